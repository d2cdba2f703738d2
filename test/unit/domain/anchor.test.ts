import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  type AnchoredHead,
  endOf,
  hourBefore,
  hourOf,
  isMarked,
  makeAnchor,
  merkleRoot,
  type StoredAnchor,
  settledHours,
} from '../../../shared/domain/anchor.ts';
import { type Anchored, checkAnchors, checkHead, type KeptAnchor } from '../../../shared/domain/anchor-check.ts';
import { type StoredCommit, seal } from '../../../shared/domain/chain.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { trials } from '../../fixtures/trials.ts';
import { worker } from './given.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const began = '2026-11-02T00:00:00.000Z';
const hours = (n: number) => plusMs(began, n * 3_600_000);
const timeOf = (body: string): string | undefined => (JSON.parse(body) as { at?: string }).at;

/** A log of one case, one commit an hour, `word` in each. */
function chain(id: string, length: number, word = 'owner', before: readonly StoredCommit[] = []): StoredCommit[] {
  const stored = [...before];
  for (let seq = stored.length + 1; seq <= length; seq++)
    stored.push(
      seal(
        {
          case: id,
          seq,
          at: plusMs(hours(seq - 1), 60_000 * 10),
          actor: worker,
          command: { id: `${seq}`, type: 'assign' },
          events: [{ v: 1, type: 'assigned', owner: `${word}${seq}`, backup: 'b' }],
          prev: stored.at(-1)?.hash ?? '',
        },
        sha256,
      ),
    );
  return stored;
}

/** Anchors of the hours, each over what changed in it. */
function anchors(logs: Readonly<Record<string, readonly StoredCommit[]>>, count: number): readonly StoredAnchor[] {
  const made: StoredAnchor[] = [];
  for (let hour = 0; hour < count; hour++) {
    const heads = Object.entries(logs).flatMap(([id, log]): AnchoredHead[] => {
      const head = log[hour];
      return head ? [[id, head.seq, head.hash]] : [];
    });
    made.push(makeAnchor(made.at(-1), { at: hours(hour + 1), through: hourOf(hours(hour)), heads }, sha256));
  }
  return made;
}

const kept = (stored: readonly StoredAnchor[]): readonly KeptAnchor[] =>
  stored.map(({ number, body }) => ({ number, body, anchor: JSON.parse(body) as Anchor, isSigned: true }));
const believed = (stored: readonly StoredAnchor[]): Anchored => checkAnchors(kept(stored), sha256);

describe('hours', () => {
  it('G19: an hour is anchored when it is over and five minutes have passed', () => {
    expect(settledHours('2026-11-02T08', '2026-11-02T10:04:59.999Z')).toEqual([]);
    expect(settledHours('2026-11-02T08', '2026-11-02T10:05:00.000Z')).toEqual(['2026-11-02T09']);
    expect(settledHours('2026-11-02T22', '2026-11-03T02:30:00.000Z')).toEqual([
      '2026-11-02T23',
      '2026-11-03T00',
      '2026-11-03T01',
    ]);
    expect([hourBefore('2026-11-03T00', 1), endOf('2026-11-02T23')]).toEqual([
      '2026-11-02T23',
      '2026-11-03T00:00:00.000Z',
    ]);
  });

  it('P5: a case is marked once an hour; in its first minute, when two clocks may disagree, once more', () => {
    expect(isMarked('2026-11-02T10:01:00.000Z', '2026-11-02T10:40:00.000Z')).toBe(true);
    expect(isMarked('2026-11-02T10:00:59.999Z', '2026-11-02T10:40:00.000Z')).toBe(false);
    expect(isMarked('2026-11-02T09:30:00.000Z', '2026-11-02T10:00:00.000Z')).toBe(false);
    expect(isMarked(undefined, '2026-11-02T10:40:00.000Z')).toBe(false);
  });
});

describe('Merkle root', () => {
  const head = (n: number): AnchoredHead => [`case${n}`, n, sha256(`${n}`)];

  it('G19: any change, removal, addition or exchange of heads is another root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (count, n) => {
        const heads = Array.from({ length: count }, (_, i) => head(i + 1));
        const at = n % count;
        const root = merkleRoot(heads, sha256);
        const others = [
          heads.map((h, i): AnchoredHead => (i === at ? [h[0], h[1] + 1, h[2]] : h)),
          heads.map((h, i): AnchoredHead => (i === at ? [h[0], h[1], sha256('other')] : h)),
          heads.toSpliced(at, 1),
          [...heads, head(count + 1)],
          [...heads, heads[at] ?? head(0)],
          ...(count > 1 ? [heads.toReversed()] : []),
        ];
        for (const other of others) expect(merkleRoot(other, sha256)).not.toBe(root);
      }),
    );
  });

  it('a leaf cannot pass for a node: an inner hash given as a head has another root', () => {
    const [left, right] = [merkleRoot([head(1)], sha256), merkleRoot([head(2)], sha256)];
    const inner = sha256(`node|${left}|${right}`);
    expect(merkleRoot([head(1), head(2)], sha256)).toBe(inner);
    expect(merkleRoot([['node', 1, `${left}|${right}`]], sha256)).not.toBe(inner);
  });
});

