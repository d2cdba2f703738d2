import { describe, expect, it } from 'vitest';
import {
  approve,
  done,
  file,
  found,
  foundInBilling,
  nothing,
  type Order,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
  wantsRecords,
  weak,
  wrong,
} from './given.ts';
import { named, shows } from './given-recipients.ts';
import { built, collected, handedOver, release, withhold } from './given-records.ts';

const again: Order = { type: 'retry-search', system: 'billing', actor: rosa };
const begun = [wantsRecords, prepared, found, proved] satisfies Order[];
const whole = [...begun, nothing, ...collected()] satisfies Order[];
const packages = (...orders: readonly Order[]) => file(play(...orders)).packages;

describe('a system that did not answer (L25 L28 L40)', () => {
  const part = [...begun, silent, ...collected()] satisfies Order[];

  it('L25 L40: what is packed without it is a part', () => {
    expect(packages(...part)['p1']?.partial).toBe(true);
    expect(packages(...whole)['p1']?.partial).toBe(false);
  });

  it('L40: a part too while an account is undecided', () => {
    const unsure = { ...weak, system: 'billing' } as Order;
    const byHand: Order = { type: 'order-package', request: 'r1', actor: rosa };
    expect(packages(...begun, unsure, ...collected(), byHand)['p1']?.partial).toBe(true);
  });

  it('L28 L40: what it finds later is packed, and is somebody’s task', () => {
    const played = play(...part, ...handedOver, again, foundInBilling, ...collected('m2'), built('p2'));
    expect(file(played).packages['p2']).toMatchObject({ partial: false, matches: ['m1', 'm2'] });
    expect(played.state.phase).toBe('open');
    expect(file(played).tasks['release-rest.p2']?.open).toBe(true);
  });

  it('L28: that it has nothing is told too', () => {
    const played = play(...part, ...handedOver, again, nothing);
    expect(file(played).packages['p2']).toMatchObject({ status: 'ordered', partial: false });
    expect(played.state.phase).toBe('open');
  });
});

describe('a foundInBilling person and a package that no longer says what is known (T9, L31, L40)', () => {
  const asked: Order = { type: 'receive-request', channel: 'web', why: 'second-ask', actor: rosa };
  const later = [asked, prepared, found, foundInBilling, done('m1.collect'), ...collected('m2')] satisfies Order[];

  it('L40: what was found since is not left out: it is refused, packed anew, and the proposal goes back', () => {
    const waiting = [...whole, built('p1'), release('p1'), ...later] satisfies Order[];
    expect(play(...waiting, approve('d1')).refusal).toBe('case.moved-on');
    const played = file(play(...waiting));
    expect(played.packages['p2']).toMatchObject({ status: 'ordered', matches: ['m1', 'm2'] });
    expect(played.proposals['d1']?.status).toBe('returned');
  });

  it('L11 L33: that she asks once more holds the first answer up no longer than what is collected anew', () => {
    const waiting = [
      ...whole,
      built('p1'),
      release('p1'),
      asked,
      prepared,
      done('m1.collect'),
      silent,
    ] satisfies Order[];
    expect(file(play(...waiting)).packages['p1']?.partial).toBe(false);
    expect(file(play(...waiting, found)).packages['p2']).toMatchObject({ request: 'r1', partial: true });
  });

  it('L31: a class other law forbids goes out with no package made before', () => {
    const waiting = [...whole, built('p1'), release('p1'), withhold, approve('d2')] satisfies Order[];
    expect(play(...waiting, approve('d1')).refusal).toBe('case.moved-on');
    expect(file(play(...waiting)).packages['p2']?.status).toBe('ordered');
  });

  it('L16: a part is still sent as it is when more came meanwhile; the rest follows', () => {
    const byHand: Order = { type: 'order-package', request: 'r1', actor: rosa };
    const more = [...begun, silent, ...collected(), byHand, built('p1'), release('p1'), again, foundInBilling];
    const played = play(...more, approve('d1'));
    expect(played.refusal).toBeUndefined();
    expect(file(play(...more, approve('d1'), ...collected('m2'))).packages['p2']).toMatchObject({ partial: false });
  });

  it('freezes that come meanwhile hold no records back', () => {
    const all = openedWith({ wants: ['records', 'stop-accounts'] });
    const frozen = [
      all,
      prepared,
      found,
      proved,
      nothing,
      ...collected(),
      built('p1'),
      propose({ kind: 'freeze', match: 'm1' }),
      release('p1'),
      approve('d1'),
      done('m1.freeze'),
    ];
    expect(play(...frozen, approve('d2')).refusal).toBeUndefined();
  });
});

describe('copies for others (L27 L35)', () => {
  const officer = named('o1', 'officer');
  const shown = shows('o1', ['call-back'], { source: 'agency-website' });
  const sent = [...whole, ...handedOver, officer] satisfies Order[];

  it('L27 L34: once an account turned out to be a wrong match, its records are copied to nobody, and who waits for them is a task', () => {
    const copy = propose({ kind: 'release-copy', recipient: 'o1', package: 'p1' });
    expect(play(...sent, shown, copy).refusal).toBeUndefined();
    expect(play(...sent, wrong, shown, copy).refusal).toBe('rule.package-missing');
    expect(file(play(...sent, wrong, shown)).tasks['release-copy.o1']?.open).toBe(true);
  });

  it('L27: nor when one account of two was', () => {
    const both = [...begun, foundInBilling, ...collected(), ...collected('m2'), ...handedOver];
    const copy = propose({ kind: 'release-copy', recipient: 'o1', package: 'p1' });
    expect(play(...both, officer, shown, copy).refusal).toBeUndefined();
    expect(play(...both, officer, shown, wrong, copy).refusal).toBe('rule.package-missing');
  });

  it('L31 L34: a class withheld since hers went out is copied to nobody; his is packed anew, and goes with hers when she asks again before it went', () => {
    const copy = propose({ kind: 'release-copy', recipient: 'o1', package: 'p1' });
    const withheld = [...sent, withhold, approve('d2'), shown] satisfies Order[];
    expect(play(...withheld, copy).refusal).toBe('rule.package-missing');
    expect(file(play(...sent, shown, copy, withhold, approve('d3'))).proposals['d2']?.status).toBe('returned');
    expect(file(play(...withheld))).toMatchObject({
      packages: { p2: { status: 'ordered', recipient: 'o1' } },
      tasks: { 'release-copy.o1': { open: true } },
    });
    const asked: Order = { type: 'receive-request', channel: 'web', why: 'second-ask', actor: rosa };
    const anew = [built('p2'), asked, prepared, found, nothing, done('m1.collect'), built('p3')] satisfies Order[];
    const played = file(play(...withheld, ...anew, release('p3', 'r2'), approve('d3')));
    expect(played.recipients['o1']?.copies.map((c) => c.package)).toEqual(['p3']);
    expect(played.tasks['release-copy.o1']?.open).toBe(false);
  });
});
