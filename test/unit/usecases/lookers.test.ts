import '../../fuzz/quiet.ts';
import { beforeAll, expect, it } from 'vitest';
import { lookers, lookRows } from '../../../shared/usecases/lookers.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';

const door = new FrontDoor('lookers');
const whole = { from: '2026-11-01', to: '2026-11-30' };
let first: string;
let second: string;

/** Rosa has one case; Remy works on the other; Ada looks at both and does nothing. */
beforeAll(async () => {
  first = await door.file(reportOf(1), 'key-of-the-first-case-');
  second = await door.file(reportOf(2), 'key-of-the-second-case');
  const ask = (who: string, of: string, path: string, body: object = {}) =>
    door.ask('POST', `/desk/cases/${of}/${path}`, { bearer: staffToken(who, 'reviewer'), body });
  await ask('rosa', first, 'owner', { owner: 'rosa', backup: 'bea' });
  const read = 'report/view';
  const why = { why: 'she-called', note: 'They called about it.' };
  for (const [who, of] of [
    ['rosa', first],
    ['bea', first],
    ['ada', first],
    ['ada', second],
    ['remy', second],
  ] as const)
    await ask(who, of, read, { why: who === 'ada' ? 'audit' : 'proof' });
  await ask('ada', second, 'contact/view', why);
  await ask('remy', second, 'preferences', { largePrint: true });
});

const rows = async (days = whole) => [
  ...(await lookRows(door.deps, first, days)),
  ...(await lookRows(door.deps, second, days)),
];

it('T9: who looked where they have nothing to do comes first, with the cases', async () => {
  const references = await Promise.all([first, second].map(async (id) => (await door.stateOf(id)).reference));
  const all = lookers(await rows());
  expect(all[0]).toEqual({
    who: 'ada',
    looks: 3,
    cases: 2,
    onlyLooked: references,
    stoodAside: [],
    why: { audit: 2, 'she-called': 1 },
  });
  expect(all.slice(1).map(({ who, looks, onlyLooked }) => [who, looks, onlyLooked])).toEqual([
    ['rosa', 1, []],
    ['bea', 1, []],
    ['remy', 1, []],
  ]);
});

it('T9: only looks of the days asked for count, both included, and work of any day', async () => {
  expect(await rows({ from: '2026-11-02', to: '2026-11-02' })).toHaveLength(5);
  expect(await rows({ from: '2026-11-03', to: '2026-11-30' })).toEqual([]);
  expect(await rows({ from: '2026-10-01', to: '2026-11-01' })).toEqual([]);
});

it('T9: whoever looked and later stood aside comes before all others, let back or not', async () => {
  const back = door.snapshot();
  const avery = { kind: 'staff', id: 'avery', roles: ['approver'] } as const;
  const { reference } = await door.stateOf(first);
  for (const type of ['stand-aside', 'let-back'] as const) {
    await door.order(first, { type, staff: 'bea', note: 'n', actor: avery });
    const [top, ...others] = lookers(await rows());
    expect(top).toMatchObject({ who: 'bea', looks: 1, stoodAside: [reference] });
    expect(others.flatMap(({ stoodAside }) => stoodAside)).toEqual([]);
  }
  // Whoever stood aside and never looked is in no line.
  await door.order(first, { type: 'stand-aside', staff: 'noor', note: 'n', actor: avery });
  expect(lookers(await rows()).map(({ who }) => who)).not.toContain('noor');
  back();
});

it('a case that is nowhere was looked at by nobody', async () => {
  expect(await lookRows(door.deps, 'Z'.repeat(22), whole)).toEqual([]);
});
