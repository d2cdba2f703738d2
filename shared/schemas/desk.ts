import * as z from 'zod/mini';
import { holdsCardNumber } from '../domain/card-numbers.ts';
import { claimFindings, grounds, proofMethods, proofs } from '../domain/case/vocabulary.ts';
import { recordClasses } from '../domain/records.ts';

import { appealOrders } from './appeal-orders.ts';
import { id, lookReason, note } from './order-parts.ts';
import { reachOrders } from './reach-orders.ts';
import { correctReceipt, requestOrders } from './request-orders.ts';

z.config({ jitless: true });

/** The law that forbids it, with its section (L31). "Privacy" and "security" are no law and cannot be a citation. */
const citation = z.string('citation.missing').check(
  z.minLength(6, 'citation.missing'),
  z.maxLength(200, 'note.long'),
  z.regex(/\d/u, 'citation.section'),
  z.refine((c) => c.length > 200 || !holdsCardNumber(c), 'card.number-not-allowed'),
  z.refine((c) => !/privacy|security|confidential/iu.test(c), 'citation.not-a-law'),
);
const decision = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('release'),
    request: id,
    package: id,
    recipients: z.optional(z.array(id)),
  }),
  z.strictObject({ kind: z.literal('release-copy'), recipient: id, package: id }),
  z.strictObject({ kind: z.literal('decline'), request: id, ground: z.enum(grounds, 'ground.closed-list') }),
  z.strictObject({ kind: z.literal('nothing-found'), request: id, soFar: z.optional(z.boolean()) }),
  z.strictObject({
    kind: z.literal('withhold'),
    match: id,
    class: z.enum(recordClasses, 'class.missing'),
    citation,
  }),
  z.strictObject({ kind: z.literal('supply'), match: id, class: z.enum(recordClasses, 'class.missing') }),
  correctReceipt,
  z.strictObject({ kind: z.literal('freeze'), match: id }),
  z.strictObject({ kind: z.literal('unfreeze'), match: id }),
  z.strictObject({ kind: z.literal('shred') }),
]);

/** What staff may order, by the route's id. Path parameters are added by the handler before parsing. */
export const deskOrders = {
  proof: z.strictObject({
    type: z._default(z.literal('record-proof'), 'record-proof'),
    covers: z.array(z.enum(proofs)).check(z.minLength(1, 'covers.missing')),
    method: z.enum(proofMethods),
    documents: z._default(z.array(id), []),
    note,
  }),
  ask: z.strictObject({ type: z._default(z.literal('ask-for-proof'), 'ask-for-proof') }),
  match: z.strictObject({
    type: z._default(z.literal('decide-match'), 'decide-match'),
    match: id,
    confirmed: z.boolean('confirmed.missing'),
    allowed: z.optional(z.boolean()),
    instruments: z.optional(z.array(id).check(z.maxLength(20))),
    note: z.optional(note),
  }),
  propose: z.strictObject({
    type: z._default(z.literal('propose'), 'propose'),
    decision,
    note,
    facts: z.optional(note),
  }),
  package: z.strictObject({
    type: z._default(z.literal('order-package'), 'order-package'),
    request: z._default(id, 'r1'),
  }),
  decide: z.discriminatedUnion(
    'type',
    [
      z.strictObject({ type: z.literal('approve'), proposal: id }),
      /** Whoever proposed it takes it back without a word. */
      z.strictObject({ type: z.literal('return'), proposal: id, note: z.optional(note) }),
    ],
    'type.missing',
  ),
  search: z.strictObject({ type: z._default(z.literal('retry-search'), 'retry-search'), system: id }),
  step: z.discriminatedUnion('type', [
    z.strictObject({ type: z.enum(['retry-step', 'redo-step']), step: id }),
    z.strictObject({ type: z.literal('undo-step'), step: id, note }),
    z.strictObject({
      type: z.literal('settle-step'),
      step: id,
      outcome: z.enum(['done', 'not-found', 'refused']),
      note,
    }),
  ]),
  card: z.strictObject({
    type: z._default(z.literal('prove-card'), 'prove-card'),
    card: id,
    documents: z.array(id).check(z.minLength(1, 'documents.missing')),
    note,
  }),
  claim: z.strictObject({
    type: z._default(z.literal('settle-claim'), 'settle-claim'),
    card: id,
    finding: z.enum(claimFindings, 'finding.missing'),
    note,
  }),
  ...requestOrders,
  hold: z.strictObject({ type: z._default(z.literal('renew-hold'), 'renew-hold'), step: id, note }),
  'legal-hold': z.strictObject({ type: z.enum(['place-legal-hold', 'lift-legal-hold'], 'type.missing'), note }),
  'cancel-shred': z.strictObject({ type: z._default(z.literal('cancel-shred'), 'cancel-shred'), note }),
  acknowledge: z.strictObject({
    type: z._default(z.literal('acknowledge-reminder'), 'acknowledge-reminder'),
    request: z._default(id, 'r1'),
    day: z.pipe(z.string(), z.transform(Number)),
  }),
  document: z.strictObject({
    type: z._default(z.literal('give-up-document'), 'give-up-document'),
    document: id,
    note,
  }),
  task: z.strictObject({ type: z._default(z.literal('close-task'), 'close-task'), task: id, note }),
  'hand-over': z.strictObject({
    type: z._default(z.literal('hand-over'), 'hand-over'),
    from: id,
    to: id,
    note,
  }),
  aside: z.strictObject({ type: z._default(z.literal('stand-aside'), 'stand-aside'), staff: id, note }),
  'let-back': z.strictObject({ type: z._default(z.literal('let-back'), 'let-back'), staff: id, note }),
  assign: z.strictObject({ type: z._default(z.literal('assign'), 'assign'), owner: id, backup: id }),
  ...reachOrders,
  ...appealOrders,
} as const;

/** A decision nobody proposed yet, to read what would come of it. */
export const previewBody = z.strictObject({ decision, facts: z.optional(note) });

/** The request in her words, and why somebody reads it: a look, no order of the case. */
export const reportViewBody = z.strictObject({ why: lookReason });

/** One page, or one part of the original, with the reason: not an order of the case but a look at it. */
export const viewBody = z.strictObject({
  document: id,
  what: z._default(z.enum(['page', 'original']), 'page'),
  part: z._default(z.int('part.shape').check(z.gte(1, 'part.shape'), z.lte(1000, 'part.shape')), 1),
  note,
});

export type DeskRoute = keyof typeof deskOrders;
export type DeskOrder = z.output<(typeof deskOrders)[DeskRoute]>;
