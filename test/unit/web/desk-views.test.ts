import { describe, expect, it } from 'vitest';
import { stateOf } from '../../../shared/content/desk/words.ts';
import { csvOf, figuresOf } from '../../../web/desk/numbers-of.ts';
import { filtersOf, hashOfFilters, shownRows, views } from '../../../web/desk/queue-views.ts';
import { rowAfter } from '../../../web/desk/row-keys.ts';
import type { QueueRow } from '../../../web/desk/schemas.ts';
import { staffRows } from '../../../web/desk/staff-rows.ts';

const today = '2026-11-25';
const row = (reference: string, change: Partial<QueueRow['view']> = {}): QueueRow => ({
  case: reference,
  view: {
    reference,
    word: 'finding',
    phase: 'open',
    dueOn: '2026-12-20',
    targetOn: '2026-12-18',
    receivedOn: '2026-11-20',
    missing: [],
    owner: 'compliance',
    language: 'en',
    tasks: 0,
    secondReviews: 0,
    cardsOff: 0,
    ...change,
  },
});
const rows = [
  row('AAAA-0001', { dueOn: '2026-11-20', owner: 'rosa' }),
  row('AAAA-0002', { dueOn: '2026-11-28', tasks: 1, language: 'es' }),
  row('AAAA-0003', { word: 'waiting-for-you' }),
  row('AAAA-0004', { secondReviews: 1, kin: 1 }),
];
const shown = (hash: string) =>
  shownRows(rows, filtersOf(new URLSearchParams(hash)), { me: 'rosa', today, name: (id) => id }).map(({ view }) =>
    view.reference.slice(-1),
  );

describe('the queue of the desk', () => {
  it('nothing is hidden by default, and the earliest due date is first', () => {
    expect(shown('')).toEqual(['1', '2', '3', '4']);
  });

  it('each view shows what it says', () => {
    const by = Object.fromEntries(views.map(({ id }) => [id, shown(`view=${id}`).join('')]));
    expect(by).toEqual({
      all: '1234',
      'due-soon': '2',
      mine: '1',
      unassigned: '234',
      waiting: '3',
      second: '4',
      overdue: '1',
      done: '1234',
    });
  });

  it('filters hold together, and a reference is found by a part of it, written anyhow', () => {
    expect(shown('flag=task&flag=spanish')).toEqual(['2']);
    expect(shown('flag=task&flag=duplicate')).toEqual([]);
    expect(shown('find=aaaa%200003')).toEqual(['3']);
  });

  it('L16: what nobody has proposed is a task, and records that are ready are not still searched', () => {
    const waiting = row('AAAA-0005', { packed: true, ripe: [{ kind: 'release', about: 'r1' }] });
    const filters = filtersOf(new URLSearchParams('flag=task'));
    const found = shownRows([...rows, waiting], filters, { me: 'rosa', today, name: (id) => id });
    expect(found.map(({ view }) => view.reference)).toEqual(['AAAA-0002', 'AAAA-0005']);
    expect(rows.concat(waiting).map(({ view }) => stateOf(view))).toEqual([
      'Searching',
      'Searching',
      'Waiting for proof',
      'Searching',
      'Records to release',
    ]);
    expect(stateOf({ ...waiting.view, word: 'late' })).toBe('Past its date');
  });

  it('filters stand in the address and come back from it', () => {
    const filters = { view: 'overdue', flags: ['task'], find: '7K', sort: 'owner', down: true } as const;
    expect(filtersOf(new URLSearchParams(hashOfFilters(filters).split('?')[1]))).toEqual(filters);
  });
});

describe('the numbers of the desk (L48)', () => {
  const asked = (days: string, missed = false, answer = 'records', ground = '') => ({
    reference: 'AAAA-0001',
    receivedOn: '2026-11-01',
    dueOn: '2026-12-01',
    answeredOn: days === '' ? '' : '2026-11-20',
    answer: days === '' ? 'open' : answer,
    ground,
    days,
    channel: 'web',
    lane: 'victim',
    missedDeadline: missed,
  });

  it('on time, median and nine in ten are of what was answered only', () => {
    const [answers, left, , kinds] = figuresOf(
      [asked('3'), asked('10'), asked('40', true), asked('5', false, 'declined', 'B'), asked('')],
      rows,
      today,
    );
    expect(Object.fromEntries(answers?.rows ?? [])).toEqual({
      Requests: '5',
      Answered: '4',
      'Answered on time': '75 % (3 of 4)',
      'Median days to the answer': '5',
      'Nine in ten answered within, days': '40',
      'Past their date': '1',
    });
    expect(left?.rows.map(([, count]) => count)).toEqual(['1', '1', '0', '2']);
    expect(kinds?.rows).toEqual([
      ['Records', '3'],
      ['Declined (B)', '1'],
    ]);
  });

  it('T10: a cell a spreadsheet would run is a text', () => {
    expect(csvOf([{ a: '=1+1', b: 'x"y' }])).toBe('"a","b"\r\n"\'=1+1","x""y"');
  });
});

describe('the list of staff', () => {
  const entry = { backup: 'b', approver: false };
  it('has everybody who is entered or ever signed in, by name, and who is gone last', () => {
    const entered = [
      { id: 'a', ...entry, left: { at: '2026-11-20T10:00:00Z', by: 'c' } },
      { id: 'stranger-of-the-list', ...entry },
    ];
    const known = [
      { id: 'a', name: 'Ann' },
      { id: 'c', name: 'Cy' },
    ];
    const rows = staffRows(entered, known);
    expect(rows.map(({ label }) => label)).toEqual(['Cy', 'Staff member stranger', 'Ann']);
    expect(rows.map((row) => row.entry !== undefined)).toEqual([false, true, true]);
  });
});

describe('the keys of a list', () => {
  it('j goes down and k up, neither past the ends, and no other key is one', () => {
    expect([rowAfter('j', -1, 3), rowAfter('j', 0, 3), rowAfter('j', 2, 3)]).toEqual([0, 1, 2]);
    expect([rowAfter('k', -1, 3), rowAfter('k', 2, 3), rowAfter('k', 0, 3)]).toEqual([2, 1, 0]);
    expect([rowAfter('x', 1, 3), rowAfter('j', -1, 0)]).toEqual([undefined, undefined]);
  });
});
