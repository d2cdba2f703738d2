import type { PostalAddress } from './records.ts';

/** Where on an account or record an identifier stands. */
export const tracePlaces = [
  'profile',
  'application',
  'order',
  'delivery',
  'payment-method',
  'payment',
  'support',
  'change',
] as const;
export type TracePlace = (typeof tracePlaces)[number];

/**
 * One identifier found on an account or a record, as the system holds it. A `name` trace is only ever the *victim's own* name,
 * found by searching for it: nothing here or anywhere asks for or compares an account holder's name (L2).
 */
export type Trace = { readonly place: TracePlace; readonly at?: string | undefined } & (
  | { readonly kind: 'email'; readonly value: string }
  | { readonly kind: 'phone'; readonly value: string }
  | { readonly kind: 'address'; readonly value: PostalAddress }
  | { readonly kind: 'name'; readonly value: string }
  | {
      readonly kind: 'card';
      /** The system's id of the instrument on the account, when the trace is a stored payment method. */
      readonly instrument?: string | undefined;
      readonly fingerprint?: string | undefined;
      readonly last4: string;
      readonly expMonth?: number | undefined;
      readonly expYear?: number | undefined;
    }
);

/** A card or bank account the victim says is hers. Never a full number. */
export interface HeldCard {
  readonly fingerprint?: string | undefined;
  readonly last4: string;
  readonly expMonth?: number | undefined;
  readonly expYear?: number | undefined;
}

/** The victim's own identifiers, the only things a search is ever made with (L24). Phones are E.164. */
export interface SearchIdentifiers {
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly addresses: readonly PostalAddress[];
  readonly cards: readonly HeldCard[];
}
