import { describe, expect, it } from 'vitest';
import { instantAt, isLocalDate, localDate } from '../../../shared/domain/time.ts';

describe('L12: calendar days', () => {
  it.each(['2026-11-02', '2028-02-29', '2026-12-31'])('%s is one', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    ' 2026-11-02',
    '2026-11-02T',
    '12026-11-02',
    '',
    'yesterday',
  ])('%s is none', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('a zone is asked for its own offset at each season, in any order', () => {
    const zones = ['America/New_York', 'Asia/Kathmandu', 'America/New_York'];
    expect(zones.map((z) => instantAt('2026-07-01', '09:00', z))).toEqual([
      '2026-07-01T13:00:00.000Z',
      '2026-07-01T03:15:00.000Z',
      '2026-07-01T13:00:00.000Z',
    ]);
    expect(instantAt('2026-12-01', '09:00', 'America/New_York')).toBe('2026-12-01T14:00:00.000Z');
    expect(localDate('2026-07-01T03:59:59.999Z', 'America/New_York')).toBe('2026-06-30');
    expect(localDate('2026-07-01T04:00:00.000Z', 'America/New_York')).toBe('2026-07-01');
  });

  it.each(['America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'Pacific/Apia', 'America/Sao_Paulo'])(
    'in %s every quarter of an hour of two weeks about a change has the day the platform shows',
    (timeZone) => {
      const shown = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
      const wrong = ['2011-12-25', '2018-11-01', '2026-03-01', '2026-03-29', '2026-10-25', '2026-11-01'].flatMap(
        (from) =>
          Array.from({ length: 14 * 96 }, (_, n) => Date.parse(`${from}T00:00:00Z`) + n * 900_000).filter(
            (ms) => localDate(new Date(ms).toISOString(), timeZone) !== shown.format(ms),
          ),
      );
      expect(wrong).toStrictEqual([]);
    },
  );
});
