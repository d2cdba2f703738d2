import type { Trace } from './identifiers.ts';

/**
 * Classes of record a business owes under 15 U.S.C. 1681g(e)(1), L28. `navigation` is listed only to be named as withheld
 * under (e)(5)(D), L30: it is never collected.
 */
export const recordClasses = [
  'application',
  'statements',
  'orders',
  'receipts',
  'payments',
  'deliveries',
  'support-notes',
  'account-changes',
  'phone-numbers',
  'vendor-held',
] as const;
export type RecordClass = (typeof recordClasses)[number];

/** An address as people write it anywhere in the world. `country` is ISO 3166-1 alpha-2. */
export interface PostalAddress {
  readonly lines: readonly string[];
  readonly city?: string | undefined;
  readonly region?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly country: string;
}

/** Amount in the currency's minor unit (cents); `currency` is ISO 4217. */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** A card as a record names it. Never a full number (G13). */
export interface CardOnRecord {
  readonly brand?: string | undefined;
  readonly last4: string;
  readonly expMonth?: number | undefined;
  readonly expYear?: number | undefined;
}

/** The contact details an account holder gave in this transaction: owed to the victim unredacted (L29). */
export interface PartyOnRecord {
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly address?: PostalAddress | undefined;
}

/**
 * One record as the business's system hands it over: only typed fields, so that the package is built from an allow-list and
 * never by redacting a dump (T10). `traces` are the identifiers that stand on this very record; they decide whose it is (L27).
 */
export type SourceRecord = { readonly id: string; readonly at: string; readonly traces: readonly Trace[] } & RecordBody;

export type RecordBody =
  | {
      readonly class: 'application';
      readonly channel: string;
      readonly applicant: PartyOnRecord;
      /** What the application's screens asked and what was entered. */
      readonly entries: readonly { readonly question: string; readonly answer: string }[];
    }
  | {
      readonly class: 'statements';
      readonly period: string;
      /** `traces` of a line as of a record; without them a statement of several people is cut by hand (L27). */
      readonly lines: readonly {
        readonly at: string;
        readonly text: string;
        readonly money: Money;
        readonly traces?: readonly Trace[] | undefined;
      }[];
    }
  | {
      readonly class: 'orders';
      readonly number: string;
      readonly items: readonly { readonly name: string; readonly quantity: number; readonly price: Money }[];
      readonly total: Money;
      readonly paidWith?: CardOnRecord | undefined;
      readonly orderedBy: PartyOnRecord;
      readonly deliverTo?: PartyOnRecord | undefined;
      readonly status: string;
    }
  | {
      readonly class: 'receipts';
      readonly number: string;
      readonly order?: string | undefined;
      readonly total: Money;
      readonly sentTo?: string | undefined;
    }
  | {
      readonly class: 'payments';
      readonly money: Money;
      readonly card?: CardOnRecord | undefined;
      readonly order?: string | undefined;
      readonly status: string;
    }
  | {
      readonly class: 'deliveries';
      readonly order?: string | undefined;
      readonly recipient: PartyOnRecord;
      readonly carrier: string;
      readonly tracking?: string | undefined;
      readonly deliveredAt?: string | undefined;
    }
  | { readonly class: 'support-notes'; readonly channel: string; readonly text: string }
  | {
      readonly class: 'account-changes';
      readonly what: string;
      readonly from?: string | undefined;
      readonly to?: string | undefined;
    }
  | { readonly class: 'phone-numbers'; readonly number: string; readonly use: string }
  | { readonly class: 'vendor-held'; readonly holder: string; readonly description: string };

/** What became of one class of record: one line of the matrix in the cover letter (L28, L40). */
export type MatrixLine =
  | { readonly class: RecordClass; readonly status: 'supplied'; readonly count: number }
  | { readonly class: RecordClass; readonly status: 'none' }
  | { readonly class: RecordClass; readonly status: 'held-by'; readonly holder: string; readonly askedOn: string }
  | { readonly class: RecordClass; readonly status: 'withheld'; readonly ground: string; readonly citation: string };
