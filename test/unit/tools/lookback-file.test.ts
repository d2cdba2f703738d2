import { expect, it } from 'vitest';
import { rowsOf } from '../../../tools/lookback-file.ts';

it('L48: a row is told by the line it begins on, though a cell before it goes over several and a line is empty', () => {
  const text = '\uFEFFsource,address\r\ntickets,"12 North Street\nApt 4"\r\n\r\nmailbox,4 Lake Avenue\r\nmailbox,';
  expect(rowsOf(text, 'old.csv')).toEqual([
    { line: 2, cells: { source: 'tickets', address: '12 North Street\nApt 4' } },
    { line: 5, cells: { source: 'mailbox', address: '4 Lake Avenue' } },
    { line: 6, cells: { source: 'mailbox', address: '' } },
  ]);
});
