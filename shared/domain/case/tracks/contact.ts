import type { Language } from '../../brand.ts';
import { fail, never, ok } from '../../result.ts';
import { type Instant, plusMs, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Change, Contact, Letter, Mail, NamedRecipient, WayState } from '../state.ts';
import { changed, type EventMeta, found, type Stamp } from '../track.ts';
import { type ChangeKind, type MailTemplateId, type Way, ways } from '../vocabulary.ts';
import type { ContactEvent, Marks } from './contact-events.ts';
import { closes } from './desk.ts';
import { isWaiting, letterOwed } from './letters.ts';
import {
  anyDisputed,
  asks,
  byWay,
  isDisputed,
  isUsable,
  onPaper,
  paper,
  parks,
  resent,
  secondWay,
  toSubject,
} from './reach.ts';

export type ContactCommand =
  | {
      readonly type: 'ask-for-change';
      readonly change: string;
      readonly what: ChangeKind;
      readonly marks: Marks;
      readonly preferred?: Way | undefined;
      readonly recipient?: NamedRecipient | undefined;
      readonly code: { readonly id: string; readonly commitment: string } & Readonly<Record<Way, Instant>>;
    }
  | {
      readonly type: 'confirm-change';
      readonly change: string;
      readonly commitment: string;
      /** Takes the place of the one in force, when the e-mail changes. */
      readonly link: NextLink;
    }
  | {
      readonly type: 'settle-change';
      readonly change: string;
      readonly confirmed: boolean;
      readonly note: string;
      /** Takes the place of the one in force, when the e-mail changes. */
      readonly link: NextLink;
    }
  | {
      readonly type: 'change-contact';
      readonly change: string;
      readonly marks: Marks;
      readonly preferred?: Way | undefined;
      readonly agreed: boolean;
      readonly note: string;
      /** Takes the place of the one in force, when the e-mail changes. */
      readonly link: NextLink;
    }
  | {
      readonly type: 'set-preferences';
      readonly language?: Language | undefined;
      readonly largePrint?: boolean | undefined;
    }
  | {
      readonly type: 'record-safe-route';
      readonly way: Way;
      readonly how: 'hers-before' | 'agreed';
      readonly note: string;
    }
  | ({ readonly type: 'renew-link'; readonly limited: boolean } & NextLink)
  | { readonly type: 'ask-for-paper'; readonly package: string }
  | { readonly type: 'view-contact'; readonly note: string };

/** The link that takes the place of the one in force. */
export interface NextLink {
  readonly version: number;
  readonly digest: string;
}

export function decideContact(file: CaseFile, command: Stamp & ContactCommand): Decided {
  switch (command.type) {
    case 'ask-for-change':
      return askForChange(file, command);
    case 'confirm-change':
      return confirm(file, command);
    case 'settle-change': {
      const change = file.changes[command.change];
      if (!change) return fail('thing.absent');
      if (change.status !== 'asked') return fail('case.moved-on');
      if (command.confirmed) return confirmed(file, change, command);
      return ok([{ v: 1, type: 'change-settled', change: change.id, how: 'refused', note: command.note }]);
    }
    case 'change-contact': {
      const { change, marks, preferred, agreed, note, link } = command;
      if (!agreed && anyDisputed(file, markList(marks))) return fail('way.unsafe');
      return preferred !== undefined && !wayAfter(file, marks, preferred)
        ? fail('way.absent')
        : moves(file, [], { v: 1, type: 'contact-changed', change, ...marks, preferred, agreed, note }, link);
    }
    case 'set-preferences': {
      const { language, largePrint } = command;
      return language === undefined && largePrint === undefined
        ? ok([])
        : ok([{ v: 1, type: 'preferences-set', language, largePrint }]);
    }
    case 'record-safe-route':
      if (!file.contact.ways[command.way].given) return fail('way.absent');
      return ok([{ v: 1, type: 'route-recorded', way: command.way, how: command.how, note: command.note }]);
    case 'renew-link':
      return renewLink(file, command);
    case 'ask-for-paper':
      return askForPaper(file, command.package);
    case 'view-contact':
      return ok([{ v: 1, type: 'contact-viewed', note: command.note }]);
    default:
      return never(command);
  }
}

/**
 * A change waits for a code to a second way, or for a person: where there is no second way, and where what she gives now also stands on
 * a disputed account. The newest of a kind is the one that counts.
 */
