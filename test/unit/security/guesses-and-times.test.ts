import { describe, expect, it } from 'vitest';
import { inThisProcess, isTold, runTimes } from '../../bench/oracle-times.ts';
import { compare } from '../../bench/two-samples.ts';
import { seededRandom } from '../../fakes/random.ts';
import { runGuesses } from '../../fuzz/guesses.ts';

describe('G11: guesses of last four digits (npm run fuzz:guesses)', () => {
  it('G11 T12: whichever guess is right, everything the guesser is answered and sent is the same; from the sixth of a day nothing is searched for', async () => {
    const run = await runGuesses(40, 'guesses', 4 * 24 * 3_600_000);
    console.log(`figure G11: ${run.guesses} guesses in ${run.worlds} worlds, ${run.bits} bits`);
    expect(run.bits).toBe(0);
    // There was something to learn.
    expect(run.found).toBeGreaterThan(1);
    expect(run.mostOfOneDay).toBe(5);
    expect(run.kept).toBe(40);
  });
});

describe('G11: how long an answer takes (npm run bench:oracle)', () => {
  it('G11 T3: of a match and of none no median differs by milliseconds', async () => {
    const timed = await runTimes(await inThisProcess(3), 150, seededRandom('ci'));
    expect(timed.map(({ route }) => route)).toContain('GET /case');
    for (const { route, medians } of timed) expect([route, Math.abs(medians) < 5]).toEqual([route, true]);
  });

  it('G11: the test of two samples knows one source from two, however little lies between them', () => {
    const random = seededRandom('samples');
    const times = (more: number) => Array.from({ length: 4_000 }, () => 10 + random.next() * 10 + more);
    const route = 'GET /case';
    expect(isTold({ route, ...compare(times(0), times(0)) })).toBe(false);
    expect(isTold({ route, ...compare(times(0), times(0.5)) })).toBe(true);
    expect(compare(times(6), times(0)).medians).toBeCloseTo(6, 0);
  });
});
