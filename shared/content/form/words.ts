import type { Language } from '../../domain/brand.ts';
import type { Report } from '../../schemas/report.ts';
import type { WantedWords } from '../wanted.ts';

/** A choice: what it says, and a word more where it needs one. */
export interface ChoiceWords {
  readonly label: string;
  readonly hint?: string;
}

type Choices<Value extends string> = Readonly<Record<Value, ChoiceWords>>;
type Of<Key extends keyof Report> = NonNullable<Report[Key]>;

/** A question with nothing but its words. */
export interface QuestionWords {
  readonly title: string;
  readonly hint?: string;
}

/** Roles of `requester` that act for the person. */
type Acting = Exclude<NonNullable<Report['requester']>['kind'], 'self' | 'officer'>;

/** Asked about the person who fills in the form, or about the one she asks for. */
export interface AskedOf {
  readonly yours: QuestionWords;
  readonly theirs: QuestionWords;
}

/** Asked only of who does not ask for herself. */
type AskedBy = Readonly<Record<'other' | 'officer', QuestionWords>>;

/** What a chosen file is for, in the form. */
export const filePurposes = ['identity', 'report', 'authority', 'other'] as const;
export type FilePurpose = (typeof filePurposes)[number];

export const partNames = ['happened', 'about', 'reach', 'documents', 'send'] as const;

export interface AddressWords {
  readonly street: string;
  readonly street2: string;
  readonly urbanization: string;
  readonly city: string;
  readonly state: string;
  readonly stateEmpty: string;
  readonly zip: string;
  readonly free: string;
  readonly freeHint: string;
  readonly country: string;
  readonly otherForm: string;
  readonly usForm: string;
}

/** A card confirmed in the payment provider's own field, on the form and where she tells more. */
export interface CardFieldWords {
  readonly confirm: string;
  readonly confirmText: readonly string[];
  readonly frame: string;
  readonly close: string;
  readonly confirmed: (last4: string) => string;
  readonly removed: string;
}

/** Every sentence of the report form, once per language (U10). Wording: ux.md, Surface 1. */
export interface FormWords {
  readonly language: Language;
  readonly parts: Readonly<Record<(typeof partNames)[number], string>>;
  /** "Part 2 of 5: About you" */
  readonly part: (number: number, name: string) => string;
  /** "Part 2 of 5", for the title of the page. */
  readonly partShort: (number: number) => string;
  readonly skip: string;
  /** The same where something was typed: it is taken away. */
  readonly clearStep: string;
  readonly saved: string;
  readonly clear: { readonly open: string; readonly sure: string; readonly yes: string; readonly no: string };
  readonly yes: string;
  readonly no: string;
  readonly notSure: string;
  readonly remove: string;
  readonly change: string;
  readonly notGiven: string;
  readonly months: readonly string[];
  readonly month: string;
  readonly monthEmpty: string;
  readonly day: string;
  readonly year: string;
  readonly counter: (left: number) => string;

  readonly who: QuestionWords & { readonly options: Choices<'self' | 'other' | 'officer'> };
  readonly acting: QuestionWords & { readonly options: Choices<Acting> };
  readonly happened: QuestionWords & { readonly options: Choices<Of<'happened'>[number]> };
  readonly accounts: QuestionWords & {
    readonly block: (number: number) => string;
    readonly kind: string;
    readonly kindEmpty: string;
    readonly kinds: Readonly<Record<Of<'accounts'>[number]['kind'], string>>;
    readonly number: string;
    readonly numberHint: string;
    readonly when: string;
    readonly monthUnknown: string;
    readonly amount: string;
    readonly add: string;
    readonly added: (number: number) => string;
    readonly removed: string;
  };
  readonly details: QuestionWords & { readonly label: string };
  /** Emails and phone numbers of the person searched for. */
  readonly used: {
    readonly emails: string;
    readonly phones: string;
    readonly hint: Readonly<Record<'yours' | 'theirs', string>>;
  };
  readonly hasCards: AskedOf;
  readonly cards: AskedOf &
    CardFieldWords & {
      readonly block: (number: number) => string;
      readonly kind: string;
      readonly kindEmpty: string;
      readonly kinds: Readonly<Record<NonNullable<Of<'cards'>[number]['kind']>, string>>;
      readonly last4: string;
      readonly expires: string;
      readonly bank: string;
      readonly add: string;
      readonly state: { readonly confirmed: string; readonly typed: string };
      readonly note: readonly string[];
    };
  readonly own: AskedOf & { readonly label: string };
  readonly wants: QuestionWords & {
    readonly yours: Choices<Of<'wants'>[number]>;
    readonly theirs: Choices<Of<'wants'>[number]>;
  };

  readonly name: AskedOf & {
    readonly given: string;
    readonly middle: string;
    readonly family: string;
    readonly other: string;
    readonly otherHint: string;
    readonly callMe: string;
  };
  readonly birth: AskedOf;
  readonly address: AskedOf & AddressWords & { readonly elsewhere: Readonly<Record<'yours' | 'theirs', string>> };
  readonly before: AskedOf;