function askForChange(file: CaseFile, command: Extract<ContactCommand, { type: 'ask-for-change' }>): Decided {
  const { change, what, marks, preferred, recipient, code } = command;
  if (preferred !== undefined && !wayAfter(file, marks, preferred)) return fail('way.absent');
  if (what === 'withdrawal' && Object.values(file.requests).every((r) => r.answer !== undefined))
    return fail('case.moved-on');
  const second = anyDisputed(file, markList(marks)) ? undefined : secondWay(file);
  const { id, commitment } = code;
  return ok([
    ...Object.values(file.changes)
      .filter((c) => c.status === 'asked' && c.what === what && what !== 'recipient')
      .map((c) => ({ v: 1, type: 'change-settled', change: c.id, how: 'replaced' }) as const),
    { v: 1, type: 'change-asked', change, what, by: second ?? 'staff', ...marks, preferred, recipient },
    ...(second === undefined
      ? []
      : [
          {
            v: 1,
            type: 'code-issued',
            code: id,
            commitment,
            expiresAt: code[second],
            via: second,
            change,
          } as const,
        ]),
  ]);
}

/** After as many wrong codes the change has to be asked for again. */
const maxWrongCodes = 5;

function confirm(file: CaseFile, command: Stamp & Extract<ContactCommand, { type: 'confirm-change' }>): Decided {
  const change = file.changes[command.change];
  if (change?.status !== 'asked') return fail('case.moved-on');
  const code = Object.values(file.codes).findLast((c) => c.change === change.id);
  if (!code) return fail('case.moved-on');
  if (code.refused >= maxWrongCodes) return fail('code.too-many');
  if (toEpoch(command.at) > toEpoch(code.expiresAt)) return fail('code.expired');
  if (code.commitment !== command.commitment) return ok([{ v: 1, type: 'code-refused', code: code.id }]);
  return confirmed(file, change, command);
}

function confirmed(
  file: CaseFile,
  { id, what, marks, preferred }: Change,
  { link, ...said }: { readonly link: NextLink; readonly note?: string },
): Decided {
  const settled = { v: 1, type: 'change-settled', change: id, how: 'confirmed', note: said.note } as const;
  return what === 'contact'
    ? moves(file, [settled], { v: 1, type: 'contact-changed', change: id, ...marks, preferred }, link)
    : ok([settled]);
}

/** The link in force lies in the mailbox of before: with another e-mail it is revoked in the same commit, or it would live on (T4). */
function moves(
  file: CaseFile,
  before: readonly CaseEvent[],
  event: Extract<ContactEvent, { type: 'contact-changed' }>,
  { version, digest }: NextLink,
): Decided {
  if (event.email === undefined) return ok([...before, event]);
  return version === file.linkVersion + 1
    ? ok([...before, event, { v: 1, type: 'link-renewed', version, digest }])
    : fail('case.moved-on');
}

const dayMs = 24 * 3_600_000;
const linksPerDay = 3;

/** A stranger with reference and ZIP can neither flood her nor take a letter's link away before it is posted: then nothing happens. */
function renewLink(file: CaseFile, command: Stamp & Extract<ContactCommand, { type: 'renew-link' }>): Decided {
  const { version, digest, limited } = command;
  if (version !== file.linkVersion + 1) return fail('case.moved-on');
  const recent = file.contact.links.filter((at) => toEpoch(plusMs(at, dayMs)) > toEpoch(command.at));
  const onItsWay = Object.values(file.letters).some(
    (l) => (l.template === 'V1' || l.template === 'V12') && isWaiting(l),
  );
  if (limited && (recent.length >= linksPerDay || onItsWay)) return ok([]);
  return ok([{ v: 1, type: 'link-renewed', version, digest }]);
}

/** The records on paper, free (L32), to where she is written to by post. */
function askForPaper(file: CaseFile, id: string): Decided {
  const pack = file.packages[id];
  if (pack?.status !== 'released') return fail('records.not-released');
  const template = pack.partial ? 'V8' : 'V7';
  if (lettersOf(file, template, id).some(isWaiting)) return ok([]);
  if (!isUsable(file, 'post')) return fail('way.absent');
  return ok(
    isDisputed(file, 'post')
      ? parks(file, { message: `${paper}${id}`, template, about: id, way: 'post', why: 'disputed' })
      : [letterOwed(file, template, id, 'asked')],
  );
}

