import { basisOf, type KnownIdentifiers } from './matching.ts';
import type { SourceRecord } from './records.ts';

const aboutTheAccount = new Set<SourceRecord['class']>(['application', 'account-changes', 'phone-numbers']);

/**
 * Whose record is it (L27)? A transaction is owed when something of hers stands on it. What concerns the account as a whole is owed
 * unless another person's card stands on it. Nothing is redacted: the details another person gave in it stay in (L29).
 */
export function isOwed(record: SourceRecord, hers: KnownIdentifiers): boolean {
  const card = record.traces.filter((t) => t.kind === 'card');
  const foreignCard = card.length > 0 && !card.some((t) => basisOf(t, hers).length > 0);
  if (aboutTheAccount.has(record.class)) return !foreignCard;
  if (foreignCard) return false;
  return record.traces.some((t) => t.kind !== 'name' && basisOf(t, hers).length > 0);
}