  readonly asker: AskedBy & {
    readonly name: string;
    readonly organisation: string;
    readonly agency: string;
    readonly reportNumber: string;
    readonly phone: string;
    readonly phoneHint: Readonly<Record<'other' | 'officer', string>>;
  };

  readonly contact: QuestionWords & {
    readonly options: Choices<Of<'contact'>>;
    /** How letters reach whoever asks for somebody else. */
    readonly postTheirs: string;
    readonly lines: string;
    readonly linesHint: string;
    readonly email: string;
    readonly emailHint: string;
    /** Whoever chose letters: the email is searched for and never written to. */
    readonly emailToSearch: string;
    readonly didYouMean: (email: string) => string;
  };
  readonly easier: QuestionWords & {
    readonly phone: string;
    readonly phoneHint: string;
    readonly message: string;
    readonly language: string;
    readonly languages: Readonly<Record<Language, string>>;
    readonly help: string;
    readonly helps: Readonly<Record<Of<'help'>[number], string>>;
    readonly safe: string;
    readonly safeHint: string;
    readonly safeThen: string;
    readonly codeWord: string;
    readonly codeWordHint: string;
  };

  readonly identity: AskedOf & {
    readonly options: Choices<NonNullable<Of<'proof'>['identity']>>;
    readonly none: string;
  };
  readonly report: QuestionWords & {
    readonly options: Choices<NonNullable<Of<'proof'>['report']>>;
    readonly help: { readonly summary: string; readonly lines: readonly string[] };
  };
  readonly authority: AskedBy;
  readonly other: QuestionWords;
  readonly officer: QuestionWords & {
    readonly agency: string;
    readonly name: string;
    readonly reportNumber: string;
    readonly email: string;
    readonly address: string;
    readonly addressHint: string;
    readonly note: string;
  };
  readonly files: {
    readonly label: Readonly<Record<FilePurpose, string>>;
    readonly hint: string;
    readonly add: string;
    readonly chosen: (count: number) => string;
    readonly name: Readonly<Record<FilePurpose, (number: number) => string>>;
    readonly size: (bytes: number) => string;
    readonly removed: string;
    readonly lost: (count: number) => string;
    readonly waits: string;
  };

  readonly check: QuestionWords & {
    readonly sections: Readonly<Record<(typeof partNames)[number], string>>;
    readonly rows: Readonly<
      Record<
        | 'who'
        | 'asker'
        | 'authority'
        | 'happened'
        | 'accounts'
        | 'details'
        | 'used'
        | 'cards'
        | 'own'
        | 'wants'
        | 'name'
        | 'otherNames'
        | 'callMe'
        | 'birth'
        | 'address'
        | 'before'
        | 'contact'
        | 'phone'
        | 'letters'
        | 'help'
        | 'safe'
        | 'identity'
        | 'report'
        | 'other'
        | 'officer',
        string
      >
    >;
    readonly number: (text: string) => string;
    readonly cardLine: (last4: string, state: string) => string;
    readonly about: (when: string) => string;
    readonly files: (count: number) => string;
    readonly messageYes: string;
    readonly safeYes: string;
    readonly toSign: string;
  };
  readonly sign: QuestionWords & {
    readonly statement: string;
    readonly label: string;
    readonly send: string;
    readonly sending: string;
  };
  readonly problems: {
    readonly title: string;
    readonly kept: string;
    readonly offline: string;
    readonly call: (phone: string) => string;
  };
  readonly sent: QuestionWords & {
    readonly reference: string;
    readonly answerBy: (date: string) => string;
    readonly earlier: readonly string[];
    /** On the form, when she comes back to it after it was sent. */
    readonly already: { readonly title: (reference: string) => string; readonly text: string; readonly see: string };
    readonly link: {
      readonly heading: string;
      readonly text: readonly string[];
      readonly copy: string;
      readonly copied: string;
    };
    readonly print: string;
    readonly documents: {
      readonly heading: string;
      readonly preparing: string;
      readonly sending: (percent: number) => string;
      readonly done: string;
      readonly again: string;
      readonly failed: string;
      /** No connection: it goes on by itself. */
      readonly offline: string;
      readonly allDone: string;
      readonly keepOpen: string;
    };
    readonly missing: {
      readonly heading: string;
      readonly items: WantedWords;
      readonly how: string;
    };
    readonly next: { readonly heading: string; readonly steps: (received: string, due: string) => readonly string[] };
    readonly bank: { readonly heading: string; readonly lines: readonly string[] };
    readonly email: string;
    readonly again: string;
  };
}

/** What choosing and sending documents needs of the form's words. */
export type DocumentWords = Pick<FormWords, 'language' | 'remove' | 'files'> & {
  readonly sent: Pick<FormWords['sent'], 'documents'>;
};
