import type { Brand, Language } from '../domain/brand.ts';
import type { Asker } from '../domain/case/recipient.ts';
import type { Ground, IdentifierKind } from '../domain/case/vocabulary.ts';
import type { RecordClass } from '../domain/records.ts';
import type { LocalDate } from '../domain/time.ts';
import { answerEn } from './answer-en.ts';
import { answerEs } from './answer-es.ts';
import { longDate } from './format.ts';
import { declineText } from './grounds.ts';

/** What a decision rests on; page, letter and the desk's preview say it with the same sentences (U16). */
export type AnswerFacts =
  | {
      readonly how: 'declined';
      readonly ground: Ground;
      readonly facts: string;
      /** Absent: she herself. */
      readonly asker?: Asker | undefined;
    }
  | {
      readonly how: 'nothing-found';
      /** The diligent search, L26: where, when, and with what kinds of her details. */
      readonly searches: readonly { readonly system: string; readonly searchedOn: LocalDate }[];
      readonly kinds: readonly IdentifierKind[];
      /** Systems that have not answered: nothing was found so far (L25). */
      readonly unanswered?: readonly string[] | undefined;
    }
  | {
      readonly how: 'records';
      readonly partial: boolean;
      /** Kinds of record held back because other law forbids to hand them over (L31, L40). */
      readonly withheld: readonly { readonly class: RecordClass; readonly citation: string }[];
    };

/** A piece of the answer: a heading with paragraphs or a list beneath it. */
export interface AnswerPart {
  readonly heading: string;
  readonly text: readonly string[];
  readonly items: readonly string[];
}

export interface AnswerText {
  readonly language: Language;
  readonly title: string;
  readonly parts: readonly AnswerPart[];
}

export interface AnswerWords {
  readonly declined: {
    readonly title: string;
    readonly why: string;
    readonly law: (citation: string) => string;
    readonly change: string;
    readonly again: string;
  };
  readonly nothing: {
    readonly title: string;
    readonly soFarTitle: string;
    readonly rest: string;
    readonly restText: string;
    readonly where: string;
    readonly whereText: string;
    readonly searched: (system: string, on: string) => string;
    readonly used: string;
    readonly usedText: string;
    readonly more: string;
    readonly moreText: string;
  };
  readonly records: {
    readonly title: string;
    readonly partlyTitle: string;
    readonly rest: string;
    readonly restText: string;
    readonly withheld: string;
    readonly withheldText: string;
    readonly heldBack: (what: string, citation: string) => string;
  };
  readonly help: {
    readonly title: string;
    readonly call: (phone: string, tty: string) => string;
    readonly others: string;
    readonly talk: string;
  };
  readonly kinds: Readonly<Record<IdentifierKind, string>>;
  readonly classes: Readonly<Record<RecordClass, string>>;
}

/** The answer to a request in the person's language, or what she would read if a proposal were approved. */
export function answerText(facts: AnswerFacts, language: Language, brand: Brand): AnswerText {
  const words = language === 'es' ? answerEs : answerEn;
  return { language, ...bodyOf(facts, language, words, helpPart(words, brand)) };
}

function bodyOf(
  facts: AnswerFacts,
  language: Language,
  words: AnswerWords,
  help: AnswerPart,
): Omit<AnswerText, 'language'> {
  switch (facts.how) {
    case 'declined': {
      const { title, why, law, change, again } = words.declined;
      const said = declineText(facts.ground, facts.facts, language, facts.asker);
      return {
        title,
        parts: [
          part(why, [said.reason, law(said.citation)]),
          part(change, [said.cure]),
          part(again, [said.again]),
          help,
        ],
      };
    }
    case 'nothing-found': {
      const { nothing } = words;
      const { unanswered } = facts;
      return {
        title: unanswered === undefined ? nothing.title : nothing.soFarTitle,
        parts: [
          ...(unanswered?.length ? [part(nothing.rest, [nothing.restText], unanswered)] : []),
          part(
            nothing.where,
            [nothing.whereText],
            facts.searches.map((s) => nothing.searched(s.system, longDate(s.searchedOn, language))),
          ),
          part(
            nothing.used,
            [nothing.usedText],
            facts.kinds.map((kind) => words.kinds[kind]),
          ),
          part(nothing.more, [nothing.moreText]),
          help,
        ],
      };
    }
    case 'records': {
      const { records } = words;
      return {
        title: facts.partial ? records.partlyTitle : records.title,
        parts: [
          ...(facts.partial ? [part(records.rest, [records.restText])] : []),
          ...(facts.withheld.length > 0
            ? [
                part(
                  records.withheld,
                  [records.withheldText],
                  facts.withheld.map((w) => records.heldBack(words.classes[w.class], w.citation)),
                ),
              ]
            : []),
          help,
        ],
      };
    }
    default:
      return facts satisfies never;
  }
}

function helpPart({ help }: AnswerWords, brand: Brand): AnswerPart {
  return part(help.title, [help.call(brand.phone, brand.tty), help.others, help.talk]);
}

function part(heading: string, text: readonly string[], items: readonly string[] = []): AnswerPart {
  return { heading, text, items };
}
