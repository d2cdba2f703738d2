import type { Refusal } from '../domain/case/commands.ts';
import type { Fault } from './report.ts';

/** Stable codes for programs; `detail` is the person's sentence. */
export type ProblemCode =
  | Refusal
  | 'link.not-working'
  | 'evidence.not-arrived'
  | 'idempotency.key-missing'
  | 'idempotency.body-differs'
  | 'body.not-json'
  | 'body.faults'
  | 'role.missing'
  | 'route.absent'
  | 'server.error';

/** RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly faults?: readonly Fault[];
}

const known: Readonly<Record<ProblemCode, readonly [number, string]>> = {
  'case.absent': [404, 'There is no such case.'],
  'case.exists': [409, 'This case exists already.'],
  'case.closed': [409, 'This case is closed.'],
  'thing.absent': [404, 'There is no such thing on this case.'],
  'case.moved-on': [409, 'The case has moved on. Look at it again, then decide.'],
  'rule.second-person': [403, 'A second person has to do this.'],
  'rule.not-verified': [409, 'Proof has to be recorded first.'],
  'rule.searches-open': [409, 'Some searches have not ended yet.'],
  'rule.package-missing': [409, 'The records package is not ready yet.'],
  'rule.records-exist': [409, 'There are accounts on this case that still count.'],
  'rule.receipt-later-needs-two': [409, 'A later receipt date needs a second person and the document.'],
  'rule.preserve-first': [409, 'The account has to be preserved first.'],
  'code.wrong': [403, 'That code does not match. Check the message and try again.'],
  'code.expired': [403, 'That code has run out. Ask for a new one.'],
  'code.too-many': [429, 'That was too many tries. Ask for a new code.'],
  'records.not-released': [409, 'The records are not ready yet.'],
  'link.not-working': [404, 'This link no longer works.'],
  'evidence.not-arrived': [409, 'A document you name has not arrived.'],
  'idempotency.key-missing': [400, 'Send an Idempotency-Key header of 16 to 64 letters, digits or dashes.'],
  'idempotency.body-differs': [422, 'This Idempotency-Key was used with another body.'],
  'body.not-json': [400, 'The body is not JSON.'],
  'body.faults': [422, 'Some answers need another look.'],
  'role.missing': [403, 'Your role does not allow this.'],
  'route.absent': [404, 'There is nothing here.'],
  'server.error': [500, 'Something went wrong on our side. Nothing was lost. Try again.'],
};

export function problem(code: ProblemCode, faults?: readonly Fault[]): Problem {
  const [status, title] = known[code];
  return { type: `urn:redress:problem:${code}`, title, status, code, ...(faults ? { faults } : {}) };
}
