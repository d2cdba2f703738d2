import * as z from 'zod/mini';
import { wants } from '../domain/case/vocabulary.ts';
import { address, email, phone, text } from './fields.ts';
import { account, birthDate, card, helpKinds, plannedProof } from './report-details.ts';
import { namedOfficer, type Requester, requester } from './requester.ts';

z.config({ jitless: true });

/**
 * The report as filed. Every name in it is the person's own, that of whoever asks for her, or an officer's; no other name is asked for
 * (L2). `name`, `addresses`, `phones`, `email`, `otherEmails` and `otherPhones` are always hers, whoever asks. The last two are searched for
 * and never used to reach her (L45).
 */
export const report = z
  .strictObject({
    language: z.enum(['en', 'es'], 'language.missing'),
    /** Absent: the person herself. */
    requester: z.optional(requester),
    name: z
      .strictObject(
        {
          given: text(128),
          middle: z.optional(text(128)),
          family: z.optional(text(128)),
          other: z.optional(z.array(text(128)).check(z.maxLength(10, 'text.long'))),
        },
        'name.missing',
      )
      .check(z.refine((n) => n.given.length > 0 || (n.family ?? '').length > 0, 'name.missing')),
    callMe: z.optional(text(60)),
    /** Held against the ID. */
    birthDate: z.optional(birthDate),
    /** Only an officer may leave it empty: he may not know it. */
    addresses: z.array(address, 'address.missing').check(z.maxLength(10, 'text.long')),
    /** How whoever asks is written to: her `email` and first address, or the requester's own. */
    contact: z.enum(['email', 'post'], 'contact.missing'),
    email: z.optional(email),
    otherEmails: z.optional(z.array(email).check(z.maxLength(10, 'text.long'))),
    phones: z.optional(z.array(phone).check(z.maxLength(10, 'text.long'))),
    otherPhones: z.optional(z.array(phone).check(z.maxLength(10, 'text.long'))),
    /** Somebody she lives with could see her mail (product.md, safe contact): then no letter goes to `addresses`, only to `mailing`. */
    safeContact: z.optional(z.boolean()),
    /** What we say first when we call, so that she knows it is us. */
    codeWord: z.optional(text(60)),
    phoneMessage: z.optional(z.boolean()),
    help: z.optional(z.array(z.enum(helpKinds, 'field.shape'))),
    /** Where letters go, when not to the first address: c/o, a PO box, a facility. */
    mailing: z.optional(address),
    happened: z
      .array(z.enum(['account-opened', 'bought', 'account-used', 'bill', 'other', 'not-sure']), 'happened.missing')
      .check(z.minLength(1, 'happened.missing')),
    accounts: z.optional(z.array(account).check(z.maxLength(10, 'text.long'))),
    wants: z.array(z.enum(wants), 'wants.missing').check(z.minLength(1, 'wants.missing')),
    cards: z.optional(z.array(card).check(z.maxLength(10, 'text.long'))),
    /** E-mail addresses of accounts that are hers, or that she allows (L43). */
    ownAccounts: z.optional(z.array(email).check(z.maxLength(10, 'text.long'))),
    /** Optional account, order or bill numbers she knows (L3), and anything that helps. */
    details: z.optional(text(1000)),
    officer: z.optional(namedOfficer),
    /** What she has and will send as proof, so that a person knows which way to go (L18, L21). */
    proof: z.optional(plannedProof),
    signature: text(200, 'signature.missing'),
  })
  .check(
    rule(['email'], 'email.missing', (r) => !isSelf(r) || r.contact === 'post' || r.email !== undefined),
    rule(
      ['requester', 'email'],
      'email.missing',
      (r) => isSelf(r) || r.contact === 'post' || asker(r)?.email !== undefined,
    ),
    rule(
      ['requester', 'address'],
      'address.missing',
      (r) => isSelf(r) || r.contact === 'email' || asker(r)?.address !== undefined,
    ),
    rule(['addresses'], 'address.missing', (r) => r.addresses.length > 0 || r.requester?.kind === 'officer'),
    // An officer is owed copies (1681g(e)(1)); to touch accounts is hers to ask.
    rule(
      ['wants'],
      'wants.officer',
      (r) => r.requester?.kind !== 'officer' || (r.wants.length === 1 && r.wants[0] === 'records'),
    ),
  );

interface Asked {
  readonly requester?: Requester | undefined;
  readonly contact: 'email' | 'post';
  readonly email?: string | undefined;
  readonly addresses: readonly unknown[];
  readonly wants: readonly string[];
}

function rule(path: string[], message: string, holds: (report: Asked) => boolean) {
  return z.refine<Asked>(holds, { message, path });
}

function isSelf({ requester: who }: Asked): boolean {
  return who === undefined || who.kind === 'self';
}

/** Whoever asks for her, when somebody does. */
function asker({ requester: who }: Asked) {
  return who === undefined || who.kind === 'self' ? undefined : who;
}

/** As it is kept: one that was keyed in may lack what the form asks for. */
export const filedReport = z.object({
  ...report.shape,
  name: z.object({ ...report.shape.name.shape, given: z.string() }),
  signature: z.optional(z.string()),
  said: z.optional(z.string()),
});

export type Report = z.infer<typeof filedReport>;

/** One fault of a body: where, and a stable code. */
export interface Fault {
  readonly path: string;
  readonly code: string;
}

/** Every fault at once, by field. */
export function faultsOf(error: z.core.$ZodError): readonly Fault[] {
  return error.issues.map((issue) => ({
    path: issue.path.join('.'),
    // What no code of ours was written for is zod's own sentence.
    code:
      issue.code === 'unrecognized_keys'
        ? 'field.unknown'
        : /^[a-z-]+\.[a-z\d-]+$/u.test(issue.message)
          ? issue.message
          : 'field.shape',
  }));
}
