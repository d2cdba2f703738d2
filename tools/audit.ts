import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { allCases } from '../shared/adapters/dynamodb/all-cases.ts';
import { createCaseStore } from '../shared/adapters/dynamodb/case-store.ts';
import { sha256 } from '../shared/adapters/system/edges.ts';
import { isLocalDate } from '../shared/domain/time.ts';
import { type AskedRow, askedRows } from '../shared/usecases/audit.ts';
import { auditPack } from '../shared/usecases/audit-pack.ts';
import { verify } from './audit-verify.ts';

const usage = `npm run audit -- verify [REFERENCE] [--key public.pem]
npm run audit -- asked --from YYYY-MM-DD --to YYYY-MM-DD [--csv]
npm run audit -- pack REFERENCE [--out FOLDER]   an examiner's copy of one case, verifiable offline

The table is CASES_TABLE (output CasesTable of redress-<stage>-data); AWS_ENDPOINT_URL_DYNAMODB points it at the local stack. With ANCHORS_BUCKET the log is also held
against its anchors, whose signatures are checked with the public key of --key or else of the KMS key ANCHOR_KEY (docs/audit.md).`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    from: { type: 'string' },
    to: { type: 'string' },
    csv: { type: 'boolean', default: false },
    out: { type: 'string' },
    key: { type: 'string' },
  },
});
const table = process.env['CASES_TABLE'] ?? '';
const client = new DynamoDBClient({});
const store = createCaseStore(client, { cases: table, keys: '' });

const [verb, reference] = positionals;
if (table === '') {
  console.error(`CASES_TABLE is not set.\n\n${usage}`);
  process.exitCode = 2;
} else if (verb === 'verify') {
  const isWhole = await verify(client, {
    table,
    bucket: process.env['ANCHORS_BUCKET'],
    kmsKey: process.env['ANCHOR_KEY'],
    keyFile: values.key,
    reference,
  });
  if (!isWhole) process.exitCode = 1;
} else if (verb === 'pack' && reference !== undefined) await pack(reference);
else if (verb === 'asked' && isLocalDate(values.from ?? '') && isLocalDate(values.to ?? ''))
  await asked(values.from ?? '', values.to ?? '');
else {
  console.error(usage);
  process.exitCode = 2;
}

async function pack(name: string): Promise<void> {
  const id = await store.caseOf(name);
  if (id === undefined) {
    console.error(`There is no case ${name} in ${table}.`);
    process.exitCode = 1;
    return;
  }
  const { files, found } = await auditPack({ store, sha256 }, id);
  const folder = values.out ?? `audit-${name}`;
  mkdirSync(folder, { recursive: true });
  for (const file of files) writeFileSync(join(folder, file.name), file.text);
  console.log(`${files.length} files in ${folder}; the chain is ${found.length === 0 ? 'whole' : 'BROKEN'}`);
  if (found.length > 0) process.exitCode = 1;
}

async function asked(from: string, to: string): Promise<void> {
  const rows: AskedRow[] = [];
  for (const { id } of await allCases(client, table))
    rows.push(...(await askedRows({ store }, id)).filter((r) => r.receivedOn >= from && r.receivedOn <= to));
  rows.sort((a, b) => a.receivedOn.localeCompare(b.receivedOn));
  if (values.csv) {
    const [first] = rows;
    if (first) console.log(Object.keys(first).join(','));
    for (const row of rows)
      console.log(
        Object.values(row)
          .map((v) => `"${String(v).replaceAll('"', '""')}"`)
          .join(','),
      );
    return;
  }
  console.table(
    rows.map(({ reference: name, request, receivedOn, dueOn, answer, days, missedDeadline }) => ({
      reference: name,
      request,
      receivedOn,
      dueOn,
      answer,
      days,
      missedDeadline,
    })),
  );
  const without = rows.filter((r) => r.withoutRecords);
  console.log(
    `${rows.length} asked; ${without.length} did not get records${without.length > 0 ? `: ${without.map((r) => `${r.reference} (${r.answer})`).join(', ')}` : ''}`,
  );
}
