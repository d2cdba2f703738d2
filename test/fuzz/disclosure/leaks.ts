import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Bug } from '../../simulation/bugs/bugs.ts';
import type { DisclosureRun } from '../disclosure.ts';

const press = 'shared/adapters/records-press';
const usecases = 'shared/usecases';

/** Mistakes that would tell too much or too little, one place each: what looks for them must find every one. */
export const leaks: readonly Bug[] = [
  {
    name: 'a field that nobody may see is on the allow list',
    file: `${press}/record-view.ts`,
    from: "['status', text(record.status)],\n          ['orderedByName'",
    to: "['status', text(JSON.stringify(record.traces))],\n          ['orderedByName'",
  },
  {
    name: 'records.json is made by copying the record',
    file: `${press}/records-json.ts`,
    from: '    class: source.class,',
    to: '    ...source,',
  },
  {
    name: 'the filter of whose it is is left out',
    file: `${usecases}/run-work.ts`,
    from: 'const { owed, mixed } = owedOf(all, known, { inHerName, isAnothers: told.isAnothers });',
    to: 'const { mixed } = owedOf(all, known, { inHerName, isAnothers: told.isAnothers });\n      const owed = all;',
  },
  {
    name: 'a note about two people goes out whole',
    file: 'shared/domain/disclosure.ts',
    from: "return traces.some(saysOthers) ? 'mixed' : record;",
    to: 'return record;',
  },
  {
    name: 'a statement goes out with everybody’s lines',
    file: 'shared/domain/disclosure.ts',
    from: "const lines = statement.lines.filter((_, i) => whose[i] === 'hers');",
    to: 'const { lines } = statement;',
  },
  {
    name: 'what other victims told is not asked for',
    file: `${usecases}/others-on-account.ts`,
    from: 'digests.size === 0 ?',
    to: 'digests.size >= 0 ?',
  },
  {
    name: 'card numbers stay in free text',
    file: 'shared/schemas/commerce-system.ts',
    from: 'z.maxLength(20_000), z.overwrite(maskCardNumbers)',
    to: 'z.maxLength(20_000)',
  },
  {
    name: 'what two people withheld goes out',
    file: `${usecases}/build-package.ts`,
    from: 'records.filter((r) => !isWithheld(file, match.id, r.class))',
    to: 'records',
  },
  {
    name: 'an agency gets more than it was authorised to',
    file: `${usecases}/authorised-part.ts`,
    from: 'if (!limits) return account;',
    to: 'if (limits || !limits) return account;',
  },
  {
    name: 'the name of the account holder is blanked out',
    file: `${press}/record-view.ts`,
    from: "['orderedByName', text(record.orderedBy.name)]",
    to: "['orderedByName', text('withheld')]",
  },
  {
    name: 'the phone at the door is forgotten',
    file: `${press}/record-view.ts`,
    from: "          ['recipientPhone', text(record.recipient.phone)],\n",
    to: '',
  },
  {
    name: 'an order paid with another’s card hides her own',
    file: 'shared/domain/disclosure.ts',
    from: 'if (!all.some(saysHers)) return withoutHers(all);',
    to: 'if (!all.every(isHers)) return withoutHers(all);',
  },
  {
    name: 'on an account in her name her name says nothing',
    file: 'shared/domain/disclosure.ts',
    from: "(inHerName || trace.kind !== 'name')",
    to: "trace.kind !== 'name'",
  },
  {
    name: 'what nobody can tell is “none exist”',
    file: 'shared/domain/disclosure.ts',
    from: "mixed: parts.includes('mixed') || (on.inHerName === true && unsaid.length > 0),",
    to: "mixed: parts.includes('mixed'),",
  },
  {
    name: 'the PDF carries its source in its metadata',
    file: `${press}/pdf-copy.ts`,
    from: 'title: pages.title,',
    to: 'title: JSON.stringify(contents.accounts),',
  },
];

/** Runs with the mistake in the code; what was found. */
export async function huntLeak(
  leak: Bug,
  run: DisclosureRun,
): Promise<{ readonly leaks: number; readonly missing: number }> {
  const worker = new Worker(fileURLToPath(new URL('thread.ts', import.meta.url)), { workerData: { leak, run } });
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
