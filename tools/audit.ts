import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { allCases } from '../shared/adapters/dynamodb/all-cases.ts';
import { createCaseStore } from '../shared/adapters/dynamodb/case-store.ts';
import { sha256 } from '../shared/adapters/system/edges.ts';
import { isLocalDate } from '../shared/domain/time.ts';
import { type AskedRow, askedRows, verifyCase } from '../shared/usecases/audit.ts';

const usage = `npm run audit -- verify [REFERENCE]
npm run audit -- asked --from YYYY-MM-DD --to YYYY-MM-DD [--csv]

The table is CASES_TABLE (default redress-dev-cases); AWS_ENDPOINT_URL_DYNAMODB points it at the local stack.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, to: { type: 'string' }, csv: { type: 'boolean', default: false } },
});
const table = process.env['CASES_TABLE'] ?? 'redress-dev-cases';
const client = new DynamoDBClient({});
const store = createCaseStore(client, { cases: table, keys: '' });

const [verb, reference] = positionals;
if (verb === 'verify') await verify(reference);
else if (verb === 'asked' && isLocalDate(values.from ?? '') && isLocalDate(values.to ?? ''))
  await asked(values.from ?? '', values.to ?? '');
else {
  console.error(usage);
  process.exitCode = 2;
}

async function verify(only: string | undefined): Promise<void> {
  const cases = (await allCases(client, table)).filter((c) => only === undefined || c.reference === only);
  if (only !== undefined && cases.length === 0) {
    console.error(`There is no case ${only} in ${table}.`);
    process.exitCode = 1;
  }
  for (const { id, reference: name } of cases) {
    const { commits, found } = await verifyCase({ store, sha256 }, id);
    console.log(
      `${name}  ${commits} commits  ${found.length === 0 ? 'whole' : found.map((t) => `commit ${t.seq} ${t.kind}`).join(', ')}`,
    );
    if (found.length > 0) process.exitCode = 1;
  }
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
