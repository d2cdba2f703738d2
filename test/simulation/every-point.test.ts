import './environment.ts';
import { expect, it } from 'vitest';
import { shredding } from '../../shared/domain/case/effects.ts';
import { purgeClasses } from '../../shared/domain/retention.ts';
import { type LivedThrough, liveThrough, type Trouble } from './crashes/live-through.ts';
import { everyFault, type Life, live, lives, part, singleCrashes } from './crashes/points.ts';
import { inThreads } from './threads.ts';

const everything = { every: 1, from: 0, only: '' };

async function liveAll(tasks: readonly Trouble[]): Promise<readonly LivedThrough[]> {
  const lived: LivedThrough[] = [];
  await inThreads({ kind: 'lives', tasks }, (one: LivedThrough) => {
    lived.push(one);
    return one.violations.length > 0 ? 'enough' : 'more';
  });
  const wrong = lived.find((one) => one.violations.length > 0);
  expect(wrong?.violations ?? [], wrong && (await told(wrong.trouble))).toStrictEqual([]);
  expect(lived.filter((one) => !one.met)).toStrictEqual([]);
  return lived;
}

async function told(trouble: Trouble): Promise<string> {
  const { history } = await liveThrough(trouble, true);
  return [JSON.stringify(trouble), ...history].join('\n');
}

it('G1, G2: whoever dies before or after any one call of any workflow, everything is done, once', async () => {
  const lived = await liveAll(await singleCrashes());
  // Fewer would mean that workflows are no longer gone through.
  expect(lived.length).toBeGreaterThan(1000);
  for (const work of [...purgeClasses, shredding])
    expect(
      part(
        lived.map(({ trouble }) => trouble),
        { ...everything, only: `"purge-case ${work}"` },
      ).length,
    ).toBeGreaterThan(20);
});

it('G7: every operation of every service fails six times, in five ways: the case is answered, nothing is done twice, and a quarter of an hour after the last failure nothing waits', async () => {
  const lived = await liveAll(await everyFault([6]));
  expect(lived.length).toBeGreaterThan(400);
  expect(lived.filter((one) => one.recoveredMs > 15 * 60_000).map(({ trouble }) => trouble)).toStrictEqual([]);
});

it('G18: no invocation that does one thing asks KMS more than twice, besides a MAC for each identifier', async () => {
  const most = new Map<string, number>();
  for (const life of Object.keys(lives) as Life[])
    await live(life, {
      death({ name, made }) {
        const asked = made.filter((call) => call.startsWith('kms.') && call !== 'kms.generateMac').length;
        const by = name.replace(/#.*/u, '');
        most.set(by, Math.max(most.get(by) ?? 0, asked));
        return undefined;
      },
    });
  expect(most.size).toBeGreaterThan(10);
  expect(most.get('send-mail')).toBeGreaterThan(0);
  expect([...most].filter(([, asked]) => asked > 2)).toEqual([]);
});

it('a run in parts is the whole run', () => {
  const all = Array.from(
    { length: 25 },
    (_, n): Trouble => ({ life: 'by post', fault: { call: `s3.${n}`, times: 1, way: 'fails' } }),
  );
  const parts = [0, 1, 2].flatMap((from) => part(all, { every: 3, from, only: '' }));
  expect(new Set(parts)).toEqual(new Set(all));
  expect(parts.length).toBe(all.length);
  expect(part(all, { ...everything, only: 's3.24' })).toEqual(all.slice(24));
});