function wayAfter(file: CaseFile, marks: Marks, way: Way): boolean {
  return marks[way] !== undefined || file.contact.ways[way].given;
}

function markList(marks: Marks): readonly string[] {
  return ways.flatMap((w) => marks[w] ?? []);
}

/** A letter must not be printed to where it is not safe any more; what was found since it was owed counts. */
export function unsafeToPrint(file: CaseFile, letter: Letter): Followed | undefined {
  if (letter.recipient !== undefined) return file.recipients[letter.recipient]?.revoked === false ? undefined : [];
  if (letter.from !== undefined) return undefined;
  return isDisputed(file, 'post') ? toSubject(file, letter.template, letter.about) : undefined;
}

export function startingContact(opened: {
  readonly byPost: boolean;
  readonly safeContact: boolean;
  readonly email?: boolean | undefined;
  readonly post?: boolean | undefined;
  readonly largePrint?: boolean | undefined;
}): Contact {
  const way = (given: boolean): WayState => ({ given, from: 'report', failed: false, allowed: false });
  return {
    preferred: opened.byPost ? 'post' : 'email',
    ways: { email: way(opened.email ?? !opened.byPost), post: way(opened.post ?? !opened.safeContact) },
    largePrint: opened.largePrint ?? false,
    links: [],
  };
}

export function evolveContact(file: CaseFile, event: ContactEvent, meta: EventMeta): CaseFile {
  const { contact } = file;
  switch (event.type) {
    case 'contact-marked':
      // Of the report: where she was written to elsewhere before it was prepared, the mark of that stands (L45).
      return ways.reduce(
        (f, w) => (f.contact.ways[w].mark === undefined ? withWay(f, w, { mark: event[w] }) : f),
        file,
      );
    case 'way-failed':
      return withWay(file, event.way, { failed: true });
    case 'message-parked': {
      const { message: id, template, about, way, why } = event;
      return { ...file, parked: { ...file.parked, [id]: { id, template, about, way, why } } };
    }
    case 'message-freed': {
      const { [event.message]: _, ...parked } = file.parked;
      return { ...file, parked };
    }
    case 'route-recorded':
      return withWay(file, event.way, { allowed: true, failed: false });
    case 'change-asked': {
      const { change: id, what, by, preferred, recipient } = event;
      const asked: Change = { id, what, by, preferred, recipient, status: 'asked', marks: marksOf(event), former: {} };
      return { ...file, changes: { ...file.changes, [id]: asked } };
    }
    case 'change-settled':
      return { ...file, changes: changed(file.changes, event.change, { status: event.how }) };
    case 'contact-changed':
      return contactChanged(file, event);
    case 'preferences-set':
      return {
        ...file,
        language: event.language ?? file.language,
        contact: { ...contact, largePrint: event.largePrint ?? contact.largePrint },
      };
    case 'link-renewed': {
      const links = [...contact.links, meta.at];
      return { ...file, linkVersion: event.version, contact: { ...contact, links, linkDigest: event.digest } };
    }
    case 'contact-viewed':
      return file;
    default:
      return never(event);
  }
}

function contactChanged(file: CaseFile, event: Extract<ContactEvent, { type: 'contact-changed' }>): CaseFile {
  const { change: id, preferred, agreed } = event;
  const marks = marksOf(event);
  const changedWays = ways.filter((w) => marks[w] !== undefined);
  const former = Object.fromEntries(
    changedWays
      .filter((w) => isUsable(file, w) && !isDisputed(file, w))
      .map((w) => [w, file.contact.ways[w].from] as const),
  );
  const base: Change = file.changes[id] ?? { id, what: 'contact', by: 'staff', status: 'confirmed', marks, former };
  const moved = changedWays.reduce(
    (f, w) =>
      withWay(f, w, { given: true, from: `change.${id}`, mark: marks[w], failed: false, allowed: agreed ?? false }),
    file,
  );
  return {
    ...moved,
    contact: { ...moved.contact, preferred: preferred ?? moved.contact.preferred },
    changes: { ...moved.changes, [id]: { ...base, former } },
    // What was printed with the address of before is printed again.
    letters: marks.post === undefined ? moved.letters : reprinted(moved),
  };
}

