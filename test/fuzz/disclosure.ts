/**
 * `npm run fuzz:disclosure -- --accounts N --seed S [--pdf P] [--only I]`: packages of one victim each of N generated accounts of thieves with 1 to
 * 20 victims. Nothing of another person, no card number, no code, score, note of staff or visit is in any byte of them, and everything owed
 * is in each file that has to hold it (G6, T10). PDFs are drawn for one account in P: drawing takes most of a second. `--only` makes one account
 * again. `--self-test` puts one mistake after another into the product's code, and each has to be found.
 */
import './quiet.ts';
import { parseArgs } from 'node:util';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { RecordClass } from '../../shared/domain/records.ts';
import { seededRandom } from '../fakes/random.ts';
import { fakeKms } from '../fakes/vault.ts';
import { readPdf } from '../unit/records-press/read-pdf.ts';
import { thiefAccount } from './disclosure/accounts.ts';
import { checkBundle } from './disclosure/check.ts';
import { huntLeak, leaks as mistakes } from './disclosure/leaks.ts';
import { packagesOf } from './disclosure/package-of.ts';

export interface DisclosureRun {
  readonly accounts: number;
  /** The first of them. */
  readonly from?: number;
  readonly seed: string;
  /** PDFs are drawn for one account in so many; 0: for none. */
  readonly pdf: number;
}

export async function runDisclosure({ accounts, from = 0, seed, pdf }: DisclosureRun) {
  const count = {
    accounts,
    victims: 0,
    bundles: 0,
    files: 0,
    pdfs: 0,
    owed: 0,
    foreign: 0,
    byHand: 0,
    narrower: 0,
    withheld: 0,
    late: 0,
  };
  const leaks: string[] = [];
  const missing: string[] = [];
  const byHand = new Map<RecordClass, number>();
  const pdfium = pdf > 0 ? await PDFiumLibrary.init() : undefined;
  const pdfText = async (bytes: Uint8Array) => {
    const document = await pdfium?.loadDocument(bytes);
    const shown = [...(document?.pages() ?? [])].map((page) => page.getText()).join('\n');
    document?.destroy();
    return `${shown}\n${readPdf(bytes).everything}`;
  };
  const kms = fakeKms(seededRandom(`${seed}/kms`));
  for (let n = from; n < from + accounts; n++) {
    const random = seededRandom(`${seed}/${n}`);
    const told = thiefAccount(random.fork('account'));
    const isDrawn = pdf > 0 && n % pdf === 0;
    const made = await packagesOf(told, random.fork('packages'), kms, isDrawn);
    kms.made.clear();
    count.victims += told.victims.length;
    if (made.byHand.length > 0) count.byHand++;
    if (made.isLate) count.late++;
    for (const one of made.byHand) byHand.set(one, (byHand.get(one) ?? 0) + 1);
    for (const bundle of made.bundles) {
      const checked = await checkBundle(told, bundle, isDrawn ? pdfText : undefined);
      count.bundles++;
      count.files += checked.files;
      count.pdfs += isDrawn ? bundle.files.filter((f) => f.name.endsWith('.pdf')).length : 0;
      count.owed += checked.owed;
      count.foreign += checked.foreign;
      if (bundle.limits) count.narrower++;
      if (bundle.withheld) count.withheld++;
      leaks.push(...checked.leaks.map((what) => `account ${n}, ${bundle.who}: ${what}`));
      missing.push(...checked.missing.map((what) => `account ${n}, ${bundle.who}: ${what}`));
    }
  }
  pdfium?.destroy();
  return { ...count, leaks, missing };
}

async function selfTest(): Promise<void> {
  let found = 0;
  for (const mistake of mistakes) {
    const { leaks, missing } = await huntLeak(mistake, { accounts: 40, seed: 'self-test', pdf: 20 });
    if (leaks + missing > 0) found++;
    console.log(
      `${mistake.name.padEnd(52)} leaks ${String(leaks).padStart(5)}  missing ${String(missing).padStart(5)}`,
    );
  }
  console.log(`${found} of ${mistakes.length} mistakes found within 40 accounts`);
  if (found < mistakes.length) process.exitCode = 1;
}

async function report(asked: DisclosureRun): Promise<void> {
  const { leaks, missing, ...run } = await runDisclosure(asked);
  console.log(
    `${run.accounts} accounts with ${run.victims} victims, seed ${asked.seed}: ${run.bundles} bundles, ${run.files} files read (${run.pdfs} of them PDFs), ${run.narrower} for a narrower authorisation, ${run.withheld} with a class withheld, ${run.late} whose others were verified when her package was there`,
  );
  console.log(
    `cut by a person, since a record of several people did not say what of it is whose: ${run.byHand} accounts`,
  );
  console.log(`values that may be in no file: ${run.foreign}; found: ${leaks.length}`);
  console.log(`values owed, each in every file that has to hold it: ${run.owed}; missing: ${missing.length}`);
  if (leaks.length + missing.length === 0) return;
  for (const what of [...leaks.slice(0, 5), ...missing.slice(0, 5)]) console.log(what);
  console.log(`again: npm run fuzz:disclosure -- --seed ${asked.seed} --only I`);
  process.exitCode = 1;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      accounts: { type: 'string', default: '100000' },
      seed: { type: 'string', default: 'disclosure' },
      pdf: { type: 'string', default: '200' },
      from: { type: 'string', default: '0' },
      only: { type: 'string' },
      'self-test': { type: 'boolean', default: false },
    },
  });
  const { seed, only } = values;
  const one = only === undefined ? { from: Number(values.from) } : { from: Number(only), accounts: 1, pdf: 1 };
  if (values['self-test']) await selfTest();
  else await report({ accounts: Number(values.accounts), seed, pdf: Number(values.pdf), ...one });
}
