import type { Action, Ground, IdentifierKind, Outcome } from '../../domain/case/vocabulary.ts';
import type { TracePlace } from '../../domain/identifiers.ts';
import type { RecordClass } from '../../domain/records.ts';

/** A field of a record as people read it: the label in the records, the column of a CSV, the key in records.json. */
export type FieldKey =
  | 'id'
  | 'at'
  | 'channel'
  | 'applicantName'
  | 'applicantEmail'
  | 'applicantPhone'
  | 'applicantAddress'
  | 'entries'
  | 'question'
  | 'answer'
  | 'period'
  | 'lines'
  | 'lineDate'
  | 'lineText'
  | 'amount'
  | 'orderNumber'
  | 'status'
  | 'orderedByName'
  | 'orderedByEmail'
  | 'orderedByPhone'
  | 'orderedByAddress'
  | 'deliverToName'
  | 'deliverToEmail'
  | 'deliverToPhone'
  | 'deliverToAddress'
  | 'items'
  | 'itemName'
  | 'quantity'
  | 'price'
  | 'total'
  | 'paidWith'
  | 'receiptNumber'
  | 'sentTo'
  | 'card'
  | 'recipientName'
  | 'recipientEmail'
  | 'recipientPhone'
  | 'recipientAddress'
  | 'carrier'
  | 'tracking'
  | 'deliveredAt'
  | 'text'
  | 'what'
  | 'from'
  | 'to'
  | 'number'
  | 'use'
  | 'holder'
  | 'description';

/**
 * Every sentence of the package, once per language (U10). The person is "you"; the account holder is "another person": nobody
 * is called anything worse, because we never know who it was (ux.md, Voice).
 */
export interface PackageWords {
  readonly letter: {
    readonly documentTitle: string;
    readonly title: { readonly whole: string; readonly partial: string; readonly nothing: string };
    readonly facts: {
      readonly to: string;
      readonly reference: string;
      readonly received: string;
      readonly due: string;
      readonly prepared: string;
    };
    /** For a copy that goes to someone else: who "you" is. */
    readonly copyFor: Readonly<Record<'representative' | 'officer' | 'agency', (subject: string) => string>>;
    readonly opening: (company: string) => string;
    readonly openingNothing: (company: string) => string;
    readonly law: string;
    readonly partial: string;
    /** The whole letter in a few lines, for a person who reads no further. */
    readonly short: {
      readonly title: string;
      readonly found: (accounts: number) => string;
      readonly removed: (accounts: number) => string;
      readonly frozen: (accounts: number) => string;
      readonly records: (count: number, file: string) => string;
    };
    readonly beforeYouRead: string;
    readonly beforeYouReadText: readonly string[];
    readonly inside: string;
    readonly insideColumns: readonly [string, string];
    readonly found: string;
    readonly foundNothing: string;
    readonly accountFacts: { readonly system: string; readonly account: string; readonly opened: string };
    readonly restsOn: string;
    readonly restsOnNothing: string;
    readonly match: (what: string, exact: boolean) => string;
    readonly matrix: string;
    readonly matrixColumns: readonly [string, string];
    readonly supplied: (count: number) => string;
    readonly none: string;
    readonly heldBy: (holder: string, askedOn: string) => string;
    readonly withheld: (ground: string, citation: string) => string;
    readonly navigationGround: string;
    readonly actions: string;
    readonly actionColumns: readonly [string, string, string];
    readonly noActions: string;
    readonly actionsNote: string;
    readonly instruments: string;
    readonly instrumentColumns: readonly [string, string, string];
    readonly noInstruments: string;
    readonly instrumentsNote: string;
    readonly yours: (last4: string | undefined) => string;
    readonly others: string;
    readonly statusOf: Readonly<Record<'active' | 'held' | 'removed' | 'absent', string>>;
    readonly countOf: Readonly<Record<'active' | 'held' | 'removed', (count: number) => string>>;
    readonly searches: string;
    readonly searchesText: string;
    readonly unanswered: (systems: string) => string;
    readonly searchColumns: readonly [string, string, string];
    readonly noSearches: string;
    readonly next: string;
    readonly nextItems: readonly string[];
    readonly help: string;
    readonly call: (phone: string, tty: string, hours: string) => string;
    readonly write: (email: string) => string;
    readonly post: (address: string) => string;
    readonly others988: readonly string[];
  };
  readonly used: {
    readonly documentTitle: string;
    readonly title: string;
    readonly intro: string;
    readonly empty: string;
    readonly columns: readonly [string, string, string];
    readonly notFound: string;
    readonly noDate: string;
  };
  readonly records: {
    readonly documentTitle: string;
    readonly title: string;
    readonly intro: string;
    readonly times: (zone: string) => string;
    readonly empty: string;
    readonly emptyAccount: string;
    readonly count: (name: string, count: number) => string;
    readonly numbered: (index: number, when: string) => string;
    readonly noDetails: string;
  };
  readonly files: {
    readonly letter: string;
    readonly used: string;
    readonly records: string;
    readonly pdf: string;
    readonly html: string;
    readonly json: string;
    readonly csv: (name: string) => string;
    readonly readme: string;
    readonly manifest: string;
  };
  readonly readme: {
    readonly title: (reference: string) => string;
    readonly intro: string;
    readonly start: string;
    readonly list: string;
    readonly spreadsheets: string;
    readonly spreadsheetsText: readonly string[];
    readonly sums: string;
    readonly sumsText: readonly string[];
    readonly private: string;
  };
  readonly page: {
    readonly footer: (reference: string, page: number, pages: number) => string;
    readonly htmlFooter: (reference: string, preparedOn: string) => string;
    readonly contents: string;
    /** Said at the top of a PDF in which `marker` stands for letters its font does not have. */
    readonly unshown: (marker: string, htmlName: string) => string;
  };
  readonly classes: Readonly<Record<RecordClass | 'navigation', string>>;
  readonly fields: Readonly<Record<FieldKey, string>>;
  readonly kinds: Readonly<Record<IdentifierKind, string>>;
  readonly places: Readonly<Record<TracePlace, string>>;
  readonly actions: Readonly<Record<Action, string>>;
  readonly outcomes: Readonly<Record<Outcome, string>>;
  /** The four grounds of 15 U.S.C. 1681g(e)(5), as the person reads them. */
  readonly grounds: Readonly<Record<Ground, string>>;
  readonly card: (brand: string | undefined, last4: string, expires: string | undefined) => string;
}
