import { SESClient, type SESClientConfig, SendRawEmailCommand } from '@aws-sdk/client-ses';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Mailer } from '../../ports/outside.ts';
import { random } from '../system/edges.ts';
import { wait } from '../system/pause.ts';
import { mailTimeLimits } from '../time-limits.ts';

interface Edges {
  wait(ms: number): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
}

/** Waits of up to 1, 2 and 4 s: with SES's own time they end well within the 30 s of send-mail. */
const askAgainWaitsMs = [1_000, 2_000, 4_000];

/** SES v1, raw MIME by nodemailer's composer. The tags tie SES's later events to the case and mail; click and open tracking stay off. A tag's value may hold only letters, digits, - and _, so the mail's id goes as base64url. */
export function createMailer(
  client: SESClient,
  config: { readonly configurationSet: string },
  edges: Edges = { wait, random },
): Mailer {
  return {
    async send(mail) {
      const mime = new MailComposer({
        from: mail.from,
        to: [...mail.to],
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      }).compile();
      const sender = mime.getEnvelope().from;
      const order = new SendRawEmailCommand({
        RawMessage: { Data: await mime.build() },
        // Nothing is decoded here: the name of the business stands in the header, as it must be written there.
        Source: sender === false ? mail.from : sender,
        Destinations: [...mail.to],
        ConfigurationSetName: config.configurationSet,
        Tags: [
          { Name: 'case', Value: mail.case },
          { Name: 'mail', Value: Buffer.from(mail.mail).toString('base64url') },
        ],
      });
      for (let tries = 0; ; tries++) {
        try {
          return { message: (await client.send(order)).MessageId ?? '' };
        } catch (error) {
          if (isForGood(error)) return { refused: true };
          // The one refusal that is over in a second; a claim stands for ten minutes, which is how long a one-time code lives.
          const longest = askAgainWaitsMs[tries];
          if (longest === undefined || !isOverRate(error)) throw error;
          await edges.wait(edges.random() * longest);
        }
      }
    },
  };
}

/** SES's word about this one mail. What it says of the whole account, a sandbox or a pause, comes under the same name and passes. */
function isForGood(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Of the sender, a tag, a header or the size too: that is our own fault, and no bounce of her address.
  if (error.name === 'InvalidParameterValue' || error.name === 'ValidationError')
    return addressFault.test(error.message);
  return error.name === 'MessageRejected' && !/verified|paused|suspended|disabled|review|limit/i.test(error.message);
}

/** What SES is known to say of a recipient, in the words of JavaMail's parser. Of the sender it would say the same: that address is held by a schema. */
const addressFault =
  /^(?:Local address |Domain |Illegal address|Empty address|Missing (?:final '@domain'|domain|local name|required header 'To'))/u;

/** An answer: nothing went out. Not the quota of the day, which is over tomorrow. */
function isOverRate(error: unknown): boolean {
  return error instanceof Error && error.name.startsWith('Throttling') && /\brate exceeded/iu.test(error.message);
}

/** One attempt: a client that tries again by itself after a lost answer sends a second mail, and no log knows of it (G2). */
export function sesClient(config: SESClientConfig = {}): SESClient {
  return new SESClient({ ...mailTimeLimits, ...config, maxAttempts: 1 });
}

export function sesMailer(config: { readonly configurationSet: string }): Mailer {
  return createMailer(sesClient(), config);
}
