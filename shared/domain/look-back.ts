import type { Language } from './brand.ts';
import type { Actor, Channel } from './case/vocabulary.ts';
import type { Sha256 } from './chain.ts';
import { fail, never, ok, type Result } from './result.ts';
import type { Instant, LocalDate } from './time.ts';

/** What became of somebody who asked before there was Redress, as the old files say it (L48, N14). */
export const pastOutcomes = ['records', 'declined', 'refused', 'none', 'unknown'] as const;
export type PastOutcome = (typeof pastOutcomes)[number];

/** One line of the old files, without personal data: that is sealed under `id`. */
export interface PastContact {
  /** Keyed digest of the line as it came: the same line is one contact, however often it is imported. */
  readonly id: string;
  /** Keyed digest of who it is: one person gets one letter. */
  readonly person: string;
  /** What a letter asks her to quote. */
  readonly code: string;
  readonly channel: Exclude<Channel, 'web'>;
  readonly language: Language;
  readonly receivedOn: LocalDate;
  readonly outcome: PastOutcome;
  readonly answeredOn?: LocalDate | undefined;
  readonly ways: readonly ('email' | 'post')[];
}

export type LookBackEvent = { readonly v: 1 } & (
  | { readonly type: 'contacts-imported'; readonly contacts: readonly PastContact[]; readonly file: string }
  | { readonly type: 'letter-printed'; readonly contact: string; readonly commitment: string }
  | { readonly type: 'letter-posted'; readonly contact: string; readonly on: LocalDate; readonly proof: string }
  | { readonly type: 'letter-returned'; readonly contact: string; readonly on: LocalDate }
  /** Written before it is sent: a mail that may have gone is not sent again by itself. */
  | { readonly type: 'mail-claimed'; readonly contact: string }
  | { readonly type: 'mail-sent'; readonly contact: string; readonly message: string }
  /** It came back, or SES refused its address for good (G25). */
  | { readonly type: 'mail-bounced'; readonly contact: string }
  | {
      readonly type: 'letter-answered';
      readonly contact: string;
      readonly on: LocalDate;
      readonly reference: string;
    }
);

export type LookBackCommand =
  | { readonly type: 'import'; readonly contacts: readonly PastContact[]; readonly file: string }
  | { readonly type: 'print'; readonly contact: string; readonly commitment: string }
  | { readonly type: 'post'; readonly contact: string; readonly on: LocalDate; readonly proof: string }
  | { readonly type: 'return'; readonly contact: string; readonly on: LocalDate }
  | { readonly type: 'claim-mail'; readonly contact: string }
  | { readonly type: 'record-mail'; readonly contact: string; readonly message: string }
  | { readonly type: 'bounce'; readonly contact: string }
  | { readonly type: 'answer'; readonly contact: string; readonly on: LocalDate; readonly reference: string };

export interface Standing extends PastContact {
  readonly letter?: 'printed' | 'posted' | 'returned' | undefined;
  readonly postedOn?: LocalDate | undefined;
  readonly mail?: 'claimed' | 'sent' | 'bounced' | undefined;
  readonly mailedOn?: LocalDate | undefined;
  readonly answer?: { readonly on: LocalDate; readonly reference: string } | undefined;
}

/** The drive as its log tells it; in the order of import. */
export interface Drive {
  readonly contacts: Readonly<Record<string, Standing>>;
}

export const noDrive: Drive = { contacts: {} };

export type LookBackRefusal = 'contact.absent' | 'contact.moved-on' | 'contact.without-way';

export function decideLookBack(
  drive: Drive,
  command: LookBackCommand,
): Result<readonly LookBackEvent[], LookBackRefusal> {
  if (command.type === 'import') {
    const contacts = command.contacts.filter(
      (c, i) => drive.contacts[c.id] === undefined && command.contacts.findIndex((o) => o.id === c.id) === i,
    );
    return ok(contacts.length === 0 ? [] : [{ v: 1, type: 'contacts-imported', contacts, file: command.file }]);
  }
  const contact = drive.contacts[command.contact];
  if (!contact) return fail('contact.absent');
  const { contact: id } = command;
  switch (command.type) {
    case 'print':
      if (!contact.ways.includes('post')) return fail('contact.without-way');
      return contact.letter === 'posted' || contact.answer
        ? fail('contact.moved-on')
        : ok([{ v: 1, type: 'letter-printed', contact: id, commitment: command.commitment }]);
    case 'post':
      return contact.letter === 'printed'
        ? ok([{ v: 1, type: 'letter-posted', contact: id, on: command.on, proof: command.proof }])
        : fail('contact.moved-on');
    case 'return':
      return contact.letter === 'posted'
        ? ok([{ v: 1, type: 'letter-returned', contact: id, on: command.on }])
        : fail('contact.moved-on');
    case 'claim-mail':
      if (!contact.ways.includes('email')) return fail('contact.without-way');
      return contact.mail || contact.answer
        ? fail('contact.moved-on')
        : ok([{ v: 1, type: 'mail-claimed', contact: id }]);
    case 'record-mail':
      return contact.mail === 'claimed'
        ? ok([{ v: 1, type: 'mail-sent', contact: id, message: command.message }])
        : fail('contact.moved-on');
    case 'bounce':
      return ok(contact.mail && contact.mail !== 'bounced' ? [{ v: 1, type: 'mail-bounced', contact: id }] : []);
    case 'answer':
      return contact.answer
        ? contact.answer.reference === command.reference
          ? ok([])
          : fail('contact.moved-on')
        : ok([{ v: 1, type: 'letter-answered', contact: id, on: command.on, reference: command.reference }]);
    default:
      return never(command);
  }
}

