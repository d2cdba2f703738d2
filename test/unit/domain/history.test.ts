import { describe, expect, it } from 'vitest';
import { copiesOf, historyKinds, historyOf } from '../../../shared/domain/case/history.ts';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import { file, openCase, play } from './given.ts';

const opened = file(play(openCase));
/** Midnight in New York is five hours later in UTC: both evenings are November 3 to her. */
const evening = '2026-11-04T03:30:00.000Z';
const told = (more: object) => historyOf({ ...opened, ...more } as CaseFile);
const day = (what: string, on: string, more: object = {}) => ({ what, on, ...more });
const asked = day('asked', '2026-11-02');
const request = (more: object) => ({ requests: { r1: { ...opened.requests['r1'], ...more } } });

describe('what the person reads of what happened (U14: days and counts, nothing personal)', () => {
  it('a case that was only opened: that she asked', () => {
    expect(told({})).toEqual([asked]);
  });

  it.each([
    ['second-ask', 'asked-again'],
    ['late-proof', 'late-proof'],
    ['returned-post', 'letter-came-back'],
  ])('L33 L39: a request for %s says so', (why, what) => {
    const r2 = { ...opened.requests['r1'], id: 'r2', why, receivedOn: '2026-11-20' };
    expect(told({ requests: { ...opened.requests, r2 } })).toEqual([day(what, '2026-11-20'), asked]);
  });

  it.each([
    [{ how: 'records', partial: true }, 'records-partly'],
    [{ how: 'records', partial: false }, 'records'],
    [{ how: 'declined', partial: true }, 'declined'],
    [{ how: 'nothing-found' }, 'nothing-found'],
    [{ how: 'withdrawn' }, 'withdrawn'],
  ])('L40: an answer %o is told on her own day as %s', (answer, what) => {
    expect(told(request({ answer: { ...answer, at: evening } }))).toEqual([day(what, '2026-11-03'), asked]);
  });

  it('L40: after some of the records, that the rest was sent, once it was and on its day', () => {
    const later = '2026-11-20T15:00:00.000Z';
    const pack = (id: string, more: object = {}) => ({
      [id]: { id, request: 'r1', status: 'released', partial: false, ...more },
    });
    const copies = (...packages: readonly string[]) =>
      packages.map((one) => ({ package: one, request: 'r1', at: one === 'p1' ? evening : later }));
    const rest = (packages: object, ...sent: readonly string[]) =>
      told({
        ...request({ answer: { how: 'records', partial: true, at: evening } }),
        packages: { ...pack('p1', { partial: true }), ...packages },
        recipients: { subject: { ...opened.recipients['subject'], copies: copies(...sent) } },
      });
    const some = [day('records-partly', '2026-11-03'), asked];
    expect(rest({}, 'p1')).toEqual(some);
    expect(rest(pack('p2', { partial: true }), 'p1', 'p2')).toEqual(some);
    expect(rest(pack('p2', { status: 'built' }), 'p1')).toEqual(some);
    expect(rest(pack('p2', { recipient: 'officer' }), 'p1')).toEqual(some);
    // What was sent for another request is that one's answer.
    expect(rest(pack('p2', { request: 'r2' }), 'p1', 'p2')).toEqual(some);
    expect(rest({ ...pack('p2'), ...pack('p3') }, 'p1', 'p2', 'p3')).toEqual([
      day('records-rest', '2026-11-20'),
      ...some,
    ]);
  });

  it('L16: a missed date is told as missed from the day after', () => {
    expect(told(request({ missed: true }))).toEqual([day('date-missed', '2026-12-03'), asked]);
  });

  it('L25: “we looked everywhere” only when every search ended, on the day of the last', () => {
    const shop = { status: 'ended', endedAt: '2026-11-05T15:00:00.000Z' };
    const billing = { status: 'ended', endedAt: '2026-11-04T15:00:00.000Z' };
    const searched = (searches: object, prepared = true) => told({ prepared, searches });
    expect(searched({ shop, billing })).toEqual([day('searched', '2026-11-05'), asked]);
    expect(searched({ billing, shop })).toEqual([day('searched', '2026-11-05'), asked]);
    expect(searched({ shop, billing: { status: 'parked' } })).toEqual([asked]);
    expect(searched({ shop, billing: { status: 'running' } })).toEqual([asked]);
    expect(searched({ shop }, false)).toEqual([asked]);
    expect(searched({})).toEqual([asked]);
  });

  it('her proof, when it is verified and not before', () => {
    expect(told({ proof: { status: 'verified', at: evening } })).toEqual([day('proof-checked', '2026-11-03'), asked]);
    expect(told({ proof: { status: 'wanted', missing: [] } })).toEqual([asked]);
  });

  it('cards that came off, counted by day; a hold or a card that is still on is none', () => {
    const step = (id: string, action: string, outcome: string, since: string) => ({
      [id]: { id, action, outcome, since },
    });
    const steps = {
      ...step('a', 'remove', 'done', '2026-11-04T15:00:00.000Z'),
      ...step('b', 'remove', 'done', '2026-11-04T20:00:00.000Z'),
      ...step('c', 'remove', 'done', evening),
      ...step('d', 'remove', 'parked', evening),
      ...step('e', 'hold', 'done', evening),
    };
    expect(told({ steps })).toEqual([
      day('cards-off', '2026-11-04', { count: 2 }),
      day('cards-off', '2026-11-03', { count: 1 }),
      asked,
    ]);
  });

  it('letters to her that were posted; neither those that wait nor those to others', () => {
    const letters = {
      posted: { postedOn: '2026-11-06' },
      waiting: {},
      officer: { postedOn: '2026-11-06', recipient: 'officer' },
    };
    expect(told({ letters })).toEqual([day('letter-posted', '2026-11-06'), asked]);
  });

  it('L34: copies that others got, not her own', () => {
    const one = (id: string, copies: readonly object[]) => ({ id, kind: id, missing: [], copies });
    const copy = { at: evening };
    const recipients = {
      subject: one('subject', [copy, copy]),
      officer: one('officer', [copy]),
      agency: one('agency', []),
    };
    expect(told({ recipients })).toEqual([day('copy-sent', '2026-11-03'), asked]);
  });

  it('newest first; of one day, what comes later on the way of a case stands first', () => {
    const at = '2026-11-02T16:00:00.000Z';
    const lines = told({
      ...request({ answer: { how: 'records', partial: false, at }, missed: false }),
      prepared: true,
      searches: { shop: { status: 'ended', endedAt: at } },
      proof: { status: 'verified', at },
      letters: { l: { postedOn: '2026-11-02' }, later: { postedOn: '2026-11-09' } },
    });
    expect(lines.map((line) => `${line.on} ${line.what}`)).toEqual([
      '2026-11-09 letter-posted',
      '2026-11-02 records',
      '2026-11-02 letter-posted',
      '2026-11-02 proof-checked',
      '2026-11-02 searched',
      '2026-11-02 asked',
    ]);
    expect(new Set(historyKinds).size).toBe(16);
  });
});

describe('L34 L35: who else gets a copy, and how far that is', () => {
  it('revoked, sent, ready or waiting; whoever asked is not among them', () => {
    const one = (id: string, more: object) => ({ [id]: { id, kind: 'officer', missing: [], copies: [], ...more } });
    const recipients = {
      ...one('subject', {}),
      ...one('revoked', { revoked: true, copies: [{ at: evening }] }),
      ...one('sent', { copies: [{ at: evening }] }),
      ...one('ready', {}),
      ...one('waiting', { missing: ['authority'] }),
    };
    expect(
      copiesOf({ ...opened, recipients } as unknown as CaseFile).map((c) => [c.recipient, c.kind, c.state]),
    ).toEqual([
      ['revoked', 'officer', 'revoked'],
      ['sent', 'officer', 'sent'],
      ['ready', 'officer', 'ready'],
      ['waiting', 'officer', 'waiting'],
    ]);
  });
});
