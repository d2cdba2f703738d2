import * as z from 'zod/mini';
import { channels, proofs, requesters, requestForms, requestReasons, wants } from '../../domain/case/vocabulary.ts';
import { claimProofs, identityProofs } from '../../domain/policy.ts';
import { dates, id, list, opt, request, v } from './parts.ts';

const policy = z.object({
  identity: list(z.enum(identityProofs)),
  claim: list(z.enum(claimProofs)),
  targets: opt(z.object({ holidays: opt(list(id)), overlay: opt(z.object({ name: id, days: z.number() })) })),
});

export const intakeEvents = [
  z.object({
    v,
    type: z.literal('case-opened'),
    reference: id,
    language: z.enum(['en', 'es']),
    timeZone: id,
    wants: list(z.enum(wants)),
    needs: list(z.enum(proofs)),
    cards: list(id),
    byPost: z.boolean(),
    safeContact: z.boolean(),
    officer: z.boolean(),
    requester: opt(z.enum(requesters)),
    officerByPost: opt(z.boolean()),
    policy: opt(policy),
    email: opt(z.boolean()),
    post: opt(z.boolean()),
    largePrint: opt(z.boolean()),
  }),
  z.object({
    ...request,
    type: z.literal('request-received'),
    channel: z.enum(channels),
    receivedAt: id,
    ...dates,
    why: opt(z.enum(requestReasons)),
    form: opt(z.enum(requestForms)),
    procedure: opt(id),
    redelivers: opt(id),
  }),
  z.object({
    ...request,
    type: z.literal('receipt-corrected'),
    ...dates,
    approvedBy: opt(id),
    document: opt(id),
    note: opt(id),
  }),
  z.object({
    v,
    type: z.literal('identifiers-prepared'),
    digests: list(id),
    proved: list(id),
    unresolved: opt(list(id)),
    cardsIn: opt(id),
    added: opt(z.number()),
  }),
  z.object({ v, type: z.literal('identifiers-added'), item: id, request: opt(id), cards: opt(list(id)) }),
  z.object({ v, type: z.literal('cards-due') }),
  z.object({ v, type: z.literal('cards-unanswered') }),
  z.object({ v, type: z.literal('registry-due') }),
  z.object({ v, type: z.literal('registry-read') }),
] as const;
