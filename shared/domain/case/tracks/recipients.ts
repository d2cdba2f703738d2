import { fail, never, ok } from '../../result.ts';
import type { LocalDate } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import {
  correspondentOf,
  isReady,
  type Limits,
  type NumberSource,
  newRecipient,
  type Recipient,
  type RecipientKind,
  type RecipientProof,
  toShowAnew,
} from '../recipient.ts';
import type { CaseFile, WayState } from '../state.ts';
import { changed, type EventMeta, found, type V } from '../track.ts';
import type { Decision, MailTemplateId } from '../vocabulary.ts';
import { isWaiting } from './answers.ts';
import type { Marks } from './contact-events.ts';
import { closesLost } from './copies-sent.ts';
import { closes, task } from './desk.ts';
import { type LetterEvent, movedTo, recipientLetter } from './letters.ts';
import type { MailEvent } from './mails.ts';
import { herOwn, tellEveryWay, toSubject } from './reach.ts';

export type RecipientEvent = V<1> &
  (
    | {
        readonly type: 'recipient-named';
        readonly recipient: string;
        readonly kind: Exclude<RecipientKind, 'subject'>;
        readonly byPost: boolean;
        readonly note: string;
      }
    | {
        readonly type: 'recipient-proved';
        readonly recipient: string;
        readonly covers: readonly RecipientProof[];
        readonly documents: readonly string[];
        readonly note: string;
        readonly source?: NumberSource | undefined;
        readonly limits?: Limits | undefined;
      }
    | {
        readonly type: 'recipient-revoked';
        readonly recipient: string;
        readonly note?: string | undefined;
        readonly passed?: Passed | undefined;
      }
    /** Where he is written to from now on; `contact`: the sealed text it is in. */
    | {
        readonly type: 'recipient-moved';
        readonly recipient: string;
        readonly byPost: boolean;
        readonly contact: string;
        readonly note: string;
      }
    | {
        readonly type: 'copy-released';
        readonly request: string;
        readonly package: string;
        readonly recipient: string;
        readonly until: LocalDate;
      }
    /** Who he is, and where he is written to, are sealed and were shown. */
    | { readonly type: 'recipient-viewed'; readonly recipient: string }
  );

export type RecipientCommand =
  | {
      readonly type: 'name-recipient';
      readonly recipient: string;
      readonly kind: Exclude<RecipientKind, 'subject'>;
      readonly byPost: boolean;
      readonly note: string;
    }
  | {
      readonly type: 'prove-recipient';
      readonly recipient: string;
      readonly covers: readonly RecipientProof[];
      readonly documents: readonly string[];
      readonly note: string;
      readonly source?: NumberSource | undefined;
      readonly limits?: Limits | undefined;
    }
  | {
      readonly type: 'move-recipient';
      readonly recipient: string;
      readonly byPost: boolean;
      readonly contact: string;
      readonly note: string;
    }
  | {
      readonly type: 'revoke-recipient';
      readonly recipient: string;
      readonly note?: string | undefined;
      readonly passed?: Passed | undefined;
    }
  | { readonly type: 'view-recipient'; readonly recipient: string };

/** What passes to her when the one who asked for her is revoked: where she is written to herself, and a link that is not his. */
export interface Passed {
  readonly marks: Marks;
  readonly version: number;
  readonly digest: string;
}

export function decideRecipients(file: CaseFile, command: RecipientCommand): Decided {
  const recipient = file.recipients[command.recipient];
  if (command.type === 'name-recipient') {
    const { recipient: id, kind, byPost, note } = command;
    return recipient
      ? fail('case.moved-on')
      : ok([{ v: 1, type: 'recipient-named', recipient: id, kind, byPost, note }]);
  }
  if (!recipient) return fail('thing.absent');
  if (command.type === 'view-recipient')
    // How to reach her is a look of its own, which wants a reason.
    return recipient.kind === 'subject'
      ? fail('thing.absent')
      : ok([{ v: 1, type: 'recipient-viewed', recipient: recipient.id }]);
  if (recipient.revoked) return fail('rule.recipient-revoked');
  switch (command.type) {
    case 'prove-recipient':
      return prove(file, recipient, command);
    case 'move-recipient': {
      const { byPost, contact, note } = command;
      if (recipient.id === correspondentOf(file)) return fail('rule.correspondent');
      return ok([{ v: 1, type: 'recipient-moved', recipient: recipient.id, byPost, contact, note }]);
    }
    case 'revoke-recipient':
      // What a victim is owed is hers by law: nobody takes it back, and "police only" does not exist (L34).
      return recipient.kind === 'subject'
        ? fail('rule.victims-copy')
        : ok([
            {
              v: 1,
              type: 'recipient-revoked',
              recipient: recipient.id,
              note: command.note,
              ...(command.passed ? { passed: command.passed } : {}),
            },
          ]);
    default:
      return never(command);
  }
}

