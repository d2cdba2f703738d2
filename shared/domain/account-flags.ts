import type { Instant } from './time.ts';
import type { DownstreamFlag } from './verbs.ts';

/**
 * How an account stands towards bureaus and collectors, as other systems are told (L46; 15 U.S.C. 1681s-2(a)(6), 1681m(f)). Nothing of a
 * person: the account by the business's own reference, and the dispute by an id that leads nowhere outside.
 */
export interface AccountFlags {
  readonly version: '1';
  /** The same for every delivery of this announcement. */
  readonly id: string;
  readonly at: Instant;
  readonly system: string;
  readonly account: string;
  /** Two people may dispute one account: its flags stand while any dispute of it has some. */
  readonly dispute: string;
  /** Per dispute, from 1 on: the highest one holds, in whatever order they come. */
  readonly number: number;
  /** All that stand now; none: taken back. */
  readonly flags: readonly DownstreamFlag[];
}
