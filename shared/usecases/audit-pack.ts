import { type Sha256, type StoredCommit, type Tampering, verifyChain } from '../domain/chain.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { readCommit } from '../schemas/commit.ts';
import { type AskedRow, askedRows } from './audit.ts';

export interface AuditFile {
  readonly name: string;
  readonly text: string;
}

/**
 * One case as an examiner takes it away: the stored commits byte for byte, what they say line by line, one row per request, and a
 * program of a page that verifies the chain on any machine with Node and nothing of ours. It holds no personal data, because the log holds none.
 */
export async function auditPack(
  deps: { readonly store: CaseStore; readonly sha256: Sha256 },
  id: string,
): Promise<{ readonly files: readonly AuditFile[]; readonly found: readonly Tampering[] }> {
  const stored = await deps.store.stored(id);
  const found = verifyChain(stored, deps.sha256, readCommit);
  // A tampered log may not fold; it is handed over all the same, with what is wrong with it.
  const rows = found.length === 0 ? await askedRows(deps, id) : [];
  return {
    found,
    files: [
      { name: 'README.txt', text: readme(rows, stored, found) },
      { name: 'log.jsonl', text: lines(stored.map((commit) => JSON.stringify(commit))) },
      { name: 'timeline.csv', text: timeline(stored) },
      { name: 'requests.csv', text: requests(rows) },
      { name: 'verify.mjs', text: verifier },
    ],
  };
}

function readme(rows: readonly AskedRow[], stored: readonly StoredCommit[], found: readonly Tampering[]): string {
  return lines([
    `Case ${rows[0]?.reference ?? ''}`,
    '',
    `${stored.length} commits; the chain is ${found.length === 0 ? 'whole' : found.map((t) => `broken: commit ${t.seq} ${t.kind}`).join(', ')}.`,
    '',
    'requests.csv  who asked, when, what was searched, proof, answer, days taken',
    'timeline.csv  every event with its time and who did it; staff by the id of their sign-in',
    'log.jsonl     the commits as stored, one a line: sequence number, exact text, SHA-256 of that text',
    'verify.mjs    node verify.mjs: hashes every text again and follows the chain, offline',
    '',
    'Personal data is not in the log. Notes and reports are sealed beside it and named here by id only.',
  ]);
}

function timeline(stored: readonly StoredCommit[]): string {
  return lines([
    'seq,at,who,event,about',
    ...stored.flatMap(({ seq, body }) => {
      const commit = readCommit(body);
      if (!commit) return [`${seq},,,unreadable,`];
      const who = 'id' in commit.actor ? `${commit.actor.kind} ${commit.actor.id}` : commit.actor.kind;
      return commit.events.map(({ type, ...about }) =>
        [String(seq), commit.at, who, type, JSON.stringify(about)].map(cell).join(','),
      );
    }),
  ]);
}

function requests(rows: readonly AskedRow[]): string {
  const [first] = rows;
  if (!first) return '';
  return lines([
    Object.keys(first).join(','),
    ...rows.map((row) =>
      Object.values(row)
        .map((value) => cell(String(value)))
        .join(','),
    ),
  ]);
}

/** RFC 4180; what a spreadsheet would take for a formula is a text (ASVS 1.2.10). */
function cell(value: string): string {
  const text = /^[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}

const verifier = `// Verifies log.jsonl beside it: every text hashes to its hash, every commit names the hash before it, no number is missing.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const log = readFileSync(new URL('log.jsonl', import.meta.url), 'utf8').trimEnd().split('\\n').map((line) => JSON.parse(line));
let prev = '';
let expected = 1;
let wrong = 0;
for (const { seq, body, hash } of log) {
  const commit = JSON.parse(body);
  const faults = [
    seq === expected ? '' : \`number \${seq} where \${expected} belongs\`,
    createHash('sha256').update(body).digest('hex') === hash ? '' : 'its text was changed',
    commit.prev === prev ? '' : 'does not follow the commit before it',
    commit.seq === seq ? '' : 'stands in another place than it says',
  ].filter(Boolean);
  for (const fault of faults) console.log(\`commit \${seq}: \${fault}\`);
  wrong += faults.length;
  prev = hash;
  expected = seq + 1;
}
console.log(wrong === 0 ? \`\${log.length} commits, whole\` : \`\${wrong} faults\`);
process.exitCode = wrong === 0 ? 0 : 1;
`;
