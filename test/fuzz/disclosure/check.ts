import { unzipSync } from 'fflate';
import type { RecordClass } from '../../../shared/domain/records.ts';
import { isLocalDate, localDate } from '../../../shared/domain/time.ts';
import type { ThiefAccount } from './accounts.ts';
import { canariesIn } from './canaries.ts';
import type { Bundle } from './package-of.ts';

export interface Checked {
  readonly files: number;
  /** Values she is owed, each looked for in every file that has to hold it. */
  readonly owed: number;
  /** Values that may be in no file. */
  readonly foreign: number;
  readonly leaks: readonly string[];
  readonly missing: readonly string[];
}

type TextOf = (bytes: Uint8Array) => Promise<string>;

/** Looks through every byte of a bundle for what is not hers, and through each file for all that is. `pdfText` reads all of a PDF. */
export async function checkBundle(told: ThiefAccount, bundle: Bundle, pdfText: TextOf | undefined): Promise<Checked> {
  const owedBy = owedByClass(told, bundle);
  const owed = new Set([...owedBy.values()].flatMap((values) => [...values]));
  const own = canariesIn(
    JSON.stringify([told.asker, told.account], (key, value: unknown) => (key === 'fingerprint' ? undefined : value)),
  );
  const foreign = new Set([...told.canaries.all].filter((one) => !owed.has(one) && !own.has(one)));
  const leaks: string[] = [];
  const missing: string[] = [];
  const zipped = unzipSync(bundle.zip);
  const texts = new Map<string, ReadonlySet<string>>();
  for (const { name, bytes } of bundle.files) {
    const isPdf = name.endsWith('.pdf');
    if (isPdf && !pdfText) continue;
    const found = canariesIn(`${name}\n${isPdf && pdfText ? await pdfText(bytes) : new TextDecoder().decode(bytes)}`);
    texts.set(name, found);
    for (const one of found) if (foreign.has(one)) leaks.push(`${one} (${standsIn(told, one)}) in ${name}`);
    if (!Buffer.from(zipped[name] ?? []).equals(bytes)) leaks.push(`the zip's ${name} is another`);
  }
  if (Object.keys(zipped).length !== bundle.files.length) leaks.push('the zip holds other files');
  for (const [of, values] of owedBy) {
    const holds = ['records.json', `records-${of}.csv`, '3-records.html', ...(pdfText ? ['3-records.pdf'] : [])];
    for (const name of holds)
      for (const one of values) if (!texts.get(name)?.has(one)) missing.push(`${one} of ${of} in ${name}`);
  }
  return { files: texts.size, owed: owed.size, foreign: foreign.size, leaks, missing };
}

/** What stands on records that are hers, within what may go to this recipient: what is shown of them, so neither traces nor whole card numbers. */
function owedByClass(told: ThiefAccount, { limits, withheld }: Bundle): ReadonlyMap<RecordClass, ReadonlySet<string>> {
  const owed = new Map<RecordClass, Set<string>>();
  for (const record of told.records) {
    const hers = record.parts?.get(told.asker) ?? (record.theirs.includes(told.asker) ? record.clean : undefined);
    if (!hers || record.class === withheld) continue;
    if (limits?.classes && !limits.classes.includes(record.class)) continue;
    const day = isLocalDate(record.at) ? record.at : localDate(record.at, 'America/New_York');
    if (day < (limits?.from ?? '') || day > (limits?.to ?? '9999')) continue;
    const shown = JSON.stringify(hers, (key, value: unknown) => (key === 'traces' ? undefined : value));
    const values = owed.get(record.class) ?? new Set<string>();
    for (const one of canariesIn(shown)) if (told.canaries.all.has(one) && one.length !== 16) values.add(one);
    owed.set(record.class, values);
  }
  return owed;
}

/** On which records a value came, for whoever reads of a leak. */
function standsIn(told: ThiefAccount, value: string): string {
  const on = told.records.filter((r) => canariesIn(JSON.stringify(r.wire)).has(value)).map((r) => r.class);
  return on.length > 0 ? [...new Set(on)].join(', ') : 'a person or a card of the account';
}
