/**
 * `npm run bench:oracle -- --pairs N [--stack]`: how long a stranger waits for each answer of a case that matched accounts and of one that
 * matched none, in turn, in this process or over HTTP on the local stack (G11, T3).
 */
import '../fuzz/quiet.ts';
import { parseArgs } from 'node:util';
import { type Random, seededRandom } from '../fakes/random.ts';
import { FrontDoor, reportOf } from '../fixtures/front-door.ts';
import { done, nothing, type Order, prepared } from '../unit/domain/given.ts';
import { type Compared, compare } from './two-samples.ts';

/** What somebody with a link and no code can ask for as often as he likes. */
const routes = [
  ['GET', '/case'],
  ['GET', '/case/answer'],
  ['POST', '/case/code'],
  ['POST', '/case/records'],
] as const;

/** Links of cases, one that matched beside one that did not, and how they are asked with. */
export interface Asking {
  readonly pairs: readonly (readonly [match: string, none: string])[];
  ask(method: string, path: string, bearer: string): Promise<number>;
}

export type Timed = Compared & { readonly route: string };

export async function runTimes({ pairs, ask }: Asking, times: number, random: Random): Promise<readonly Timed[]> {
  const all: Timed[] = [];
  for (const [method, path] of routes) {
    const waited = { match: new Array<number>(), none: new Array<number>() };
    const once = async (bearer: string, to: number[]) => {
      const begun = performance.now();
      const status = await ask(method, path, bearer);
      to.push(performance.now() - begun);
      return status;
    };
    const warm = Math.min(300, Math.ceil(times / 10));
    for (let n = -warm; n < times; n++) {
      const [match, none] = random.pick(pairs);
      const to = n < 0 ? { match: [], none: [] } : waited;
      const both = [() => once(match, to.match), () => once(none, to.none)];
      const said = [];
      for (const one of random.chance(0.5) ? both : both.toReversed()) said.push(await one());
      if (said[0] !== said[1]) throw new Error(`${method} ${path} was answered ${said.join(' and ')}`);
    }
    all.push({ route: `${method} ${path}`, ...compare(waited.match, waited.none) });
  }
  return all;
}

/** Cases behind the front door with fakes of the services: what our own code adds, without a network to hide it. */
export async function inThisProcess(count: number): Promise<Asking> {
  const door = new FrontDoor('times');
  const found = ['A1', 'A2', 'A3'].map((account) => ({
    account,
    basis: [{ kind: 'card', exact: true, card: 'card1' }],
    instruments: ['pm1'],
    hers: false,
  }));
  const open = async (n: number, findings: readonly object[]) => {
    const id = await door.file(reportOf(n), `key-of-report-${String(n).padStart(4, '0')}`);
    await door.order(id, prepared);
    await door.order(id, { type: 'record-search', system: 'shop', findings } as Order);
    await door.order(id, nothing);
    for (const step of Object.values((await door.stateOf(id)).steps))
      if (step.outcome === 'running') await door.order(id, done(step.id));
    await door.dispatch(id);
    return await door.linkOf(id);
  };
  const pairs: [string, string][] = [];
  for (let n = 0; n < count; n++) pairs.push([await open(2 * n, found), await open(2 * n + 1, [])]);
  const ask = async (method: string, path: string, bearer: string) =>
    (await door.ask(method, path, { bearer, body: method === 'POST' ? { code: '123456' } : undefined })).status;
  return { pairs, ask };
}

/** The chance of one p below 0.01 is shared out among the routes. A mean says little: one pause of the machine is in it. */
export const isTold = ({ medians, p }: Timed) => Math.abs(medians) >= 5 || p <= 0.01 / routes.length;

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      pairs: { type: 'string', default: '10000' },
      seed: { type: 'string', default: 'times' },
      stack: { type: 'boolean', default: false },
    },
  });
  const { onTheStack } = await import('./oracle-stack.ts');
  const asking = values.stack ? await onTheStack() : { ...(await inThisProcess(20)), close: () => Promise.resolve() };
  try {
    const timed = await runTimes(asking, Number(values.pairs), seededRandom(values.seed));
    for (const { route, n, medians, means, p } of timed)
      console.log(
        `${route}: ${n} pairs, a match takes ${(1000 * medians).toFixed(1)} µs more in the median, ${(1000 * means).toFixed(1)} µs in the mean; KS p ${p.toFixed(3)}`,
      );
    if (timed.some(isTold)) process.exitCode = 1;
  } finally {
    await asking.close();
  }
}
