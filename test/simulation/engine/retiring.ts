import { outstanding } from '../../../shared/domain/case/effects.ts';
import { purgeClasses, type RetentionPolicy } from '../../../shared/domain/retention.ts';
import { fold } from '../../../shared/usecases/case-log.ts';
import type { Random } from '../../fakes/random.ts';
import type { Weather } from './weather.ts';
import type { World } from './world.ts';

/** Longer than any run: in most worlds nothing ends by its age. */
export const keptForGood: RetentionPolicy = {
  identityImages: 9000,
  otherEvidence: 9000,
  records: 9000,
  personalData: 9000,
};

/** Days in place of years, in the order in which the business's own stand; some end on one day. */
export function shortRetention(random: Random): RetentionPolicy {
  const identityImages = random.between(3, 10);
  const otherEvidence = identityImages + random.between(0, 10);
  const records = otherEvidence + random.between(0, 10);
  return { identityImages, otherEvidence, records, personalData: records + random.between(0, 10) };
}

/** While things are destroyed a service is down once more: that of the first weeks, or one that destroying needs. */
export function stormAgain(weather: Weather, random: Random): Weather {
  const fromDay = random.between(14, 80);
  const service = weather.outages[0]?.service ?? random.pick(['s3', 'kms', 'store', 'sqs']);
  const toDay = fromDay + (service === 'store' ? 0.2 : 1);
  return random.chance(0.7) ? { ...weather, outages: [...weather.outages, { service, fromDay, toDay }] } : weather;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Day by day until the last case has come to the end of what is kept of it, and nothing is being destroyed at this moment. */
export async function untilRetired(world: World, staffed: boolean): Promise<void> {
  const until = world.start + longestDays * day;
  while (world.loop.now < until && [...world.table.cases.keys()].some((id) => !isRetired(world, id, staffed)))
    await world.loop.run(world.loop.now + day);
}

/** What was ordered in the last minute has its hour. */
export async function untilPurged(world: World): Promise<void> {
  const isUnderWay = () =>
    [...world.table.cases.values()].some(({ commits }) =>
      outstanding(fold(commits.map((c) => c.entry))).some((effect) => effect.to === 'purges'),
    );
  for (let hours = 0; hours < 4 && isUnderWay(); hours++) await world.loop.run(world.loop.now + hour);
}

/** Whoever asks again begins anew: a world in which they do does not wait for ever. */
const longestDays = 120;

function isRetired(world: World, id: string, staffed: boolean): boolean {
  const types = world.table.cases.get(id)?.commits.flatMap(({ entry }) => entry.commit.events) ?? [];
  if (types.some((e) => e.type === 'shredded')) return true;
  // Where nobody comes nobody agrees to the end, and hardly a case is closed.
  const isClosed =
    types.findLast((e) => e.type === 'case-closed' || e.type === 'case-reopened')?.type === 'case-closed';
  const purged = types.filter((e) => e.type === 'purged').length;
  return !staffed && (!isClosed || purged >= purgeClasses.length);
}
