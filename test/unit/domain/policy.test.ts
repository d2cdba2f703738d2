import { describe, expect, it } from 'vitest';
import { claimProofs, defaultProofs, identityProofs, needsOf } from '../../../shared/domain/policy.ts';
import { policySchema } from '../../../shared/schemas/environment.ts';

describe('what a business may ask', () => {
  const policy = { version: '1', since: '2026-11-24', birthDate: true, ...defaultProofs };

  it('L18: the statute’s three ways to prove who one is, and nothing beyond them', () => {
    expect([...identityProofs]).toEqual(['government-id', 'matching', 'applicant-usual']);
    expect(policySchema.safeParse(policy).success).toBe(true);
    expect(policySchema.safeParse({ ...policy, identity: ['notarised-letter'] }).success).toBe(false);
    expect(policySchema.safeParse({ ...policy, claim: ['court-order'] }).success).toBe(false);
  });

  it('L19: an FTC report stands in for a police report by default', () => {
    expect(claimProofs).toContain('ftc-report');
    expect(defaultProofs.claim).toContain('ftc-report');
  });

  it.each([
    [{ identity: [], claim: [] }, []],
    [{ identity: ['government-id'], claim: [] }, ['identity']],
    [defaultProofs, ['identity', 'report']],
  ] as const)('L18 L8: %j asks for %j', (policy, needs) => {
    expect(needsOf(policy)).toEqual(needs);
  });
});
