import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  type AnchoredHead,
  makeAnchor,
  merkleRoot,
  type StoredAnchor,
  signedText,
} from '../../../shared/domain/anchor.ts';
import {
  type Anchored,
  anchoredWithinMs,
  checkAnchors,
  checkHead,
  type KeptAnchor,
} from '../../../shared/domain/anchor-check.ts';
import type { StoredCommit } from '../../../shared/domain/chain.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { sha256 } from '../../fakes/edges.ts';

const through = (n: number) => `2026-11-02T0${n}`;
const made = (last: StoredAnchor | undefined, n: number, ...heads: readonly AnchoredHead[]) =>
  makeAnchor(last, { at: `2026-11-02T0${n}:06:00.000Z`, through: through(n), heads }, sha256);
const kept = (stored: StoredAnchor, number = stored.number): KeptAnchor => ({
  number,
  body: stored.body,
  anchor: JSON.parse(stored.body) as Anchor,
  isSigned: true,
});
const check = (...stored: readonly StoredAnchor[]) =>
  checkAnchors(
    stored.map((one) => kept(one)),
    sha256,
  );
const commit = (seq: number): StoredCommit => ({ seq, body: `body${seq}`, hash: `hash${seq}` });
const head = (seq: number, hash = `hash${seq}`): AnchoredHead => ['a', seq, hash];
const never = () => undefined;

describe('G19: an anchor', () => {
  it('has the same text whatever order the heads were read in: by case, ascending', () => {
    const [a, b, c]: AnchoredHead[] = [
      ['a', 3, 'x'],
      ['b', 1, 'y'],
      ['c', 2, 'z'],
    ];
    const orders = [
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a],
    ] as AnchoredHead[][];
    for (const heads of orders)
      expect(JSON.parse(made(undefined, 1, ...heads).body)).toEqual({
        v: 1,
        number: 1,
        at: '2026-11-02T01:06:00.000Z',
        through: '2026-11-02T01',
        previous: '',
        root: merkleRoot([a, b, c] as AnchoredHead[], sha256),
        heads: [a, b, c],
      });
  });

  it('over no head has a root of its own', () => {
    expect(merkleRoot([], sha256)).toBe(sha256('empty'));
  });

  it('tells a case, its number and its hash apart: what moves from one to the next is another root', () => {
    const roots = (
      [
        ['a', 12, '3x'],
        ['a', 1, '23x'],
        ['a1', 2, '3x'],
      ] as AnchoredHead[]
    ).map((one) => merkleRoot([one], sha256));
    expect(new Set(roots).size).toBe(3);
  });

  it('is signed with words in front, so that the signature means nothing else', () => {
    const { digest } = made(undefined, 1);
    expect(signedText({ digest })).toBe(`redress anchor 1|${digest}`);
  });
});

describe('G19: the chain of anchors', () => {
  const three = () => {
    const one = made(undefined, 1, head(1));
    const two = made(one, 2, head(2));
    return [one, two, made(two, 3, head(3))] as const;
  };

  it('one that lies under the name of another is altered, sound as it is in itself', () => {
    const [one, , third] = three();
    const { faults, count } = checkAnchors([kept(one), kept(third, 2)], sha256);
    expect([faults, count]).toEqual([[{ number: 2, kind: 'altered' }], 1]);
  });

  it('a second one under a number is forked though it follows from the first of that number', () => {
    const [one, two, third] = three();
    const again = { ...made(two, 3, head(4)), number: 2 };
    const body = again.body.replace('"number":3', '"number":2');
    expect(check(one, two, { ...again, body }, third).faults).toContainEqual({ number: 2, kind: 'forked' });
  });

  it('so is a second one just after a gap, where nobody can say what went before', () => {
    const [one, two, third] = three();
    const other = made(two, 3, head(3, 'other'));
    expect(check(one, third, other).faults).toEqual([
      { number: 2, kind: 'missing' },
      { number: 3, kind: 'forked' },
    ]);
  });

  it('nothing is known of cases, of a beginning or of an end while there is none', () => {
    expect(checkAnchors([], sha256)).toEqual({
      faults: [],
      heads: new Map(),
      count: 0,
      since: undefined,
      through: undefined,
    });
  });
});

describe('G19: a log against its anchors', () => {
  it('a commit that stands in two anchors alike is anchored, and nothing is wrong with it', () => {
    const one = made(undefined, 1, head(1));
    expect(checkHead(check(one, made(one, 2, head(1))), 'a', [commit(1)], never)).toEqual([]);
  });

  it('one that two anchors say differently is found, whichever of the two the log agrees with', () => {
    const right = made(undefined, 1, head(2));
    const wrong = made(undefined, 1, head(2, 'other'));
    const log = [commit(1), commit(2)];
    const rewritten = [{ kind: 'rewritten', seq: 2 }];
    expect(checkHead(check(right, made(right, 2, head(2, 'other'))), 'a', log, never)).toEqual(rewritten);
    expect(checkHead(check(wrong, made(wrong, 2, head(2))), 'a', log, never)).toEqual(rewritten);
  });

  it('of several commits that are gone or differ the first one is named', () => {
    const one = made(undefined, 1, head(1, 'x'));
    const two = made(one, 2, head(2, 'x'));
    const four = made(made(two, 3, head(3)), 4, head(4));
    const anchored = check(one, two, made(two, 3, head(3)), four);
    expect(checkHead(anchored, 'a', [commit(1), commit(2)], never)).toEqual([
      { kind: 'cut', seq: 3 },
      { kind: 'rewritten', seq: 1 },
    ]);
  });

  it('a case nobody has heard of, with no log and in no anchor, has nothing wrong', () => {
    expect(checkHead(check(made(undefined, 1, head(1))), 'b', [], never)).toEqual([]);
  });
});

describe('G19: a commit that is in no anchor', () => {
  const anchored: Anchored = {
    faults: [],
    heads: new Map([['a', new Map([[1, 'hash1']])]]),
    count: 2,
    since: '2026-11-02T10:00:00.000Z',
    through: '2026-11-03T09',
  };
  const log = [commit(1), commit(2)];
  const missed = [{ kind: 'unanchored', seq: 2 }];
  const written = (at: string | undefined) => checkHead(anchored, 'a', log, () => at);

  it('is missed from the moment anchors began, not before', () => {
    expect(written('2026-11-02T10:00:00.000Z')).toEqual(missed);
    expect(written('2026-11-02T09:59:59.999Z')).toEqual([]);
  });

  it('is missed once anchors are more than the time a commit may take past it, not at that very moment', () => {
    const latest = plusMs('2026-11-03T10:00:00.000Z', -anchoredWithinMs);
    expect(latest).toBe('2026-11-02T20:00:00.000Z');
    expect(written(plusMs(latest, -1))).toEqual(missed);
    expect(written(latest)).toEqual([]);
  });

  it('is missed when nobody can read when it was written', () => {
    expect(written(undefined)).toEqual(missed);
  });

  it('is not missed when its own or a later one is anchored, and never where nothing was anchored yet', () => {
    const later = { ...anchored, heads: new Map([['a', new Map([[2, 'hash2']])]]) };
    expect(checkHead(later, 'a', log, never)).toEqual([]);
    expect(checkHead({ ...anchored, since: undefined, through: undefined }, 'a', log, never)).toEqual([]);
  });
});
