import type { Refusal } from '../domain/case/commands.ts';

/** Stable codes for programs; the sentences are in shared/content/errors. */
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

/** HTTP status of each problem. */
export const problemStatus: Readonly<Record<ProblemCode, number>> = {
  'case.absent': 404,
  'case.exists': 409,
  'case.closed': 409,
  'thing.absent': 404,
  'case.moved-on': 409,
  'rule.second-person': 403,
  'rule.not-verified': 409,
  'rule.searches-open': 409,
  'rule.package-missing': 409,
  'rule.records-exist': 409,
  'rule.receipt-later-needs-two': 409,
  'rule.preserve-first': 409,
  'code.wrong': 403,
  'code.expired': 403,
  'code.too-many': 429,
  'records.not-released': 409,
  'link.not-working': 404,
  'evidence.not-arrived': 409,
  'idempotency.key-missing': 400,
  'idempotency.body-differs': 422,
  'body.not-json': 400,
  'body.faults': 422,
  'role.missing': 403,
  'route.absent': 404,
  'server.error': 500,
};
