import { describe, expect, it } from 'vitest';
import { type Entry, runsOf } from '../../../web/desk/case/runs.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24, 14, minutes)).toISOString();
const isPerson = (who: string) => who === 'rosa';
const log = (...entries: readonly (readonly [string, ...string[]])[]): readonly Entry[] =>
  entries.map(([who, ...types], index) => ({ seq: index + 1, at: at(index), who, types }));
const told = (entries: readonly Entry[]) =>
  runsOf(entries, isPerson).map(({ seq, last, times, who, types }) => [seq, last, times, who, types.join()]);

const claim = ['send-mail', 'mail-claimed'] as const;

describe('the timeline of a case at the desk (U16)', () => {
  it('tells six hundred tries of an outage as one line, with when they began and ended', () => {
    const outage = log(['subject', 'case-opened'], ...Array.from({ length: 617 }, () => claim));
    const [, tries] = runsOf(outage, isPerson);
    expect(tries).toEqual({
      seq: 2,
      last: 618,
      at: at(1),
      until: at(617),
      who: 'send-mail',
      types: ['mail-claimed'],
      times: 617,
    });
    expect(runsOf(outage, isPerson)).toHaveLength(2);
  });

  it('anything between them is a line of its own, and they go on after it', () => {
    expect(told(log(claim, claim, ['send-mail', 'task-opened'], claim, ['sweep', 'mail-claimed'], claim))).toEqual([
      [1, 2, 2, 'send-mail', 'mail-claimed'],
      [3, 3, 1, 'send-mail', 'task-opened'],
      [4, 4, 1, 'send-mail', 'mail-claimed'],
      [5, 5, 1, 'sweep', 'mail-claimed'],
      [6, 6, 1, 'send-mail', 'mail-claimed'],
    ]);
  });

  it('what came with it makes it another thing', () => {
    const settled = ['run-step', 'step-settled', 'task-opened'] as const;
    expect(told(log(['run-step', 'step-settled'], settled, settled))).toEqual([
      [1, 1, 1, 'run-step', 'step-settled'],
      [2, 3, 2, 'run-step', 'step-settled,task-opened'],
    ]);
  });

  it('T9: every act of a person is a line', () => {
    const look = ['rosa', 'document-viewed'] as const;
    expect(told(log(look, look))).toHaveLength(2);
  });
});
