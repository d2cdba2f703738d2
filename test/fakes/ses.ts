import type { Mailer } from '../../shared/ports/outside.ts';
import { type Gate, straight } from './gate.ts';

export type Mail = Parameters<Mailer['send']>[0];
export interface SentMail extends Mail {
  readonly message: string;
  readonly at: number;
}

const ascii = /^[\x21-\x7e]+$/;

/** SES: every accepted mail is kept; there is no idempotency key, and asking twice sends twice. An address that is not plain ASCII is refused for good. */
export class FakeSes {
  readonly sent: SentMail[] = [];
  /** Told of every accepted mail: the feed of events starts here. */
  accepted: (mail: SentMail) => void = () => undefined;

  send(mail: Mail, now: number): Awaited<ReturnType<Mailer['send']>> {
    if (mail.to.length === 0 || mail.to.some((address) => !ascii.test(address))) return { refused: true };
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
