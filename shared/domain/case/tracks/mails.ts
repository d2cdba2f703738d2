import { fail, never, ok } from '../../result.ts';
import { type Instant, plusMs, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Mail } from '../state.ts';
import { changed, type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { MailTemplateId, MailTo, MailWord } from '../vocabulary.ts';
import { closes, type DeskEvent, task } from './desk.ts';

export type MailEvent = V<1> &
  (
    | {
        readonly type: 'mail-owed';
        readonly mail: string;
        readonly template: MailTemplateId;
        readonly to: MailTo;
        readonly about: string;
        readonly recipient?: string | undefined;
        /** The sealed text its address is in, when it is not the one in force. */
        readonly from?: string | undefined;
      }
    | { readonly type: 'mail-claimed'; readonly mail: string; readonly attempt: number }
    | {
        readonly type: 'mail-sent';
        readonly mail: string;
        readonly message: string;
        /** It was owed anew while this one was on its way, and is still to go out. */
        readonly earlier?: true | undefined;
      }
    | {
        readonly type: 'mail-watched';
        readonly mail: string;
        readonly word: MailWord;
        readonly permanent: boolean;
        /** SES's id of what went out, where it had one. */
        readonly message?: string | undefined;
      }
  );

export type MailCommand =
  | { readonly type: 'claim-mail'; readonly mail: string }
  /** `owedAt`: of which owing it is. */
  | {
      readonly type: 'record-mail-sent';
      readonly mail: string;
      readonly message: string;
      readonly owedAt: Instant;
    }
  | {
      readonly type: 'watch-mail';
      readonly mail: string;
      readonly word: MailWord;
      readonly permanent: boolean;
      readonly message?: string | undefined;
    }
  /** It was tried again and again, and nobody knows that it went out. */
  | { readonly type: 'doubt-mail'; readonly mail: string };

export function decideMails(file: CaseFile, command: Stamp & MailCommand): Decided {
  const mail = file.mails[command.mail];
  switch (command.type) {
    case 'claim-mail':
      return claim(mail, command);
    case 'record-mail-sent':
      if (mail && mail.owedAt !== command.owedAt)
        return ok([{ v: 1, type: 'mail-sent', mail: mail.id, message: command.message, earlier: true }]);
      return mail?.status === 'claimed'
        ? ok([{ v: 1, type: 'mail-sent', mail: mail.id, message: command.message }])
        : ok([]);
    case 'watch-mail': {
      const { word, message } = command;
      // SES's feed tells again, days later, of what went out before the mail was owed anew. Where that came back or was complained of, SES
      // refuses the next to the same address (infra/constructs/delivery-feed.ts) and says so of that one.
      if (message !== undefined && mail?.earlier?.includes(message) === true) return ok([]);
      // A soft bounce is told when SES has given up; of a mail that arrived it is an automatic reply.
      const permanent = command.permanent || (word === 'bounced' && mail?.status !== 'delivered');
      return mail &&
        !(mail.status === 'delivered' && word === 'delivered') &&
        // SES tells a bounce more than once: what a posted letter has settled since is not opened again.
        !(mail.status === 'bounced' && word !== 'complained') &&
        !(mail.status !== 'claimed' && word === 'sent')
        ? ok([
            {
              v: 1,
              type: 'mail-watched',
              mail: mail.id,
              word,
              permanent,
              ...(message === undefined ? {} : { message }),
            },
          ])
        : ok([]);
    }
    case 'doubt-mail':
      return ok(mail && isUnconfirmed(mail) ? doubts(file, mail.id) : []);
    default:
      return never(command);
  }
}

/** A worker has still to send it, or to hear that it did. */
export function isToGoOut({ status }: Mail): boolean {
  return status === 'owed' || status === 'claimed';
}

/** Owed or on its way. */
function isUnconfirmed({ status }: Mail): boolean {
  return status === 'owed' || status === 'claimed' || status === 'sent';
}

/** A person looks, once: SES says sooner or later what became of it, and the task closes by itself. */
function doubts(file: CaseFile, mail: string): readonly DeskEvent[] {
  return file.tasks[`mail-unconfirmed.${mail}`] === undefined ? [task('mail-unconfirmed', mail)] : [];
}

/** How long SES may keep silent about a mail it took before a person looks (G25). */
const silenceMs = 60 * 60_000;

/** Mails SES took and said nothing of since, and when that is a person's. */
export function unheardOf(file: CaseFile): readonly { readonly at: Instant; readonly brings: readonly DeskEvent[] }[] {
  return Object.values(file.mails)
    .filter((m) => (m.status === 'claimed' || m.status === 'sent') && doubts(file, m.id).length > 0)
    .map((m) => ({ at: plusMs(m.since, silenceMs), brings: doubts(file, m.id) }));
}

/** How long a claim is given to be followed by SES's own word before the mail may be sent again. */
export const claimTimeoutMs = 10 * 60_000;

/** An SES that takes nothing for days is asked once an hour after so many claims: each of them is a commit. */
const quickClaims = 8;

/** Whether a claim came to nothing: it was followed by no word of SES for as long as one is given. */
export function isGivenUp(mail: Mail, now: Instant): boolean {
  const given = mail.attempt > quickClaims ? 6 * claimTimeoutMs : claimTimeoutMs;
  return mail.status === 'claimed' && toEpoch(now) - toEpoch(mail.since) > given;
}

function claim(mail: Mail | undefined, command: Stamp): Decided {
  if (!mail) return fail('thing.absent');
  return mail.status === 'owed' || isGivenUp(mail, command.at)
    ? ok([{ v: 1, type: 'mail-claimed', mail: mail.id, attempt: mail.attempt + 1 }])
    : ok([]);
}

export function evolveMails(file: CaseFile, event: MailEvent, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'mail-owed': {
      const { mail: id, template, to, about, recipient, from } = event;
      const before = file.mails[id];
      const earlier = [...(before?.earlier ?? []), ...(before?.messages ?? [])];
      const { at } = meta;
      const rest = {
        status: 'owed',
        attempt: 0,
        owedAt: at,
        since: at,
        ...(earlier.length > 0 ? { earlier } : {}),
      } as const;
      const owed = { id, template, to, about, recipient, from, ...rest };
      return { ...file, mails: { ...file.mails, [id]: owed } };
    }
    case 'mail-claimed':
      return withMail(file, event.mail, { status: 'claimed', attempt: event.attempt, since: meta.at });
    case 'mail-sent':
      if (event.earlier) return withEarlier(file, event.mail, event.message);
      return withMail(withMessage(file, event.mail, event.message), event.mail, { status: 'sent', since: meta.at });
    case 'mail-watched':
      return watched(withMessage(file, event.mail, event.message), event, meta);
    default:
      return never(event);
  }
}

