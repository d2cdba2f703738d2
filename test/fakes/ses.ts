import type { Mailer } from '../../shared/ports/outside.ts';
import { type Gate, straight } from './gate.ts';

export type Mail = Parameters<Mailer['send']>[0];
export interface SentMail extends Mail {
  readonly message: string;
  readonly at: number;
}

/** SES: every accepted mail is kept; there is no idempotency key, and asking twice sends twice. */
export class FakeSes {
  readonly sent: SentMail[] = [];
  /** Told of every accepted mail: the feed of events starts here. */
  accepted: (mail: SentMail) => void = () => undefined;

  send(mail: Mail, now: number): { readonly message: string } {
    if (mail.to.length === 0) throw new Error('InvalidParameterValue: no recipient');
    const message = `ses-${this.sent.length + 1}`;
    const sent = { ...mail, message, at: now };
    this.sent.push(sent);
    this.accepted(sent);
    return { message };
  }
}

export function fakeMailer(ses: FakeSes, view: { readonly gate?: Gate; now?(): number } = {}): Mailer {
  const { gate = straight, now = () => 0 } = view;
  return { send: (mail) => gate('ses.send', () => ses.send(mail, now())) };
}
