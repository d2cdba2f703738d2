import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rungs } from '../../../shared/domain/deadline.ts';
import { addDays, instantAt, localDate, weekday } from '../../../shared/domain/time.ts';
import { clock, file, type Order, openCase, openedWith, type Played, play, rosa } from './given.ts';

const zone = 'America/New_York';
/** 09:05 local on a day after the receipt of Monday, November 2, 2026. */
const onDay = (day: number): Order => ({
  type: 'tick',
  by: 'schedule',
  at: instantAt(addDays('2026-11-02', day), '09:05', zone),
  actor: clock,
});
const read = (day: number): Order => ({ type: 'acknowledge-reminder', request: 'r1', day, actor: rosa });
const climbed = (played: Played) =>
  played.events.flatMap((e) => (e.type === 'reminder-climbed' ? [`${e.day} ${e.to}`] : []));

describe('reminders that nobody acknowledges', () => {
  it('L15: one that was read climbs nowhere', () => {
    expect(climbed(play(openCase, onDay(10), read(10), onDay(20), read(20), onDay(25), read(25), onDay(27)))).toEqual(
      [],
    );
  });

  it('L15: unread at the next rung it goes to the backup, unread again to the executives', () => {
    const played = play(openCase, onDay(10), onDay(20), onDay(25));
    expect(climbed(played)).toEqual(['10 backup', '20 executives']);
    expect(file(played).mails['S-unacknowledged.r1.10']?.to).toBe('backup');
    expect(file(played).mails['S-unacknowledged.r1.20']?.to).toBe('executives');
  });

  it('who reads the latest has read those before it, and the ladder begins anew', () => {
    const played = play(openCase, onDay(10), onDay(20), read(20), onDay(25), onDay(27));
    expect(file(played).requests['r1']?.reminders).toMatchObject({ 10: 'acknowledged', 20: 'acknowledged' });
    expect(climbed(played)).toEqual(['10 backup', '25 backup']);
  });

  it('L15: climbs by one event and one mail, which name the rung that nobody read', () => {
    const climb = (day: number, to: string) => [
      { v: 1, type: 'reminder-climbed', request: 'r1', day, to },
      {
        v: 1,
        type: 'mail-owed',
        mail: `S-unacknowledged.r1.${day}`,
        template: 'S-unacknowledged',
        to,
        about: `r1.${day}`,
      },
    ];
    const of = (played: Played) =>
      played.last.filter(
        (e) => e.type === 'reminder-climbed' || ('template' in e && e.template === 'S-unacknowledged'),
      );
    expect(of(play(openCase, onDay(10), onDay(20)))).toEqual(climb(10, 'backup'));
    const thrice = play(openCase, onDay(10), onDay(20), onDay(25));
    expect(of(thrice)).toEqual(climb(20, 'executives'));
    expect(file(thrice).requests['r1']?.climbed).toEqual({ 10: 'backup', 20: 'executives' });
  });

  it('L15: a rung climbs once, though its next one is a Sunday and is fired on the Friday too', () => {
    expect(weekday(addDays('2026-11-02', 20))).toBe(0);
    expect(climbed(play(openCase, onDay(10), onDay(18)))).toEqual(['10 backup']);
    expect(climbed(play(openCase, onDay(10), onDay(18), onDay(20)))).toEqual(['10 backup']);
  });

  it('L16: from day 28 on nothing climbs: the reminder itself goes to the executives', () => {
    expect(climbed(play(openCase, onDay(25), onDay(27)))).toEqual(['25 backup']);
    expect(climbed(play(openCase, onDay(25), onDay(28)))).toEqual([]);
    expect(climbed(play(openCase, onDay(25), onDay(29)))).toEqual([]);
  });

  it('L33: each request climbs on its own', () => {
    const second: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
    const played = play(openCase, { ...second, at: onDay(5).at ?? '' }, onDay(10), onDay(15), onDay(20));
    expect(played.events.flatMap((e) => (e.type === 'reminder-climbed' ? [`${e.request} ${e.day}`] : []))).toEqual([
      'r1 10',
    ]);
  });

  it('a reminder cannot be acknowledged twice, nor one that was not sent', () => {
    expect(play(openCase, onDay(10), read(10), read(10)).refusal).toBe('case.moved-on');
    expect(play(openCase, onDay(10), read(20)).refusal).toBe('case.moved-on');
  });

  it('L14 L15: what is sent on a Friday for its Sunday is one reminder with it', () => {
    // Day 27 after November 2 is a Sunday, so that day 25 is the Friday before; another receipt makes day 10 a Sunday.
    const thursday = openedWith({ at: '2026-11-05T15:00:00.000Z' });
    const at = (day: number): Order =>
      ({ ...onDay(0), at: instantAt(addDays('2026-11-05', day), '09:05', zone) }) as Order;
    expect(weekday(addDays('2026-11-05', 10))).toBe(0);
    const played = play(thursday, at(8), at(10));
    expect(played.events.filter((e) => e.type === 'reminder-fired').map((e) => 'day' in e && e.day)).toEqual([8, 10]);
    expect(climbed(played)).toEqual([]);
    expect(climbed(play(thursday, at(8), at(10), at(20), at(25)))).toEqual(['10 backup', '20 executives']);
  });
});

describe('when nobody acts', () => {
  const silent = [openCase, ...[10, 20, 25, 27, 28, 29, 30, 31, 32].map(onDay)];

  it('L16: day 27 puts the choice before people, day 28 tells the executives', () => {
    const until27 = play(...silent.slice(0, 5));
    expect(file(until27).tasks['deadline-choice.r1']?.open).toBe(true);
    expect(file(until27).mails['S-reminder.r1.27']?.to).toBe('compliance');
    expect(file(play(...silent.slice(0, 6))).mails['S-reminder.r1.28']?.to).toBe('executives');
  });

  it('L16: nothing is released, declined or closed by itself, and the missed date is said once with its owner', () => {
    const assigned: Order = { type: 'assign', owner: 'dana', backup: 'lee', actor: rosa };
    const played = play(openCase, assigned, ...silent.slice(1));
    expect(played.events.some((e) => e.type === 'request-answered' || e.type === 'case-closed')).toBe(false);
    expect(played.events.filter((e) => e.type === 'deadline-missed')).toEqual([
      { v: 1, type: 'deadline-missed', request: 'r1', owner: 'dana' },
    ]);
    expect(file(played).requests['r1']).toMatchObject({ missed: true, missedOwner: 'dana' });
  });

  it('L16: and it is said to the executives again every day', () => {
    const played = play(...silent);
    expect(['31', '32'].map((d) => file(played).mails[`S-reminder.r1.${d}`]?.to)).toEqual(['executives', 'executives']);
  });
});

it('L14 L15: every rung is at 09:00 local, and one on a weekend is also on the business day before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1500 }),
      fc.constantFrom(zone, 'Pacific/Auckland', 'UTC'),
      (days, timeZone) => {
        const receivedOn = addDays('2026-01-01', days);
        const all = rungs(receivedOn, timeZone);
        for (const rung of all) {
          const day = localDate(rung.at, timeZone);
          expect(day).toBe(addDays(receivedOn, rung.day));
          expect(rung.at).toBe(instantAt(day, '09:00', timeZone));
          const back = weekday(day) === 0 ? 2 : weekday(day) === 6 ? 1 : 0;
          expect(all.some((r) => r.day === rung.day - back)).toBe(true);
        }
      },
    ),
  );
});
