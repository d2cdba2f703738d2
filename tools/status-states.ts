import { stages } from '../infra/stages.ts';
import { answerText } from '../shared/content/answer.ts';
import { documentText } from '../shared/content/documents.ts';
import { type StatusReader, type StatusWord, statusText } from '../shared/content/status.ts';
import { historyText } from '../shared/content/status-history.ts';
import type { Language } from '../shared/domain/brand.ts';
import { historyKinds } from '../shared/domain/case/history.ts';
import { documentPurposes } from '../shared/domain/case/vocabulary.ts';

export interface StatusState {
  readonly name: string;
  readonly word: StatusWord;
  readonly reader?: StatusReader;
  readonly more?: object;
}

const change = (what: string, by: string) => ({ change: `${what}-${by}`, what, by });

/** Every state of ux.md Surface 2, and whatever else the page can show at the same time. */
export const statusStates: readonly StatusState[] = [
  { name: 'received', word: 'received' },
  { name: 'waiting-for-you', word: 'waiting-for-you', more: { missing: ['identity', 'report', 'authority'] } },
  { name: 'checking', word: 'checking', more: { missing: ['report'], emailFailed: true } },
  {
    name: 'finding',
    word: 'finding',
    more: {
      changes: [change('contact', 'staff'), change('withdrawal', 'email'), change('recipient', 'post')],
      letters: [
        { letter: 'a', status: 'owed' },
        { letter: 'b', status: 'printed' },
      ],
    },
  },
  { name: 'ready', word: 'ready', more: { phase: 'closed', recordsUntil: '2027-03-01' } },
  { name: 'partly', word: 'partly', more: { phase: 'closed', recordsUntil: '2027-03-01' } },
  { name: 'none-found', word: 'none-found', more: { phase: 'closed' } },
  { name: 'none-yet', word: 'none-yet' },
  { name: 'declined', word: 'declined', more: { phase: 'closed' } },
  { name: 'late', word: 'late', more: { missing: ['identity'] } },
  { name: 'closed', word: 'closed', more: { phase: 'closed' } },
  { name: 'stopped', word: 'closed', more: { withdrawn: true } },
  { name: 'officer', word: 'waiting-for-you', reader: 'officer', more: { missing: ['authorisation'] } },
  { name: 'copy-waiting', word: 'finding', reader: 'copy', more: bare() },
  { name: 'copy-ready', word: 'ready', reader: 'copy', more: { ...bare(), recordsUntil: '2027-03-01' } },
];

function bare(): object {
  return { documents: [], history: [], others: [], changes: [], letters: [], missing: [] };
}

/** A state as the API answers it, with the server's own sentences. The API's answer to a real case is what it is made from. */
export function answerOf(state: StatusState, language: Language, real: object): object {
  const { word, reader = 'person', more = {} } = state;
  const facts = { dueDate: '2026-12-25', daysLeft: word === 'late' ? -1 : 18, availableUntil: '2027-03-01' };
  const documentStates = ['received', 'checking', 'try-again', 'sending', 'received'] as const;
  return {
    ...real,
    word,
    reader,
    missing: [],
    words: statusText(word, facts, language, reader),
    documents: documentPurposes.map((purpose, at) => {
      const state = documentStates[at] ?? 'received';
      const document = { purpose, state, ...(state === 'try-again' ? { reason: 'file.locked' as const } : {}) };
      return { document: purpose, on: '2026-11-25', ...document, words: documentText(document, language) };
    }),
    history: historyKinds.map((what) => ({ what, on: '2026-11-25', words: historyText(what, 2, language) })),
    others: [
      { recipient: 'officer', kind: 'officer', state: 'waiting' },
      { recipient: 'b', kind: 'representative', state: 'sent' },
      { recipient: 'c', kind: 'agency', state: 'revoked' },
    ],
    ...more,
  };
}

export function decisionOf(word: StatusWord, language: Language): object {
  const { brand } = stages.dev;
  if (word === 'declined')
    return answerText(
      { how: 'declined', ground: 'B', facts: 'The photo of the ID could not be read.' },
      language,
      brand,
    );
  if (word === 'none-found' || word === 'none-yet')
    return answerText(
      {
        how: 'nothing-found',
        searches: [{ system: 'Shop', searchedOn: '2026-11-25' }],
        kinds: ['name', 'card'],
        ...(word === 'none-yet' ? { unanswered: ['Archive'] } : {}),
      },
      language,
      brand,
    );
  return answerText(
    {
      how: 'records',
      partial: word === 'partly',
      withheld: word === 'partly' ? [{ class: 'support-notes', citation: '18 U.S.C. 2511' }] : [],
    },
    language,
    brand,
  );
}
