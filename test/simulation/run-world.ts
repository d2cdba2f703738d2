import type { RetentionPolicy } from '../../shared/domain/retention.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import { systemEntry } from '../fakes/registry.ts';
import { caseKey } from '../fakes/vault.ts';
import { askedFor, firstMailbox, officersMailbox, stationsMailbox } from './askers.ts';
import { connect, redriveDaily } from './engine/events.ts';
import { shortRetention, stormAgain, untilPurged, untilRetired } from './engine/retiring.ts';
import { calm, type Weather, weatherOf } from './engine/weather.ts';
import type { Plan } from './engine/worker.ts';
import { World } from './engine/world.ts';
import { doneInHours } from './invariants/under-way.ts';
import { eventsOf, type Violation } from './invariants/violation.ts';
import { judged, type Ran } from './judging.ts';
import { captured } from './logged.ts';
import { approverDecides, insiderDecides } from './people/approver.ts';
import { workAtDesk } from './people/desk.ts';
import type { Kept } from './people/kept.ts';
import { comeBackLate, endsWhatIsOld, keepArchive, thinksTwice, wouldEndItAlone } from './people/retiring.ts';
import { reviewerDecides, reviewerKnows } from './people/reviewer.ts';
import { stopForAWhile } from './people/stopping.ts';
import { liveAsVictim } from './people/victim.ts';
import { claiming, hasLedger, ledger, resolvedToken, type Story, sharing, storyOf, withLedger } from './story.ts';

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
    /** So long what is closed is kept, and the world lives on until it is destroyed; nobody changes their mind about it. */
    readonly retention?: RetentionPolicy;
    /** What somebody does besides, in place of chance. */
    readonly besides?: (world: World, kept: Kept) => void;
    /** For a person to read afterwards; runs of many worlds do without. */
    readonly keepHistory?: boolean;
  },
): Promise<Ran> {
  const turn = turnOf(seed);
  const random = seededRandom(seed).fork('retires');
  // Whoever says whose lives these are, or what goes wrong in them, has not these in mind.
  const byChance = !options.stories && !options.plan && random.chance(retiringShare);
  const retention = options.retention ?? (byChance ? shortRetention(random.fork('periods')) : undefined);
  const stormy = options.weather ?? ((of) => weatherOf(of, turn));
  const world = new World(seed, (of) => (byChance ? stormAgain(stormy(of), random) : stormy(of)), {
    keepHistory: options.keepHistory,
    plan: options.plan,
    retention,
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
    if (officersMailbox(story) !== stationsMailbox) world.bouncing.add(officersMailbox(story));
  }
  connect(world);
  redriveDaily(world);
  const kept = stories.map((story) => liveAsVictim(world, story));
  const owner = whose(world, stories);
  if (staffed) staff(world, owner);
  if (staffed && byChance) keepArchive(world, owner);
  const besides = options.besides ?? (byChance ? comeBackLate : undefined);
  if (besides) for (const k of kept) besides(world, k);
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
  if (retention) await untilRetired(world, staffed);
  // The storm is over: what is owed has two days to come.
  world.weather = { ...calm, batch: world.weather.batch };
  await world.loop.run(world.loop.now + 2 * day);
  // Somebody may have come back meanwhile, with the proof she did not have, and has thirty days again.
  await untilFinished(world, kept, retention ? 160 : 80);
  if (retention) await untilPurged(world);
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
