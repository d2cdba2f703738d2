import { describe, expect, it } from 'vitest';
import {
  approve,
  avery,
  done,
  file,
  found,
  nothing,
  type Order,
  openCase,
  play,
  prepared,
  propose,
  proved,
  rosa,
} from './given.ts';
import { posted } from './given-letters.ts';

const withdraw: Order = { type: 'withdraw', note: 'n1', actor: rosa };
const back = (at: string, note?: string): Order => ({ type: 'take-back-withdrawal', note, actor: rosa, at });
const decline = propose({ kind: 'decline', request: 'r1', ground: 'C' });

describe('L44: her request is withdrawn, and taken back', () => {
  it('by staff with its note; every way she has hears of it, and proposals about it go back', () => {
    const { last } = play(openCase, decline, withdraw);
    expect(last).toContainEqual({ v: 1, type: 'request-withdrawn', request: 'r1', days: 0, note: 'n1' });
    expect(last.map((e) => ('mail' in e ? e.mail : e.type))).toContain('V16.r1.2026-11-02T15:00:00.000Z');
    expect(last).toContainEqual({ v: 1, type: 'decision-returned', proposal: 'd1' });
  });

  it('proposals about other things stay, and so do those that were decided', () => {
    const known = [openCase, prepared, found, nothing, done('m1.preserve'), proved];
    const other = play(...known, propose({ kind: 'freeze', match: 'm1' }), withdraw);
    expect(other.last.map((e) => e.type)).not.toContain('decision-returned');
    const decided = play(openCase, decline, approve('d1'));
    expect(
      play(openCase, decline, { type: 'return', proposal: 'd1', note: 'n', actor: avery } as Order, withdraw).last.map(
        (e) => e.type,
      ),
    ).not.toContain('decision-returned');
    expect(file(decided).requests['r1']?.answer?.how).toBe('declined');
    expect(play(openCase, decline, approve('d1'), withdraw).refusal).toBe('case.moved-on');
  });

  it('L13: up to the due date itself it goes on with the date it had, and she is told', () => {
    const { last, state } = play(openCase, withdraw, back('2026-12-02T23:00:00.000Z', 'n2'));
    expect(last).toContainEqual({ v: 1, type: 'request-resumed', request: 'r1', note: 'n2' });
    expect(last.map((e) => ('mail' in e ? e.mail : e.type))).toContain('V6.r1.2026-12-02T23:00:00.000Z');
    if (state.phase === 'none') throw new Error('no case');
    expect(state.file.requests['r1']).toMatchObject({ dueOn: '2026-12-02', answer: undefined });
    expect(play(openCase, withdraw, back('2026-12-02T23:00:00.000Z')).last[0]).toEqual({
      v: 1,
      type: 'request-resumed',
      request: 'r1',
    });
  });

  it('L33: a day later it is a new request with its own date', () => {
    const { last } = play(openCase, withdraw, back('2026-12-03T15:00:00.000Z'));
    expect(last[0]).toMatchObject({
      type: 'request-received',
      request: 'r2',
      channel: 'web',
      receivedOn: '2026-12-03',
      dueOn: '2027-01-02',
    });
  });

  it('L33 L50: and so it is once anything of it was to be destroyed: it is searched for and collected afresh', () => {
    const known = [openCase, prepared, found, nothing, done('m1.preserve'), done('m1.hold.pm1'), done('m1.collect')];
    const settled = posted('V16.r1.2026-11-02T15:00:00.000Z');
    const retention = { identityImages: 1, otherEvidence: 1, records: 1, personalData: 1 };
    const retire: Order = { type: 'retire', policy: retention, at: '2026-11-10T15:00:00.000Z' };
    const purged: Order = { type: 'record-purge', class: 'records', files: 1 };
    const played = play(...known, withdraw, ...settled, retire, purged);
    expect(played.events.filter((e) => e.type === 'purged')).toHaveLength(1);
    const { last } = play(...known, withdraw, ...settled, retire, purged, back('2026-11-11T15:00:00.000Z'));
    expect(last[0]).toMatchObject({ type: 'request-received', request: 'r2', why: 'second-ask', dueOn: '2026-12-11' });
    expect(last).toContainEqual({ v: 1, type: 'step-due', step: 'm1.collect', attempt: 2, undo: false });
  });

  it('nothing that was not withdrawn is taken back', () => {
    expect(play(openCase, back('2026-11-03T15:00:00.000Z')).refusal).toBe('case.moved-on');
    expect(play(openCase, withdraw, withdraw).refusal).toBe('case.moved-on');
  });
});
