import { describe, expect, it } from 'vitest';
import {
  approve,
  file,
  found,
  nothing,
  type Order,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
  types,
  wrong,
} from './given.ts';
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

  it('G3: asked for again and again of a system that does not answer, what was collected before is let go of all the same', () => {
    const parked: Order = { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'timeout' };
    const retried: Order = { type: 'retry-step', step: 'm1.collect', actor: rosa };
    const inPart = { ...parked, matrix: [{ class: 'orders', status: 'none' }] } as Order;
    const running = [...searched(), inPart, retried] satisfies Order[];
    expect(file(play(...running)).steps['m1.collect']?.outcome).toBe('running');
    const again = play(...running, anew);
    expect(types(again)).toEqual(['step-planned', 'step-due']);
    expect(file(again).steps['m1.collect']?.matrix).toBeUndefined();
    expect(play(...running, anew, anew).last).toEqual([]);
  });

  it('nothing else is done anew, and nothing on an account that is not hers', () => {
    expect(play(...whole(), { ...anew, step: 'm1.remove.pm1' } as Order).last).toEqual([]);
    expect(play(...whole(), wrong, anew).last).toEqual([]);
    expect(play(...whole(), { ...anew, step: 'm9.collect' } as Order).refusal).toBe('thing.absent');
  });

  it('the package of before goes to nobody; another is made when they are here, and whoever proposed it proposes that', () => {
    const proposed = [...whole(), release()];
    expect(types(play(...proposed, anew))).toEqual(['step-planned', 'step-due', 'decision-returned']);
    expect(play(...proposed, anew, approve('d1')).refusal).toBe('case.moved-on');
    const next = play(...proposed, anew, collected('S'));
    expect(types(next)).toEqual(['step-settled', 'package-ordered']);
    expect(play(...proposed, anew, collected('S'), built('p2'), release('p2'), approve('d2')).refusal).toBeUndefined();
  });

  const officer = [named('o1', 'officer'), shows('o1', ['call-back'], { source: 'agency-website' })];
  const copy = (pack: string, recipient = 'o1') => propose({ kind: 'release-copy', recipient, package: pack });
  const secondAsk: Order = { type: 'receive-request', channel: 'web', why: 'second-ask', actor: rosa };
  const sent = [
    ...searched(),
    collected(),
    proved,
    ...takenOff,
    built(),
    release(),
    approve('d1'),
    ...officer,
  ] satisfies Order[];

  it('asked a second time, what was packed when others stood there is copied to nobody, and the new package goes to all', () => {
    expect(play(...sent, copy('p1')).refusal).toBeUndefined();
    const again = [...sent, secondAsk, prepared, found, nothing] satisfies Order[];
    expect(file(play(...again)).steps['m1.collect']).toMatchObject({ outcome: 'running', round: 1 });
    expect(play(...again, collected(), copy('p1')).refusal).toBeUndefined();
    expect(play(...again, collected('S'), copy('p1')).refusal).toBe('rule.package-missing');
    const gone = file(play(...again, collected('S'), built('p2'), release('p2', 'r2'), approve('d2')));
    expect(gone.recipients['o1']?.copies.map((c) => c.package)).toEqual(['p2']);
  });

  it('L16 L40: asked a second time of a system that does not answer, they are collected anew, and a part without them can go out in time', () => {
    const stuck = [...sent, secondAsk, prepared, found, nothing, anew] satisfies Order[];
    expect(types(play(...stuck))).toEqual(['step-planned', 'step-due']);
    expect(play(...stuck, copy('p1')).refusal).toBe('rule.package-missing');
    const late = { ...collected(), during: { undoing: false, round: 1 } } as Order;
    expect(play(...stuck, late).last).toEqual([]);
    const parked: Order = { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'timeout' };
    const part = [...stuck, parked, built('p2'), release('p2', 'r2'), approve('d2')] satisfies Order[];
    expect(file(play(...part)).requests['r2']?.answer).toMatchObject({ how: 'records', partial: true });
  });

  it('nobody stands there any more, and that counts as well', () => {
    const again = [...searched(), collected('S'), secondAsk, prepared, found, nothing, collected()] satisfies Order[];
    expect(file(play(...again))).toMatchObject({ collectedAnew: 1, steps: { 'm1.collect': { outcome: 'done' } } });
    expect(file(play(...again)).steps['m1.collect']?.beside).toBeUndefined();
  });

  it('L35: what was proposed to go to an agency before is proposed anew', () => {
    const limits = { classes: ['orders'] };
    const agency = [
      named('a1', 'agency'),
      shows('a1', ['authorisation', 'call-back'], { limits }),
      built('p2'),
    ] as Order[];
    const open = [...sent, ...agency, copy('p2', 'a1'), anew, collected('S')];
    expect(file(play(...open)).proposals['d2']?.status).toBe('returned');
    expect(play(...open).last.slice(-2)).toMatchObject([
      { type: 'package-ordered', package: 'p3', recipient: 'o1' },
      { type: 'package-ordered', package: 'p4', recipient: 'a1' },
    ]);
  });

  it('L40: nor does a part that was made before', () => {
    const part = [...searched().filter((o) => o !== nothing), silent, ...ready().slice(-2), ...takenOff];
    const made = [...part, built()];
    expect(file(play(...made)).packages['p1']).toMatchObject({ partial: true, status: 'built' });
    expect(play(...made, release()).refusal).toBeUndefined();
    expect(play(...made, anew, release()).refusal).toBe('rule.package-missing');
  });
});
