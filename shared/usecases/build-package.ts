import type { Brand, Language } from '../domain/brand.ts';
import { correspondentOf, languageTo } from '../domain/case/recipient.ts';
import type { CaseFile, Match, Step } from '../domain/case/state.ts';
import { isWithheld, withheldFrom } from '../domain/case/tracks/records-owed.ts';
import type { KnownIdentifiers } from '../domain/matching.ts';
import { type MatrixLine, recordClasses, type SourceRecord } from '../domain/records.ts';
import { localDate } from '../domain/time.ts';
import type { Clock, RecordStore, Registry } from '../ports/outside.ts';
import type { PackageAccount, PackageContents, RecordsPress } from '../ports/records-press.ts';
import type { CaseKey, CaseKeys } from '../ports/vault.ts';
import { sourceRecords } from '../schemas/collected.ts';
import { authorisedPart } from './authorised-part.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { collectedName } from './collected-name.ts';
import { instrumentProof } from './instrument-proof.ts';
import { identifiersOf, openCards, openTold, subjectName } from './known-identifiers.ts';
import { usedSheet } from './used-sheet.ts';

export interface BuildPackageDeps extends LogDeps {
  readonly vault: CaseKeys;
  readonly records: RecordStore;
  readonly press: RecordsPress;
  readonly registry: Pick<Registry, 'systems'>;
  readonly clock: Clock;
  readonly brand: Brand;
}

const accountWord = { en: 'Account', es: 'Cuenta' } as const;

export function packagePrefix(id: string, pack: string): string {
  return `cases/${id}/packages/${pack}/`;
}

/** Beside the package and not in it: the manifest inside cannot name the file that holds it. */
export function zipPrefix(id: string, pack: string): string {
  return `cases/${id}/packages/${pack}.zip/`;
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
  const filed = await openTold(deps.store, key, loaded.id, file);
  const known = identifiersOf(filed, await openCards(deps.store, key, loaded.id, file));
  const confirmed = Object.values(file.matches).filter((m) => m.status === 'confirmed');
  const recipient = file.recipients[ordered.recipient ?? correspondentOf(file)];
  const language = languageTo(file, recipient?.id);
  const accounts = await Promise.all(
    confirmed.map(async (match, i) =>
      authorisedPart(
        await accountOf(deps, key, loaded.id, file, match, i + 1, known, language),
        ordered.limits,
        file.timeZone,
      ),
    ),
  );
  const names = new Map((await deps.registry.systems()).map((s) => [s.id, s.name]));
  const nameOf = (system: string) => names.get(system) ?? system;
  const request = file.requests[ordered.request];
  const contents: PackageContents = {
    brand: deps.brand,
    language,
    reference: file.reference,
    subjectName: subjectName(filed),
    recipient: recipient?.kind ?? 'subject',
    receivedOn: request?.receivedOn ?? '',
    dueOn: request?.dueOn ?? '',
    preparedOn: localDate(ordered.since, file.timeZone),
    searches: Object.entries(file.searches).flatMap(([system, s]) =>
      s.status === 'ended'
        ? [{ system: nameOf(system), searchedOn: localDate(s.endedAt, file.timeZone), found: s.hits }]
        : [],
    ),
    unanswered: Object.entries(file.searches).flatMap(([system, s]) => (s.status === 'ended' ? [] : [nameOf(system)])),
    accounts: accounts.map((a) => ({
      ...a,
      system: nameOf(a.system),
      matrix: a.matrix.map((line) => (line.status === 'held-by' ? { ...line, holder: nameOf(line.holder) } : line)),
    })),
    used: usedSheet(accounts, known, file.timeZone),
    partial: ordered.partial,
    largePrint: recipient?.id === correspondentOf(file) && file.contact.largePrint,
  };
  const files = await deps.press.print(contents);
  for (const made of files)
    await deps.records.put(packagePrefix(loaded.id, ordered.id) + made.name, made.bytes, made.contentType);
  await deps.records.put(
    `${zipPrefix(loaded.id, ordered.id)}records.zip`,
    await deps.press.zip(files),
    'application/zip',
  );
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
  language: Language,
): Promise<PackageAccount> {
  const opened = async (name: string): Promise<unknown> => {
    const sealed = await deps.records.get(`cases/${id}/${name}`);
    return sealed ? JSON.parse(key.open(name, sealed)) : undefined;
  };
  const steps = Object.values(file.steps).filter((s) => s.match === match.id);
  const collect = steps.find((s) => s.action === 'collect');
  const [collected, proof] = await Promise.all([
    // Written down and not only put there: who stood beside her then is known (L27), and the list says the same as the records (L28).
    collect?.matrix && opened(collectedName(collect)),
    instrumentProof(deps.records, key, id, match, known),
  ]);
  if (collected === undefined && collect?.matrix?.some(({ status }) => status === 'supplied'))
    throw new Error(`records of case ${id} are not in the vault: ${collectedName(collect)}`);
  const records: readonly SourceRecord[] = collected === undefined ? [] : sourceRecords.parse(collected);
  return {
    label: `${accountWord[language]} ${number}`,
    system: match.system,
    account: match.account,
    restsOn: match.basis.map(({ kind, exact }) => ({ kind, exact })),
    actions: steps
      .filter((s) => s.action !== 'collect')
      .map((s) => ({ action: s.action, outcome: s.outcome, on: localDate(s.since, file.timeZone) })),
    instrumentsBefore: proof.before,
    instrumentsAfter: proof.after,
    matrix: matrixOf(file, match, collect, language),
    navigationWithheld: true,
    records: records.filter((r) => !isWithheld(file, match.id, r.class)),
  };
}

/** One line for every class (L28): what was collected, what is held back by law, and what the system still owes us. */
function matrixOf(file: CaseFile, match: Match, collect: Step | undefined, language: Language): readonly MatrixLine[] {
  const withheld = new Map(withheldFrom(file, match.id).map((w) => [w.class, w.citation]));
  const known = new Map((collect?.matrix ?? []).map((line) => [line.class, line]));
  const asked = localDate(collect?.since ?? file.openedAt, file.timeZone);
  return recordClasses.map((recordClass): MatrixLine => {
    const citation = withheld.get(recordClass);
    if (citation !== undefined) return { class: recordClass, status: 'withheld', ground: otherLaw[language], citation };
    return known.get(recordClass) ?? { class: recordClass, status: 'held-by', holder: match.system, askedOn: asked };
  });
}

const otherLaw = { en: 'another law does not let us send these', es: 'otra ley no nos deja enviarlos' } as const;
