import type { Match } from '../domain/case/state.ts';
import type { KnownIdentifiers } from '../domain/matching.ts';
import type { RecordStore } from '../ports/outside.ts';
import type { InstrumentLine } from '../ports/records-press.ts';
import type { CaseKey } from '../ports/vault.ts';
import { instrumentList } from '../schemas/collected.ts';

/** The proof of surgical removal (L43): every instrument before anything was touched and after, hers by last 4, others only counted. */
export interface InstrumentProof {
  readonly before: readonly InstrumentLine[];
  readonly after: readonly InstrumentLine[];
  /** Each of the others is there still, in the state it had. `undefined`: there is no list to compare yet. */
  readonly othersUntouched?: boolean | undefined;
}

interface Kept {
  readonly id: string;
  readonly line: InstrumentLine;
}

/** Opens both lists of one match from the vault. Without an `after` nothing was changed, and before stands for both. */
export async function instrumentProof(
  records: RecordStore,
  key: CaseKey,
  id: string,
  match: Match,
  known: KnownIdentifiers,
): Promise<InstrumentProof> {
  const [before, after] = await Promise.all(
    (['before', 'after'] as const).map((when) =>
      kept(records, key, id, `instruments/${match.id}.${when}`, match, known),
    ),
  );
  if (!before) return { before: [], after: [] };
  const last = after ?? before;
  const others = (list: readonly Kept[]) =>
    list.flatMap(({ id: instrument, line }) => (line.hers ? [] : [`${instrument} ${line.status}`])).toSorted();
  return {
    before: before.map((k) => k.line),
    after: last.map((k) => k.line),
    othersUntouched: others(before).join('\n') === others(last).join('\n'),
  };
}

async function kept(
  records: RecordStore,
  key: CaseKey,
  id: string,
  name: string,
  match: Match,
  known: KnownIdentifiers,
): Promise<readonly Kept[] | undefined> {
  const sealed = await records.get(`cases/${id}/${name}`);
  if (!sealed) return undefined;
  return instrumentList.parse(JSON.parse(key.open(name, sealed))).instruments.map((i) => {
    const fingerprints = known.cards.flatMap((c) => c.fingerprint ?? []);
    const hers = match.instruments.includes(i.id) || fingerprints.includes(i.fingerprint ?? '');
    return { id: i.id, line: { hers, ...(hers ? { last4: i.last4 } : {}), status: i.status } };
  });
}
