import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../shared/domain/case/head.ts';
import {
  approve,
  done,
  file,
  found,
  freeze,
  nothing,
  type Order,
  openCase,
  play,
  prepared,
  proved,
  rosa,
  wantsRecords,
} from './given.ts';
import { built, handedOver, ready, release, searched, settled, takenOff, whole } from './given-records.ts';

const ripe = (...orders: readonly Order[]) => viewOf(play(...orders).state as never).ripe;
const toRelease = { kind: 'release', about: 'r1' };
const toFreeze = { kind: 'freeze', about: 'm1' };
const claimed: Order = {
  type: 'record-kin',
  kin: [{ other: 'another', kinds: ['card'], card: 'card1' }],
  lookedUp: true,
};
const back = (proposal: string): Order => ({ ...approve(proposal), type: 'return' }) as Order;

describe('L16 L44: what waits for a proposal and for nothing else is said at the desk', () => {
  it('the account she wants stopped once she is verified, the records once they are packed', () => {
    expect(ripe(...searched())).toBeUndefined();
    expect(ripe(...ready())).toEqual([toFreeze]);
    expect(ripe(...ready(), ...takenOff)).toEqual([toFreeze]);
    expect(ripe(...whole())).toEqual([toRelease, toFreeze]);
    expect(ripe(...whole(wantsRecords))).toEqual([toRelease]);
  });

  it('and the records stand ready whether or not somebody has proposed them', () => {
    const packed = (...orders: readonly Order[]) => viewOf(play(...orders).state as never).packed;
    expect([packed(...ready(), ...takenOff), packed(...whole())]).toEqual([undefined, true]);
    expect([packed(...whole(), release()), packed(...whole(), release(), approve('d1'))]).toEqual([true, undefined]);
  });

  it('until somebody proposes it, and again when a second person gives it back', () => {
    expect(ripe(...whole(), release())).toEqual([toFreeze]);
    expect(ripe(...whole(), release(), freeze)).toBeUndefined();
    expect(ripe(...whole(), release(), back('d1'))).toEqual([toRelease, toFreeze]);
    expect(ripe(...whole(), freeze, back('d1'))).toEqual([toRelease, toFreeze]);
    expect(ripe(...whole(), freeze, approve('d1'))).toEqual([toRelease]);
  });

  it('L40: not a part: what is missing of it is a task, and to send a part is a choice of people', () => {
    const parked: Order = { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'down' };
    const part: Order = { type: 'order-package', request: 'r1', actor: rosa };
    const played = play(...searched(), parked, proved, ...takenOff, part, built());
    expect(file(played).packages['p1']).toMatchObject({ status: 'built', partial: true });
    expect(viewOf(played.state as never)).toMatchObject({ ripe: [toFreeze], tasks: 1 });
    expect(viewOf(played.state as never).packed).toBeUndefined();
  });

  it('not what the rule would refuse: unproved, with a search open, with a card two people claim, closed', () => {
    expect(ripe(openCase, prepared, found, done('m1.preserve'), proved)).toBeUndefined();
    expect(ripe(openCase, prepared, found, nothing, proved)).toBeUndefined();
    expect(ripe(...whole(), claimed)).toBeUndefined();
    expect(ripe(...settled(), ...handedOver)).toBeUndefined();
  });
});
