import { type Answers, isFor, noAnswers } from '../../shared/content/form/answers.ts';
import type { Fault } from '../../shared/schemas/report.ts';
import type { PageData } from '../page-data.ts';

type Key = keyof Answers;

interface Rule {
  readonly part: 1 | 2 | 3 | 4 | 5;
  /** Controls of this screen, by the paths of the report. */
  readonly owns?: RegExp;
  readonly applies?: (answers: Answers, policy: PageData['policy']) => boolean;
  /** Skipping it with one press empties these. */
  readonly skips?: readonly Key[];
}

const notOfficer = (answers: Answers) => isFor(answers) !== 'officer';
const isSelf = (answers: Answers) => isFor(answers) === 'self';

/** The questions in their order (ux.md, Surface 1). Ids are the address: `#/about/name`. */
const rules = {
  'happened/who': { part: 1, owns: /^who$/u },
  'happened/acting': { part: 1, owns: /^requester\.kind$/u, applies: (a) => isFor(a) === 'other' },
  'happened/what': { part: 1, owns: /^happened$/u },
  'happened/accounts': { part: 1, owns: /^accounts/u },
  'happened/details': {
    part: 1,
    owns: /^(?:details|otherEmails|otherPhones)$/u,
    skips: ['details', 'usedEmails', 'usedPhones'],
  },
  'happened/has-cards': { part: 1, owns: /^hasCards$/u, applies: notOfficer },
  'happened/cards': { part: 1, owns: /^cards/u, applies: (a) => notOfficer(a) && a.hasCards === 'yes' },
  'happened/own': {
    part: 1,
    owns: /^ownAccounts/u,
    applies: (a) => notOfficer(a) && a.hasCards === 'yes',
    skips: ['own'],
  },
  'happened/wants': { part: 1, owns: /^wants$/u, applies: notOfficer },
  'about/name': { part: 2, owns: /^(?:name|callMe)/u },
  'about/birth': { part: 2, owns: /^birthDate$/u, applies: (a, policy) => notOfficer(a) && policy.birthDate },
  'about/address': { part: 2, owns: /^addresses\.0/u },
  'about/before': {
    part: 2,
    owns: /^addresses\.1/u,
    applies: (a) => notOfficer(a) && a.elsewhere,
    skips: ['before'],
  },
  'reach/asker': {
    part: 3,
    owns: /^requester\.(?:name|agency|organisation|reportNumber)$/u,
    applies: (a) => !isSelf(a),
  },
  'reach/contact': { part: 3, owns: /^(?:contact|email|requester\.address)$/u },
  'reach/easier': {
    part: 3,
    owns: /^(?:phone|codeWord|help)/u,
    skips: ['phone', 'message', 'letters', 'help', 'safe', 'codeWord'],
  },
  'documents/identity': {
    part: 4,
    owns: /^proof\.identity$/u,
    applies: (a, policy) => notOfficer(a) && policy.needs.includes('identity'),
  },
  'documents/report': {
    part: 4,
    owns: /^proof\.report$/u,
    applies: (a, policy) => notOfficer(a) && policy.needs.includes('report'),
  },
  'documents/authority': { part: 4, applies: (a) => !isSelf(a), skips: [] },
  'documents/other': { part: 4, skips: [] },
  'documents/officer': {
    part: 4,
    owns: /^officer/u,
    applies: notOfficer,
    skips: [
      'toOfficer',
      'officerAgency',
      'officerName',
      'officerReport',
      'officerEmail',
      'officerLines',
      'officerCountry',
    ],
  },
  'send/check': { part: 5 },
  'send/sign': { part: 5, owns: /^signature$/u },
} as const satisfies Readonly<Record<string, Rule>>;

export type ScreenId = keyof typeof rules;

export function isScreen(text: string): text is ScreenId {
  return Object.hasOwn(rules, text);
}

export const screenIds: readonly ScreenId[] = Object.keys(rules).filter(isScreen);

export function ruleOf(id: ScreenId): Rule {
  return rules[id];
}

/** The way as it is for these answers. */
export function way(answers: Answers, policy: PageData['policy']): readonly ScreenId[] {
  return screenIds.filter((id) => ruleOf(id).applies?.(answers, policy) !== false);
}

export function faultsOfScreen(id: ScreenId, faults: readonly Fault[]): readonly Fault[] {
  const { owns } = ruleOf(id);
  return owns === undefined ? [] : faults.filter(({ path }) => owns.test(path));
}

/** Where a fault is mended. */
export function screenOf(path: string): ScreenId | undefined {
  return screenIds.find((id) => ruleOf(id).owns?.test(path));
}

/** What skipping leaves behind: the answers of this screen as if never given. */
export function skipped(id: ScreenId, answers: Answers): Answers {
  const empty = Object.fromEntries((ruleOf(id).skips ?? []).map((key) => [key, noAnswers[key]]));
  return { ...answers, ...empty };
}

export interface Route {
  readonly screen: ScreenId | 'sent';
  /** Came from the check page and goes back to it. */
  readonly change: boolean;
}

/** Any other hash is the first question. */
export function routeOf(hash: string): Route {
  if (hash === '#/sent') return { screen: 'sent', change: false };
  const [, id = '', change] = /^#\/([\w-]+\/[\w-]+)(\/change)?$/u.exec(hash) ?? [];
  return { screen: isScreen(id) ? id : 'happened/who', change: change !== undefined };
}

export function hashOf({ screen, change }: Route): string {
  return `#/${screen}${change ? '/change' : ''}`;
}
