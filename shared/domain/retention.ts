import { addDays, type Instant, instantAt, type LocalDate, localDate } from './time.ts';

/**
 * What is kept for how long after a case is closed, in days; images of ID the shortest (L50). The log itself is kept: it holds no personal
 * data, and at least five years of it are asked for. Configuration, never code.
 */
export interface RetentionPolicy {
  readonly identityImages: number;
  readonly otherEvidence: number;
  /** Collected records, lists of instruments and packages. */
  readonly records: number;
  /** After this the case's key may be shredded, by two people; at least five years (L50). */
  readonly personalData: number;
}

export const purgeClasses = ['identity-images', 'other-evidence', 'records'] as const;
export type PurgeClass = (typeof purgeClasses)[number];

const fiveYears = 5 * 365 + 1;

/** How long a released package can be downloaded; after that it is asked for again, free (L32, L33). */
export const downloadDays = 90;

export const defaultRetention: RetentionPolicy = {
  identityImages: 90,
  otherEvidence: 730,
  records: fiveYears,
  personalData: fiveYears,
};

/**
 * A shorter time for personal data than the law's five years, images kept longer than the rest, or records destroyed while she was told that she can
 * download them, is a mistake of the configuration.
 */
export function retentionFault(policy: RetentionPolicy): string | undefined {
  if (policy.personalData < fiveYears) return `personal data is kept at least ${fiveYears} days (L50)`;
  if (policy.records < downloadDays)
    return `records are kept as long as they can be downloaded, ${downloadDays} days (L32)`;
  return policy.identityImages > policy.otherEvidence
    ? 'images of ID are kept less long than other documents (L50)'
    : undefined;
}

/** Days between the second person's yes and the shredding itself: time to notice a mistake. */
export const shredDelayDays = 7;

export interface RetentionDates {
  readonly purge: Readonly<Record<PurgeClass, LocalDate>>;
  readonly personalData: LocalDate;
}

export function retentionDates(closedAt: Instant, timeZone: string, policy: RetentionPolicy): RetentionDates {
  const after = (days: number) => addDays(localDate(closedAt, timeZone), days);
  return {
    purge: {
      'identity-images': after(policy.identityImages),
      'other-evidence': after(policy.otherEvidence),
      records: after(policy.records),
    },
    personalData: after(policy.personalData),
  };
}

/** When something is done on a local date: at 09:00, when people are there to see it. */
export function retentionInstant(on: LocalDate, timeZone: string): Instant {
  return instantAt(on, '09:00', timeZone);
}
