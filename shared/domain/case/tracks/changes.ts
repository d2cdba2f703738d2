import { fail, never, ok } from '../../result.ts';
import { type Instant, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Change, NamedRecipient } from '../state.ts';
import { actorId, changed, type EventMeta, found, type Stamp, type V } from '../track.ts';
import { type ChangeKind, type Way, ways } from '../vocabulary.ts';
import { type NextLink, withWay } from './contact.ts';
import type { Marks } from './contact-events.ts';
import { closes } from './desk.ts';
import { anyDisputed, asks, byWay, isDisputed, isUsable, resent, secondWay } from './reach.ts';

export type ChangeEvent = V<1> &
  (
    | {
        readonly type: 'change-asked';
        readonly change: string;
        readonly what: ChangeKind;
        readonly by: Way | 'staff';
        readonly email?: string | undefined;
        readonly post?: string | undefined;
        readonly preferred?: Way | undefined;
        readonly recipient?: NamedRecipient | undefined;
      }
    | {
        readonly type: 'change-settled';
        readonly change: string;
        readonly how: 'confirmed' | 'refused' | 'replaced';
        readonly note?: string | undefined;
      }
    /** What was asked is sealed, and was shown. */
    | { readonly type: 'change-viewed'; readonly change: string }
    | {
        readonly type: 'contact-changed';
        readonly change: string;
        readonly email?: string | undefined;
        readonly post?: string | undefined;
        readonly preferred?: Way | undefined;
        /** A person agreed on it with her: it may stand on a disputed account. */
        readonly agreed?: boolean | undefined;
        readonly note?: string | undefined;
      }
  );

export type ChangeCommand =
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
  | { readonly type: 'view-change'; readonly change: string }
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
    };

export function decideChanges(file: CaseFile, command: Stamp & ChangeCommand): Decided {
  switch (command.type) {
    case 'ask-for-change':
      return askForChange(file, command);
    case 'confirm-change':
      return confirm(file, command);
    case 'settle-change': {
      const change = file.changes[command.change];
      if (!change) return fail('thing.absent');
      if (change.status !== 'asked') return fail('case.moved-on');
      if (!command.confirmed)
        return ok([{ v: 1, type: 'change-settled', change: change.id, how: 'refused', note: command.note }]);
      return isUnread(change, actorId(command.actor)) ? fail('rule.change-unread') : confirmed(file, change, command);
    }
    case 'view-change':
      return file.changes[command.change]
        ? ok([{ v: 1, type: 'change-viewed', change: command.change }])
        : fail('thing.absent');
    case 'change-contact': {
      const { change, marks, preferred, agreed, note, link } = command;
      if (!agreed && anyDisputed(file, markList(marks))) return fail('way.unsafe');
      return preferred !== undefined && !wayAfter(file, marks, preferred)
        ? fail('way.absent')
        : moves(file, [], { v: 1, type: 'contact-changed', change, ...marks, preferred, agreed, note }, link);
    }
    default:
      return never(command);
  }
}

/**
 * A change waits for a code to a second way, or for a person: where there is no second way, and where what she gives now also stands on
 * a disputed account. The newest of a kind is the one that counts.
 */
function askForChange(file: CaseFile, command: Extract<ChangeCommand, { type: 'ask-for-change' }>): Decided {
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

/** "Did you ask for something?" says nothing of what: a thief who has her link may have asked since (T1, L45). A withdrawal has no more to read. */
function isUnread({ what, readBy }: Change, staff: string): boolean {
  return what !== 'withdrawal' && !readBy?.includes(staff);
}

/** After as many wrong codes the change has to be asked for again. */
const maxWrongCodes = 5;

function confirm(file: CaseFile, command: Stamp & Extract<ChangeCommand, { type: 'confirm-change' }>): Decided {
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
  event: Extract<ChangeEvent, { type: 'contact-changed' }>,
  { version, digest }: NextLink,
): Decided {
  if (event.email === undefined) return ok([...before, event]);
  return version === file.linkVersion + 1
    ? ok([...before, event, { v: 1, type: 'link-renewed', version, digest }])
    : fail('case.moved-on');
}

function wayAfter(file: CaseFile, marks: Marks, way: Way): boolean {
  return marks[way] !== undefined || file.contact.ways[way].given;
}

function markList(marks: Marks): readonly string[] {
  return ways.flatMap((w) => marks[w] ?? []);
}

export function evolveChanges(file: CaseFile, event: ChangeEvent, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'change-asked': {
      const { change: id, what, by, preferred, recipient } = event;
      const last = Object.values(file.changes).findLast((c) => c.what === what);
      const asked: Change = {
        id,
        what,
        by,
        preferred,
        recipient,
        status: 'asked',
        askedAt: meta.at,
        insteadOf: last?.status === 'replaced' ? last.id : undefined,
        marks: marksOf(event),
        former: {},
      };
      return { ...file, changes: { ...file.changes, [id]: asked } };
    }
    case 'change-settled':
      return { ...file, changes: changed(file.changes, event.change, { status: event.how }) };
    case 'change-viewed': {
      const { readBy = [] } = found(file.changes, event.change);
      return { ...file, changes: changed(file.changes, event.change, { readBy: [...readBy, actorId(meta.actor)] }) };
    }
    case 'contact-changed':
      return contactChanged(file, event);
    default:
      return never(event);
  }
}

function contactChanged(file: CaseFile, event: Extract<ChangeEvent, { type: 'contact-changed' }>): CaseFile {
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

export function followChanges(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'change-asked':
      return event.by === 'staff' ? asks(file, 'confirm-change', event.change) : [];
    case 'change-settled':
      return settled(file, event);
    case 'contact-changed':
      return [...told(file, event.change), ...resent(file)];
    default:
      return [];
  }
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
