import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../shared/domain/case/vocabulary.ts';
import {
  approve,
  avery,
  done,
  file,
  noFindings,
  nothing,
  type Order,
  openCase,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  twoFound,
} from './given.ts';
import { agency } from './given-recipients.ts';
import { release, whole } from './given-records.ts';

const again: Order = { type: 'receive-request', why: 'second-ask', channel: 'post', receivedOn: '2026-11-02' };
const released = [...whole(), release(), approve('d1')];
const decline = (request = 'r1', ground: 'A' | 'B' | 'C' | 'D' = 'B') => propose({ kind: 'decline', request, ground });
const early = openedWith({ channel: 'post', receivedOn: '2026-10-20' });
const document: readonly Order[] = [{ type: 'promise-document', document: 'doc1', purpose: 'other' }];

describe('a proposal', () => {
  it('T9: names what is decided, by whom and on what, and compliance is written to', () => {
    const played = play(openCase, { ...decline(), fewApprovers: false } as Order);
    expect(played.last).toEqual([
      {
        v: 1,
        type: 'decision-proposed',
        proposal: 'd1',
        decision: { kind: 'decline', request: 'r1', ground: 'B' },
        note: 'n',
        facts: 'facts.1',
      },
      {
        v: 1,
        type: 'mail-owed',
        mail: 'S-second-review.d1',
        template: 'S-second-review',
        to: 'compliance',
        about: 'd1',
      },
    ]);
    expect(file(played).proposals['d1']).toEqual({
      id: 'd1',
      decision: { kind: 'decline', request: 'r1', ground: 'B' },
      by: 'rosa',
      status: 'open',
      note: 'n',
      facts: 'facts.1',
    });
  });

  it('L34: a release says whom it goes to, so that the second person knows', () => {
    expect(play(...whole(), ...agency('a1'), release()).last[0]).toMatchObject({
      decision: { kind: 'release', request: 'r1', package: 'p1', recipients: ['subject', 'a1'] },
    });
  });
});

describe('the same proposed twice (T9)', () => {
  it.each<[string, readonly Order[], Decision]>([
    ['a release', whole(), { kind: 'release', request: 'r1', package: 'p1' }],
    ['a decline', [openCase], { kind: 'decline', request: 'r1', ground: 'B' }],
    ['nothing found', [openCase, prepared, noFindings, nothing], { kind: 'nothing-found', request: 'r1' }],
    ['a freeze', whole(), { kind: 'freeze', match: 'm1' }],
  ])('%s is one proposal, and becomes a new one once the first went back', (_, orders, decision) => {
    const proposed = [...orders, propose(decision)];
    const back: Order = { type: 'return', proposal: 'd1', actor: avery };
    expect(play(...proposed, propose(decision, avery)).last).toEqual([]);
    expect(play(...proposed, back, propose(decision)).last[0]).toMatchObject({ proposal: 'd2' });
  });

  it('a class other law forbids is the same whatever law is cited for it; so is a date, whatever document shows it', () => {
    const withhold = (citation: string) => propose({ kind: 'withhold', match: 'm1', class: 'orders', citation });
    expect(play(...whole(), withhold('18 U.S.C. 2511'), withhold('another')).last).toEqual([]);
    const correct = (shown: string) =>
      propose({ kind: 'correct-receipt', request: 'r1', receivedOn: '2026-11-02', document: shown });
    const two = [...document, { ...document[0], document: 'doc2' } as Order];
    expect(play(early, ...two, correct('doc1'), correct('doc2')).last).toEqual([]);
  });

  const withAgencies = [...released, ...agency('a1'), ...agency('a2')];
  const correct = (receivedOn: string): Decision => ({
    kind: 'correct-receipt',
    request: 'r1',
    receivedOn,
    document: 'doc1',
  });
  const withhold = (recordClass: 'orders' | 'payments'): Decision => ({
    kind: 'withhold',
    match: 'm1',
    class: recordClass,
    citation: 'c',
  });
  const release2 = (...recipients: readonly string[]): Decision => ({
    kind: 'release',
    request: 'r1',
    package: 'p1',
    recipients,
  });
  const accounts = [openCase, prepared, twoFound, nothing, done('m1.preserve'), done('m2.preserve'), proved];
  it.each<[string, readonly Order[], Decision, Decision]>([
    [
      'declines of two requests',
      [openCase, again],
      { kind: 'decline', request: 'r1', ground: 'B' },
      { kind: 'decline', request: 'r2', ground: 'B' },
    ],
    [
      'declines on two grounds',
      [openCase],
      { kind: 'decline', request: 'r1', ground: 'B' },
      { kind: 'decline', request: 'r1', ground: 'C' },
    ],
    ['freezes of two accounts', accounts, { kind: 'freeze', match: 'm1' }, { kind: 'freeze', match: 'm2' }],
    [
      'copies for two agencies',
      withAgencies,
      { kind: 'release-copy', recipient: 'a1', package: 'p1' },
      { kind: 'release-copy', recipient: 'a2', package: 'p1' },
    ],
    ['two classes', whole(), withhold('orders'), withhold('payments')],
    ['two dates', [early, ...document], correct('2026-10-21'), correct('2026-10-22')],
    [
      'releases to her alone and to an agency too',
      [...whole(), ...agency('a1')],
      release2('subject'),
      release2('subject', 'a1'),
    ],
  ])('%s are two proposals', (_, orders, first, second) => {
    expect(play(...orders, propose(first), propose(second)).last[0]).toMatchObject({
      type: 'decision-proposed',
      decision: second,
    });
  });
});
