import type { Refusal } from '../domain/case/refusals.ts';

/** Stable codes for programs; the sentences are in shared/content/errors. */
export type ProblemCode =
  | Refusal
  | 'link.not-working'
  | 'idempotency.key-missing'
  | 'idempotency.body-differs'
  | 'body.not-json'
  | 'body.faults'
  | 'role.missing'
  | 'session.stale'
  | 'route.absent'
  | 'rate.limited'
  | 'rate.case-limited'
  | 'server.error';

/** HTTP status of each problem. */
export const problemStatus: Readonly<Record<ProblemCode, number>> = {
  'case.absent': 404,
  'case.exists': 409,
  'case.closed': 409,
  'case.shredded': 409,
  'thing.absent': 404,
  'case.moved-on': 409,
  'staff.no-successor': 422,
  'rule.second-person': 403,
  'rule.not-verified': 409,
  'rule.searches-open': 409,
  'rule.package-missing': 409,
  'rule.records-exist': 409,
  'rule.records-collected': 409,
  'rule.receipt-later-needs-two': 409,
  'rule.receipt-in-future': 422,
  'rule.no-open-request': 409,
  'rule.preserve-first': 409,
  'rule.records-missing': 409,
  'rule.another-verified': 409,
  'rule.reason-needed': 422,
  'rule.answer-owed': 409,
  'rule.task-stands': 409,
  'rule.stands-aside': 403,
  'rule.colleague-aside': 409,
  'rule.nobody-left': 409,
  'rule.recipient-revoked': 409,
  'rule.recipient-not-proved': 409,
  'rule.victims-copy': 409,
  'rule.correspondent': 409,
  'rule.call-back-number': 422,
  'rule.change-unread': 409,
  'rule.papers-unread': 409,
  'rule.policy': 409,
  'rule.matching-too-weak': 409,
  'rule.facts-missing': 422,
  'rule.card-not-proved': 409,
  'rule.card-claimed': 409,
  'rule.retention': 409,
  'code.wrong': 403,
  'code.expired': 403,
  'code.too-many': 429,
  'records.not-released': 409,
  'way.unsafe': 409,
  'way.absent': 409,
  'letter.date': 422,
  'letter.outdated': 409,
  'link.not-working': 404,
  'evidence.not-received': 409,
  'evidence.original-not-kept': 409,
  'evidence.too-many': 429,
  'idempotency.key-missing': 400,
  'idempotency.body-differs': 422,
  'body.not-json': 400,
  'body.faults': 422,
  'role.missing': 403,
  'session.stale': 401,
  'route.absent': 404,
  'rate.limited': 429,
  'rate.case-limited': 429,
  'server.error': 500,
};
