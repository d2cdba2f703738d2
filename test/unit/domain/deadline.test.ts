import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlineFor, deadlineFrom, rungs } from '../../../shared/domain/deadline.ts';
import { addDays, instantAt, localDate } from '../../../shared/domain/time.ts';
import { runDeadlines } from '../../fuzz/deadlines.ts';

const zone = 'America/New_York';

describe('deadline', () => {
  it.each([
    ['2026-02-01', '2026-03-03'],
    ['2026-11-02', '2026-12-02'],
  ])('L11: received %s is due %s', (received, due) => {
    expect(deadlineFrom(received, zone).dueOn).toBe(due);
  });

  it('L12: 23:30 local counts as that date though UTC is already the next day', () => {
    expect(deadlineFor('2026-11-03T04:30:00.000Z', zone).receivedOn).toBe('2026-11-02');
  });

  it('L12: a change of clocks inside the 30 days does not move the date', () => {
    expect(deadlineFor('2026-10-20T03:30:00.000Z', zone).dueOn).toBe('2026-11-18');
  });

  it('L14: a due date on a weekend stays, the own target is the business day before', () => {
    expect(deadlineFrom('2026-01-01', zone)).toMatchObject({ dueOn: '2026-01-31', targetOn: '2026-01-30' });
  });

  it('L17: an overlay can only shorten', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 1, max: 90 }), (offset, days) => {
        const received = addDays('2024-01-01', offset);
        const plain = deadlineFrom(received, zone);
        const withOverlay = deadlineFrom(received, zone, { overlay: { name: 'state', days } });
        expect(withOverlay.dueOn).toBe(plain.dueOn);
        expect(withOverlay.targetOn <= plain.targetOn).toBe(true);
      }),
    );
  });

  it('L11 L14: says line by line how the date came about', () => {
    expect(deadlineFrom('2026-01-02', zone)).toEqual({
      receivedOn: '2026-01-02',
      dueOn: '2026-02-01',
      targetOn: '2026-01-30',
      working: [
        'Received on 2026-01-02 (America/New_York)',
        'plus 30 calendar days, 15 U.S.C. 1681g(e)(1)',
        'due on 2026-02-01',
        '2026-02-01 is a Sunday: no extension, own target 2026-01-30',
      ],
    });
    expect(deadlineFrom('2026-01-01', zone).working.at(-1)).toBe(
      '2026-01-31 is a Saturday: no extension, own target 2026-01-30',
    );
    expect(deadlineFrom('2026-11-02', zone).working.at(-1)).toBe('due on 2026-12-02');
  });

  it('L17: a state that wants it sooner is said to; one that leaves more time changes nothing', () => {
    const sooner = deadlineFrom('2026-01-02', zone, { overlay: { name: 'California', days: 10 } });
    expect(sooner).toMatchObject({ dueOn: '2026-02-01', targetOn: '2026-01-12' });
    expect(sooner.working.at(-1)).toBe('California: own target 2026-01-12');
    for (const days of [28, 29, 45]) {
      const later = deadlineFrom('2026-01-02', zone, { overlay: { name: 'elsewhere', days } });
      expect(later).toEqual(deadlineFrom('2026-01-02', zone));
    }
  });

  it('L15: each date of receipt and each zone has rungs of its own, however many were asked for before', () => {
    const dates = Array.from({ length: 1100 }, (_, n) => addDays('2024-01-01', n % 1050));
    for (const received of dates)
      expect(rungs(received, zone)[0]?.at).toBe(
        instantAt(addDays(received, rungs(received, zone)[0]?.day ?? 0), '09:00', zone),
      );
    expect(rungs('2026-11-02', 'Asia/Tokyo')[0]?.at).toBe('2026-11-12T00:00:00.000Z');
    expect(rungs('2026-11-02', zone)[0]?.at).toBe('2026-11-12T14:00:00.000Z');
  });

  it('L15: a rung on a weekend is also rung on the business day before, once', () => {
    expect(rungs('2026-11-02', zone).map((r) => r.day)).toEqual([10, 18, 20, 25, 27, 28, 30]);
    // Day 10 is a Sunday: in order, the Friday before stands first.
    expect(rungs('2026-11-05', zone).map((r) => r.day)).toEqual([8, 10, 20, 25, 27, 28, 29, 30]);
  });

  it('L14: a due date on a holiday stays, the own target is the business day before it, over a weekend too', () => {
    const holidays = ['2026-12-25', '2027-01-01', '2027-01-18'];
    const christmas = deadlineFrom('2026-11-25', zone, { holidays });
    expect(christmas).toMatchObject({ dueOn: '2026-12-25', targetOn: '2026-12-24' });
    expect(christmas.working.at(-1)).toBe('2026-12-25 is a holiday: no extension, own target 2026-12-24');
    expect(deadlineFrom('2026-12-19', zone, { holidays })).toMatchObject({
      dueOn: '2027-01-18',
      targetOn: '2027-01-15',
    });
    expect(deadlineFrom('2026-11-26', zone, { holidays }).targetOn).toBe('2026-12-24');
  });

  it('L14: a rung on a holiday is also rung on the business day before', () => {
    const days = (holidays: readonly string[]) => rungs('2026-11-25', zone, holidays as never).map((r) => r.day);
    expect(days([])).toEqual([9, 10, 20, 23, 25, 27, 28, 30]);
    expect(days(['2026-12-25'])).toEqual([9, 10, 20, 23, 25, 27, 28, 29, 30]);
  });

  const zones = Intl.supportedValuesOf('timeZone');

  it('G3: in every zone, whatever its clocks do before the due date, dates, rungs and the end of the last day are those of a calendar of the test’s own', () => {
    const { wrong, ...run } = runDeadlines(zones, 'days of change');
    console.log(`figure G3: ${run.zones} zones, ${run.changes} changes of clocks, ${run.days} receipts`);
    expect(wrong).toEqual([]);
    expect(run.changes).toBeGreaterThan(2000);
  });

  it('G3: so they are on every day of receipt from 2024 to 2032', () => {
    const { wrong, days } = runDeadlines([zone], 'every day');
    expect(wrong).toEqual([]);
    expect(days).toBe(3288);
  });

  it('G3: in every zone half past eleven at night is of the day that ends', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 3200 }), (timeZone, offset) => {
        const received = addDays('2024-01-01', offset);
        expect(localDate(instantAt(received, '23:30', timeZone), timeZone)).toBe(received);
      }),
      { numRuns: 300 },
    );
  });
});
