import { describe, expect, it } from 'vitest';
import { decide } from '../../../shared/domain/case/decide.ts';
import { lookIn } from '../../../shared/domain/case/looks.ts';
import { caseEvent } from '../../../shared/schemas/commit.ts';
import { clock, found, openCase, openedWith, play, prepared, propose, rosa } from './given.ts';

describe('what no case takes', () => {
  it('G2: a case is opened once', () => {
    expect(play(openCase, openCase).refusal).toBe('case.exists');
  });

  it('G14: an order about a case that is not there is refused, whatever it is', () => {
    for (const order of [
      prepared,
      { type: 'tick', by: 'sweep', actor: clock },
      { type: 'view-report', why: 'proof', actor: rosa },
    ] as const)
      expect(play(order)).toMatchObject({ refusal: 'case.absent', last: [], state: { phase: 'none' } });
  });
});

it('T9: a look of before says no reason, and is read as it was written', () => {
  for (const event of [
    { v: 1, type: 'report-viewed' },
    { v: 1, type: 'contact-viewed', note: 'n1' },
  ] as const) {
    expect(caseEvent.parse(event)).toEqual(event);
    expect(Object.keys(lookIn(event) ?? {})).toEqual(['what']);
  }
  expect(caseEvent.safeParse({ v: 1, type: 'report-viewed', why: 'curiosity' }).success).toBe(false);
});

describe('T9: that somebody looked is an event, and changes nothing else', () => {
  it.each([
    ['view-report', { why: 'proof' }, { v: 1, type: 'report-viewed', why: 'proof' }],
    [
      'view-contact',
      { note: 'n1', why: 'she-called' },
      { v: 1, type: 'contact-viewed', note: 'n1', why: 'she-called' },
    ],
    ['view-preview', { decision: 'decline' }, { v: 1, type: 'preview-viewed', decision: 'decline' }],
    ['view-proposal', { proposal: 'd1' }, { v: 1, type: 'proposal-viewed', proposal: 'd1' }],
    ['view-instruments', { match: 'm1' }, { v: 1, type: 'instruments-viewed', match: 'm1' }],
    ['view-recipient', { recipient: 'officer' }, { v: 1, type: 'recipient-viewed', recipient: 'officer' }],
  ])('%s', (type, more, event) => {
    const given = [
      openedWith({ officer: true }),
      prepared,
      found,
      propose({ kind: 'decline', request: 'r1', ground: 'B' }),
    ];
    const before = play(...given);
    if (before.state.phase === 'none') throw new Error('no case');
    const command = { type, ...more, at: '2026-11-02T16:00:00.000Z', actor: rosa, id: 'v' } as Parameters<
      typeof decide
    >[1];
    expect(decide(before.state, command)).toEqual({ ok: true, value: [event] });
    expect(play(...given, { type, ...more, actor: rosa } as typeof prepared).state).toEqual(before.state);
  });
});
