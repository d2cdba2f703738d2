import type { Language } from '../../domain/brand.ts';

/** What a mail is made of: plain strings, one line each. Text and HTML are both drawn from these, so they cannot differ. */
export type Block =
  | { readonly kind: 'text' | 'heading'; readonly text: string }
  /** The one thing to take away, mostly a date. */
  | { readonly kind: 'key'; readonly text: string }
  | { readonly kind: 'fact'; readonly label: string; readonly value: string }
  | { readonly kind: 'list' | 'steps'; readonly items: readonly string[] }
  | { readonly kind: 'code'; readonly code: string }
  /** Work that is open: what, what would settle it, who has it. */
  | { readonly kind: 'work'; readonly columns: WorkColumns; readonly rows: readonly WorkRow[] }
  /** The one action link of a mail, its whole address in sight (ux.md, Mails, rule 3). */
  | { readonly kind: 'action'; readonly label: string; readonly url: string };

export interface WorkColumns {
  readonly what: string;
  readonly owner: string;
}

export interface WorkRow {
  readonly what: string;
  readonly next: string;
  readonly owner: string;
}

export interface MailBody {
  readonly language: Language;
  readonly subject: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly footer: readonly string[];
  /** The last line, for a household that reads the other language (rule 8). Staff mails have none. */
  readonly otherLanguage?: { readonly language: Language; readonly text: string } | undefined;
}

export function text(words: string): Block {
  return { kind: 'text', text: words };
}

export function heading(words: string): Block {
  return { kind: 'heading', text: words };
}

/** `http` is for a site on one's own machine. Anything else in an address is a fault of ours, not something to send. */
export function action(label: string, url: string, origin?: string): Block {
  if (!/^https?:\/\/[\w.:[\]-]+(?:\/[\w/#?&=.~%+-]*)?$/u.test(url))
    throw new Error('a mail cannot link to this address');
  if (origin !== undefined && !url.startsWith(`${origin}/`)) throw new Error('a private link of another site');
  return { kind: 'action', label, url };
}
