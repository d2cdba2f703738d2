import type { FileFault } from '../../evidence.ts';
import { fail, never, ok } from '../../result.ts';
import { type Instant, plusMs, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, EvidenceDocument } from '../state.ts';
import { type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { DocumentPurpose } from '../vocabulary.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { routeOf, toSubject } from './reach.ts';

/**
 * What a person sends: promised → arrived (being checked) → received, or refused with a reason she is told in words. `version` is the
 * object version in the quarantine: a verdict, and what was made of the file, belong to that version alone.
 */
export type EvidenceEvent = V<1> &
  (
    | {
        readonly type: 'document-promised';
        readonly document: string;
        readonly purpose: DocumentPurpose;
        /** Scanned at the desk: when it was received stands in the request that staff key in. */
        readonly byStaff?: boolean | undefined;
      }
    | { readonly type: 'document-arrived'; readonly document: string; readonly version: string }
    | {
        readonly type: 'document-received';
        readonly document: string;
        readonly version: string;
        readonly pages: number;
        /** Sealed parts of the original. 0: a card number stood in its text, and only the pictures were kept (G13). */
        readonly originalParts: number;
        /** Keyed commitment over the original and its pages. */
        readonly commitment: string;
      }
    | {
        readonly type: 'document-refused';
        readonly document: string;
        readonly reason: FileFault;
        /** Sealed item of the reason, when a person gave up on it. */
        readonly note?: string | undefined;
      }
    | {
        readonly type: 'document-viewed';
        readonly document: string;
        readonly what: 'page' | 'original';
        /** Which page, or which part of the original: 1, 2, … */
        readonly part: number;
        /** Sealed item of the reason. */
        readonly note: string;
      }
  );

export type EvidenceCommand =
  | { readonly type: 'promise-document'; readonly document: string; readonly purpose: DocumentPurpose }
  | { readonly type: 'note-arrival'; readonly document: string; readonly version: string }
  | {
      readonly type: 'record-document';
      readonly document: string;
      readonly version: string;
      readonly pages: number;
      readonly originalParts: number;
      readonly commitment: string;
    }
  | { readonly type: 'refuse-document'; readonly document: string; readonly reason: FileFault }
  /** The safety check itself failed: nobody knows yet, so a person looks at it. */
  | { readonly type: 'park-document'; readonly document: string }
  | { readonly type: 'give-up-document'; readonly document: string; readonly note: string }
  | {
      readonly type: 'view-document';
      readonly document: string;
      readonly what: 'page' | 'original';
      readonly part: number;
      readonly note: string;
    };

/** Most documents of one case: enough for anybody, and no store for strangers (T16). */
export const maxDocuments = 60;
/** After this long without a verdict a person is asked to look. */
export const verdictPatienceMs = 24 * 3_600_000;
const hourMs = 3_600_000;

export function decideEvidence(file: CaseFile, command: Stamp & EvidenceCommand): Decided {
  const document = file.documents[command.document];
  if (command.type === 'promise-document')
    return Object.keys(file.documents).length < maxDocuments
      ? ok([
          {
            v: 1,
            type: 'document-promised',
            document: command.document,
            purpose: command.purpose,
            ...(command.actor.kind === 'staff' ? { byStaff: true } : {}),
          },
        ])
      : fail('evidence.too-many');
  if (!document) return fail('thing.absent');
  const waiting = document.status === 'promised' || document.status === 'arrived';
  switch (command.type) {
    case 'note-arrival':
      return document.status === 'promised'
        ? ok([{ v: 1, type: 'document-arrived', document: document.id, version: command.version }])
        : ok([]);
    case 'record-document': {
      const { version, pages, originalParts, commitment } = command;
      return waiting
        ? ok([{ v: 1, type: 'document-received', document: document.id, version, pages, originalParts, commitment }])
        : ok([]);
    }
    case 'refuse-document':
      return waiting ? ok([{ v: 1, type: 'document-refused', document: document.id, reason: command.reason }]) : ok([]);
    case 'park-document':
      return ok(waiting ? lookAt(file, document) : []);
    case 'give-up-document':
      return document.status === 'arrived'
        ? ok([{ v: 1, type: 'document-refused', document: document.id, reason: 'file.unchecked', note: command.note }])
        : fail('case.moved-on');
    case 'view-document':
      return view(document, command);
    default:
      return never(command);
  }
}

function view(document: EvidenceDocument, command: Extract<EvidenceCommand, { type: 'view-document' }>): Decided {
  const { what, part, note } = command;
  if (document.status !== 'received') return fail('evidence.not-received');
  if (what === 'original' && document.originalParts === 0) return fail('evidence.original-not-kept');
  const parts = what === 'page' ? document.pages : document.originalParts;
  return part >= 1 && part <= parts
    ? ok([{ v: 1, type: 'document-viewed', document: document.id, what, part, note }])
    : fail('thing.absent');
}

export function evolveEvidence(file: CaseFile, event: EvidenceEvent, meta: EventMeta): CaseFile {
  const put = (document: EvidenceDocument) => ({ ...file, documents: { ...file.documents, [document.id]: document } });
  const { at } = meta;
  if (event.type === 'document-promised')
    return put({
      id: event.document,
      purpose: event.purpose,
      byStaff: event.byStaff === true,
      promisedAt: at,
      at,
      status: 'promised',
    });
  const { id, purpose, byStaff, promisedAt } = found(file.documents, event.document);
  const same = { id, purpose, byStaff, promisedAt, at };
  switch (event.type) {
    case 'document-arrived':
      return put({ ...same, status: 'arrived' });
    case 'document-received':
      return put({
        ...same,
        status: 'received',
        version: event.version,
        pages: event.pages,
        originalParts: event.originalParts,
      });
    case 'document-refused':
      return put({ ...same, status: 'refused', reason: event.reason });
    case 'document-viewed':
      return viewed(file, event.document);
    default:
      return never(event);
  }
}

function viewed(file: CaseFile, id: string): CaseFile {
  const document = found(file.documents, id);
  return document.status === 'received'
    ? { ...file, documents: { ...file.documents, [id]: { ...document, viewed: true } } }
    : file;
}

export function followEvidence(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'document-received':
      return closes(file, 'document-unchecked', event.document);
    case 'document-refused':
      return [
        ...(file.documents[event.document]?.byStaff ? [] : toSubject(file, 'V3', event.document)),
        ...closes(file, 'document-unchecked', event.document),
      ];
    default:
      return [];
  }
}

