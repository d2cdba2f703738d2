import { describe, expect, it } from 'vitest';
import { outstanding } from '../../../shared/domain/case/effects.ts';
import { nextTimed } from '../../../shared/domain/case/tracks/timed.ts';
import {
  approve,
  done,
  file,
  nothing,
  type Order,
  openCase,
  play,
  prepared,
  propose,
  proved,
  rosa,
  twoFound,
} from './given.ts';
import { undone } from './given-appeals.ts';
import { built, release, withhold } from './given-records.ts';

const both = (action: string) => [`m1.${action}`, `m2.${action}`].map(done);
const cards = (action: string) => [`m1.${action}.pm1`, `m2.${action}.pm2`].map(done);
const packed = [
  openCase,
  prepared,
  twoFound,
  nothing,
  ...both('preserve'),
  ...cards('hold'),
  ...both('collect'),
  proved,
  ...cards('remove'),
  ...cards('block'),
  ...both('flag'),
  built(),
];
const frozen = (n: 1 | 2): readonly Order[] => [
  propose({ kind: 'freeze', match: `m${n}` }),
  approve(`d${n}`),
  done(`m${n}.freeze`),
  done(`m${n}.stop-orders`),
];
const packages = (...orders: readonly Order[]) => Object.keys(file(play(...packed, ...orders)).packages);

describe('accounts frozen one after the other', () => {
  it('P4: no package is printed between two freezes; the last one brings it', () => {
    expect(packages(...frozen(1))).toEqual(['p1']);
    expect(packages(...frozen(1), ...frozen(2))).toEqual(['p1', 'p2']);
  });

  it('L16: a freeze that people leave lying holds it back for a day only', () => {
    const tick = (at: string): Order => ({ type: 'tick', by: 'sweep', at });
    expect(packages(...frozen(1), tick('2026-11-03T14:59:00.000Z'))).toEqual(['p1']);
    expect(packages(...frozen(1), tick('2026-11-03T15:00:00.000Z'))).toEqual(['p1', 'p2']);
  });

  it('G3 L16: a freeze that was lifted and is planned anew leaves a package that can be released', () => {
    const lifted = [propose({ kind: 'unfreeze', match: 'm2' }), approve('d3'), undone('m2.freeze')];
    const redo: Order = { type: 'redo-step', step: 'm2.freeze', actor: rosa };
    const before = [...packed, ...frozen(1), ...frozen(2), built('p2'), ...lifted, built('p3'), redo];
    const newest = Object.keys(file(play(...before)).packages).at(-1) ?? '';
    expect(play(...before, ...(newest === 'p3' ? [] : [built(newest)]), release(newest)).refusal).toBeUndefined();
  });

  it('L40: what changes the records themselves, a class withheld, is not held back', () => {
    const withheld = [withhold, approve('d2')];
    expect(packages(...frozen(1), ...withheld)).toEqual(['p1', 'p2']);
  });
});

describe('a package whose building fails', () => {
  const ordered = packed.slice(0, -1);
  const built = packed.slice(-1);
  const tick = (at: string): Order => ({ type: 'tick', by: 'sweep', at });
  const late = '2026-11-02T17:00:00.000Z';

  it('L25 L16: two hours after it was ordered it is a task and a mail to compliance, once, and it is still asked for', () => {
    expect(file(play(...ordered, tick('2026-11-02T16:59:59.000Z'))).tasks['package-parked.p1']).toBeUndefined();
    const parked = play(...ordered, tick(late));
    expect(file(parked).tasks['package-parked.p1']?.open).toBe(true);
    expect(file(parked).mails['S-stuck.package.p1']?.to).toBe('compliance');
    expect(outstanding(parked.state)).toContainEqual({ to: 'packages', work: 'p1' });
    const again = play(...ordered, tick(late), tick('2026-11-03T17:00:00.000Z'));
    expect(again.last.filter((e) => e.type === 'task-opened')).toEqual([]);
  });

  it('L16: the sweep comes for it in time, and the task ends when it is built', () => {
    const waiting = play(...ordered);
    expect(waiting.state.phase === 'open' && nextTimed(waiting.state.file, '2026-11-02T15:30:00.000Z')).toContain(late);
    expect(file(play(...ordered, tick(late), ...built)).tasks['package-parked.p1']?.open).toBe(false);
  });

  it('L38: nobody is called for a package whose request was declined meanwhile', () => {
    const decline = { ...propose({ kind: 'decline', request: 'r1', ground: 'C' }), facts: 'f' } as Order;
    const declined = [decline, approve('d1')];
    expect(file(play(...ordered, ...declined, tick(late))).tasks['package-parked.p1']).toBeUndefined();
    expect(file(play(...ordered, tick(late), ...declined)).tasks['package-parked.p1']?.open).toBe(false);
  });
});
