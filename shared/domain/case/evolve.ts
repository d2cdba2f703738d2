import { never } from '../result.ts';
import type { Instant } from '../time.ts';
import type { Actor, CaseEvent } from './events.ts';
import type { CaseFile, CaseState, Mail, Match, Package, Proposal, Request, Step } from './state.ts';

export interface EventMeta {
  readonly at: Instant;
  readonly actor: Actor;
}

/** The state after one event. Total: an event the state cannot take (a corrupt log) throws. */
export function evolve(state: CaseState, event: CaseEvent, meta: EventMeta): CaseState {
  if (event.type === 'case-opened') return opened(event, meta);
  if (state.phase === 'none') throw new Error(`log does not begin with case-opened but ${event.type}`);
  if (event.type === 'case-closed') return { phase: 'closed', file: state.file, closedAt: meta.at };
  return { ...state, file: applied(state.file, event, meta) };
}

function opened(event: Extract<CaseEvent, { type: 'case-opened' }>, meta: EventMeta): CaseState {
  const { reference, language, timeZone, wants, cards, byPost, safeContact, officer } = event;
  return {
    phase: 'open',
    file: {
      reference,
      language,
      timeZone,
      wants,
      cards,
      byPost,
      safeContact,
      officer,
      openedAt: meta.at,
      provedCards: [],
      linkVersion: 1,
      prepared: false,
      owner: 'compliance',
      backup: 'backup',
      proof:
        event.needs.length === 0 ? { status: 'verified', at: meta.at } : { status: 'wanted', missing: event.needs },
      proofsRecorded: [],
      documents: {},
      requests: {},
      searches: {},
      matches: {},
      steps: {},
      proposals: {},
      packages: {},
      mails: {},
      tasks: {},
      codes: {},
    },
  };
}

type Applied = Exclude<CaseEvent, { type: 'case-opened' | 'case-closed' }>;

function applied(file: CaseFile, event: Applied, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'request-received':
      return {
        ...file,
        requests: {
          ...file.requests,
          [event.request]: {
            id: event.request,
            channel: event.channel,
            receivedOn: event.receivedOn,
            dueOn: event.dueOn,
            targetOn: event.targetOn,
            reminders: {},
            missed: false,
          },
        },
      };
    case 'receipt-corrected':
      return request(file, event.request, {
        receivedOn: event.receivedOn,
        dueOn: event.dueOn,
        targetOn: event.targetOn,
      });
    case 'identifiers-prepared':
      return { ...file, prepared: true, provedCards: event.proved };
    case 'search-planned':
      return { ...file, searches: { ...file.searches, [event.system]: { status: 'running', owner: event.owner } } };
    case 'search-ended':
      return {
        ...file,
        searches: {
          ...file.searches,
          [event.system]: { status: 'ended', owner: owner(file, event.system), endedAt: meta.at, hits: event.hits },
        },
      };
    case 'search-parked':
      return {
        ...file,
        searches: {
          ...file.searches,
          [event.system]: { status: 'parked', owner: owner(file, event.system), reason: event.reason },
        },
      };
    case 'match-found':
      return {
        ...file,
        matches: {
          ...file.matches,
          [event.match]: {
            id: event.match,
            system: event.system,
            account: event.account,
            basis: event.basis,
            instruments: event.instruments,
            status: event.hers ? 'left-alone' : event.instruments.length > 0 ? 'confirmed' : 'undecided',
          },
        },
      };
    case 'match-decided':
      return match(file, event.match, { status: event.confirmed ? 'confirmed' : 'rejected' });
    case 'proof-asked':
      return file.proof.status === 'wanted' ? { ...file, proof: { ...file.proof, askedAt: meta.at } } : file;
    case 'document-promised':
      return { ...file, documents: { ...file.documents, [event.document]: event.purpose } };
    case 'proof-recorded':
      return proofRecorded(file, event, meta);
    case 'step-planned':
      return {
        ...file,
        steps: {
          ...file.steps,
          [event.step]: {
            id: event.step,
            match: event.match,
            action: event.action,
            instrument: event.instrument,
            outcome: 'planned',
            undoing: false,
            attempt: 0,
            since: meta.at,
          },
        },
      };
    case 'step-due':
      return step(file, event.step, {
        outcome: 'running',
        undoing: event.undo,
        attempt: event.attempt,
        since: meta.at,
      });
    case 'step-settled':
      return step(file, event.step, {
        outcome: event.outcome,
        since: meta.at,
        reason: event.reason,
        ...(event.matrix ? { matrix: event.matrix } : {}),
      });
    case 'decision-proposed':
      return {
        ...file,
        proposals: {
          ...file.proposals,
          [event.proposal]: { id: event.proposal, decision: event.decision, by: actorId(meta.actor), status: 'open' },
        },
      };
    case 'decision-approved':
      return proposal(file, event.proposal, { status: 'approved' });
    case 'decision-returned':
      return proposal(file, event.proposal, { status: 'returned' });
    case 'package-ordered':
      return {
        ...file,
        packages: {
          ...file.packages,
          [event.package]: {
            id: event.package,
            request: event.request,
            partial: event.partial,
            status: 'ordered',
            since: meta.at,
            settled: settledCount(file),
          },
        },
      };
    case 'package-built':
      return pack(file, event.package, { status: 'built' });
    case 'records-released':
      return pack(file, event.package, { status: 'released', until: event.until });
    case 'code-issued':
      return {
        ...file,
        codes: {
          ...file.codes,
          [event.code]: {
            id: event.code,
            commitment: event.commitment,
            expiresAt: event.expiresAt,
            refused: 0,
            used: false,
          },
        },
      };
    case 'code-refused':
      return code(file, event.code, (c) => ({ ...c, refused: c.refused + 1 }));
    case 'records-opened':
      return code(file, event.code, (c) => ({ ...c, used: true }));
    case 'request-answered':
      return request(file, event.request, {
        answer: { how: event.how, at: meta.at, days: event.days, ground: event.ground },
      });
    case 'deadline-missed':
      return request(file, event.request, { missed: true });
    case 'mail-owed':
      return {
        ...file,
        mails: {
          ...file.mails,
          [event.mail]: {
            id: event.mail,
            template: event.template,
            to: event.to,
            about: event.about,
            status: 'owed',
            attempt: 0,
            since: meta.at,
          },
        },
      };
    case 'mail-claimed':
      return mail(file, event.mail, { status: 'claimed', attempt: event.attempt, since: meta.at });
    case 'mail-sent':
      return mail(file, event.mail, { status: 'sent', since: meta.at });
    case 'mail-watched':
      return watched(file, event, meta);
    case 'reminders-made':
      return request(file, event.request, {
        reminders: {
          ...Object.fromEntries(event.days.map((day) => [day, 'made' as const])),
          ...found(file.requests, event.request).reminders,
        },
      });
    case 'reminder-fired':
      return request(file, event.request, {
        reminders: { ...found(file.requests, event.request).reminders, [event.day]: 'fired' },
      });
    case 'reminder-acknowledged':
      return request(file, event.request, {
        reminders: { ...found(file.requests, event.request).reminders, [event.day]: 'acknowledged' },
      });
    case 'task-opened':
      return {
        ...file,
        tasks: { ...file.tasks, [event.task]: { id: event.task, kind: event.kind, about: event.about, open: true } },
      };
    case 'task-closed':
      return { ...file, tasks: { ...file.tasks, [event.task]: { ...found(file.tasks, event.task), open: false } } };
    case 'assigned':
      return { ...file, owner: event.owner, backup: event.backup };
    default:
      return never(event);
  }
}

