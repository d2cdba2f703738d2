import './environment.ts';
import { expect, it } from 'vitest';
import { type LivedThrough, liveThrough, type Trouble } from './crashes/live-through.ts';
import { everyFault, type Life, live, lives, singleCrashes } from './crashes/points.ts';
import { inThreads } from './threads.ts';

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
  // Fewer would mean that workflows are no longer gone through.
  expect((await liveAll(await singleCrashes())).length).toBeGreaterThan(800);
});

it('G7: every operation of every service fails six times, in five ways: the case is answered, nothing is done twice, and a quarter of an hour after the last failure nothing waits', async () => {
  const lived = await liveAll(await everyFault([6]));
  expect(lived.length).toBeGreaterThan(150);
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
