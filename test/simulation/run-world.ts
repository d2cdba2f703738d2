import type { LogEntry } from '../../shared/ports/case-store.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import { systemEntry } from '../fakes/registry.ts';
import { caseKey } from '../fakes/vault.ts';
import { askedFor, firstMailbox } from './askers.ts';
import { connect, redriveDaily } from './engine/events.ts';
import { shortRetention, stormAgain, untilPurged, untilRetired } from './engine/retiring.ts';
import { calm, type Weather, weatherOf } from './engine/weather.ts';
import type { Plan } from './engine/worker.ts';
import { World } from './engine/world.ts';
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
  nobodyIsForgotten,
  preservedThenTouched,
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
import { nothingLeaks } from './invariants/private.ts';
import { destroyedInTime, nothingIsLeft, onlyWhatIsDue } from './invariants/retention.ts';
import { doneInHours } from './invariants/under-way.ts';
import { all, eventsOf, type Looked, type Violation } from './invariants/violation.ts';
import { captured } from './logged.ts';
import { approverDecides, insiderDecides } from './people/approver.ts';
import { workAtDesk } from './people/desk.ts';
import type { Kept } from './people/kept.ts';
import { comeBackLate, endsWhatIsOld, keepArchive, thinksTwice, wouldEndItAlone } from './people/retiring.ts';
import { reviewerDecides, reviewerKnows } from './people/reviewer.ts';
import { stopForAWhile } from './people/stopping.ts';
import { liveAsVictim } from './people/victim.ts';
import { claiming, hasLedger, ledger, resolvedToken, type Story, sharing, storyOf, withLedger } from './story.ts';

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
  log(id: string): readonly LogEntry[];
  /** The history of one case, for a person. */
  history(id: string, limit?: number): readonly string[];
}

const hour = 3_600_000;
const day = 24 * hour;

/** In one of so many worlds nobody comes to the desk; with fourteen storms each of them meets it in turn. */
const unstaffedEvery = 9;

/** Of the worlds: they live on until what is closed is destroyed. */
const retiringShare = 0.2;

/** The number of a world among many, `ci/17`. */
function turnOf(seed: string): number | undefined {
  const number = /\/(\d+)$/u.exec(seed)?.[1];
  return number === undefined ? undefined : Number(number);
}

/** One seed, one world: a handful of victims, staff who come or do not, and weather. Everything that happens follows from the seed. */
export async function runWorld(
  seed: string,
  options: {
    readonly cases: number;
    readonly weather?: (random: Random) => Weather;
    /** In place of chance. */
    readonly stories?: (random: Random) => readonly Story[];
    readonly staffed?: boolean;
    readonly plan?: Plan;
    /** Days before which it does not end, though every case is closed. */
    readonly fewestDays?: number;
    /** For a person to read afterwards; runs of many worlds do without. */
    readonly keepHistory?: boolean;
  },
): Promise<Ran> {
  const turn = turnOf(seed);
  const random = seededRandom(seed).fork('retires');
  // Whoever says whose lives these are, or what goes wrong in them, has not these in mind.
  const retires = !options.stories && !options.plan && random.chance(retiringShare);
  const stormy = options.weather ?? ((of) => weatherOf(of, turn));
  const world = new World(seed, (of) => (retires ? stormAgain(stormy(of), random) : stormy(of)), {
    keepHistory: options.keepHistory,
    plan: options.plan,
    retention: retires ? shortRetention(random.fork('periods')) : undefined,
  });
  const staffed =
    options.staffed ?? (turn === undefined ? !world.random.fork('staffed').chance(0.1) : turn % unstaffedEvery !== 2);
  const stories =
    options.stories?.(world.random) ??
    askedFor(
      world.random.fork('askers'),
      claiming(
        world.random.fork('claiming'),
        sharing(
          world.random.fork('sharing'),
          withLedger(
            world.random.fork('ledger'),
            Array.from({ length: options.cases }, (_, n) => storyOf(world.random.fork(`story ${n}`), n)),
          ),
        ),
      ),
    );
  if (hasLedger(stories)) world.systems.set(ledger, { ...systemEntry(ledger), adapter: 'manual', baseUrl: '' });
  for (const story of stories) {
    for (const { system, account } of story.accounts) world.shops[system].add(account);
    world.tokens.set(story.token, resolvedToken(story));
    if (story.claims) world.tokens.set(story.claims.token, resolvedToken(story.claims));
    if (story.bounces) world.bouncing.add(firstMailbox(story));
  }
  connect(world);
  redriveDaily(world);
  const kept = stories.map((story) => liveAsVictim(world, story));
  const owner = whose(world, stories);
  if (staffed) staff(world, owner);
  if (staffed && retires) keepArchive(world, owner);
  if (retires) for (const k of kept) comeBackLate(world, k);
  if (staffed && !stories.every((s) => s.isPlain)) stopForAWhile(world, world.random.fork('stop'));
  const log = captured();
  const { fewestDays = 6 } = options;
  const lull = fewestDays < 6 ? [] : await lullIn(world, owner, staffed);
  // A world in which mails never go out takes an hour to its end, and is known to be wrong.
  if (lull.length > 0) return await judged(world, kept, owner, { seed, staffed, logged: log.end(), lull });
  const whole = Math.max(fewestDays, Math.ceil((world.loop.now - world.start) / day));
  await world.loop.run(world.start + whole * day);
  await untilFinished(world, kept);
  // Her own words say whose a case is, and they will be destroyed.
  for (const id of world.table.cases.keys()) owner(id);
  if (retires) await untilRetired(world, staffed);
  // The storm is over: what is owed has two days to come.
  world.weather = { ...calm, batch: world.weather.batch };
  await world.loop.run(world.loop.now + 2 * day);
  // Somebody may have come back meanwhile, with the proof she did not have, and has thirty days again.
  await untilFinished(world, kept, retires ? 160 : 80);
  if (retires) await untilPurged(world);
  return await judged(world, kept, owner, { seed, staffed, logged: log.end(), lull });
}

