import { calm } from '../engine/weather.ts';
import type { Death, Fate, Plan, Worker } from '../engine/worker.ts';
import type { Ran } from '../judging.ts';
import { runWorld } from '../run-world.ts';
import { type Story, storyOf } from '../story.ts';
import { papersAgain, shortly } from './destruction.ts';
import type { Fault, Trouble } from './live-through.ts';

/** A point of a workflow: what the invocation is about, and every call it made up to there, the last one included. */
export interface Point {
  readonly workflow: string;
  readonly calls: string;
}

export interface CrashPoint extends Point {
  readonly when: Death['when'];
}

/** The shortest first. Whose life goes through every workflow. Each is one case in calm weather, so that only the crash is in the way. */
export const lives = {
  'nothing to find': (s: Story): Story => ({ ...s, contact: 'email', documentsAfter: 0, accounts: [] }),
  'by post': (s: Story): Story => ({ ...s, contact: 'post', officer: false, documentsAfter: 1 }),
  'all the way by mail': (s: Story): Story => ({ ...s, contact: 'email', officer: true, documentsAfter: 0 }),
  'proof never comes': (s: Story): Story => ({ ...s, contact: 'email', documentsAfter: undefined }),
  'her mail comes back': (s: Story): Story => ({ ...s, contact: 'email', bounces: true, documentsAfter: 0 }),
  'until it is destroyed': (s: Story): Story => ({ ...s, contact: 'post', officer: true, documentsAfter: 0 }),
} as const satisfies Record<string, (s: Story) => Story>;
export type Life = keyof typeof lives;

/** The life that goes on until nothing is left of it. */
export const toTheEnd: Life = 'until it is destroyed';

const usual = {
  bounces: false,
  proved: true,
  language: 'en',
  presses: 1,
  arrivesAfterMs: 1000,
  wants: ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'],
  turns: {},
  isPlain: true,
} as const;

export function live(life: Life, plan: Plan, keepHistory = false): Promise<Ran> {
  return runWorld(`crash/${life}`, {
    cases: 1,
    staffed: true,
    fewestDays: 1,
    keepHistory,
    plan,
    ...(life === toTheEnd ? { retention: shortly, besides: papersAgain } : {}),
    weather: () => ({ ...calm, name: life, batch: 1 }),
    stories: (random) => [lives[life]({ ...storyOf(random.fork('story'), 0), ...usual })],
  });
}

/** Every point a life goes through when nothing goes wrong, each once. */
export async function pointsOf(life: Life): Promise<readonly Point[]> {
  const met = new Map<string, Point>();
  await live(life, {
    death(worker) {
      const point = pointAt(worker);
      met.set(`${point.workflow}|${point.calls}`, point);
      return undefined;
    },
  });
  return [...met.values()];
}

/** An invocation dies at the first of the points, the next that comes so far at the second, and so on; then nothing goes wrong any more. */
export function dieAt(points: readonly CrashPoint[]): Plan & { readonly left: () => number } {
  const left = [...points];
  return {
    left: () => left.length,
    death(worker) {
      const next = left[0];
      if (!next) return undefined;
      const { workflow, calls } = pointAt(worker);
      if (workflow !== next.workflow || calls !== next.calls) return undefined;
      left.shift();
      return next.when;
    },
  };
}

const known = new WeakMap<Worker, string>();

export function pointAt(worker: Worker): Point {
  const workflow = known.get(worker) ?? workflowOf(worker);
  known.set(worker, workflow);
  return { workflow, calls: worker.made.join(' ') };
}

/** The function and its kind of work, without what only tells cases, matches, packages, people and mails apart. */
function workflowOf(worker: Worker): string {
  const name = worker.name.replace(/#\d+$/u, '').replace(/ for .*$/u, '');
  const [, work = ''] = /"(?:work|word|type)":"([^"]*)"/u.exec(worker.about) ?? [];
  return `${name} ${work.split('.').map(kindOf).join('.')}`;
}

const kindOf = (part: string) => (/^[0-9a-f-]{20,}$/u.test(part) ? 'id' : part.replaceAll(/\d+/gu, 'n'));

/** Every point of every workflow once, in the first of the lives that comes there; before the call and after it. */
export async function singleCrashes(): Promise<readonly Trouble[]> {
  const met = new Set<string>();
  const all: Trouble[] = [];
  for (const life of Object.keys(lives) as Life[])
    for (const point of await pointsOf(life)) {
      const name = `${point.workflow}|${point.calls}`;
      if (met.has(name)) continue;
      met.add(name);
      for (const when of ['before', 'after'] as const) all.push({ life, crashes: [{ ...point, when }] });
    }
  return all;
}

const ways: readonly Fate[] = ['throttle', 'fails', 'denied', 'unsent', 'unheard'];

const destroys = (workflow: string) => workflow.startsWith('purge-case ');

/**
 * Every operation of every service, its first `times` calls failing in each way; in the first of the lives that uses it (G7), and in each
 * workflow that destroys something anew. `everywhere`: in every workflow.
 */
export async function everyFault(times: readonly number[], everywhere = false): Promise<readonly Trouble[]> {
  const met = new Set<string>();
  const all: Trouble[] = [];
  for (const life of Object.keys(lives) as Life[]) {
    const made = new Map<string, Pick<Fault, 'call' | 'workflow'>>();
    await live(life, {
      fate(worker, call) {
        const { workflow } = pointAt(worker);
        const name = everywhere || destroys(workflow) ? `${call} in ${workflow}` : call;
        if (!made.has(name)) made.set(name, name === call ? { call } : { call, workflow });
        return undefined;
      },
    });
    for (const [name, fails] of made) {
      if (met.has(name)) continue;
      met.add(name);
      all.push(...times.flatMap((n) => ways.map((way) => ({ life, fault: { ...fails, times: n, way } }))));
    }
  }
  return all;
}

/**
 * Every two deaths in one workflow: an invocation dies at a point, and then at each point that invocations of it come to afterwards, those of
 * the retry included, which nobody comes to when nothing goes wrong.
 */
export async function pairsOfCrashes(firsts: readonly Trouble[]): Promise<readonly Trouble[]> {
  const all: Trouble[] = [];
  for (const { life, crashes = [] } of firsts) {
    const [first] = crashes;
    if (!first) continue;
    const begins = dieAt([first]);
    const met = new Map<string, Point>();
    await live(life, {
      death(worker) {
        if (begins.left() > 0) return begins.death?.(worker);
        const point = pointAt(worker);
        if (point.workflow === first.workflow) met.set(point.calls, point);
        return undefined;
      },
    });
    for (const point of met.values())
      for (const when of ['before', 'after'] as const) all.push({ life, crashes: [first, { ...point, when }] });
  }
  return all;
}

/** Of those whose life, workflow or call has the words, one in so many, beginning with the `from`th. */
export function part<T extends Trouble>(
  all: readonly T[],
  { every, from, only }: { readonly every: number; readonly from: number; readonly only: string },
): readonly T[] {
  return all.filter((one) => JSON.stringify(one).includes(only)).filter((_, n) => n % every === from);
}
