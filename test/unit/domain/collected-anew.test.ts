import { describe, expect, it } from 'vitest';
import { approve, file, nothing, type Order, play, propose, rosa, silent, types, wrong } from './given.ts';
import { named, shows } from './given-recipients.ts';
import { built, ready, release, searched, takenOff, whole } from './given-records.ts';

const anew: Order = { type: 'collect-anew', step: 'm1.collect', actor: rosa };
/** As the worker says it: what it found, and who else stood behind the account then. */
const collected = (...beside: readonly string[]): Order => ({
  type: 'settle-step',
  step: 'm1.collect',
  outcome: 'done',
  matrix: [{ class: 'orders', status: 'supplied', count: 1 }],
  ...(beside.length === 0 ? {} : { beside }),
});

describe('L27: somebody else on her account was verified after her records were collected', () => {
  it('they are collected once more, at once, and the log keeps who stood beside her then', () => {
    const again = play(...whole(), anew);
    expect(again.last).toEqual([
      { v: 1, type: 'step-planned', step: 'm1.collect', match: 'm1', action: 'collect' },
      { v: 1, type: 'step-due', step: 'm1.collect', attempt: 1, undo: false },
    ]);
    expect(file(again).steps['m1.collect']?.matrix).toBeUndefined();
    expect(file(play(...whole(), anew, collected('S'))).steps['m1.collect']).toMatchObject({ beside: ['S'], round: 2 });
    expect(file(play(...whole(), anew, collected())).steps['m1.collect']?.beside).toBeUndefined();
  });

  it('asked for twice, or while it is under way, it is collected once', () => {
    expect(play(...whole(), anew, anew).last).toEqual([]);
    expect(play(...searched(), anew).last).toEqual([]);
  });

  it('what failed before anything was collected is a person’s; what was collected in part is collected anew', () => {
    const parked: Order = { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'timeout' };
    expect(play(...searched(), parked, anew).last).toEqual([]);
    const inPart = { ...parked, matrix: [{ class: 'orders', status: 'none' }] } as Order;
    expect(types(play(...searched(), inPart, anew))).toEqual(['step-planned', 'step-due']);
  });

  it('nothing else is done anew, and nothing on an account that is not hers', () => {
    expect(play(...whole(), { ...anew, step: 'm1.remove.pm1' } as Order).last).toEqual([]);
    expect(play(...whole(), wrong, anew).last).toEqual([]);
    expect(play(...whole(), { ...anew, step: 'm9.collect' } as Order).refusal).toBe('thing.absent');
  });

  it('the package of before goes to nobody; another is made when they are here, and whoever proposed it proposes that', () => {
    const proposed = [...whole(), release()];
    expect(play(...proposed, anew, approve('d1')).refusal).toBe('rule.package-missing');
    const next = play(...proposed, anew, collected('S'));
    expect(types(next)).toEqual(['step-settled', 'package-ordered', 'decision-returned']);
    expect(play(...proposed, anew, collected('S'), built('p2'), release('p2'), approve('d2')).refusal).toBeUndefined();
  });

  it('asked for again without anew, what stood beside her then is what counts', () => {
    const retried = [
      collected('S'),
      { type: 'receive-request', channel: 'web', why: 'second-ask', actor: rosa },
    ] as const;
    const begun = [...searched(), ...retried] satisfies Order[];
    expect(file(play(...begun)).steps['m1.collect']).toMatchObject({ outcome: 'running', beside: ['S'] });
    expect(file(play(...begun, collected())).steps['m1.collect']?.beside).toBeUndefined();
  });

  it('L34: somebody who waits for a copy of what she was sent gets one of his own, made of what is collected anew', () => {
    const officer = [named('o1', 'officer'), shows('o1', ['call-back'], { source: 'agency-website' })];
    const copy = (pack: string) => propose({ kind: 'release-copy', recipient: 'o1', package: pack });
    const sent = [...whole(), release(), approve('d1'), ...officer] satisfies Order[];
    expect(play(...sent, copy('p1')).refusal).toBeUndefined();
    const again = [...sent, copy('p1'), anew] satisfies Order[];
    expect(play(...again, approve('d2')).refusal).toBe('rule.package-missing');
    expect(play(...again, collected('S')).last.slice(1)).toMatchObject([
      { type: 'package-ordered', package: 'p2', recipient: 'o1' },
      { type: 'decision-returned', proposal: 'd2' },
    ]);
    const gone = play(...again, collected('S'), built('p2'), copy('p2'), approve('d3'));
    expect(file(gone).recipients['o1']?.copies.map((c) => c.package)).toEqual(['p2']);
  });

  it('L40: nor does a part that was made before', () => {
    const part = [...searched().filter((o) => o !== nothing), silent, ...ready().slice(-2), ...takenOff];
    const made = [...part, built()];
    expect(file(play(...made)).packages['p1']).toMatchObject({ partial: true, status: 'built' });
    expect(play(...made, release()).refusal).toBeUndefined();
    expect(play(...made, anew, release()).refusal).toBe('rule.package-missing');
  });
});
