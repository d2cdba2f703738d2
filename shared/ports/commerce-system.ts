import type { SearchIdentifiers, Trace } from '../domain/identifiers.ts';
import type { RecordClass, SourceRecord } from '../domain/records.ts';
import type { ActionVerb, DownstreamFlag, NoticeKind } from '../domain/verbs.ts';

/**
 * The port to one of the business's own systems (shop, billing, account system, a vendor's). Published as
 * `docs/api/commerce-system.yaml`; the http adapter and the demo shop's server both keep to it.
 */
export interface CommerceSystem {
  /**
   * `until`, in milliseconds since 1970, is when the caller has to have an answer: after it nothing more is asked, what is under way is given up, and
   * both are a `timeout`. A system that answers slowly page by page would else take all the time there is, and be parked by nobody (G7).
   */
  /** Searches by the victim's own identifiers (L24). All pages are fetched; an incomplete search is `failed`, never "no records" (L25). */
  search(identifiers: SearchIdentifiers, until?: number): Promise<SearchAnswer>;
  /** Every payment instrument on an account, whatever its state: the before/after list of L43. */
  listInstruments(account: string, until?: number): Promise<InstrumentsAnswer>;
  /** Performs one change. The same key never does it twice; a `done` is answered again with the same receipt, what changed nothing may be answered anew. */
  act(order: ActionOrder, idempotencyKey: string, until?: number): Promise<ActionAnswer>;
  /** All records of one class on one account. */
  collect(account: string, recordClass: RecordClass, until?: number): Promise<CollectAnswer>;
}

export type SearchAnswer =
  | { readonly outcome: 'done'; readonly candidates: readonly CandidateAccount[] }
  | { readonly outcome: 'failed'; readonly reason: FailureReason };

/** An account on which at least one identifier was found. `account` is the system's opaque id. */
export interface CandidateAccount {
  readonly account: string;
  readonly openedAt: string;
  readonly traces: readonly Trace[];
}

export type InstrumentStatus = 'active' | 'held' | 'removed';
export interface InstrumentOnAccount {
  /** The system's opaque id of this instrument on this account. */
  readonly id: string;
  readonly kind: 'card' | 'bank-account';
  readonly last4: string;
  readonly fingerprint?: string | undefined;
  readonly expMonth?: number | undefined;
  readonly expYear?: number | undefined;
  readonly status: InstrumentStatus;
}

export type InstrumentsAnswer =
  | { readonly outcome: 'done'; readonly instruments: readonly InstrumentOnAccount[]; readonly frozen: boolean }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'failed'; readonly reason: FailureReason };

export interface ActionOrder {
  readonly verb: ActionVerb;
  readonly account: string;
  /** Required by hold, release-hold, remove, restore, block, unblock. */
  readonly instrument?: { readonly id: string; readonly fingerprint?: string | undefined } | undefined;
  /** Required by flag and unflag (L46). */
  readonly flags?: readonly DownstreamFlag[] | undefined;
  /** Required by notice: what the holder is told, in these very words, by the system itself. */
  readonly notice?: HolderNotice | undefined;
  /** Always true: the platform's own notices to the account holder are suppressed (L45). */
  readonly quiet: true;
}

/** Fixed, versioned words, the same for every account: they reveal neither a report nor whose it is (L45). */
export interface HolderNotice {
  readonly kind: NoticeKind;
  readonly version: string;
  readonly en: { readonly subject: string; readonly text: string };
  readonly es: { readonly subject: string; readonly text: string };
}

/** Why a call could not be made or understood. `emergency-stop`, `circuit-open` and `by-hand` are ours; the call was not made. */
export type FailureReason =
  | 'timeout'
  | 'unreachable'
  | 'server-error'
  | 'throttled'
  | 'bad-answer'
  | 'emergency-stop'
  | 'circuit-open'
  | 'by-hand';

/**
 * `done`: it is so now. `not-found`: the account or instrument does not exist. `refused`: the system will not, and says why in a
 * code. `unknown`: we cannot tell whether it happened; ask again with the same key, it never counts as success.
 */
export type ActionAnswer =
  | {
      readonly outcome: 'done';
      readonly receipt: string;
      readonly noticeSuppressed: boolean;
      readonly snapshot?: unknown;
    }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'unknown'; readonly reason: FailureReason };

export type CollectAnswer =
  | { readonly outcome: 'done'; readonly records: readonly SourceRecord[] }
  | { readonly outcome: 'held-by'; readonly holder: string; readonly askedOn: string }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'refused'; readonly reason: string }
  | { readonly outcome: 'failed'; readonly reason: FailureReason };

/** The payment provider, which alone ever sees a card number. */
export interface PaymentProvider {
  /** Resolves a token its hosted field gave to the victim's browser. `proved` = the provider confirmed that she holds the card. */
  resolve(
    token: string,
    until?: number,
  ): Promise<
    | {
        readonly outcome: 'done';
        readonly fingerprint: string;
        readonly last4: string;
        readonly expMonth: number;
        readonly expYear: number;
        readonly proved: boolean;
      }
    | { readonly outcome: 'not-found' }
    | { readonly outcome: 'failed'; readonly reason: FailureReason }
  >;
}