/** Some hours without storm, on one of the first days or in the midst of an outage: what the storm left undone is done in them. */
async function lullIn(world: World, owner: (id: string) => Story, staffed: boolean): Promise<readonly Violation[]> {
  const random = world.random.fork('lull');
  const outage = world.weather.outages[0];
  const after =
    outage !== undefined && random.chance(0.6)
      ? random.between(outage.fromDay * 24 + 4, outage.toDay * 24)
      : random.between(24, 120);
  await world.loop.run(world.start + after * hour);
  const storm = world.weather;
  world.weather = { ...calm, batch: storm.batch };
  // What the stream lost is found by the daily look.
  await world.loop.run(world.loop.now + (storm.streamLost > 0.1 ? 30 : 8) * hour);
  world.weather = storm;
  return [...world.table.cases].flatMap(([id, { commits }]) => {
    const log = commits.map((c) => c.entry);
    return doneInHours({ world, id, log, events: eventsOf(log), story: owner(id), staffed });
  });
}

function staff(world: World, stories: (id: string) => Story): void {
  const random = world.random.fork('staff');
  const away = random.chance(0.3) ? ([random.between(5, 12), random.between(13, 20)] as const) : undefined;
  const everyHours = [10, 36] as const;
  const rosa = { id: 'rosa', roles: ['reviewer'], impatience: 0.3, everyHours, away } as const;
  workAtDesk(world, rosa, stories, endsWhatIsOld(reviewerKnows('remy')));
  workAtDesk(
    world,
    { id: 'remy', roles: ['reviewer'], impatience: 0, everyHours },
    stories,
    endsWhatIsOld(reviewerDecides),
  );
  workAtDesk(
    world,
    { id: 'avery', roles: ['approver'], impatience: 0.3, everyHours: [8, 30] },
    stories,
    thinksTwice(approverDecides),
  );
  if (random.chance(0.3))
    workAtDesk(
      world,
      { id: 'izzy', roles: ['reviewer', 'approver'], impatience: 0, everyHours: [20, 60] },
      stories,
      wouldEndItAlone(insiderDecides),
    );
}

/** Whose case it is: only her own sealed words say so. */
function whose(world: World, stories: readonly Story[]): (id: string) => Story {
  const known = new Map<string, Story>();
  return (id) => {
    const before = known.get(id);
    if (before) return before;
    const sealed = world.table.cases.get(id)?.sealed.get('report');
    const secret = world.kms.made.get(Buffer.from(world.table.wrapped.get(id) ?? []).toString('hex'))?.secret;
    if (!sealed || !secret) throw new Error(`case ${id} has no report`);
    const text = caseKey(id, secret, world.kms.random).open('report', sealed);
    const story = stories.find((s) => text.includes(`"${s.person.given}"`));
    if (!story) throw new Error(`a case nobody filed: ${id}`);
    known.set(id, story);
    return story;
  };
}

/** Day by day until every case is closed, for 44 days and past the date of whatever is open. Where nothing ever closes, that is not for ever. */
async function untilFinished(world: World, kept: readonly Kept[], longest = 80): Promise<void> {
  while (!finished(world, kept)) {
    const dates = [...world.table.cases.values()].map(({ heads }) => Date.parse(heads.at(-1)?.head.view.dueOn ?? ''));
    const last = Math.max(world.start + 44 * day, ...dates.filter(Number.isFinite).map((due) => due + 4 * day));
    if (world.loop.now >= Math.min(last, world.start + longest * day)) return;
    await world.loop.run(world.loop.now + day);
  }
}

function finished(world: World, kept: readonly Kept[]): boolean {
  return kept.every((k) => {
    const id = world.table.references.get(k.receipt?.reference ?? '');
    const head = id === undefined ? undefined : world.table.cases.get(id)?.heads.at(-1)?.head;
    return head?.view.phase === 'closed';
  });
}

async function judged(
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
  releasedByTwo,
  keptOffDoNothing,
  nobodyIsForgotten,
  claimedWaits,
  copiesAreWithin,
  askedByWhoMay,
  hersAfterwards,
  undoneExactly,
  beforeIsBefore,
  packageIsComplete,
  foundWhatIsThere,
  lapsedIsOff,
  onlyWhatIsDue,
  nothingIsLeft,
  destroyedInTime,
];