describe('the chain of anchors', () => {
  const log = chain('a', 6);
  const made = anchors({ a: log }, 6);

  it('G19: whole anchors hold, in whatever order they are read', () => {
    expect(checkAnchors(kept(made).toReversed(), sha256)).toMatchObject({
      faults: [],
      count: 6,
      since: hours(1),
      through: '2026-11-02T05',
    });
  });

  it('G19: an hour without a change is an anchor too', () => {
    const empty = makeAnchor(made.at(-1), { at: hours(7), through: '2026-11-02T06', heads: [] }, sha256);
    expect(believed([...made, empty])).toMatchObject({ faults: [], count: 7, through: '2026-11-02T06' });
  });

  it('G19: one taken out, altered, unsigned, put in twice or not following is found and named', () => {
    const all = kept(made);
    const at = (n: number) => all[n]!;
    const other = makeAnchor(
      made[1],
      { at: hours(3), through: '2026-11-02T02', heads: [['a', 3, sha256('x')]] },
      sha256,
    );
    const otherKept = kept([other])[0]!;
    const altered = { ...at(2), anchor: { ...at(2).anchor!, heads: otherKept.anchor!.heads } };
    const faults = (list: readonly KeptAnchor[]) => checkAnchors(list, sha256).faults;
    expect(faults(all.toSpliced(2, 1))).toEqual([{ number: 3, kind: 'missing' }]);
    expect(faults(all.slice(2))).toEqual([
      { number: 1, kind: 'missing' },
      { number: 2, kind: 'missing' },
    ]);
    expect(faults(all.with(2, altered))).toEqual([{ number: 3, kind: 'altered' }]);
    expect(faults(all.with(2, { ...at(2), isSigned: false }))).toEqual([{ number: 3, kind: 'altered' }]);
    expect(faults(all.with(2, { ...at(2), anchor: undefined }))).toEqual([{ number: 3, kind: 'altered' }]);
    expect(faults([...all, otherKept])).toContainEqual({ number: 3, kind: 'forked' });
    expect(faults(all.with(2, otherKept))).toEqual([{ number: 4, kind: 'forked' }]);
  });

  it('G19: an anchor that does not hold is not believed about any case', () => {
    const [first, second, ...rest] = kept(made);
    const { heads } = checkAnchors([first!, { ...second!, isSigned: false }, ...rest], sha256);
    expect([...(heads.get('a') ?? [])].map(([seq]) => seq)).toEqual([1, 3, 4, 5, 6]);
  });
});

describe('a log against its anchors', () => {
  it('G19: a whole log holds; so does one that grew since the last anchor', () => {
    const log = chain('a', 8);
    expect(checkHead(believed(anchors({ a: log }, 6)), 'a', log, timeOf)).toEqual([]);
  });

  it('G19: a cut tail, a full rewrite, a fork and a whole case gone are found, however whole the chain is in itself', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 10 }),
        fc.nat(),
        fc.constantFrom('cut', 'rewrite', 'fork', 'gone'),
        (length, n, how) => {
          const log = chain('a', length);
          const at = (n % (length - 1)) + 1;
          const anchored = believed(anchors({ a: log }, length));
          const now = {
            cut: log.slice(0, at),
            rewrite: chain('a', length, 'mallory'),
            fork: chain('a', length, 'mallory', log.slice(0, at)),
            gone: [],
          }[how];
          const expected = {
            cut: { kind: 'cut', seq: at + 1 },
            rewrite: { kind: 'rewritten', seq: 1 },
            fork: { kind: 'rewritten', seq: at + 1 },
            gone: { kind: 'cut', seq: 1 },
          }[how];
          expect(checkHead(anchored, 'a', now, timeOf)).toEqual([expected]);
        },
      ),
      { numRuns: trials(2500) },
    );
  });

  it('G19: a log rewritten and anchored anew afterwards still does not agree with the anchors of before', () => {
    const honest = chain('a', 3);
    const forged = chain('a', 6, 'mallory');
    const first = anchors({ a: honest }, 3);
    const later = makeAnchor(
      first.at(-1),
      { at: hours(7), through: '2026-11-02T05', heads: [['a', 6, forged.at(-1)?.hash ?? '']] },
      sha256,
    );
    expect(checkHead(believed([...first, later]), 'a', forged, timeOf)).toEqual([{ kind: 'rewritten', seq: 1 }]);
  });

  it('G19: two anchors that differ about one commit: the log cannot agree with both', () => {
    const log = chain('a', 3);
    const one = makeAnchor(
      undefined,
      { at: hours(3), through: '2026-11-02T02', heads: [['a', 3, log[2]!.hash]] },
      sha256,
    );
    const two = makeAnchor(one, { at: hours(4), through: '2026-11-02T03', heads: [['a', 3, sha256('x')]] }, sha256);
    expect(checkHead(believed([one, two]), 'a', log, timeOf)).toEqual([{ kind: 'rewritten', seq: 3 }]);
  });

  it('G19: a case put in behind the back of the anchors is found once anchors are well past it', () => {
    const planted = chain('planted', 2);
    const empty = (count: number) => {
      const made: StoredAnchor[] = [];
      for (let hour = 0; hour < count; hour++)
        made.push(
          makeAnchor(
            made.at(-1),
            { at: plusMs(hours(hour), -86_400_000), through: hourOf(hours(hour)), heads: [] },
            sha256,
          ),
        );
      return believed(made);
    };
    expect(checkHead(empty(10), 'planted', planted, timeOf)).toEqual([]);
    expect(checkHead(empty(17), 'planted', planted, timeOf)).toEqual([{ kind: 'unanchored', seq: 2 }]);
    // Before the first anchor was made nothing was anchored, and nothing follows from that.
    expect(checkHead(believed(anchors({}, 40).slice(0, 0)), 'planted', planted, timeOf)).toEqual([]);
  });
});