function prove(
  file: CaseFile,
  recipient: Recipient,
  command: Extract<RecipientCommand, { type: 'prove-recipient' }>,
): Decided {
  const { covers, documents, note, source, limits } = command;
  if (!covers.some((proof) => recipient.missing.includes(proof))) return fail('case.moved-on');
  if (documents.some((id) => file.documents[id]?.status !== 'received')) return fail('evidence.not-received');
  if (covers.includes('call-back') && source === undefined) return fail('rule.call-back-number');
  return ok([{ v: 1, type: 'recipient-proved', recipient: recipient.id, covers, documents, note, source, limits }]);
}

export function evolveRecipients(file: CaseFile, event: RecipientEvent, meta: EventMeta): CaseFile {
  const { recipients } = file;
  switch (event.type) {
    case 'recipient-named': {
      const { recipient: id, kind, byPost } = event;
      return {
        ...file,
        recipients: { ...recipients, [id]: { ...newRecipient(id, kind, byPost), namedAt: meta.at } },
      };
    }
    case 'recipient-proved': {
      const { missing, limits } = found(recipients, event.recipient);
      return withRecipient(file, event.recipient, {
        missing: missing.filter((proof) => !event.covers.includes(proof)),
        limits: event.limits ?? limits,
      });
    }
    case 'recipient-moved':
      return moved(file, event);
    case 'recipient-revoked': {
      const revoked = withRecipient(file, event.recipient, { revoked: true });
      return event.recipient === 'requester' ? hersNow(revoked, event.passed, meta) : revoked;
    }
    case 'copy-released':
      return withCopy(file, event.recipient, event, meta);
    case 'recipient-viewed':
      return file;
    default:
      return never(event);
  }
}

/** Whoever may have an old link and an old code opens nothing any more: what he has is released to the new address, by two people, or not at all (T9). */
function moved(file: CaseFile, event: Extract<RecipientEvent, { type: 'recipient-moved' }>): CaseFile {
  const { recipient: id, byPost, contact } = event;
  const before = found(file.recipients, id);
  const codes = Object.values(file.codes)
    .filter((code) => code.recipient === id && code.change === undefined)
    .reduce((all, code) => changed(all, code.id, { used: true }), file.codes);
  return withRecipient({ ...file, codes }, id, {
    byPost,
    contact,
    missing: toShowAnew(before),
    ...(before.copies.length > 0 ? { moved: true } : {}),
  });
}

/** Nothing more goes where he was written to. Without a way of her own, what comes next is parked and a person agrees one with her (L45). */
function hersNow(file: CaseFile, passed: Passed | undefined, meta: EventMeta): CaseFile {
  const { contact, recipients, packages } = file;
  const { email, post } = passed?.marks ?? {};
  const way = (mark: string | undefined): WayState => ({
    given: mark !== undefined,
    from: herOwn,
    mark,
    failed: false,
    allowed: false,
  });
  const byPost = email === undefined && post !== undefined;
  const narrower = found(recipients, 'requester').limits !== undefined;
  return {
    ...file,
    recipients: { ...recipients, subject: { ...newRecipient('subject', 'subject', byPost), since: meta.at } },
    linkVersion: passed?.version ?? file.linkVersion,
    contact: {
      ...contact,
      preferred: byPost ? 'post' : 'email',
      ways: { email: way(email), post: way(post) },
      ...(passed === undefined ? {} : { links: [...contact.links, meta.at], linkDigest: passed.digest }),
    },
    // What was made within his authorisation is less than what she is owed.
    packages: narrower
      ? Object.fromEntries(
          Object.entries(packages).map(([id, p]) => [id, { ...p, recipient: p.recipient ?? 'requester' }]),
        )
      : packages,
  };
}

/** Notes what went to whom. What whoever asked has is released, also when it was made for her alone. */
export function withCopy(
  file: CaseFile,
  id: string,
  { request, package: pack, until }: { readonly request: string; readonly package: string; readonly until: LocalDate },
  meta: EventMeta,
): CaseFile {
  const copy = { request, package: pack, at: meta.at, until };
  const noted = withRecipient(file, id, {
    copies: [...found(file.recipients, id).copies, copy],
    moved: undefined,
    keptBack: undefined,
  });
  return id === correspondentOf(file)
    ? { ...noted, packages: changed(file.packages, pack, { status: 'released', until }) }
    : noted;
}

