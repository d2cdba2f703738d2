import { expect, it } from 'vitest';
import { firedReminders } from '../../../web/desk/case/context.ts';

const request = {
  id: 'r1',
  channel: 'web',
  enteredOn: '2026-11-02',
  enteredBy: 'subject',
  receivedOn: '2026-11-02',
  dueOn: '2026-12-02',
  targetOn: '2026-12-02',
  reminders: { 10: 'fired', 20: 'acknowledged', 25: 'fired', 27: 'fired', 28: 'made' },
  missed: false,
} as const;
const shown = (answer?: { readonly how: string; readonly at: string; readonly days: number }) =>
  firedReminders({ file: { requests: { r1: answer === undefined ? request : { ...request, answer } } } }).map(
    ({ number }) => number,
  );

it('L15 L16: what rang since a part was sent is shown to be read, as all is while there is no answer', () => {
  expect(shown()).toEqual(['10', '25', '27']);
  expect(shown({ how: 'records', at: '2026-11-14T15:00:00.000Z', days: 12 })).toEqual(['25', '27']);
  expect(shown({ how: 'records', at: '2026-11-29T15:00:00.000Z', days: 27 })).toEqual([]);
});