function reprinted(file: CaseFile): CaseFile['letters'] {
  return Object.fromEntries(
    Object.entries(file.letters).map(([id, l]) => [
      id,
      l.status === 'printed' && l.from === undefined && l.recipient === undefined ? { ...l, status: 'owed' } : l,
    ]),
  );
}

function marksOf(event: { readonly email?: string | undefined; readonly post?: string | undefined }) {
  return {
    ...(event.email === undefined ? {} : { email: event.email }),
    ...(event.post === undefined ? {} : { post: event.post }),
  };
}

function withWay(file: CaseFile, way: Way, change: Partial<WayState>): CaseFile {
  const { contact } = file;
  return { ...file, contact: { ...contact, ways: { ...contact.ways, [way]: { ...contact.ways[way], ...change } } } };
}

export function followContact(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'mail-watched':
      return mailFailed(file, event);
    case 'letter-returned': {
      const letter = found(file.letters, event.letter);
      if (letter.recipient !== undefined) return asks(file, 'letter-returned', letter.id);
      if (letter.from !== undefined) return [];
      if (letter.sentTo !== file.contact.ways.post.from) return toSubject(file, letter.template, letter.about);
      return [
        { v: 1, type: 'way-failed', way: 'post', why: 'returned', message: letter.id },
        ...asks(file, 'letter-returned', letter.id),
      ];
    }
    case 'letter-late':
      return asks(file, 'letter-unposted', event.letter);
    case 'change-asked':
      return event.by === 'staff' ? asks(file, 'confirm-change', event.change) : [];
    case 'change-settled':
      return settled(file, event);
    case 'contact-changed':
      return [...told(file, event.change), ...resent(file)];
    case 'route-recorded':
      return resent(file);
    case 'link-renewed':
      return toSubject(file, 'V12', String(event.version));
    default:
      return [];
  }
}

/**
 * What did not reach her goes out on paper (ux.md, Mails, rule 10). Not what went to where she was before, and not a code: she asks for
 * another, and that goes by the way that works.
 */
function mailFailed(file: CaseFile, event: Extract<CaseEvent, { type: 'mail-watched' }>): Followed {
  const mail = file.mails[event.mail];
  if (mail?.to !== 'subject' || mail.from !== undefined) return [];
  const bounced = mail.status === 'bounced';
  if (!bounced && event.word !== 'complained') return [];
  const why = bounced ? 'bounced' : 'complained';
  return [
    ...(file.contact.ways.email.failed
      ? []
      : [{ v: 1, type: 'way-failed', way: 'email', why, message: mail.id } as const]),
    ...(mail.template === 'V13' || isOnPaper(file, mail) ? [] : onPaper(file, mail.template, mail.about)),
  ];
}

/** A letter says the same and did not come back: the one she has or will have. */
function isOnPaper(file: CaseFile, { template, about }: Mail): boolean {
  return lettersOf(file, template, about).some((l) => isWaiting(l) || l.status === 'posted');
}

/** Letters to her of this message; what goes to a recipient has templates of its own. */
function lettersOf(file: CaseFile, template: MailTemplateId, about: string): readonly Letter[] {
  return Object.values(file.letters).filter((l) => l.template === template && l.about === about);
}

function settled(file: CaseFile, event: Extract<CaseEvent, { type: 'change-settled' }>): Followed {
  const change = found(file.changes, event.change);
  const { recipient } = change;
  return [
    ...closes(file, 'confirm-change', change.id),
    ...(event.how === 'confirmed' && recipient && file.recipients[recipient.id] === undefined
      ? [
          {
            v: 1,
            type: 'recipient-named',
            recipient: recipient.id,
            kind: recipient.kind,
            byPost: recipient.byPost,
            note: `change.${change.id}`,
          } as const,
        ]
      : []),
  ];
}

/** V14: to where she was written to before, to the new one, and by the other way, as far as each is safe. */
function told(file: CaseFile, id: string): Followed {
  const change = found(file.changes, id);
  return [
    ...ways.flatMap((w) => {
      const from = change.former[w];
      return from === undefined ? [] : byWay(file, w, 'V14', `${id}.${w}-before`, from);
    }),
    ...ways
      .filter((w) => isUsable(file, w) && !isDisputed(file, w))
      .flatMap((w) => byWay(file, w, 'V14', `${id}.${w}-now`)),
  ];
}
