import './environment.ts';
import { expect, it } from 'vitest';
import { type Bug, bugs } from './bugs/bugs.ts';
import { hunt } from './bugs/hunt.ts';
import { broken } from './bugs/plant.ts';

it('G24: each of thirty and more seeded bugs still has its one place in the code', () => {
  expect(bugs.length).toBeGreaterThanOrEqual(30);
  for (const bug of bugs)
    expect(broken(bug), bug.name).not.toContain(bug.to === '' ? bug.from : `${bug.from}${bug.to}`);
  expect(new Set(bugs.map((bug) => bug.name)).size).toBe(bugs.length);
});

/** The others: `npm run simulate:bugs`. */
const quick: readonly string[] = ['a mail is sent whoever has the claim', 'her name is in a log line'];

it.each(bugs.filter((bug) => quick.includes(bug.name)))('G24: the simulation finds it: $name', async (bug: Bug) => {
  expect((await hunt(bug, 20)).found).toBeDefined();
});