/** A late word of delivery never takes back a bounce, and "sent" never takes back either. Owed anew, a mail is not the one that arrived. */
function watched(file: CaseFile, event: Extract<MailEvent, { type: 'mail-watched' }>, meta: EventMeta): CaseFile {
  const now = found(file.mails, event.mail);
  if (now.status === 'bounced') return file;
  switch (event.word) {
    case 'delivered':
      return now.status === 'owed' ? file : withMail(file, event.mail, { status: 'delivered', since: meta.at });
    case 'bounced':
    case 'rejected':
      return event.permanent ? withMail(file, event.mail, { status: 'bounced', since: meta.at }) : file;
    // Whoever complains of a mail has it.
    case 'complained':
      return isUnconfirmed(now) && now.status !== 'owed'
        ? withMail(file, event.mail, { status: 'delivered', since: meta.at })
        : file;
    // SES has a mail it keeps back.
    case 'sent':
    case 'delayed':
      return now.status === 'claimed' ? withMail(file, event.mail, { status: 'sent', since: meta.at }) : file;
    default:
      return never(event.word);
  }
}

/** Of one owing there may be two: a claim nobody heard of again is taken over. Nothing is learned of a mail whose end is known. */
function withMessage(file: CaseFile, id: string, message: string | undefined): CaseFile {
  const { status, messages: known = [] } = found(file.mails, id);
  const isNews = (status === 'claimed' || status === 'sent') && message !== undefined && !known.includes(message);
  return isNews ? withMail(file, id, { messages: [...known, message] }) : file;
}

function withEarlier(file: CaseFile, id: string, message: string): CaseFile {
  return withMail(file, id, { earlier: [...(found(file.mails, id).earlier ?? []), message] });
}

function withMail(file: CaseFile, id: string, change: Partial<Mail>): CaseFile {
  return { ...file, mails: changed(file.mails, id, change) };
}

export function followMails(file: CaseFile, event: CaseEvent): Followed {
  if (event.type !== 'mail-watched') return [];
  const mail = found(file.mails, event.mail);
  if (event.word === 'delayed') return isUnconfirmed(mail) ? doubts(file, mail.id) : [];
  const known = file.tasks[`mail-undelivered.${event.mail}`];
  // A complaint leaves no mark of its own: one told again weeks later would open what a person has closed (G9).
  const isNews = event.word === 'complained' ? known === undefined : mail.status === 'bounced';
  return [
    ...(isUnconfirmed(mail) ? [] : closes(file, 'mail-unconfirmed', mail.id)),
    ...(isNews && !known?.open
      ? [
          task('mail-undelivered', mail.id),
          ...(mail.id.startsWith('S-') ? [] : [owe('S-bounced', 'compliance', mail.id)]),
        ]
      : []),
  ];
}

export function owe(
  template: MailTemplateId,
  to: MailTo,
  about: string,
  from?: string,
): Extract<MailEvent, { type: 'mail-owed' }> {
  const mail = `${template}.${about}`;
  return { v: 1, type: 'mail-owed', mail, template, to, about, ...(from === undefined ? {} : { from }) };
}
