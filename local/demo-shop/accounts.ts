import * as z from 'zod/mini';
import type { SourceRecord } from '../../shared/domain/records.ts';
import { instrument, postalAddress, sourceRecord, trace } from '../../shared/schemas/commerce-system.ts';

const list = <T extends z.core.SomeType>(of: T) => z.readonly(z.array(of));
const ownInstrument = z.omit(instrument, { status: true });

/** What we were told to do, kept beside the account's own state: undoing takes it off again, so it is exact by construction (G5). */
const ordered = z.object({
  held: list(z.string()),
  removed: list(z.string()),
  /** Fingerprints that may not be added again. */
  blocked: list(z.string()),
  /** Ids of the order records that were pending. */
  stopped: list(z.string()),
  flags: list(z.string()),
  frozen: z.boolean(),
});

export const account = z.object({
  system: z.enum(['shop', 'billing']),
  id: z.string(),
  openedAt: z.string(),
  /** Why this account is in the story; shown on the pages only. */
  story: z.optional(z.string()),
  profile: z.object({ name: z.string(), email: z.string(), phone: z.string(), address: postalAddress }),
  profileTraces: list(trace),
  instruments: list(ownInstrument),
  /** The shop's own freeze and flags, from before anybody asked us. */
  frozen: z.boolean(),
  flags: list(z.string()),
  ordered,
  records: list(sourceRecord),
  /** Website visits: navigational data, in no answer (L30). */
  navigation: list(z.object({ at: z.string(), page: z.string() })),
});
export type Account = z.infer<typeof account>;
export type OwnInstrument = z.infer<typeof ownInstrument>;
export type Instrument = z.infer<typeof instrument>;

export const nothingOrdered: Account['ordered'] = {
  held: [],
  removed: [],
  blocked: [],
  stopped: [],
  flags: [],
  frozen: false,
};

export function instrumentsOf({ instruments, ordered: { held, removed } }: Account): readonly Instrument[] {
  return instruments.map((i) => ({
    ...i,
    status: removed.includes(i.id) ? 'removed' : held.includes(i.id) ? 'held' : 'active',
  }));
}

export function recordsOf({ records, ordered: { stopped } }: Account): readonly SourceRecord[] {
  return records.map((r) => (r.class === 'orders' && stopped.includes(r.id) ? { ...r, status: 'stopped' } : r));
}

export function isFrozen(of: Account): boolean {
  return of.frozen || of.ordered.frozen;
}

export function flagsOf(of: Account): readonly string[] {
  return [...new Set([...of.flags, ...of.ordered.flags])];
}
