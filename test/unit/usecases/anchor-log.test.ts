import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Anchor, hourOf, type StoredAnchor } from '../../../shared/domain/anchor.ts';
import { checkAnchors } from '../../../shared/domain/anchor-check.ts';
import { plusMs } from '../../../shared/domain/time.ts';
import { type AnchorDeps, anchorLog } from '../../../shared/usecases/anchor-log.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const start = '2026-11-02T15:00:00.000Z';

/** Tables, bucket and key in memory, with a clock to be moved. */
function world() {
  const marks = new Map<string, string[]>();
  const anchors: StoredAnchor[] = [];
  const kept = new Map<number, { readonly anchor: StoredAnchor; readonly signature: string }>();
  let now = start;
  let dieAt = Number.POSITIVE_INFINITY;
  const deps: AnchorDeps = {
    book: {
      changed: async (hour) => marks.get(hour) ?? [],
      newest: async (id) => ({ seq: 1, hash: sha256(id) }),
      last: async () => anchors.at(-1),
      append: async (anchor) => {
        if (anchors.some(({ number }) => number === anchor.number)) return 'conflict';
        anchors.push(anchor);
        return 'done';
      },
    },
    keeper: {
      keep: async (anchor, signature) => {
        if (anchor.number >= dieAt) throw new Error('the end');
        if (!kept.has(anchor.number)) kept.set(anchor.number, { anchor, signature });
      },
    },
    signer: { sign: async (text) => sha256(`key ${text}`) },
    clock: { now: () => now },
    sha256,
  };
  return {
    deps,
    run: () => anchorLog(deps),
    mark: (id: string) => void marks.set(hourOf(now), [...(marks.get(hourOf(now)) ?? []), id]),
    later: (hours: number) => {
      now = plusMs(now, hours * 3_600_000);
    },
    dieAt: (number: number) => {
      dieAt = number;
    },
    checked: () =>
      checkAnchors(
        [...kept.values()].map(({ anchor: { number, body } }) => ({
          number,
          body,
          anchor: JSON.parse(body) as Anchor,
          isSigned: true,
        })),
        sha256,
      ),
  };
}

const ids = (count: number) => Array.from({ length: count }, (_, n) => `case${n}`);

describe('anchoring', () => {
  it.each([
    [1999, 1],
    [2000, 2],
    [4100, 3],
  ])('G19: %i cases changed in one hour are all anchored, in %i anchors', async (count, expected) => {
    const w = world();
    for (const id of ids(count)) w.mark(id);
    w.later(1.2);
    expect(await w.run()).toEqual({ anchors: expected, heads: count });
    const { faults, heads, through } = w.checked();
    expect([faults, heads.size, through]).toEqual([[], count, '2026-11-02T15']);
    expect(await w.run()).toEqual({ anchors: 0, heads: 0 });
  });

  it('G19: a run that dies in the middle of a flood loses no case: the hour is begun again', async () => {
    const w = world();
    for (const id of ids(4100)) w.mark(id);
    w.later(1.2);
    w.dieAt(2);
    await expect(w.run()).rejects.toThrow('the end');
    w.dieAt(Number.POSITIVE_INFINITY);
    await w.run();
    expect(w.checked().faults).toEqual([]);
    expect(w.checked().heads.size).toBe(4100);
  });

  it('G19: what changed in the hour that still runs is anchored at the next run, and again when its hour is over', async () => {
    const w = world();
    w.later(0.1);
    await w.run();
    w.mark('a');
    w.later(0.5);
    expect(await w.run()).toEqual({ anchors: 1, heads: 1 });
    expect([w.checked().heads.has('a'), w.checked().through]).toEqual([true, '2026-11-02T14']);
    w.later(0.5);
    w.mark('b');
    expect(await w.run()).toEqual({ anchors: 1, heads: 2 });
    expect([w.checked().heads.has('b'), w.checked().through]).toEqual([true, '2026-11-02T15']);
    expect(w.checked().faults).toEqual([]);
  });

  it('G19: an hour that runs and in which nothing changed has no anchor; one that is over has', async () => {
    const w = world();
    w.later(0.1);
    await w.run();
    w.later(0.5);
    expect(await w.run()).toEqual({ anchors: 0, heads: 0 });
    w.later(0.5);
    expect(await w.run()).toEqual({ anchors: 1, heads: 0 });
  });

  it('G19: run twice an hour, nothing stands in the log for an hour before it is in an anchor', async () => {
    const w = world();
    await w.run();
    const waits: number[] = [];
    for (let minute = 0; minute < 180; minute += 1) {
      w.mark(`at ${minute}`);
      w.later(1 / 60);
      if (minute % 30 === 6) await w.run();
      const { heads } = w.checked();
      waits.push(Array.from({ length: minute + 1 }, (_, n) => n).filter((n) => !heads.has(`at ${n}`)).length);
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(30);
    expect(w.checked().faults).toEqual([]);
  });

  it('G19: after an outage the hours come together, silent ones too', async () => {
    const w = world();
    await w.run();
    w.mark('a');
    w.later(4);
    w.mark('b');
    w.later(40);
    expect(await w.run()).toEqual({ anchors: 1, heads: 2 });
    expect([...w.checked().heads.keys()].toSorted()).toEqual(['a', 'b']);
    expect(w.checked().faults).toEqual([]);
  });

  it('G19: left alone for two months it catches up 31 days at a time, so that each run ends in its time and is kept', async () => {
    const w = world();
    await w.run();
    w.later(60 * 24);
    w.mark('late');
    w.later(2);
    await w.run();
    expect(w.checked().heads.size).toBe(0);
    await w.run();
    expect([...w.checked().heads.keys()]).toEqual(['late']);
    expect(w.checked().faults).toEqual([]);
  });
});
