import { type AnswerFacts, type AnswerText, answerText } from '../content/answer.ts';
import type { Brand } from '../domain/brand.ts';
import { askerOf, languageTo } from '../domain/case/recipient.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { CaseFile, Request } from '../domain/case/state.ts';
import { hersOf, isDecided, requestOf } from '../domain/case/tracks/answers.ts';
import { restOwed, withheldFrom } from '../domain/case/tracks/records-owed.ts';
import type { Decision } from '../domain/case/vocabulary.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { localDate } from '../domain/time.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { CaseKey, CaseKeys } from '../ports/vault.ts';

import { openKnown } from './findings.ts';

export interface AnswerDeps {
  readonly store: CaseStore;
  readonly vault: CaseKeys;
  readonly brand: Brand;
}

/** What a request was answered with, as the person reads it, or else the newest of hers that was, as her page's word says; refused while no answer was given. */
export async function readAnswer(
  deps: AnswerDeps,
  id: string,
  key: CaseKey,
  file: CaseFile,
  request = hersOf(file).findLast((r) => r.answer !== undefined)?.id,
): Promise<Result<AnswerText, Refusal>> {
  const answered = firstOf(file, request);
  const given = Object.values(file.proposals).findLast(
    ({ status, decision }) =>
      status === 'approved' &&
      (decision.kind === 'decline' || decision.kind === 'nothing-found') &&
      decision.request === answered?.id,
  );
  if (!answered?.answer) return fail('case.moved-on');
  // Of a part whose rest was declined, the letter and the page say why.
  if (answered.answer.how === 'records' && answered.answer.ground === undefined)
    return ok(answerText(recordsFacts(file, restOwed(file, answered.id)), languageTo(file), deps.brand));
  const facts =
    given && (await factsOf(deps, id, key, file, given.decision, await opened(deps.store, id, key, given.facts)));
  return facts ? ok(answerText(facts, languageTo(file), deps.brand)) : fail('case.moved-on');
}

/** What went out again was decided for the request its letter was about, unless it was decided anew (L37). */
function firstOf(file: CaseFile, id: string | undefined): Request | undefined {
  const request = file.requests[id ?? ''];
  const letter = file.letters[request?.redelivers ?? ''];
  return letter === undefined || (request && isDecided(file, request.id))
    ? request
    : file.requests[requestOf(file, letter.about)];
}

/** What the person is told of a decision. `said`: the sentence about her very request. Undefined for inner decisions. */
export async function factsOf(
  deps: AnswerDeps,
  id: string,
  key: CaseKey,
  file: CaseFile,
  decision: Decision,
  said: string,
): Promise<AnswerFacts | undefined> {
  switch (decision.kind) {
    case 'decline':
      return { how: 'declined', ground: decision.ground, facts: said, asker: askerOf(file) };
    case 'nothing-found': {
      const searches = Object.entries(file.searches).map(([system, s]) => ({ ...s, name: s.name ?? system }));
      const known = await openKnown(deps.store, key, id, file);
      return {
        how: 'nothing-found',
        searches: searches.flatMap((s) =>
          s.status === 'ended' ? [{ system: s.name, searchedOn: localDate(s.endedAt, file.timeZone) }] : [],
        ),
        ...(decision.soFar === true
          ? { unanswered: searches.flatMap((s) => (s.status === 'ended' ? [] : [s.name])) }
          : {}),
        kinds: [
          ...(known.names.length > 0 ? (['name'] as const) : []),
          ...(known.addresses.length > 0 ? (['address'] as const) : []),
          ...(known.phones.length > 0 ? (['phone'] as const) : []),
          ...(known.emails.length > 0 ? (['email'] as const) : []),
          ...(known.cards.some((c) => !file.unresolved?.cards.includes(c.id)) ? (['card'] as const) : []),
        ],
      };
    }
    case 'release':
      return recordsFacts(file, file.packages[decision.package]?.partial === true);
    case 'freeze':
    case 'unfreeze':
    case 'withhold':
    case 'supply':
    case 'release-copy':
    case 'shred':
    case 'correct-receipt':
      return undefined;
    default:
      return decision satisfies never;
  }
}

function recordsFacts(file: CaseFile, partial: boolean): AnswerFacts {
  return { how: 'records', partial, withheld: Object.keys(file.matches).flatMap((match) => withheldFrom(file, match)) };
}

/** A sealed text by its name; empty when nothing was written. */
export async function opened(store: CaseStore, id: string, key: CaseKey, name: string | undefined): Promise<string> {
  const sealed = name === undefined ? undefined : await store.sealedItem(id, name);
  return sealed && name !== undefined ? key.open(name, sealed) : '';
}
