import type { Asker } from '../../domain/case/recipient.ts';
import type { WantedWords } from '../wanted.ts';
import type { PersonMail } from './template.ts';

export interface PaperWords {
  readonly help: (phone: string, tty: string, hours: string) => string;
  readonly why: string;
  readonly never: string;
  readonly switchToThis: (phone: string) => string;
  /** What is missing, in V1: how to send it. */
  readonly whenYouHaveThem: string;
  readonly byPost: string;
  readonly keepPrivate: string;
  /** How to see the case without the link. */
  readonly site: (host: string) => string;
  readonly camera: string;
  /** The records are in the same envelope. */
  readonly enclosed: readonly string[];
  readonly enclosedAgain: string;
  readonly documentAgain: string;
  readonly restInside: readonly string[];
  readonly late: string;
  readonly codeNever: string;
  readonly page: (reference: string, page: number, pages: number) => string;
}

/** Every sentence of the mails to the person, once per language (U10). Dates come in words. Voice: ux.md. */
export interface MailWords {
  /** Subject and first heading: one sentence, at most 60 characters and 9 words (U15). */
  readonly titles: { readonly [Id in Exclude<PersonMail['id'], 'V15'>]: string } & {
    readonly V15: (day: string) => string;
  };
  readonly withReference: (title: string, reference: string) => string;
  /** For a person whose mail others may see: subject and first line give nothing away. */
  readonly neutral: { readonly title: string; readonly opening: string };
  readonly reference: string;
  readonly answerBy: (date: string) => string;
  readonly nothingToDo: string;
  readonly missing: {
    readonly heading: string;
    readonly items: WantedWords;
    readonly whenYouHaveThem: string;
    readonly dateStays: string;
    readonly need: string;
    readonly again: string;
    readonly why: string;
    readonly otherWays: string;
    readonly onlyReminder: string;
    readonly byPost: string;
  };
  readonly next: {
    readonly heading: string;
    readonly steps: (date: string | undefined, asker: Asker) => readonly string[];
  };
  readonly card: Readonly<
    Record<Asker, { readonly heading: string; readonly ours: string; readonly bank: readonly string[] }>
  >;
  readonly see: {
    readonly request: string;
    readonly records: string;
    readonly decision: string;
    readonly result: string;
  };
  readonly keepPrivate: string;
  readonly otherRoute: (host: string) => string;
  readonly documentsReceived: (count: number) => string;
  readonly documentsChecked: string;
  readonly fileNotTaken: readonly string[];
  readonly stillWorking: string;
  readonly records: {
    readonly until: (date: string) => string;
    readonly private: readonly string[];
    readonly code: string;
    readonly again: string;
    readonly rest: readonly string[];
  };
  readonly decision: readonly string[];
  readonly result: readonly string[];
  readonly resultSoFar: readonly string[];
  readonly late: (date: string) => { readonly key: string; readonly lines: readonly string[] };
  readonly newLink: readonly string[];
  readonly code: {
    readonly use: (minutes: number) => string;
    readonly useUntil: (date: string) => string;
    readonly never: string;
    readonly notYou: string;
  };
  /** What a letter says instead, because there is nothing to select on paper. */
  readonly paper: PaperWords;
  readonly contactChanged: readonly string[];
  readonly closed: readonly string[];
  readonly copyWanted: readonly string[];
  readonly copyReady: readonly string[];
  /** Not in the mails of a person whose mail others may see. */
  readonly helpLines: readonly string[];
  readonly footer: {
    readonly help: (phone: string, tty: string, hours: string) => string;
    readonly post: (address: string) => string;
    readonly why: string;
    readonly never: string;
  };
  /** How to get mails in this language, as the last line of a mail in the other one. */
  readonly switchToThis: (phone: string) => string;
}
