import type { MailTemplateId } from '../domain/case/vocabulary.ts';
import type { LimitName } from '../domain/limits.ts';

/** Counters of what strangers cause (shared/domain/limits.ts). `who` is a keyed digest: no counter says whom it counts. */
export interface Limits {
  /** Takes one if the limit lets it. The same `by` asking again gets the same answer. Two at once never get one that is left twice. */
  take(limit: LimitName, who: string, by: string): Promise<boolean>;
  /** Spends one of the day's mails; false when `most` are spent. */
  spend(template: MailTemplateId, most: number): Promise<boolean>;
}
