import { describe, expect, it } from 'vitest';
import { effectsOf, kinLookUp, outstanding, preparation } from '../../../shared/domain/case/effects.ts';
import {
  approve,
  file,
  kinLookedUp,
  noFindings,
  nothing,
  type Order,
  openCase,
  play,
  prepared,
  propose,
  rosa,
  tick,
} from './given.ts';

const unresolved = { ...prepared, proved: [], unresolved: ['card1'] } as Order;
const empty = [kinLookedUp, noFindings, nothing];
const nothingFound = propose({ kind: 'nothing-found', request: 'r1' });
const down = [openCase, unresolved, ...empty];
const nextDay = tick('2026-11-03T16:00:00.000Z');
const at = '2026-11-03T16:01:00.000Z';
const asked = (more: object): Order => ({ ...prepared, proved: [], at, ...more }) as Order;
const task = 'cards-unresolved.provider';

describe('L24 L25 L41: a card the payment provider did not tell us', () => {
  it('is a task for a person, and nobody can say meanwhile that nothing was found', () => {
    expect(file(play(...down)).tasks[task]?.open).toBe(true);
    expect(play(...down, nothingFound).refusal).toBe('rule.searches-open');
    expect(play(...down, { type: 'close-task', task, note: 'n', actor: rosa }, nothingFound).refusal).toBeUndefined();
    const decided = play(openCase, prepared, ...empty, nothingFound, approve('d1'));
    expect(decided.refusal).toBeUndefined();
  });

  it('is asked for again every day, and work is owed only then', () => {
    expect(outstanding(play(...down).state)).not.toContainEqual({ to: 'steps', work: preparation });
    expect(play(...down, tick('2026-11-03T14:00:00.000Z')).last.map((e) => e.type)).not.toContain('cards-due');
    const due = play(...down, nextDay);
    expect(due.last.flatMap(effectsOf)).toContainEqual({ to: 'steps', work: preparation });
    expect(outstanding(due.state)).toContainEqual({ to: 'steps', work: preparation });
    const vain = [...down, nextDay, asked({ unresolved: ['card1'] })];
    expect(play(...vain).last.map((e) => e.type)).toEqual(['cards-unanswered']);
    expect(outstanding(play(...vain).state)).not.toContainEqual({ to: 'steps', work: preparation });
    expect(play(...vain, tick('2026-11-04T16:02:00.000Z')).last.map((e) => e.type)).toContain('cards-due');
  });

  it('is asked for again when a day has passed, at that very moment, and once', () => {
    const due = (when: string, ...orders: readonly Order[]) =>
      play(...down, ...orders, tick(when)).last.filter((e) => e.type === 'cards-due');
    expect(due('2026-11-03T14:59:59.999Z')).toEqual([]);
    expect(due('2026-11-03T15:00:00.000Z')).toEqual([{ v: 1, type: 'cards-due' }]);
    expect(due('2026-11-05T15:00:00.000Z', nextDay)).toEqual([]);
    expect(play(openCase, prepared, ...empty, tick('2026-11-05T15:00:00.000Z')).last).toEqual([]);
  });

  it('what was learned is written down as it is, and nothing more of what was not', () => {
    const known = { v: 1, type: 'identifiers-prepared', digests: ['d'], proved: [] };
    expect(play(openCase, { ...prepared, proved: [] } as Order).last[0]).toEqual(known);
    expect(play(openCase, unresolved).last[0]).toEqual({ ...known, unresolved: ['card1'] });
    const cardsIn = { ...prepared, proved: [], cardsIn: 'cards.5' } as Order;
    expect(play(openCase, cardsIn).last[0]).toEqual({ ...known, cardsIn: 'cards.5' });
    const all = play(...down, nextDay, asked({ proved: ['card1'] }));
    expect(all.last[0]).toEqual({ ...known, proved: ['card1'] });
    const word = play(...down, nextDay, asked({ unresolved: ['card1'] }));
    expect(word.last).toEqual([{ v: 1, type: 'cards-unanswered' }]);
  });

  it('L33: she asks again: it is asked for at once', () => {
    const asks: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
    expect(play(...down, asks).last.map((e) => e.type)).toEqual(expect.arrayContaining(['registry-due', 'cards-due']));
    const told = play(...down, asks, asked({ proved: ['card1'], cardsIn: 'cards.5' })).last.map((e) => e.type);
    expect(told).toEqual(expect.arrayContaining(['identifiers-prepared', 'registry-read']));
    expect(play(...down, nextDay, asks).last.map((e) => e.type)).not.toContain('cards-due');
  });

  it('once told it is searched for in every system, as if it had been known at first', () => {
    const told = play(...down, nextDay, asked({ proved: ['card1'], cardsIn: 'cards.5', digests: ['d', 'card:x'] }));
    expect(told.last.map((e) => ('system' in e ? `${e.type} ${e.system}` : e.type))).toEqual([
      'identifiers-prepared',
      'search-planned shop',
      'search-planned billing',
      'task-closed',
    ]);
    expect(file(told)).toMatchObject({ provedCards: ['card1'], cardsIn: 'cards.5' });
    expect(told.last.flatMap(effectsOf)).toContainEqual({ to: 'steps', work: kinLookUp });
    expect(file(told).unresolved).toBeUndefined();
    expect(play(...down, asked({ proved: ['card1'] })).last).toEqual([]);
  });

  it('of two of which one is told, the other stays the same task and is asked for a day later', () => {
    const two = [openCase, { ...unresolved, unresolved: ['card1', 'card2'] } as Order, ...empty, nextDay];
    const one = play(...two, asked({ proved: ['card1'], unresolved: ['card2'] }));
    expect(one.last.map((e) => ('system' in e ? `${e.type} ${e.system}` : e.type))).toEqual([
      'identifiers-prepared',
      'search-planned shop',
      'search-planned billing',
    ]);
    expect(file(one).unresolved).toEqual({ cards: ['card2'], since: at, due: false });
    expect(file(one).tasks[task]?.open).toBe(true);
  });
});
