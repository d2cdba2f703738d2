import type { Finding } from './case/vocabulary.ts';
import type { Trace } from './identifiers.ts';
import { basisOf, type KnownIdentifiers } from './matching.ts';
import type { SourceRecord } from './records.ts';

const aboutTheAccount = new Set<SourceRecord['class']>(['application', 'account-changes', 'phone-numbers']);

/** Why nothing of a record is owed by itself. */
type LeftOut =
  /** It is another verified victim's. */
  | 'anothers'
  /** Nothing on it says that it is hers. */
  | 'unsaid'
  /** Another person's is in it too, or may be, and no machine can tell it apart. */
  | 'mixed';

export interface OnAccount {
  /** The account was opened in her name (`standsInHerName`). */
  readonly inHerName?: boolean;
  /** What another verified victim of the account told us of herself. */
  readonly isAnothers?: (trace: Trace) => boolean;
}

/** Whether an account was opened in her name: that is where the name stands, not on some order alone. Nobody else's name is compared (L2). */
export function standsInHerName(
  found: Pick<Finding, 'inHerName'>,
  records: readonly SourceRecord[],
  hers: KnownIdentifiers,
): boolean {
  const isHerName = (trace: Trace) => trace.kind === 'name' && basisOf(trace, hers).length > 0;
  return found.inHerName === true || records.some((r) => r.class === 'application' && r.traces.some(isHerName));
}

/**
 * Whose record is it (L27)? A transaction is owed when something of hers stands on it, and not another person's card instead of hers; her name alone
 * says so only on an account that was opened in her name. What concerns the account as a whole is owed unless another person's card stands on it, or
 * what another victim told us of herself (`isAnothers`) and nothing of hers. A record of several transactions is cut to hers. Nothing is redacted:
 * the details another person gave in her transaction stay in (L29).
 */
function owedPart(
  record: SourceRecord,
  hers: KnownIdentifiers,
  { inHerName = false, isAnothers = () => false }: OnAccount,
): SourceRecord | LeftOut {
  const isHers = (trace: Trace) => basisOf(trace, hers).length > 0;
  const saysHers = (trace: Trace) => isHers(trace) && (inHerName || trace.kind !== 'name');
  const knownAsAnothers = (trace: Trace) => !isHers(trace) && isAnothers(trace);
  const saysOthers = (trace: Trace) => !isHers(trace) && (trace.kind === 'card' || isAnothers(trace));
  const { traces } = record;
  switch (record.class) {
    case 'statements':
      return cut(record);
    case 'support-notes':
    case 'vendor-held':
      // Free text: where two people stand in it, only a person can tell what is whose.
      if (!traces.some(saysHers)) return withoutHers(traces);
      return traces.some(saysOthers) ? 'mixed' : record;
    default: {
      const whose = ofOne(traces, aboutTheAccount.has(record.class));
      return whose === 'hers' ? record : whose;
    }
  }

  function withoutHers(all: readonly Trace[]) {
    return all.some(knownAsAnothers) ? 'anothers' : 'unsaid';
  }

  function ofOne(all: readonly Trace[], isOfAll: boolean): 'hers' | LeftOut {
    const cards = all.filter((t) => t.kind === 'card');
    if (cards.length > 0 && !cards.some(isHers)) {
      const left = withoutHers(all);
      // The holder's name is on all orders of an account: who paid with a card that nobody told us of, a thief or one more victim, cannot be known.
      return inHerName && left === 'unsaid' && all.some(saysHers) ? 'mixed' : left;
    }
    if (isOfAll) return !all.some(isHers) && all.some(isAnothers) ? 'anothers' : 'hers';
    if (!all.some(saysHers)) return withoutHers(all);
    const byNameAlone = !all.some((t) => t.kind !== 'name' && isHers(t));
    return byNameAlone && all.some(knownAsAnothers) ? 'mixed' : 'hers';
  }

  function cut(statement: Extract<SourceRecord, { class: 'statements' }>): SourceRecord | LeftOut {
    const says = traces.some(saysHers);
    if (says && !traces.some(saysOthers)) return statement;
    if (!says && !inHerName) return withoutHers(traces);
    if (statement.lines.some((line) => line.traces === undefined)) return says ? 'mixed' : withoutHers(traces);
    const whose = statement.lines.map((line) => ofOne(line.traces ?? [], false));
    if (whose.includes('mixed') || (inHerName && whose.includes('unsaid'))) return 'mixed';
    if (!whose.includes('hers')) return whose.every((one) => one === 'anothers') ? 'anothers' : 'mixed';
    const lines = statement.lines.filter((_, i) => whose[i] === 'hers');
    return { ...statement, traces: traces.filter(isHers), lines };
  }
}

/**
 * What of many records is owed, whether a person has to cut one (`mixed`), those that hold another's too, and those that nothing says are hers
 * (`unsaid`). Of an account opened in her name a person looks at those as well: every transaction on it is alleged to be of the theft, and nobody says
 * that none exist (1681g(e)(1), L28).
 */
export function owedOf(records: readonly SourceRecord[], hers: KnownIdentifiers, on: OnAccount = {}) {
  const parts = records.map((record) => owedPart(record, hers, on));
  const unsaid = records.filter((_, i) => parts[i] === 'unsaid');
  return {
    owed: parts.filter((part) => typeof part === 'object'),
    mixed: parts.includes('mixed') || (on.inHerName === true && unsaid.length > 0),
    anothersToo: records.filter((_, i) => parts[i] === 'mixed'),
    unsaid,
  };
}
