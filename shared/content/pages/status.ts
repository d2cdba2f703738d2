import type { copyStates } from '../../domain/case/history.ts';
import type { Asker } from '../../domain/case/recipient.ts';
import type { ChangeKind, DocumentPurpose, Way } from '../../domain/case/vocabulary.ts';
import type { CardFieldWords, DocumentWords } from '../form/words.ts';
import type { WantedWords } from '../wanted.ts';

/** By what a code or a confirmation comes; `person`: somebody calls. */
export type SentBy = Way | 'person';

/** What the status page and the page for a new link say around the words the API answers with. */
export interface StatusPageWords {
  readonly title: string;
  readonly loading: string;
  readonly reference: string;
  readonly working: { readonly summary: string; readonly lines: (received: string, due: string) => readonly string[] };
  readonly late: { readonly lines: readonly string[] };
  readonly next: { readonly heading: string; readonly lines: (due: string) => readonly string[] };
  readonly failed: {
    readonly title: string;
    readonly offline: string;
    readonly other: string;
    readonly again: string;
    readonly act: string;
    /** In the place of what we answered. */
    readonly answer: string;
    readonly call: (phone: string) => string;
  };
  readonly notWorking: { readonly title: string; readonly lines: readonly string[] };
  /** A change she confirmed ended the link of this page. */
  readonly moved: {
    readonly title: string;
    readonly by: Readonly<Record<SentBy, string>>;
    readonly old: string;
  };
  readonly noLink: { readonly title: string; readonly lines: readonly string[] };
  readonly link: {
    readonly title: string;
    readonly lines: readonly string[];
    readonly reference: string;
    readonly referenceHint: string;
    readonly known: string;
    readonly knownHint: string;
    readonly knownMissing: string;
    readonly send: string;
    readonly sentTitle: string;
    readonly sent: readonly string[];
  };
  readonly todo: {
    readonly heading: string;
    readonly missing: WantedWords;
    readonly wanted: string;
    readonly checking: string;
    readonly tryAgain: string;
    readonly open: string;
    readonly confirm: string;
    readonly records: string;
    readonly otherWays: string;
  };
  readonly mail: {
    readonly heading: string;
    readonly failed: string;
    readonly waiting: string;
    readonly printed: string;
  };
  readonly records: {
    readonly heading: string;
    readonly privacy: readonly string[];
    readonly code: string;
    /** She got one before: by post, or in another tab. */
    readonly have: string;
    readonly sentBy: Readonly<Record<SentBy, string>>;
    readonly label: string;
    readonly hint: string;
    readonly open: string;
    readonly listHeading: string;
    readonly expires: string;
    readonly expired: string;
    readonly names: Readonly<Record<string, string>>;
    readonly kinds: Readonly<Record<string, string>>;
    readonly more: string;
    readonly zip: string;
    readonly size: (bytes: number) => string;
    readonly paper: string;
    readonly paperText: string;
    readonly paperDone: string;
    readonly again: string;
  };
  readonly ask: {
    readonly button: string;
    readonly text: string;
    /** Of the person searched for, whoever asks. */
    readonly more: string;
    readonly moreText: string;
    readonly emails: string;
    readonly phones: string;
    readonly address: string;
    readonly addressHint: string;
    readonly country: string;
    readonly countryEmpty: string;
    readonly names: string;
    readonly namesHint: string;
    readonly card: CardFieldWords;
    /** Cards by their last digits. */
    readonly cards: string;
    readonly cardsHint: string;
    readonly lineHint: string;
    readonly done: (due: string) => string;
    /** After `done`: what she told more was not taken. */
    readonly notAdded: (phone: string) => string;
  };
  /** Above an answer that is in the other language: it stays as it was sent. */
  readonly answerInOther: string;
  readonly documents: DocumentWords & {
    readonly heading: string;
    readonly none: string;
    readonly on: (date: string) => string;
    readonly add: string;
    readonly which: string;
    readonly kinds: Readonly<Record<Asker, Readonly<Record<DocumentPurpose, string>>>>;
    readonly send: string;
  };
  readonly copies: {
    readonly heading: string;
    readonly kinds: Readonly<Record<string, string>>;
    readonly states: Readonly<Record<(typeof copyStates)[number], string>>;
    readonly revoke: string;
    readonly sure: string;
  };
  readonly history: { readonly heading: string };
  readonly manage: {
    readonly heading: string;
    readonly contact: string;
    readonly contactText: readonly string[];
    readonly how: string;
    readonly ways: Readonly<Record<Way, string>>;
    readonly email: string;
    readonly street: string;
    readonly city: string;
    readonly state: string;
    readonly zip: string;
    readonly abroad: string;
    readonly saveContact: string;
    readonly copy: string;
    readonly copyText: readonly string[];
    readonly who: string;
    readonly name: string;
    readonly agency: string;
    readonly theirEmail: string;
    readonly theirAddress: string;
    readonly theirAddressHint: string;
    readonly saveCopy: string;
    readonly letters: string;
    readonly language: string;
    readonly largePrint: string;
    readonly saveLetters: string;
    readonly saved: string;
    readonly link: string;
    readonly linkText: string;
    readonly linkGo: string;
    readonly stop: string;
    readonly stopText: readonly string[];
    readonly stopGo: string;
    readonly resume: string;
    readonly resumeText: string;
    readonly resumed: string;
  };
  readonly change: {
    readonly heading: Readonly<Record<ChangeKind, string>>;
    readonly by: Readonly<Record<SentBy, string>>;
    readonly nothingYet: string;
    readonly confirm: string;
    readonly confirmed: Readonly<Record<ChangeKind, string>>;
  };
}
