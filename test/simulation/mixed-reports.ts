import type { ActionVerb } from '../../shared/domain/verbs.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import type { Performed } from '../fakes/shop.ts';
import { calm } from './engine/weather.ts';
import { eventsOf, type Violation } from './invariants/violation.ts';
import type { Ran } from './judging.ts';
import { maliceOf } from './malice.ts';
import { casesPerWorld } from './many-worlds.ts';
import { runWorld } from './run-world.ts';
import { type Story, storyOf } from './story.ts';

/** What cannot lapse by itself: it stays until a person takes it back. */
const lasting: ReadonlySet<ActionVerb> = new Set<ActionVerb>(['remove', 'block', 'freeze', 'stop-orders', 'flag']);
const hour = 3_600_000;

/** Of the accounts of people who did nothing, in worlds where one report in twenty is malicious (G5, T2). */
export interface Mixed {
  readonly reports: number;
  readonly malicious: number;
  /** Accounts of innocents that a report led to, and those at which anything was changed. */
  readonly found: number;
  readonly touched: number;
  /** Changes that do not lapse, made before a person of the desk recorded who asks. */
  readonly automatic: number;
  /** The same after staff took forged papers for genuine. */
  readonly deceived: number;
  readonly holds: number;
  /** The longest that nobody at the desk stood behind, hours; and the longest of the others. */
  readonly longestHold: number;
  readonly longestBacked: number;
  /** Innocents' accounts that were touched and are byte for byte as they were before. */
  readonly asBefore: number;
}

export interface MixedWorld {
  readonly seed: string;
  readonly figures: Mixed;
  readonly violations: readonly Violation[];
}

const storiesOf = (random: Random): readonly Story[] =>
  Array.from({ length: casesPerWorld }, (_, n) => {
    const own = random.fork(`mixed ${n}`);
    return own.chance(0.05) ? maliceOf(own, n) : storyOf(own, n);
  });

export async function runMixedWorld(seed: string): Promise<MixedWorld> {
  let stories: readonly Story[] = [];
  const ran = await runWorld(seed, {
    cases: casesPerWorld,
    keepHistory: false,
    weather: () => calm,
    // Where nobody comes a hold has nobody to lift it.
    staffed: seededRandom(seed).chance(0.6),
    stories: (random) => (stories = storiesOf(random)),
  });
  const violations = [...ran.violations];
  const figures = stories
    .flatMap((story) => story.accounts.filter((a) => a.truth === 'innocent').map((a) => lookAt(ran, a, violations)))
    .reduce(plusMixed, {
      ...nothing,
      reports: stories.length,
      malicious: stories.filter((s) => s.forged !== undefined).length,
    });
  return { seed, figures, violations };
}

const nothing: Mixed = {
  reports: 0,
  malicious: 0,
  found: 0,
  touched: 0,
  automatic: 0,
  deceived: 0,
  holds: 0,
  longestHold: 0,
  longestBacked: 0,
  asBefore: 0,
};

export function plusMixed(a: Mixed, b: Mixed): Mixed {
  const { longestHold, longestBacked } = a;
  const sum = Object.fromEntries(Object.entries(a).map(([k, n]) => [k, n + b[k as keyof Mixed]])) as unknown as Mixed;
  return {
    ...sum,
    longestHold: Math.max(longestHold, b.longestHold),
    longestBacked: Math.max(longestBacked, b.longestBacked),
  };
}

/** What happened to one innocent account, by the shop's own list of what it was made to do. */
function lookAt({ world, ids, log }: Ran, of: Story['accounts'][number], violations: Violation[]): Mixed {
  const { id } = of.account;
  const shop = world.shops[of.system];
  const events = ids.flatMap((one) => eventsOf(log(one)).map((e) => ({ ...e, case: one })));
  const match = events.flatMap((e) => (e.type === 'match-found' && e.account === id ? [e] : []))[0];
  if (!match) return nothing;
  const of_ = events.filter((e) => e.case === match.case);
  const asked = new Set(of_.flatMap((e) => (e.type === 'case-opened' ? e.needs : [])));
  let provedAt = Number.POSITIVE_INFINITY;
  for (const e of of_) {
    if (e.type !== 'proof-recorded' || e.on.actor.kind !== 'staff' || asked.size === 0) continue;
    for (const proof of e.covers) asked.delete(proof);
    if (asked.size === 0) provedAt = e.when;
  }
  const made = shop.performed.filter((p) => p.order.account === id && p.order.verb !== 'preserve');
  const final = made.filter((p) => lasting.has(p.order.verb));
  const held = holdsIn(made, world.loop.now);
  const backed = (h: Held) => provedAt < h.until;
  const hours = (all: readonly Held[]) => Math.max(0, ...all.map((h) => (h.until - h.from) / hour));
  const now = JSON.stringify(shop.accounts.get(id));
  const asBefore = now === JSON.stringify(of.account);
  const wrong = (what: string) =>
    violations.push({ rule: 'G5', case: match.case, what: `${of.system} ${id}: ${what}` });
  const automatic = final.filter((p) => p.at < provedAt).length;
  if (automatic > 0) wrong('changed for good by a report alone');
  if (hours(held.filter((h) => !backed(h))) > 72) wrong(`held ${hours(held.filter((h) => !backed(h))).toFixed(1)} h`);
  if (!asBefore) wrong(`is not as it was: ${JSON.stringify(shop.accounts.get(id)?.ordered)}`);
  return {
    ...nothing,
    found: 1,
    touched: made.length > 0 ? 1 : 0,
    automatic,
    deceived: final.length - automatic,
    holds: held.length,
    longestHold: hours(held.filter((h) => !backed(h))),
    longestBacked: hours(held.filter(backed)),
    asBefore: made.length > 0 && asBefore ? 1 : 0,
  };
}

interface Held {
  readonly from: number;
  readonly until: number;
}

function holdsIn(made: readonly Performed[], end: number): readonly Held[] {
  return made.flatMap((p, i) => {
    if (p.order.verb !== 'hold') return [];
    const off = made.slice(i).find((q) => {
      const { verb, instrument } = q.order;
      return (verb === 'release-hold' || verb === 'remove') && instrument?.id === p.order.instrument?.id;
    });
    return [{ from: p.at, until: off?.at ?? end }];
  });
}
