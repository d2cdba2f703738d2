import type { Brand, Language } from '../domain/brand.ts';
import type { TracePlace } from '../domain/identifiers.ts';
import type { MatrixLine, SourceRecord } from '../domain/records.ts';

/** A file of the package as the recipient gets it. Names are ours, never a person's (ux.md, Upload 6). */
export interface PackageFile {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** Everything the package says, already decided: scoped to this victim (L27), allow-listed, nothing redacted (L29). */
export interface PackageContents {
  readonly brand: Brand;
  readonly language: Language;
  readonly reference: string;
  /** The person the records are about, as she gave her name. */
  readonly subjectName: string;
  readonly recipient: 'subject' | 'representative' | 'officer' | 'agency';
  /** Local dates, yyyy-mm-dd. */
  readonly receivedOn: string;
  readonly dueOn: string;
  readonly preparedOn: string;
  readonly searches: readonly { readonly system: string; readonly searchedOn: string; readonly found: number }[];
  /** Names of the systems that have not answered: never "no records" (L25). */
  readonly unanswered: readonly string[];
  readonly accounts: readonly PackageAccount[];
  /** What of hers was used, where: the what-of-mine-was-used sheet. */
  readonly used: readonly UsedIdentifier[];
  /** A part is missing and follows later (L40). */
  readonly partial: boolean;
  /** The PDFs in letters of 18 points and more, for whoever asked for large print (L37). */
  readonly largePrint: boolean;
}

export interface PackageAccount {
  /** "Account 1": the label the person reads. */
  readonly label: string;
  /** What the business calls the system. */
  readonly system: string;
  readonly account: string;
  readonly openedOn?: string | undefined;
  /** Why we think her information was used here, in closed-list words. */
  readonly restsOn: readonly {
    readonly kind: 'email' | 'phone' | 'address' | 'name' | 'card';
    readonly exact: boolean;
  }[];
  readonly actions: readonly { readonly action: string; readonly outcome: string; readonly on: string }[];
  readonly instrumentsBefore: readonly InstrumentLine[];
  readonly instrumentsAfter: readonly InstrumentLine[];
  readonly matrix: readonly MatrixLine[];
  readonly navigationWithheld: true;
  readonly records: readonly SourceRecord[];
}

/** `hers` lists her own cards with last 4; other instruments are only counted ("another payment method"). */
export interface InstrumentLine {
  readonly hers: boolean;
  readonly last4?: string | undefined;
  readonly status: 'active' | 'held' | 'removed';
}

export interface UsedIdentifier {
  readonly kind: 'email' | 'phone' | 'address' | 'name' | 'card';
  /** As she gave it; of a card its last 4. */
  readonly value: string;
  readonly places: readonly {
    readonly account: string;
    readonly place: TracePlace;
    readonly on?: string | undefined;
  }[];
}

/** Renders the package: cover letter and matrix (tagged PDF + HTML), used sheet, records.json, CSV per class, manifest.sha256. Deterministic. */
export interface RecordsPress {
  print(contents: PackageContents): Promise<readonly PackageFile[]>;
  /** All of it in one file, for whoever would rather download once. Deterministic. */
  zip(files: readonly PackageFile[]): Promise<Uint8Array>;
}
