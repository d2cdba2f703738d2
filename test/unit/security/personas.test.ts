import { describe, expect, it } from 'vitest';
import { householdKind } from '../../fuzz/personas/people.ts';
import { runDeceivers, runGenuine } from '../../fuzz/personas.ts';

describe('G4: genuine people and a desk that takes a paper for what it is (npm run fuzz:personas)', () => {
  it('G4 L18: they have their records after at most two lists of what is missing, and nothing is demanded that the law does not allow', async () => {
    const run = await runGenuine(150, 'ci', 0.05);
    console.log(`figure G4: ${run.answered} of ${run.people} genuine people answered, ${run.thirdRound} third lists`);
    expect(run.unlawful).toEqual([]);
    expect(run.answered / run.people).toBeGreaterThanOrEqual(0.98);
    // Where nobody errs, nobody is left: what is short of all is staff's, not the desk's.
    expect((await runGenuine(60, 'ci')).without).toEqual({});
  });
});

describe('G4: impostors and staff who err', () => {
  it('G4 T1: nothing is released to them when one of the two people is deceived by everything and the other by nothing', async () => {
    const sharp = await runDeceivers(24, 1, { reviewer: 0, approver: 0 }, 'ci');
    const first = await runDeceivers(24, 1, { reviewer: 1, approver: 0 }, 'ci');
    const second = await runDeceivers(24, 1, { reviewer: 0, approver: 1 }, 'ci');
    expect([sharp, first, second].map((run) => run.released)).toEqual([0, 0, 0]);
    expect([sharp.proved, second.proved]).toEqual([0, 0]);
    expect(first.proved).toBeGreaterThan(10);
  });

  it('G4 T1: two deceived people do release, and who lives with her and holds her card passes by matching: said, not hidden', async () => {
    const both = await runDeceivers(24, 1, { reviewer: 1, approver: 1 }, 'ci');
    expect(both.got).toBeGreaterThan(5);
    const household = await runDeceivers(2, 1, { reviewer: 0, approver: 0 }, 'ci', { household: householdKind });
    expect(household.got).toBe(2);
  });
});
