import * as z from 'zod/mini';
import {
  actions,
  type CaseEvent,
  channels,
  grounds,
  identifierKinds,
  proofMethods,
  proofs,
  wants,
} from '../domain/case/events.ts';
import type { Commit } from '../domain/chain.ts';
import { recordClasses } from '../domain/records.ts';

z.config({ jitless: true });

const id = z.string();
const v = z.literal(1);
const opt = z.optional;
const request = { v, request: id };
const dates = { receivedOn: id, dueOn: id, targetOn: id };
const list = <T extends z.core.SomeType>(t: T) => z.readonly(z.array(t));

const basis = z.object({ kind: z.enum(identifierKinds), exact: z.boolean(), card: opt(id) });
const decision = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('release'), request: id, package: id }),
  z.object({ kind: z.literal('decline'), request: id, ground: z.enum(grounds) }),
  z.object({ kind: z.literal('nothing-found'), request: id }),
  z.object({ kind: z.literal('freeze'), match: id }),
  z.object({ kind: z.literal('unfreeze'), match: id }),
]);
const matrixClass = { class: z.enum(recordClasses) };
export const matrixLine = z.discriminatedUnion('status', [
  z.object({ ...matrixClass, status: z.literal('supplied'), count: z.number() }),
  z.object({ ...matrixClass, status: z.literal('none') }),
  z.object({ ...matrixClass, status: z.literal('held-by'), holder: id, askedOn: id }),
  z.object({ ...matrixClass, status: z.literal('withheld'), ground: id, citation: id }),
]);
const settled = z.enum(['done', 'not-found', 'refused', 'unknown', 'parked', 'undone']);
const template = z.enum([
  'V1',
  'V4',
  'V7',
  'V9',
  'V10',
  'V11',
  'V13',
  'L1',
  'S-new',
  'S-reminder',
  'S-second-review',
  'S-overdue',
  'S-stuck',
  'S-bounced',
]);
const taskKind = z.enum([
  'confirm-match',
  'system-parked',
  'step-parked',
  'mail-undelivered',
  'deadline-choice',
  'package-parked',
]);
const type = <T extends CaseEvent['type']>(name: T) => z.literal(name);

/** Every event of version 1. An unknown event is an error, never skipped: a log is read whole or not at all. */
export const caseEvent = z.discriminatedUnion('type', [
  z.object({
    v,
    type: type('case-opened'),
    reference: id,
    language: z.enum(['en', 'es']),
    timeZone: id,
    wants: list(z.enum(wants)),
    needs: list(z.enum(proofs)),
    cards: list(id),
    byPost: z.boolean(),
    safeContact: z.boolean(),
    officer: z.boolean(),
  }),
  z.object({ ...request, type: type('request-received'), channel: z.enum(channels), receivedAt: id, ...dates }),
  z.object({ ...request, type: type('receipt-corrected'), ...dates, approvedBy: opt(id), document: opt(id) }),
  z.object({ v, type: type('identifiers-prepared'), digests: list(id), proved: list(id) }),
  z.object({ v, type: type('search-planned'), system: id, owner: id }),
  z.object({ v, type: type('search-ended'), system: id, hits: z.number() }),
  z.object({ v, type: type('search-parked'), system: id, reason: id }),
  z.object({
    v,
    type: type('match-found'),
    match: id,
    system: id,
    account: id,
    basis: list(basis),
    instruments: list(id),
    hers: z.boolean(),
  }),
  z.object({ v, type: type('match-decided'), match: id, confirmed: z.boolean() }),
  z.object({ ...request, type: type('proof-asked'), missing: list(z.enum(proofs)) }),
  z.object({ v, type: type('document-promised'), document: id, purpose: z.enum([...proofs, 'other']) }),
  z.object({
    v,
    type: type('proof-recorded'),
    covers: list(z.enum(proofs)),
    method: z.enum(proofMethods),
    documents: list(id),
    note: id,
  }),
  z.object({ v, type: type('step-planned'), step: id, match: id, action: z.enum(actions), instrument: opt(id) }),
  z.object({ v, type: type('step-due'), step: id, attempt: z.number(), undo: z.boolean() }),
  z.object({
    v,
    type: type('step-settled'),
    step: id,
    outcome: settled,
    reason: opt(id),
    receipt: opt(id),
    quiet: opt(z.boolean()),
    matrix: opt(list(matrixLine)),
  }),
  z.object({ v, type: type('decision-proposed'), proposal: id, decision, note: id }),
  z.object({ v, type: type('decision-approved'), proposal: id }),
  z.object({ v, type: type('decision-returned'), proposal: id }),
  z.object({ ...request, type: type('package-ordered'), package: id, partial: z.boolean() }),
  z.object({ v, type: type('package-built'), package: id, files: z.number(), commitment: id }),
  z.object({ ...request, type: type('records-released'), package: id, until: id }),
  z.object({ v, type: type('code-issued'), code: id, commitment: id, expiresAt: id }),
  z.object({ v, type: type('code-refused'), code: id }),
  z.object({ v, type: type('records-opened'), package: id, code: id }),
  z.object({
    ...request,
    type: type('request-answered'),
    how: z.enum(['records', 'declined', 'nothing-found']),
    ground: opt(z.enum(grounds)),
    days: z.number(),
  }),
  z.object({ ...request, type: type('deadline-missed'), owner: id }),
  z.object({ v, type: type('case-closed') }),
  z.object({
    v,
    type: type('mail-owed'),
    mail: id,
    template,
    to: z.enum(['subject', 'officer', 'compliance', 'executives']),
    about: id,
  }),
  z.object({ v, type: type('mail-claimed'), mail: id, attempt: z.number() }),
  z.object({ v, type: type('mail-sent'), mail: id, message: id }),
  z.object({
    v,
    type: type('mail-watched'),
    mail: id,
    word: z.enum(['delivered', 'bounced', 'complained', 'rejected', 'delayed', 'sent']),
    permanent: z.boolean(),
  }),
  z.object({ ...request, type: type('reminders-made'), days: list(z.number()) }),
  z.object({ ...request, type: type('reminder-fired'), day: z.number(), by: z.enum(['schedule', 'sweep']) }),
  z.object({ ...request, type: type('reminder-acknowledged'), day: z.number() }),
  z.object({ v, type: type('task-opened'), task: id, kind: taskKind, about: id }),
  z.object({ v, type: type('task-closed'), task: id }),
  z.object({ v, type: type('assigned'), owner: id, backup: id }),
]) satisfies z.ZodMiniType<CaseEvent>;

const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['subject', 'officer']) }),
  z.object({ kind: z.literal('staff'), id, roles: list(id) }),
  z.object({ kind: z.enum(['worker', 'clock']), id }),
]);

export const commitBody = z.object({
  case: id,
  seq: z.number(),
  at: id,
  actor,
  command: z.object({ id, type: id }),
  events: list(caseEvent),
  prev: id,
}) satisfies z.ZodMiniType<Commit>;

/** The stored text of a commit, read; `undefined` when it is no commit. */
export function readCommit(body: string): Commit | undefined {
  try {
    const read = commitBody.safeParse(JSON.parse(body));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}
