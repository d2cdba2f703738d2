import { describe, expect, it } from 'vitest';
import {
  approve,
  done,
  file,
  found,
  noFindings,
  nothing,
  type Order,
  openedWith,
  play,
  prepared,
  proved,
  rosa,
  silent,
  types,
  wantsRecords,
} from './given.ts';
import { posted, returned } from './given-letters.ts';
import { built, collected, handedOver, release, released, whole } from './given-records.ts';

const more = { type: 'add-identifiers', identifiers: 'identifiers.1', actor: rosa } as Order;
const again: readonly Order[] = [{ ...prepared, added: 1 } as Order, found, nothing, done('m1.collect')];

describe('L24 L40: what is whole when she tells more of herself', () => {
  const proposed = [...whole(), release(), more];

  it('is not released while everything is searched again: what was proposed of it goes back', () => {
    expect(types(play(...proposed))).toContain('decision-returned');
    expect(play(...proposed, approve('d1')).refusal).toBe('case.moved-on');
    expect(play(...whole(), more, release()).refusal).toBe('rule.package-missing');
    expect(file(play(...proposed, approve('d1'))).requests['r1']?.answer).toBeUndefined();
  });

  it('is packed anew once all was searched and collected again, and goes out with what that found', () => {
    const waits = play(...proposed, found, nothing);
    expect(Object.keys(file(waits).packages)).toEqual(['p1']);
    const packed = [...proposed, ...again];
    expect(file(play(...packed)).packages['p2']).toMatchObject({ request: 'r1', partial: false, knows: 1 });
    const sent = play(...packed, built('p2'), release('p2'), approve('d2'));
    expect(file(sent).requests['r1']?.answer).toMatchObject({ how: 'records', partial: false });
  });

  it('says nothing of it in a log in which nothing was added', () => {
    expect(file(play(...whole())).packages['p1']).not.toHaveProperty('knows');
  });

  it('L16: a part says itself that more follows, and may go out meanwhile', () => {
    const part = [wantsRecords, prepared, found, silent, proved, ...collected(), built(), release(), more];
    expect(types(play(...part))).not.toContain('decision-returned');
    expect(file(play(...part, approve('d1'))).requests['r1']?.answer).toMatchObject({ partial: true });
  });
});

describe('L33 L50: told to staff when nothing is open', () => {
  const part = [wantsRecords, prepared, found, silent, proved, ...collected(), ...handedOver];
  const rest = [nothing, built('p2'), release('p2'), approve('d2')];

  it('is taken while the rest of a part is owed, and not once it went out', () => {
    expect(play(...part, more).refusal).toBeUndefined();
    const all = play(...part, ...rest, more);
    expect(file(all).requests['r1']?.answer?.partial).toBe(true);
    expect(all.refusal).toBe('rule.no-open-request');
    expect(file(all).added).toEqual([]);
  });

  it('L37: nor over a letter that came back: its date is for what was sent before', () => {
    const byPaper = [...released(openedWith({ byPost: true })), ...posted('V7.p1'), returned('V7.p1')];
    const back = play(...byPaper);
    expect(file(back).requests['r2']).toMatchObject({ redelivers: 'V7.p1' });
    expect(play(...byPaper, { ...more, at: '2026-11-09T17:00:00.000Z' } as Order).refusal).toBe('rule.no-open-request');
  });
});
