import { describe, expect, it } from 'vitest';
import { avery, clock, file, type Order, openCase, type Played, play, propose, rosa } from './given.ts';

const day = (n: number) => new Date(Date.UTC(2026, 10, 2 + n, 15)).toISOString();
const decline: readonly Order[] = [
  { ...propose({ kind: 'decline', request: 'r1', ground: 'B' }), at: day(29) },
  { type: 'approve', proposal: 'd1', actor: avery, at: day(29) },
];
const correct = (receivedOn: string, at = day(30)): Order =>
  ({ type: 'correct-receipt', request: 'r1', receivedOn, note: 'n', actor: rosa, at }) as Order;
const later = (receivedOn: string, at: string): readonly Order[] =>
  [
    { type: 'promise-document', document: 'x1', purpose: 'other', byStaff: true, actor: rosa, at },
    { ...propose({ kind: 'correct-receipt', request: 'r1', receivedOn: receivedOn as never, document: 'x1' }), at },
    { type: 'approve', proposal: 'd2', actor: avery, at },
  ] as Order[];
const request = (played: Played) => file(played).requests['r1'];

describe('an answer and the dates as they stand (L4, L13, L16, L48)', () => {
  it('L13 L48: a receipt that was 13 days earlier makes an answer of day 29 one of day 42, and its date missed', () => {
    const played = play(openCase, ...decline, correct('2026-10-20'));
    expect(request(played)).toMatchObject({ missed: true, missedOwner: 'compliance', answer: { days: 42 } });
    expect(played.last.map((e) => e.type)).toEqual(['receipt-corrected', 'deadline-missed']);
    const again = play(openCase, ...decline, correct('2026-10-20'), correct('2026-10-19'));
    expect(again.last.map((e) => e.type)).toEqual(['receipt-corrected']);
    expect(request(again)).toMatchObject({ missed: true, answer: { days: 43 } });
  });

  it('L13: one day earlier makes it one of day 30, which is in time', () => {
    expect(request(play(openCase, ...decline, correct('2026-11-01')))).toMatchObject({
      missed: false,
      answer: { days: 30 },
    });
  });

  it('L13: a later receipt takes a missed date back from what was answered in time by it, whenever it is corrected', () => {
    const late = play(openCase, ...decline, correct('2026-10-20'), ...later('2026-11-02', day(60)));
    expect(late.refusal).toBeUndefined();
    expect(request(late)).toMatchObject({ missed: false, answer: { days: 29 } });
  });

  it('L16: answered a day late, before anything else looked, it is missed all the same', () => {
    const [proposed, approved] = decline.map((o) => ({ ...o, at: '2026-12-03T05:30:00.000Z' }));
    const played = play(openCase, proposed as Order, approved as Order);
    expect(request(played)).toMatchObject({ missed: true, answer: { days: 31 } });
    expect(file(played).mails['V11.r1']).toBeUndefined();
    expect(file(played).mails['S-overdue.r1']).toBeUndefined();
    const tick: Order = { type: 'tick', by: 'sweep', at: day(40), actor: clock };
    expect(play(openCase, proposed as Order, approved as Order, tick).last).toEqual([]);
  });
});
