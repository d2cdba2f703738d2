import * as z from 'zod/mini';
import { identifierKinds } from '../../domain/case/vocabulary.ts';
import { id, list, opt, v } from './parts.ts';

const basis = z.object({ kind: z.enum(identifierKinds), exact: z.boolean(), card: opt(id) });

const cardsOn = opt(list(z.object({ instrument: id, card: id, exact: z.boolean() })));

export const matchesEvents = [
  z.object({
    v,
    type: z.literal('match-found'),
    match: id,
    system: id,
    account: id,
    basis: list(basis),
    instruments: list(id),
    cardsOn,
    hers: z.boolean(),
    inHerName: opt(z.boolean()),
    reach: opt(list(id)),
  }),
  z.object({
    v,
    type: z.literal('match-refound'),
    match: id,
    basis: list(basis),
    cardsOn,
    inHerName: opt(z.boolean()),
  }),
  z.object({
    v,
    type: z.literal('match-decided'),
    match: id,
    confirmed: z.boolean(),
    allowed: opt(z.boolean()),
    instruments: opt(list(id)),
    note: opt(id),
  }),
] as const;
