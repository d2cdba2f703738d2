import type { Trace } from './identifiers.ts';
import { basisOf, type KnownIdentifiers } from './matching.ts';
import type { SourceRecord } from './records.ts';

const aboutTheAccount = new Set<SourceRecord['class']>(['application', 'account-changes', 'phone-numbers']);
/** Free text: where two people stand in it, only a person can tell what is whose. */
const inWords = new Set<SourceRecord['class']>(['support-notes', 'vendor-held']);

/** All or some of a record, nothing of it, or `mixed`: another person's is in it and no machine can tell it apart. */
type OwedPart = SourceRecord | 'none' | 'mixed';

/**
 * Whose record is it (L27)? A transaction is owed when something of hers stands on it, and not another person's card instead of hers. What
 * concerns the account as a whole is owed unless another person's card stands on it, or what another victim told us of herself (`isAnothers`)
 * and nothing of hers. A record of several transactions is cut to hers. Nothing is redacted: the details another person gave in her
 * transaction stay in (L29).
 */
function owedPart(
  record: SourceRecord,
  hers: KnownIdentifiers,
  isAnothers: (trace: Trace) => boolean = () => false,
): OwedPart {
  const isHers = (trace: Trace) => basisOf(trace, hers).length > 0;
  const cards = record.traces.filter((t) => t.kind === 'card');
  const foreignCards = cards.length > 0 && !cards.some(isHers);
  const isOneThing = record.class !== 'statements' && !inWords.has(record.class);
  if (isOneThing && foreignCards) return 'none';
  if (aboutTheAccount.has(record.class))
    return !record.traces.some(isHers) && record.traces.some(isAnothers) ? 'none' : record;
  const saysHers = (trace: Trace) => trace.kind !== 'name' && isHers(trace);
  if (!record.traces.some(saysHers)) return 'none';
  const saysOthers = (trace: Trace) => !isHers(trace) && (trace.kind === 'card' || isAnothers(trace));
  if (!record.traces.some(saysOthers)) return record;
  if (isOneThing) return record;
  if (record.class !== 'statements' || record.lines.some((line) => line.traces === undefined)) return 'mixed';
  const lines = record.lines.filter(({ traces = [] }) => traces.some(saysHers));
  return { ...record, traces: record.traces.filter(isHers), lines };
}

/** What of many records is owed, and whether a person has to cut one. */
export function owedOf(
  records: readonly SourceRecord[],
  hers: KnownIdentifiers,
  isAnothers?: (trace: Trace) => boolean,
): { readonly owed: readonly SourceRecord[]; readonly mixed: boolean } {
  const parts = records.map((record) => owedPart(record, hers, isAnothers));
  return { owed: parts.filter((part) => part !== 'none' && part !== 'mixed'), mixed: parts.includes('mixed') };
}
