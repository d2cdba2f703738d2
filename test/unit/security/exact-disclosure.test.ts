import { expect, it } from 'vitest';
import { huntLeak, leaks } from '../../fuzz/disclosure/leaks.ts';
import { runDisclosure } from '../../fuzz/disclosure.ts';
import { broken } from '../../simulation/bugs/plant.ts';

it('G6 T10 L27 L29: of 25 accounts with 1 to 20 victims every bundle holds what is owed and nothing of anybody else', async () => {
  const run = await runDisclosure({ accounts: 25, seed: 'unit', pdf: 0 });
  expect(run.leaks).toEqual([]);
  expect(run.missing).toEqual([]);
  expect(run.bundles).toBeGreaterThan(25);
  // Each kind of account is among them.
  for (const some of [run.owed, run.foreign, run.byHand, run.narrower, run.withheld, run.late])
    expect(some).toBeGreaterThan(0);
});

const planted = (words: string) => leaks.filter((leak) => leak.name.includes(words));

it('G24: a leak put into the code is found', async () => {
  const seeded = [...planted('allow list'), ...planted('filter')];
  const run = { accounts: 2, seed: 'self-test', pdf: 0 };
  const found = await Promise.all(seeded.map((leak) => huntLeak(leak, run)));
  expect(found.map((one) => one.leaks > 0)).toEqual([true, true]);
});

/** The others: `npm run fuzz:disclosure -- --self-test`. */
it('G24: each seeded leak still has its one place in the code', () => {
  for (const leak of leaks) expect(broken(leak)).not.toBe('');
});
