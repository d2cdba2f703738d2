import { parseArgs } from 'node:util';
import { defaultMailBudget, limits, type Taken, take } from '../../shared/domain/limits.ts';
import { seededRandom } from '../fakes/random.ts';

const day = 24 * 3_600_000;

/** Hostile reports over thirty days by the rules alone (G20): half of them at ten addresses, as a bomber does, the rest at whoever. */
export function runFlood(total: number, seed: string) {
  const random = seededRandom(seed);
  const taken = new Map<number, readonly Taken[]>();
  const sent = new Map<number, number[]>();
  const spent = new Map<number, number>();
  let withheld = 0;
  let later = 0;
  for (let n = 0; n < total; n++) {
    const now = Math.floor((n * 30 * day) / total);
    const address = random.chance(0.5) ? random.between(0, 9) : random.between(10, total / 2);
    const done = take(limits.confirmation, taken.get(address) ?? [], now, String(n));
    taken.set(address, done.taken);
    if (!done.allowed) {
      withheld++;
      continue;
    }
    const today = Math.floor(now / day);
    const already = spent.get(today) ?? 0;
    if (already >= defaultMailBudget.V1) {
      later++;
      continue;
    }
    spent.set(today, already + 1);
    const times = sent.get(address) ?? [];
    times.push(now);
    sent.set(address, times);
  }
  const all = [...sent.values()];
  return {
    mails: all.reduce((sum, times) => sum + times.length, 0),
    withheld,
    /** Kept owed for a day with budget left. */
    later,
    mostToOneAddress: all.reduce((most, times) => Math.max(most, times.length), 0),
    mostOfOneDay: Math.max(...spent.values()),
    /** The shortest time between two mails to one address. */
    closestMs: all.reduce(
      (least, times) => Math.min(least, ...times.slice(1).map((t, i) => t - (times[i] ?? 0))),
      Infinity,
    ),
  };
}

/** Milliseconds a genuine report may take, whatever comes beside it (G20). */
const patience = 5_000;

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      stack: { type: 'boolean', default: false },
      submissions: { type: 'string' },
      'at-once': { type: 'string', default: '4' },
    },
  });
  const total = Number(values.submissions ?? (values.stack ? 2_000 : 1_000_000));
  if (values.stack) {
    const { floodStack } = await import('./flood-stack.ts');
    const flood = await floodStack(total, Number(values['at-once']), 500, 'flood');
    const { genuine, refused, kept } = flood;
    const at = (share: number) => genuine[Math.min(genuine.length - 1, Math.ceil(share * genuine.length) - 1)] ?? 0;
    console.log(
      `${flood.hostile} hostile reports on the local stack by ${values['at-once']} senders, ${flood.perSecond.toFixed(0)} a second: ${JSON.stringify(flood.answered)}`,
    );
    console.log(
      `${genuine.length} genuine ones in between: ${refused} refused, ${kept} kept; half had their reference within ${at(0.5).toFixed(0)} ms, 99 % within ${at(0.99).toFixed(0)} ms, the slowest ${at(1).toFixed(0)} ms (${patience} allowed)`,
    );
    if (refused > 0 || kept < genuine.length || at(0.99) > patience) process.exitCode = 1;
  } else {
    const { mails, withheld, later, mostToOneAddress, mostOfOneDay, closestMs } = runFlood(total, 'flood');
    console.log(`${total} hostile reports in 30 days, every case kept`);
    console.log(`confirmations sent ${mails}, withheld ${withheld}, put off ${later}`);
    console.log(
      `most to one address ${mostToOneAddress} (3 in 30 days allowed), closest ${(closestMs / 3_600_000).toFixed(1)} h (24 allowed)`,
    );
    console.log(`most of one day ${mostOfOneDay} (${defaultMailBudget.V1} allowed)`);
    if (mostToOneAddress > 3 || mostOfOneDay > defaultMailBudget.V1 || closestMs < day) process.exitCode = 1;
  }
}
