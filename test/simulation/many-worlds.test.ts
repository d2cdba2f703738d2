import './environment.ts';
import { expect, it } from 'vitest';
import { failure } from './failure.ts';
import { type Figures, plus } from './judging.ts';
import { casesPerWorld, runWorlds, type WorldDone } from './many-worlds.ts';
import { runWorld } from './run-world.ts';

/** As many as G1 asks of CI; `npm run simulate:long` plays fifty times as many. */
const cases = 2000;

it('G1, G2, G3, G5, G12, G19: in two thousand cases of storms nothing is lost, doubled, silent, wrongly touched or told', async () => {
  const worlds: WorldDone[] = [];
  await runWorlds({ seed: 'ci', worlds: cases / casesPerWorld }, (world) => worlds.push(world));
  const inTime = worlds
    .filter((w) => w.weather !== 'late feed, clocks off')
    .reduce<Figures | undefined>((sum, w) => plus(sum, w.figures), undefined);
  expect(inTime?.mailsAgain).toBeLessThanOrEqual((inTime?.mails ?? 0) / 1000);
  const wrong = worlds.filter((w) => w.violations.length > 0).toSorted((a, b) => a.seed.localeCompare(b.seed))[0];
  expect(wrong?.violations.length ?? 0, wrong && (await failure(wrong))).toBe(0);
  const total = worlds.reduce<Figures | undefined>((sum, w) => plus(sum, w.figures), undefined);
  // It did happen: a storm that touches nobody proves nothing.
  expect(total?.cases).toBe(cases);
  expect(total?.deaths).toBeGreaterThan(cases);
  expect(total?.changes).toBeGreaterThan(cases);
  expect(total?.answered).toBeGreaterThan(0.8 * cases);
  expect(total?.escalated).toBeGreaterThan(0);
  expect(new Set(worlds.map((w) => w.weather)).size).toBe(14);
  expect(worlds.filter((w) => !w.staffed).length).toBeGreaterThan(cases / 500);
});

it('a seed plays a run again exactly, whether its history is kept or not', async () => {
  const play = async (keepHistory: boolean) => {
    const ran = await runWorld('again', { cases: 3, keepHistory });
    return { figures: ran.figures, logs: ran.ids.map((id) => ran.log(id).map((entry) => entry.hash)) };
  };
  const once = await play(true);
  expect(once.figures.cases).toBe(3);
  expect(await play(false)).toStrictEqual(once);
});
