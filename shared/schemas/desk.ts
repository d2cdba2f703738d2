import * as z from 'zod/mini';
import { grounds, proofMethods, proofs } from '../domain/case/events.ts';

z.config({ jitless: true });

const id = z.string().check(z.minLength(1, 'id.missing'), z.maxLength(120, 'id.long'));
/** Why: at least 10 characters a person can stand by later. */
const note = z.string('note.missing').check(z.minLength(10, 'note.short'), z.maxLength(4000, 'note.long'));
const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('release'), request: id, package: id }),
  z.strictObject({ kind: z.literal('decline'), request: id, ground: z.enum(grounds, 'ground.closed-list') }),
  z.strictObject({ kind: z.literal('nothing-found'), request: id }),
  z.strictObject({ kind: z.literal('freeze'), match: id }),
  z.strictObject({ kind: z.literal('unfreeze'), match: id }),
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
  }),
  propose: z.strictObject({ type: z._default(z.literal('propose'), 'propose'), decision, note }),
  decide: z.strictObject({ type: z.enum(['approve', 'return'], 'type.missing'), proposal: id }),
  step: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('retry-step'), step: id }),
    z.strictObject({ type: z.literal('undo-step'), step: id }),
    z.strictObject({
      type: z.literal('settle-step'),
      step: id,
      outcome: z.enum(['done', 'not-found', 'refused']),
      note,
    }),
  ]),
  acknowledge: z.strictObject({
    type: z._default(z.literal('acknowledge-reminder'), 'acknowledge-reminder'),
    request: z._default(id, 'r1'),
    day: z.pipe(z.string(), z.transform(Number)),
  }),
  task: z.strictObject({ type: z._default(z.literal('close-task'), 'close-task'), task: id }),
  assign: z.strictObject({ type: z._default(z.literal('assign'), 'assign'), owner: id, backup: id }),
} as const;

export type DeskRoute = keyof typeof deskOrders;
export type DeskOrder = z.output<(typeof deskOrders)[DeskRoute]>;
