import type { Proof } from './case/vocabulary.ts';
import type { Targets } from './deadline.ts';
import type { LocalDate } from './time.ts';

/**
 * Ways to prove who one is that 15 U.S.C. 1681g(e)(2)(A) lets a business elect: (i) a government-issued ID, (ii) identifying
 * information of the same type as was used, (iii) what it usually asks of new applicants. Nothing beyond them exists (L18).
 */
export const identityProofs = ['government-id', 'matching', 'applicant-usual'] as const;
export type IdentityProof = (typeof identityProofs)[number];

/** Ways to prove the claim, (e)(2)(B). An FTC Identity Theft Report may stand in for a police report (L19). */
export const claimProofs = ['ftc-report', 'police-report', 'affidavit'] as const;
export type ClaimProof = (typeof claimProofs)[number];

/** Which of them a business takes; an empty list asks for nothing. Notarisation cannot be written here (L18). */
export interface ElectedProofs {
  readonly identity: readonly IdentityProof[];
  readonly claim: readonly ClaimProof[];
  /** The business's holidays, and the earlier target of a state (L14, L17). */
  readonly targets?: Targets | undefined;
}

/** What the business elects among what the statute allows. Configuration, never code; the notice and the form say it (L6, L18). */
export interface Policy extends ElectedProofs {
  /** Of this policy and of the notice that tells it (L49). */
  readonly version: string;
  /** The day from which it holds. */
  readonly since: LocalDate;
  /** Whether the form asks the date of birth, which is held against the ID. */
  readonly birthDate: boolean;
}

export const defaultProofs: ElectedProofs = {
  identity: ['government-id', 'matching'],
  claim: ['ftc-report', 'police-report', 'affidavit'],
};

/** What a person is asked for, in one complete list (L8). */
export function needsOf(proofs: ElectedProofs): readonly Proof[] {
  return [
    ...(proofs.identity.length > 0 ? (['identity'] as const) : []),
    ...(proofs.claim.length > 0 ? (['report'] as const) : []),
  ];
}