/** V2 tells of everything received since the last V2, at most once an hour. By post nobody is told: nothing is asked of her. */
export function owedThanks(file: CaseFile, at: Instant): Followed {
  const from = thanksFrom(file);
  return from !== undefined && from <= toEpoch(at) ? [owe('V2', 'subject', String(receivedCount(file)))] : [];
}

/** What time makes due: a person's look at what nobody gave a verdict on, and the mail that waited for its hour. */
export function dueDocuments(file: CaseFile, at: Instant): Followed {
  return [
    ...Object.values(file.documents).flatMap((document) =>
      document.status === 'arrived' && toEpoch(plusMs(document.at, verdictPatienceMs)) <= toEpoch(at)
        ? file.tasks[`document-unchecked.${document.id}`] === undefined
          ? lookAt(file, document)
          : []
        : [],
    ),
    ...owedThanks(file, at),
  ];
}

/** Milliseconds since 1970 at which the sweep has something to do here. */
export function documentTimers(file: CaseFile): readonly number[] {
  const thanks = thanksFrom(file);
  return [
    ...Object.values(file.documents).flatMap((d) =>
      d.status === 'arrived' ? [toEpoch(plusMs(d.at, verdictPatienceMs))] : [],
    ),
    ...(thanks === undefined ? [] : [thanks]),
  ];
}

function lookAt(file: CaseFile, document: EvidenceDocument): Followed {
  return file.tasks[`document-unchecked.${document.id}`]?.open
    ? []
    : [task('document-unchecked', document.id), owe('S-stuck', 'compliance', `document.${document.id}`)];
}

function receivedCount(file: CaseFile): number {
  return Object.values(file.documents).filter((d) => d.status === 'received' && !d.byStaff).length;
}

/** How many documents the mail `V2.<total>` tells of: those since the one before it. */
export function thankedFor(file: CaseFile, total: number): number {
  const before = totals(file).filter((t) => t < total);
  return total - Math.max(0, ...before);
}

function totals(file: CaseFile): readonly number[] {
  return Object.values(file.mails).flatMap((m) => (m.template === 'V2' ? [Number(m.about)] : []));
}

/**
 * When she may be thanked for what she was not thanked for yet, in milliseconds since 1970; `undefined` when there is nothing. While more
 * is being checked the mail waits up to an hour, so that it can tell of all.
 */
function thanksFrom(file: CaseFile): number | undefined {
  const { way, parked } = routeOf(file);
  if (way === 'post' || parked !== undefined) return undefined;
  if (receivedCount(file) <= Math.max(0, ...totals(file))) return undefined;
  const documents = Object.values(file.documents);
  const anHourAfter = (at: Instant | undefined) => (at === undefined ? 0 : toEpoch(plusMs(at, hourMs)));
  return Math.max(
    anHourAfter(Object.values(file.mails).findLast((m) => m.template === 'V2')?.since),
    documents.some((d) => d.status === 'arrived')
      ? anHourAfter(documents.findLast((d) => d.status === 'received')?.at)
      : 0,
  );
}
