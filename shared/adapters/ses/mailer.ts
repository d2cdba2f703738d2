import { SESClient, type SESClientConfig, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mailer } from '../../ports/outside.ts';
import { mailTimeLimits } from '../time-limits.ts';

/** SES v1, raw MIME by nodemailer's composer. The tags tie SES's later events to the case and mail; click and open tracking stay off. A tag's value may hold only letters, digits, - and _, so the mail's id goes as base64url. */
export function createMailer(client: SESClient, config: { readonly configurationSet: string }): Mailer {
  return {
    async send(mail) {
      const raw = await new MailComposer({
        from: mail.from,
        to: [...mail.to],
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
        .compile()
        .build();
      const order = new SendRawEmailCommand({
        RawMessage: { Data: raw },
        Source: mail.from,
        Destinations: [...mail.to],
        ConfigurationSetName: config.configurationSet,
        Tags: [
          { Name: 'case', Value: mail.case },
          { Name: 'mail', Value: Buffer.from(mail.mail).toString('base64url') },
        ],
      });
      try {
        return { message: (await client.send(order)).MessageId ?? '' };
      } catch (error) {
        if (isForGood(error)) return { refused: true };
        throw error;
      }
    },
  };
}

/** SES's word about this one mail. What it says of the whole account, a sandbox or a pause, comes under the same name and passes. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'InvalidParameterValue' || error.name === 'ValidationError') return true;
  return error.name === 'MessageRejected' && !/verified|paused|suspended|disabled|review|limit/i.test(error.message);
}

/** One attempt: a client that tries again by itself after a lost answer sends a second mail, and no log knows of it (G2). */
export function sesClient(config: SESClientConfig = {}): SESClient {
  return new SESClient({ ...mailTimeLimits, ...config, maxAttempts: 1 });
}

export function sesMailer(config: { readonly configurationSet: string }): Mailer {
  return createMailer(sesClient(), config);
}
