import type { Written } from '../fakes/case-table.ts';
import type { World } from './engine/world.ts';
import { askedByWhoMay, hersAfterwards } from './invariants/asked-for.ts';
import {
  beforeIsBefore,
  doneWasDone,
  foundWhatIsThere,
  lapsedIsOff,
  othersLeftOut,
  packageIsComplete,
  undoneExactly,
} from './invariants/exact.ts';
import {
  claimedWaits,
  copiesAreWithin,
  keptOffDoNothing,
  lostCopiesStand,
  nobodyIsForgotten,
  preservedThenTouched,
  provedComesOff,
  releasedByTwo,
  stopStops,
} from './invariants/lawful.ts';
import { movedIsMoved, returnedIsAsked } from './invariants/moved.ts';
import {
  acknowledgedIsThere,
  chainIsWhole,
  dueInThirtyDays,
  neverSilent,
  nothingIsOwed,
} from './invariants/nothing-lost.ts';
import { bouncesAreTasks, changesOnce, mailsGoWhereTheyShould, mailsOnce } from './invariants/once.ts';
import { postedIsLawful } from './invariants/posted.ts';
import { nothingLeaks } from './invariants/private.ts';
import { destroyedInTime, nothingIsLeft, onlyWhatIsDue } from './invariants/retention.ts';
import { doneInHours } from './invariants/under-way.ts';
import { all, eventsOf, type Looked, type Violation } from './invariants/violation.ts';
import type { Kept } from './people/kept.ts';
import type { Story } from './story.ts';

export interface Figures {
  readonly cases: number;
  readonly commits: number;
  readonly calls: number;
  readonly deaths: number;
  readonly mails: number;
  readonly mailsAgain: number;
  readonly changes: number;
  readonly answered: number;
  readonly escalated: number;
  readonly dead: number;
  readonly steps: number;
}

export function plus(a: Figures | undefined, b: Figures): Figures {
  if (!a) return b;
  return Object.fromEntries(
    Object.entries(b).map(([name, n]) => [name, n + a[name as keyof Figures]]),
  ) as unknown as Figures;
}

export interface Ran {
  readonly seed: string;
  readonly weather: string;
  readonly staffed: boolean;
  readonly figures: Figures;
  readonly violations: readonly Violation[];
  /** Its cases, in the order in which they were opened. */
  readonly ids: readonly string[];
  /** As it stands at the end. */
  readonly world: World;
  /** The log of one case. */
  log(id: string): readonly Written[];
  /** The history of one case, for a person. */
  history(id: string, limit?: number): readonly string[];
}

/** What came of a world at its end: every rule asked of every case. */
export async function judged(
  world: World,
  kept: readonly Kept[],
  owner: (id: string) => Story,
  run: {
    readonly seed: string;
    readonly staffed: boolean;
    readonly logged: readonly string[];
    readonly lull: readonly Violation[];
  },
): Promise<Ran> {
  const { seed, staffed, logged } = run;
  const atEnd = run.lull.length > 0 ? [] : invariants;
  const violations: Violation[] = [
    ...kept.flatMap((k) => acknowledgedIsThere(world, k)),
    ...nothingLeaks(world, logged),
    ...run.lull,
    ...world.contradicted.map(({ rule, id, what }) => ({ rule, case: id, what })),
  ];
  const count = { mails: 0, mailsAgain: 0, answered: 0, escalated: 0, commits: 0 };
  const looks = [...world.table.cases].map(([id, { commits }]): Looked => {
    const log = commits.map((c) => c.entry);
    return { world, id, log, events: eventsOf(log), story: owner(id), staffed };
  });
  if (run.lull.length === 0) violations.push(...othersLeftOut(looks));
  for (const looked of looks) {
    const { log } = looked;
    const mails = mailsOnce(looked);
    count.mails += mails.count.sent;
    count.mailsAgain += mails.count.again;
    count.commits += log.length;
    count.answered += all(looked, 'request-answered').length;
    count.escalated += all(looked, 'deadline-missed').length;
    violations.push(...mails.violations);
    for (const invariant of atEnd) violations.push(...(await invariant(looked)));
  }
  const figures = {
    ...count,
    cases: world.table.cases.size,
    calls: world.counts.calls,
    deaths: world.counts.deaths,
    changes: world.shops.shop.performed.length + world.shops.billing.performed.length,
    dead: Object.values(world.queues).reduce((sum, q) => sum + q.deadCount, 0),
    steps: world.loop.steps,
  };
  return {
    seed,
    weather: world.stormy.name,
    staffed,
    figures,
    violations,
    world,
    ids: [...world.table.cases.keys()],
    log: (id) => (world.table.cases.get(id)?.commits ?? []).map((c) => c.entry),
    history: (id, limit) => world.history.about(id, limit),
  };
}

const invariants: readonly ((looked: Looked) => readonly Violation[] | Promise<readonly Violation[]>)[] = [
  nothingIsOwed,
  doneInHours,
  chainIsWhole,
  neverSilent,
  dueInThirtyDays,
  changesOnce,
  mailsGoWhereTheyShould,
  bouncesAreTasks,
  movedIsMoved,
  returnedIsAsked,
  stopStops,
  doneWasDone,
  preservedThenTouched,
  provedComesOff,
  releasedByTwo,
  keptOffDoNothing,
  lostCopiesStand,
  nobodyIsForgotten,
  claimedWaits,
  copiesAreWithin,
  askedByWhoMay,
  hersAfterwards,
  undoneExactly,
  beforeIsBefore,
  packageIsComplete,
  postedIsLawful,
  foundWhatIsThere,
  lapsedIsOff,
  onlyWhatIsDue,
  nothingIsLeft,
  destroyedInTime,
];