function withRecipient(file: CaseFile, id: string, change: Partial<Recipient>): CaseFile {
  return { ...file, recipients: changed(file.recipients, id, change) };
}

/** What he has to show is a task; a copy he still has to get is one too, see `owedCopies`. */
export function followRecipients(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'case-opened':
      return Object.values(file.recipients)
        .filter((r) => !isReady(r))
        .map((r) => task('prove-recipient', r.id));
    case 'recipient-named':
      return [task('prove-recipient', event.recipient), ...tellEveryWay(file, 'V17', event.recipient)];
    case 'recipient-proved': {
      const recipient = file.recipients[event.recipient];
      return recipient && isReady(recipient)
        ? [...closes(file, 'prove-recipient', recipient.id), ...toReleaseAnew(file, recipient)]
        : [];
    }
    case 'recipient-moved':
      return followMoved(file, event.recipient);
    case 'recipient-revoked':
      return [
        ...closes(file, 'prove-recipient', event.recipient),
        ...closes(file, 'release-copy', event.recipient),
        ...closesLost(file, event.recipient),
        ...dropped(file, event.recipient),
        ...(event.recipient === 'requester' ? tellsHer(file) : []),
      ];
    case 'copy-released':
      return [
        ...(event.recipient === correspondentOf(file)
          ? toSubject(file, file.packages[event.package]?.partial ? 'V8' : 'V7', event.package)
          : [toRecipient(file, event.recipient, mailOf(file, event.recipient), event.package)]),
        ...closes(file, 'release-copy', event.recipient),
        ...closesLost(file, event.recipient),
      ];
    default:
      return [];
  }
}

/** What lies in the house is not posted to where he is no more, what was proposed for him there goes back, and she is told (T1, T9). */
function followMoved(file: CaseFile, id: string): Followed {
  const recipient = found(file.recipients, id);
  const isForHim = (decision: Decision) =>
    (decision.kind === 'release-copy' && decision.recipient === id) ||
    (decision.kind === 'release' && decision.recipients?.includes(id) === true);
  const isKnown = file.tasks[`prove-recipient.${id}`]?.open === true || isReady(recipient);
  return [
    ...closesLost(file, id),
    ...dropped(file, id),
    ...Object.values(file.proposals)
      .filter((p) => p.status === 'open' && isForHim(p.decision))
      .map((p) => ({ v: 1, type: 'decision-returned', proposal: p.id }) as const),
    ...(isKnown ? [] : [task('prove-recipient', id)]),
    ...(isReady(recipient) ? toReleaseAnew(file, recipient) : []),
    ...tellEveryWay(file, 'V17', id),
  ];
}

/** What he was sent to where he is no more. */
function toReleaseAnew(file: CaseFile, { id, moved: isMoved }: Recipient): Followed {
  return isMoved && !file.tasks[`release-copy.${id}`]?.open ? [task('release-copy', id)] : [];
}

/** His letters that are still in the house, printed ones too: nothing more goes there (L35). */
function dropped(file: CaseFile, recipient: string): Followed {
  return Object.values(file.letters)
    .filter((l) => l.recipient === recipient && isWaiting(l))
    .map((l) => ({ v: 1, type: 'letter-dropped', letter: l.id, why: 'unsafe' }));
}

/** Her new link, and the letters that waited to go to him. */
function tellsHer(file: CaseFile): Followed {
  return [
    ...toSubject(file, 'V12', String(file.linkVersion)),
    ...Object.values(file.letters)
      .filter((l) => isWaiting(l) && l.recipient === undefined && l.from === undefined)
      .flatMap(
        (l): Followed => [
          { v: 1, type: 'letter-dropped', letter: l.id, why: 'unsafe' },
          ...toSubject(file, l.template, l.about),
        ],
      ),
  ];
}

function mailOf(file: CaseFile, id: string): MailTemplateId {
  return file.recipients[id]?.kind === 'representative' ? 'V18' : 'L1';
}

/** Written to at his own address: by mail, or by a letter in the print queue. */
export function toRecipient(
  file: CaseFile,
  recipient: string,
  template: MailTemplateId,
  about: string,
): MailEvent | LetterEvent {
  const mail = `${template}.${recipient}.${about}`;
  return file.recipients[recipient]?.byPost === true
    ? recipientLetter(file, template, recipient, about)
    : { v: 1, type: 'mail-owed', mail, template, to: 'recipient', about, recipient, ...movedTo(file, recipient) };
}
