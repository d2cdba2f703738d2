import { hash } from 'node:crypto';
import { expect, it } from 'vitest';
import { type AnchoredHead, hourOf, makeAnchor, type StoredAnchor } from '../../../shared/domain/anchor.ts';
import { checkAnchors } from '../../../shared/domain/anchor-check.ts';
import { type StoredCommit, seal } from '../../../shared/domain/chain.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { anchorBody } from '../../../shared/schemas/anchor.ts';
import { verifyLog } from '../../../shared/usecases/verify-log.ts';
import { type Random, seededRandom } from '../../fakes/random.ts';
import { trials } from '../../fixtures/trials.ts';
import { worker } from './given.ts';

const sha256 = (text: string) => hash('sha256', text);
const began = '2026-11-02T15:00:00.000Z';
const length = 8;
const tries = trials(10_000);

function chain(id: string, from: readonly StoredCommit[], to: number, owner: string): readonly StoredCommit[] {
  const stored = [...from];
  for (let seq = stored.length + 1; seq <= to; seq++)
    stored.push(
      seal(
        {
          case: id,
          seq,
          at: plusMs(began, seq * 60_000),
          actor: worker,
          command: { id: `${seq}`, type: 'assign' },
          events: [{ v: 1, type: 'assigned', owner: `${owner}${seq}`, backup: 'b' }],
          prev: stored.at(-1)?.hash ?? '',
        },
        sha256,
      ),
    );
  return stored;
}

/** What somebody who may write to the table, and can hash, could do to one log. `at`: 0 … length - 1. */
const ways: Readonly<
  Record<string, (random: Random, log: readonly StoredCommit[], at: number) => readonly StoredCommit[]>
> = {
  changed: (_r, log, at) => log.with(at, { ...log[at]!, body: log[at]!.body.replace('owner', 'mallory') }),
  'changed and hashed anew': (_r, log, at) => {
    const body = log[at]!.body.replace('owner', 'mallory');
    return log.with(at, { ...log[at]!, body, hash: sha256(body) });
  },
  dropped: (_r, log, at) => log.toSpliced(at, 1),
  'dropped, and the rest moved up and chained anew': (_r, log, at) => chain('c', log.slice(0, at), length - 1, 'owner'),
  inserted: (_r, log, at) => {
    const whole = chain('c', log.slice(0, at), at + 1, 'mallory');
    return [...whole, ...log.slice(at)].map((commit, i) => ({ ...commit, seq: i + 1 }));
  },
  'two of them exchanged': (random, log, at) => {
    const other = (at + random.between(1, length - 1)) % length;
    return log.with(at, { ...log[other]!, seq: at + 1 }).with(other, { ...log[at]!, seq: other + 1 });
  },
  'cut at the end': (_r, log, at) => log.slice(0, at),
  'written anew from one commit on': (_r, log, at) => chain('c', log.slice(0, at), length, 'mallory'),
  'written anew and longer': (_r, log, at) => chain('c', log.slice(0, at), length + 3, 'mallory'),
};

it(`G19: ${tries.toLocaleString('en')} logs changed, cut, forked or written anew by one who can hash are all found`, () => {
  const random = seededRandom('tampering');
  const whole = chain('c', [], length, 'owner');
  const heads: readonly AnchoredHead[] = [['c', length, whole.at(-1)?.hash ?? '']];
  const anchor: StoredAnchor = makeAnchor(
    undefined,
    { at: began, through: hourOf(plusMs(began, 86_400_000)), heads },
    sha256,
  );
  const kept = { number: 1, body: anchor.body, anchor: anchorBody.parse(JSON.parse(anchor.body)), isSigned: true };
  const anchored = checkAnchors([kept], sha256);
  expect(anchored).toMatchObject({ faults: [], count: 1 });
  const found = (stored: readonly StoredCommit[]) => verifyLog({ sha256, anchored }, 'c', stored).found;
  expect(found(whole)).toStrictEqual([]);
  const missed: string[] = [];
  for (let n = 0; n < tries; n++) {
    const name = random.pick(Object.keys(ways));
    const tampered = ways[name]?.(random, whole, random.between(0, length - 1)) ?? whole;
    if (found(tampered).length === 0) missed.push(name);
  }
  expect(missed).toStrictEqual([]);
});
