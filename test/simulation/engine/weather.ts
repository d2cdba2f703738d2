import type { Random } from '../../fakes/random.ts';

/** What may go wrong, and how often. Probabilities are per call unless they say otherwise. */
export interface Weather {
  readonly name: string;
  /** Of an invocation: it dies at one of its calls. */
  readonly crash: number;
  /** Refused at once, nothing done. */
  readonly throttle: number;
  /** Nothing done, and the caller waits in vain. */
  readonly unsent: number;
  /** Done, and the caller waits in vain. */
  readonly unheard: number;
  /** Done, unheard, and asked again by the client itself: the caller hears the second answer. */
  readonly again: number;
  /** Done seconds after the caller gave up. */
  readonly late: number;
  /** The slowest answer, ms; most are a hundred times faster. */
  readonly slowMs: number;
  /** How far eventually consistent reads may lag, ms. */
  readonly staleMs: number;
  /** Of a commit: another's transaction stands on its number and comes to nothing. */
  readonly contended: number;
  /** Of a message: delivered once more, minutes or days later. */
  readonly duplicate: number;
  /** Of a stream batch: handed over again although it was done. */
  readonly streamAgain: number;
  /** Of a commit: its stream record is lost for good. */
  readonly streamLost: number;
  /** Of a schedule. */
  readonly scheduleLost: number;
  readonly scheduleThrice: number;
  readonly scheduleEarly: number;
  /** Of an hourly sweep: it is not started. */
  readonly sweepLost: number;
  /** The slowest word of SES about a mail, ms. */
  readonly feedMs: number;
  /** Of a word of SES: it never comes. */
  readonly feedLost: number;
  /** How far the clock of the machine an invocation runs on may be off, ms. */
  readonly clockMs: number;
  readonly outages: readonly Outage[];
  /** The most messages or stream records one invocation is given. */
  readonly batch: number;
}

/** Every call to the service fails from one day of the world to another. */
export interface Outage {
  readonly service: string;
  readonly fromDay: number;
  readonly toDay: number;
}

export const calm: Weather = {
  name: 'calm',
  crash: 0,
  throttle: 0,
  unsent: 0,
  unheard: 0,
  again: 0,
  late: 0,
  slowMs: 200,
  staleMs: 0,
  contended: 0,
  duplicate: 0,
  streamAgain: 0,
  streamLost: 0,
  scheduleLost: 0,
  scheduleThrice: 0,
  scheduleEarly: 0,
  sweepLost: 0,
  feedMs: 20_000,
  feedLost: 0,
  clockMs: 0,
  outages: [],
  batch: 10,
};

/** reliability.md, G1: crashes at random awaits 15 %, duplicates 20 %, reordering, stale reads, time-outs after commit. Throttles of 10 % are a storm of their own. */
export const rough: Weather = {
  ...calm,
  name: 'rough',
  crash: 0.15,
  throttle: 0.02,
  unsent: 0.01,
  unheard: 0.01,
  again: 0.01,
  late: 0.003,
  slowMs: 20_000,
  staleMs: 5_000,
  contended: 0.02,
  duplicate: 0.2,
  streamAgain: 0.2,
  streamLost: 0.01,
  scheduleLost: 0.05,
  scheduleThrice: 0.05,
  scheduleEarly: 0.05,
  sweepLost: 0.05,
  feedMs: 270_000,
  clockMs: 30_000,
};

const storms: readonly ((random: Random) => Partial<Weather> & { readonly name: string })[] = [
  () => ({ name: 'rough' }),
  () => ({ name: 'throttled', throttle: 0.1 }),
  () => ({ name: 'no schedules', scheduleLost: 1 }),
  () => ({ name: 'schedules thrice', scheduleThrice: 1 }),
  () => ({ name: 'schedules early', scheduleEarly: 1 }),
  () => ({ name: 'stream broken', streamLost: 0.5 }),
  (r) => ({ name: 'SES down 5 days', outages: outage('ses', r.between(0, 27), 5) }),
  (r) => ({ name: 'shop down', outages: outage('shop', r.between(0, 10), r.between(1, 8)) }),
  (r) => ({ name: 'KMS down', outages: outage('kms', someDay(r), 1) }),
  (r) => ({ name: 'DynamoDB down', outages: outage('store', someDay(r), 0.2) }),
  (r) => ({ name: 'S3 down', outages: outage('s3', someDay(r), 1) }),
  (r) => ({ name: 'SQS down', outages: outage('sqs', someDay(r), 0.5) }),
  () => ({ name: 'late feed, clocks off', feedMs: 4 * 3_600_000, feedLost: 0.05, clockMs: 600_000 }),
  () => calm,
];

/** The weather of one world, drawn by its seed. Numbered worlds have each storm in its turn, so that the first fourteen have met them all. */
export function weatherOf(random: Random, turn?: number): Weather {
  const storm = turn === undefined ? random.pick(storms) : storms[turn % storms.length]!;
  return { ...rough, ...storm(random) };
}

/** Of a case's life: half of them while most is under way. */
function someDay(random: Random): number {
  return random.chance(0.5) ? random.between(0, 5) : random.between(1, 20);
}

function outage(service: string, fromDay: number, days: number): readonly Outage[] {
  return [{ service, fromDay, toDay: fromDay + days }];
}
