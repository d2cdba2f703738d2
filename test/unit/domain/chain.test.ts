import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StoredCommit, seal, verifyChain } from '../../../shared/domain/chain.ts';
import { readCommit } from '../../../shared/schemas/commit.ts';
import { worker } from './given.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function chain(length: number): readonly StoredCommit[] {
  const stored: StoredCommit[] = [];
  for (let seq = 1; seq <= length; seq++) {
    const events = [{ v: 1, type: 'assigned', owner: `owner${seq}`, backup: 'b' }] as const;
    stored.push(
      seal(
        {
          case: 'c',
          seq,
          at: '2026-11-02T15:00:00.000Z',
          actor: worker,
          command: { id: `${seq}`, type: 'assign' },
          events,
          prev: stored.at(-1)?.hash ?? '',
        },
        sha256,
      ),
    );
  }
  return stored;
}

describe('chain', () => {
  it('G19: a whole chain verifies', () => {
    expect(verifyChain(chain(20), sha256, readCommit)).toEqual([]);
  });

  it('G19: a changed, dropped or reordered commit is found and named, wherever it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.nat(),
        fc.constantFrom('change', 'rehash', 'drop', 'swap'),
        (length, n, how) => {
          const whole = [...chain(length)];
          const at = n % (length - 1);
          const target = whole[at]!;
          const next = whole[at + 1]!;
          const altered = target.body.replace(/owner\d+/u, 'mallory');
          if (how === 'change') whole[at] = { ...target, body: altered };
          if (how === 'rehash') whole[at] = { ...target, body: altered, hash: sha256(altered) };
          if (how === 'drop') whole.splice(at, 1);
          if (how === 'swap') {
            whole[at] = { ...next, seq: target.seq };
            whole[at + 1] = { ...target, seq: next.seq };
          }
          const found = verifyChain(whole, sha256, readCommit);
          expect(found.length).toBeGreaterThan(0);
          const named = {
            change: ['changed', at + 1],
            rehash: ['changed', at + 2],
            drop: ['dropped', at + 1],
            swap: ['reordered', at + 1],
          } as const;
          expect(found[0]).toEqual({
            kind: named[how as keyof typeof named][0],
            seq: named[how as keyof typeof named][1],
          });
        },
      ),
    );
  });
});