export function evolveLookBack(drive: Drive, event: LookBackEvent, at: Instant): Drive {
  if (event.type === 'contacts-imported')
    return { contacts: { ...drive.contacts, ...Object.fromEntries(event.contacts.map((c) => [c.id, c])) } };
  const contact = drive.contacts[event.contact];
  if (!contact) return drive;
  return { contacts: { ...drive.contacts, [event.contact]: { ...contact, ...changeBy(event, at) } } };
}

function changeBy(event: Exclude<LookBackEvent, { type: 'contacts-imported' }>, at: Instant): Partial<Standing> {
  switch (event.type) {
    case 'letter-printed':
      return { letter: 'printed' };
    case 'letter-posted':
      return { letter: 'posted', postedOn: event.on };
    case 'letter-returned':
      return { letter: 'returned' };
    case 'mail-claimed':
      return { mail: 'claimed' };
    case 'mail-sent':
      return { mail: 'sent', mailedOn: at.slice(0, 10) };
    case 'mail-bounced':
      return { mail: 'bounced', mailedOn: undefined };
    case 'letter-answered':
      return { answer: { on: event.on, reference: event.reference } };
    default:
      return never(event);
  }
}

/** Whoever got no records and no lawful reason. Records sent late were sent: that is reported, not written about. */
export function isUnanswered(contact: PastContact): boolean {
  return contact.outcome !== 'records' && contact.outcome !== 'declined';
}

/** One contact per person who is owed a letter: the first time she asked; none when one of her contacts was answered later. */
export function toWriteTo(drive: Drive): readonly Standing[] {
  const byPerson = new Map<string, Standing[]>();
  for (const contact of Object.values(drive.contacts))
    byPerson.set(contact.person, [...(byPerson.get(contact.person) ?? []), contact]);
  return [...byPerson.values()].flatMap((all) => {
    const sorted = all.toSorted((a, b) => a.receivedOn.localeCompare(b.receivedOn));
    const settled = sorted.findLastIndex((c) => !isUnanswered(c));
    const open = sorted.slice(settled + 1);
    // What was written or answered about stays the one, whatever older line is imported after it.
    return open.find((c) => c.letter || c.mail || c.answer) ?? open[0] ?? [];
  });
}

export interface Progress {
  readonly lines: number;
  readonly people: number;
  readonly gotRecords: number;
  readonly declined: number;
  /** People who got neither. */
  readonly unanswered: number;
  readonly posted: number;
  readonly mailed: number;
  /** Letter or mail came back, and nothing else reached them or still can. */
  readonly unreached: number;
  /** No address of any kind in the old files. */
  readonly withoutWay: number;
  /** Not written to yet. */
  readonly toWrite: number;
  readonly askedAgain: number;
  readonly firstReceivedOn?: LocalDate | undefined;
  readonly lastReceivedOn?: LocalDate | undefined;
}

export function progressOf(drive: Drive): Progress {
  const all = Object.values(drive.contacts);
  const owed = toWriteTo(drive);
  const days = all.map((c) => c.receivedOn).toSorted();
  const count = (of: readonly Standing[], holds: (c: Standing) => boolean) => of.filter(holds).length;
  return {
    lines: all.length,
    people: new Set(all.map((c) => c.person)).size,
    gotRecords: count(all, (c) => c.outcome === 'records'),
    declined: count(all, (c) => c.outcome === 'declined'),
    unanswered: owed.length,
    posted: count(owed, (c) => c.postedOn !== undefined),
    mailed: count(owed, (c) => c.mail === 'sent'),
    unreached: count(owed, (c) => isUnreached(c) && !c.answer),
    withoutWay: count(owed, (c) => c.ways.length === 0 && !c.answer),
    toWrite: count(owed, (c) => c.ways.length > 0 && !isWrittenTo(c) && !isUnreached(c) && !c.answer),
    askedAgain: count(owed, (c) => c.answer !== undefined),
    firstReceivedOn: days[0],
    lastReceivedOn: days.at(-1),
  };
}

export function isWrittenTo(contact: Standing): boolean {
  return contact.postedOn !== undefined || contact.mail === 'sent';
}

function isUnreached({ letter, mail, postedOn, ways }: Standing): boolean {
  if (mail === 'sent') return false;
  return letter === 'returned' || (mail === 'bounced' && postedOn === undefined && !ways.includes('post'));
}

/** What is signed: dated, counted, bound to the list and to the drive's log. */
export interface Certificate extends Progress {
  readonly drive: string;
  readonly at: Instant;
  /** SHA-256 over the keyed digests of all lines, sorted, one a line. */
  readonly list: string;
  readonly log: { readonly seq: number; readonly hash: string };
}

export function certificateOf(
  drive: Drive,
  about: { readonly name: string; readonly at: Instant; readonly seq: number; readonly hash: string },
  sha256: Sha256,
): Certificate {
  return {
    drive: about.name,
    at: about.at,
    ...progressOf(drive),
    list: sha256(Object.keys(drive.contacts).toSorted().join('\n')),
    log: { seq: about.seq, hash: about.hash },
  };
}

/** One entry of a drive's log. */
export interface LookBackCommit {
  readonly drive: string;
  readonly seq: number;
  readonly at: Instant;
  readonly actor: Actor;
  readonly events: readonly LookBackEvent[];
  readonly prev: string;
}

export function sealLookBack({ drive, seq, at, actor, events, prev }: LookBackCommit, sha256: Sha256) {
  const body = JSON.stringify({ drive, seq, at, actor, events, prev });
  return { seq, body, hash: sha256(body) };
}
