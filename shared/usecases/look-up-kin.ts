import type { CaseFile } from '../domain/case/state.ts';
import type { FoundKin } from '../domain/case/tracks/cards.ts';
import { type IdentifierKind, identifierKinds } from '../domain/case/vocabulary.ts';
import { fromEpoch, plusMs, toEpoch } from '../domain/time.ts';
import type { LookUpRow, LookUps } from '../ports/look-ups.ts';
import type { Clock } from '../ports/outside.ts';
import type { Vault } from '../ports/vault.ts';
import { execute, type Loaded, type LogDeps, load } from './case-log.ts';
import { openCards } from './known-identifiers.ts';

export interface LookUpKinDeps extends LogDeps {
  readonly vault: Vault;
  readonly lookUps: LookUps;
  readonly clock: Clock;
}

/** T13: a similar case within 30 days is linked. A card is looked up for ever. */
const similarMs = 30 * 86_400_000;
/** Too many people share a name for it to say anything. */
const looked: ReadonlySet<string> = new Set<IdentifierKind>(['email', 'phone', 'address', 'card']);

/**
 * Writes where her identifiers stand, then looks who else has them, and tells both cases. Whoever writes second sees the first, so that
 * no pair is missed; told twice, a case learns nothing new.
 */
export async function lookUpKin(deps: LookUpKinDeps, loaded: Loaded, file: CaseFile): Promise<'done'> {
  const rows = await rowsOf(deps, loaded, file);
  await Promise.all(rows.map((row) => deps.lookUps.put(row)));
  const pairs = await Promise.all(rows.map(async (own) => (await seen(deps, own)).map((other) => ({ own, other }))));
  const byCase = Map.groupBy(pairs.flat(), ({ other }) => other.case);
  const kin: FoundKin[] = [];
  for (const [other, shared] of byCase) {
    const theirs = await load(deps, other);
    const kinds = [...new Set(shared.map(({ own }) => kindOf(own.digest)))];
    const card = shared.find((s) => s.own.proved === true && s.other.proved === true);
    if (theirs.state.phase === 'none' || (!kinds.includes('card') && kinds.length < 2)) continue;
    kin.push({ other, kinds, card: card?.own.card });
    // A case that was answered is linked; nobody has anything to decide on it any more.
    const claimed = theirs.state.phase === 'open' ? card?.other.card : undefined;
    await record(deps, theirs, [{ other: loaded.id, kinds, card: claimed }], false);
  }
  await record(deps, loaded, kin, true, file.growths);
  return 'done';
}

async function rowsOf(deps: LookUpKinDeps, loaded: Loaded, file: CaseFile): Promise<readonly LookUpRow[]> {
  const prepared = loaded.log.flatMap(({ commit }) => commit.events).findLast((e) => e.type === 'identifiers-prepared');
  const digests = prepared?.type === 'identifiers-prepared' ? prepared.digests : [];
  const key = await deps.vault.key(loaded.id);
  if (!key) throw new Error(`case ${loaded.id} has no key`);
  const cards = new Map<string, string>();
  for (const { id, fingerprint } of await openCards(deps.store, key, loaded.id, file))
    if (fingerprint !== undefined) cards.set(`card:${await deps.vault.digest('card', fingerprint)}`, id);
  return [...new Set(digests)]
    .filter((digest) => looked.has(kindOf(digest)))
    .map((digest) => {
      const card = cards.get(digest);
      const row = { digest, case: loaded.id, openedAt: file.openedAt };
      return card === undefined ? row : { ...row, card, proved: file.provedCards.includes(card) };
    });
}

async function seen(deps: LookUpKinDeps, own: LookUpRow): Promise<readonly LookUpRow[]> {
  const from = kindOf(own.digest) === 'card' ? fromEpoch(0) : plusMs(own.openedAt, -similarMs);
  const until = toEpoch(own.openedAt) + similarMs;
  const found = await deps.lookUps.find(own.digest, from);
  return found.filter((r) => r.case !== own.case && (kindOf(r.digest) === 'card' || toEpoch(r.openedAt) <= until));
}

function kindOf(digest: string): IdentifierKind {
  return identifierKinds.find((kind) => digest.startsWith(`${kind}:`)) ?? 'name';
}

async function record(
  deps: LookUpKinDeps,
  loaded: Loaded,
  kin: readonly FoundKin[],
  lookedUp: boolean,
  growths?: number,
): Promise<void> {
  const done = await execute(deps, loaded, {
    type: 'record-kin',
    kin,
    lookedUp,
    growths,
    at: deps.clock.now(),
    actor: { kind: 'worker', id: 'run-step' },
    id: `kin.${loaded.seq}`,
  });
  if (!done.ok) throw new Error(`the log refused kin: ${done.error}`);
}
