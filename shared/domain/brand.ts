/** How the business presents itself to the people who write to it. Configuration, never code. */
export interface Brand {
  readonly company: string;
  readonly phone: string;
  readonly tty: string;
  /** Opening hours in words, by language. */
  readonly hours: { readonly en: string; readonly es: string };
  readonly postalAddress: readonly string[];
  /** Origin of the pages, no trailing slash. Private links are `${site}/status/#<token>`, in Spanish `${site}/es/status/#<token>`. */
  readonly site: string;
  /** Mailbox a person may answer to. */
  readonly mailFrom: string;
  /** Mailbox for whoever found a weakness; stands in /.well-known/security.txt of the pages. */
  readonly security: string;
  /** IANA zone in which a date of receipt is a local date (L11, L12). */
  readonly timeZone: string;
}

export const languages = ['en', 'es'] as const;
export type Language = (typeof languages)[number];
