import type { Brand } from '../domain/brand.ts';
import type { CaseFile, Match } from '../domain/case/state.ts';
import { basisOf, type KnownIdentifiers } from '../domain/matching.ts';
import type { SourceRecord } from '../domain/records.ts';
import { localDate } from '../domain/time.ts';
import type { Clock, RecordStore } from '../ports/outside.ts';
import type {
  InstrumentLine,
  PackageAccount,
  PackageContents,
  RecordsPress,
  UsedIdentifier,
} from '../ports/records-press.ts';
import type { CaseKey, Vault } from '../ports/vault.ts';
import { instrumentList, sourceRecords } from '../schemas/collected.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { identifiersOf, openCards, openReport, subjectName } from './known-identifiers.ts';

export interface BuildPackageDeps extends LogDeps {
  readonly vault: Vault;
  readonly records: RecordStore;
  readonly press: RecordsPress;
  readonly clock: Clock;
  readonly brand: Brand;
}

const accountWord = { en: 'Account', es: 'Cuenta' } as const;

export function packagePrefix(id: string, pack: string): string {
  return `cases/${id}/packages/${pack}/`;
}

/** Prints the package the log ordered and stores its files. Built twice, it is the same bytes under the same keys. */
export async function buildPackage(
  deps: BuildPackageDeps,
  message: { readonly case: string; readonly work: string },
): Promise<'done'> {
  const loaded = await load(deps, message.case);
  if (loaded.state.phase === 'none') return 'done';
  const { file } = loaded.state;
  const ordered = file.packages[message.work];
  if (ordered?.status !== 'ordered') return 'done';
  const key = await deps.vault.key(loaded.id);
  if (!key) throw new Error(`case ${loaded.id} has no key`);
  const filed = await openReport(deps.store, key, loaded.id);
  const known = identifiersOf(filed, await openCards(deps.store, key, loaded.id));
  const confirmed = Object.values(file.matches).filter((m) => m.status === 'confirmed');
  const accounts = await Promise.all(
    confirmed.map((match, i) => accountOf(deps, key, loaded.id, file, match, i + 1, known)),
  );
  const request = file.requests[ordered.request];
  const contents: PackageContents = {
    brand: deps.brand,
    language: file.language,
    reference: file.reference,
    subjectName: subjectName(filed),
    recipient: 'subject',
    receivedOn: request?.receivedOn ?? '',
    dueOn: request?.dueOn ?? '',
    preparedOn: localDate(ordered.since, file.timeZone),
    searches: Object.entries(file.searches).flatMap(([system, s]) =>
      s.status === 'ended' ? [{ system, searchedOn: localDate(s.endedAt, file.timeZone), found: s.hits }] : [],
    ),
    accounts,
    used: usedOf(accounts, known),
    partial: ordered.partial,
  };
  const files = await deps.press.print(contents);
  for (const made of files)
    await deps.records.put(packagePrefix(loaded.id, ordered.id) + made.name, made.bytes, made.contentType);
  const manifest = files.find((f) => f.name === 'manifest.sha256');
  const commitment = key.commit('package', new TextDecoder().decode(manifest?.bytes));
  const done = await execute(deps, loaded, {
    type: 'record-package',
    package: ordered.id,
    files: files.length,
    commitment,
    at: deps.clock.now(),
    actor: { kind: 'worker', id: 'build-package' },
    id: `package.${ordered.id}`,
  });
  if (!done.ok) throw new Error(`the log refused a package: ${done.error}`);
  return 'done';
}

async function accountOf(
  deps: BuildPackageDeps,
  key: CaseKey,
  id: string,
  file: CaseFile,
  match: Match,
  number: number,
  known: KnownIdentifiers,
): Promise<PackageAccount> {
  const opened = async (name: string): Promise<unknown> => {
    const sealed = await deps.records.get(`cases/${id}/${name}`);
    return sealed ? JSON.parse(key.open(name, sealed)) : undefined;
  };
  const [collected, before, after] = await Promise.all([
    opened(`records/${match.id}`),
    opened(`instruments/${match.id}.before`),
    opened(`instruments/${match.id}.after`),
  ]);
  const records: readonly SourceRecord[] = collected === undefined ? [] : sourceRecords.parse(collected);
  const steps = Object.values(file.steps).filter((s) => s.match === match.id);
  const lines = (list: unknown): readonly InstrumentLine[] =>
    list === undefined
      ? []
      : instrumentList.parse(list).instruments.map((i) => {
          const hers = known.cards.some((c) => c.fingerprint !== undefined && c.fingerprint === i.fingerprint);
          return { hers, ...(hers ? { last4: i.last4 } : {}), status: i.status };
        });
  return {
    label: `${accountWord[file.language]} ${number}`,
    system: match.system,
    account: match.account,
    restsOn: match.basis.map(({ kind, exact }) => ({ kind, exact })),
    actions: steps
      .filter((s) => s.action !== 'collect')
      .map((s) => ({ action: s.action, outcome: s.outcome, on: localDate(s.since, file.timeZone) })),
    instrumentsBefore: lines(before),
    instrumentsAfter: lines(after ?? before),
    matrix: steps.find((s) => s.action === 'collect')?.matrix ?? [],
    navigationWithheld: true,
    records,
  };
}

/** The what-of-mine-was-used sheet: each of her identifiers with every place in the records where it stands. */
function usedOf(accounts: readonly PackageAccount[], known: KnownIdentifiers): readonly UsedIdentifier[] {
  const used = new Map<
    string,
    { kind: UsedIdentifier['kind']; value: string; places: UsedIdentifier['places'][number][] }
  >();
  for (const account of accounts) {
    for (const record of account.records) {
      for (const trace of record.traces) {
        if (basisOf(trace, known).length === 0) continue;
        const value =
          trace.kind === 'card'
            ? trace.last4
            : trace.kind === 'address'
              ? [...trace.value.lines, trace.value.city, trace.value.region, trace.value.postalCode]
                  .filter(Boolean)
                  .join(', ')
              : trace.value;
        const entry = used.get(`${trace.kind}:${value}`) ?? { kind: trace.kind, value, places: [] };
        entry.places.push({ account: account.label, place: record.class, on: record.at.slice(0, 10) });
        used.set(`${trace.kind}:${value}`, entry);
      }
    }
  }
  return [...used.values()];
}
