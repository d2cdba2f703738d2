import { describe, expect, it } from 'vitest';
import {
  approve,
  done,
  found,
  freeze,
  nothing,
  type Order,
  openCase,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  wantsRecords,
  weak,
  wrong,
} from './given.ts';
import { agency } from './given-recipients.ts';
import { release, searched, whole } from './given-records.ts';

const parked = (step: string): Order => ({ type: 'settle-step', step, outcome: 'parked', reason: 'down' });
const claimed: Order = {
  type: 'record-kin',
  kin: [{ other: 'another', kinds: ['card'], card: 'card1' }],
  lookedUp: true,
};
const released = [...whole(), release(), approve('d1')];
const decline = (request = 'r1', ground: 'A' | 'B' | 'C' | 'D' = 'B') => propose({ kind: 'decline', request, ground });
const document: readonly Order[] = [{ type: 'promise-document', document: 'doc1', purpose: 'other' }];

describe('what cannot be proposed', () => {
  const none = propose({ kind: 'nothing-found', request: 'r1' });
  const copy = propose({ kind: 'release-copy', recipient: 'a1', package: 'p1' });
  const withhold = (match: string) => propose({ kind: 'withhold', match, class: 'orders', citation: 'c' });
  const unfreeze = (match = 'm1') => propose({ kind: 'unfreeze', match });
  const declined = [...whole(), decline(), approve('d1')];

  it.each<[string, readonly Order[], Order, string]>([
    ['a release that went out', released, release(), 'case.moved-on'],
    ['a release of a request that is not there', whole(), release('p1', 'r9'), 'case.moved-on'],
    ['T13: a release while another person claims her card', [...whole(), claimed], release(), 'rule.card-claimed'],
    [
      'T13: a copy while another person claims her card',
      [...released, ...agency('a1'), claimed],
      copy,
      'rule.card-claimed',
    ],
    ['a decline of what was answered', released, decline(), 'case.moved-on'],
    ['a decline of a request that is not there', [openCase], decline('r9'), 'case.moved-on'],
    ['nothing found on what was answered', declined, none, 'case.moved-on'],
    [
      'nothing found on a request that is not there',
      [openCase],
      propose({ kind: 'nothing-found', request: 'r9' }),
      'case.moved-on',
    ],
    [
      'L26: nothing found while an account is undecided',
      [openCase, prepared, weak, nothing],
      none,
      'rule.records-exist',
    ],
    [
      'L31: holding back of an account that was not confirmed',
      [openCase, prepared, weak],
      withhold('m1'),
      'case.moved-on',
    ],
    ['L31: holding back of an account that is not there', whole(), withhold('m9'), 'case.moved-on'],
    ['a freeze she did not ask for', whole(wantsRecords), freeze, 'case.moved-on'],
    ['a freeze that was done', [...whole(), freeze, approve('d1'), done('m1.freeze')], freeze, 'case.moved-on'],
    ['L23: a freeze before verification', searched(), freeze, 'rule.not-verified'],
    [
      'L44: a freeze while a search is open',
      [openCase, prepared, found, done('m1.preserve'), proved],
      freeze,
      'rule.searches-open',
    ],
    [
      'L42: a freeze before the account was preserved',
      [openCase, prepared, found, nothing, proved, parked('m1.preserve')],
      freeze,
      'rule.preserve-first',
    ],
    ['lifting of a freeze that was never made', whole(), unfreeze(), 'case.moved-on'],
    ['lifting of a freeze of an account that is not there', whole(), unfreeze('m9'), 'case.moved-on'],
  ])('%s', (_, orders, order, refusal) => {
    expect(play(...orders, order).refusal).toBe(refusal);
  });

  it('L26: nothing found can be said when every account turned out to be another person’s', () => {
    expect(play(openCase, prepared, weak, nothing, wrong, none).last[0]).toMatchObject({ type: 'decision-proposed' });
  });

  it('L13: a receipt date moves to a later day that has come, with a document that is there', () => {
    const early = openedWith({ channel: 'post', receivedOn: '2026-10-20' });
    const correct = (receivedOn: string, request = 'r1', shown = 'doc1') =>
      play(early, ...document, propose({ kind: 'correct-receipt', request, receivedOn, document: shown })).refusal;
    expect(correct('2026-10-20')).toBe('case.moved-on');
    expect(correct('2026-10-21')).toBeUndefined();
    expect(correct('2026-11-02')).toBeUndefined();
    expect(correct('2026-11-03')).toBe('rule.receipt-in-future');
    expect(correct('2026-10-21', 'r9')).toBe('thing.absent');
    expect(correct('2026-10-21', 'r1', 'doc9')).toBe('thing.absent');
  });
});