export function actorId(actor: Actor): string {
  return actor.kind === 'staff' || actor.kind === 'worker' || actor.kind === 'clock' ? actor.id : actor.kind;
}

/** Steps that have come to an outcome. */
export function settledCount(file: CaseFile): number {
  return Object.values(file.steps).filter(
    (s) => s.outcome !== 'planned' && s.outcome !== 'running' && s.outcome !== 'unknown',
  ).length;
}

function proofRecorded(
  file: CaseFile,
  event: Extract<CaseEvent, { type: 'proof-recorded' }>,
  meta: EventMeta,
): CaseFile {
  const missing = file.proof.status === 'wanted' ? file.proof.missing.filter((p) => !event.covers.includes(p)) : [];
  const proofsRecorded = [
    ...file.proofsRecorded,
    { covers: event.covers, method: event.method, by: actorId(meta.actor) },
  ];
  if (file.proof.status === 'verified') return { ...file, proofsRecorded };
  return {
    ...file,
    proofsRecorded,
    proof: missing.length === 0 ? { status: 'verified', at: meta.at } : { ...file.proof, missing },
  };
}

/** A late word of delivery never takes back a bounce, and "sent" never takes back either. */
function watched(file: CaseFile, event: Extract<CaseEvent, { type: 'mail-watched' }>, meta: EventMeta): CaseFile {
  const now = found(file.mails, event.mail);
  if (now.status === 'bounced') return file;
  switch (event.word) {
    case 'delivered':
      return mail(file, event.mail, { status: 'delivered', since: meta.at });
    case 'bounced':
    case 'rejected':
      return event.permanent ? mail(file, event.mail, { status: 'bounced', since: meta.at }) : file;
    case 'sent':
      return now.status === 'claimed' ? mail(file, event.mail, { status: 'sent', since: meta.at }) : file;
    case 'complained':
    case 'delayed':
      return file;
    default:
      return never(event.word);
  }
}

function found<T>(all: Readonly<Record<string, T>>, id: string): T {
  const one = all[id];
  if (one === undefined) throw new Error(`log names ${id} before it exists`);
  return one;
}
function owner(file: CaseFile, system: string): string {
  return found(file.searches, system).owner;
}
function request(file: CaseFile, id: string, change: Partial<Request>): CaseFile {
  return { ...file, requests: { ...file.requests, [id]: { ...found(file.requests, id), ...change } } };
}
function match(file: CaseFile, id: string, change: Partial<Match>): CaseFile {
  return { ...file, matches: { ...file.matches, [id]: { ...found(file.matches, id), ...change } } };
}
function step(file: CaseFile, id: string, change: Partial<Step>): CaseFile {
  return { ...file, steps: { ...file.steps, [id]: { ...found(file.steps, id), ...change } } };
}
function proposal(file: CaseFile, id: string, change: Partial<Proposal>): CaseFile {
  return { ...file, proposals: { ...file.proposals, [id]: { ...found(file.proposals, id), ...change } } };
}
function pack(file: CaseFile, id: string, change: Partial<Package>): CaseFile {
  return { ...file, packages: { ...file.packages, [id]: { ...found(file.packages, id), ...change } } };
}
function mail(file: CaseFile, id: string, change: Partial<Mail>): CaseFile {
  return { ...file, mails: { ...file.mails, [id]: { ...found(file.mails, id), ...change } } };
}
function code(
  file: CaseFile,
  id: string,
  change: (c: CaseFile['codes'][string]) => CaseFile['codes'][string],
): CaseFile {
  return { ...file, codes: { ...file.codes, [id]: change(found(file.codes, id)) } };
}
