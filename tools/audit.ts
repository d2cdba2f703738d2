import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { allCases } from '../shared/adapters/dynamodb/all-cases.ts';
import { createCaseStore } from '../shared/adapters/dynamodb/case-store.ts';
import { sha256 } from '../shared/adapters/system/edges.ts';
import { isLocalDate } from '../shared/domain/time.ts';
import { type AskedRow, askedRows } from '../shared/usecases/audit.ts';
import { auditPack } from '../shared/usecases/audit-pack.ts';
import { caseNamed } from '../shared/usecases/desk.ts';
import { type LookRow, lookers, lookRows } from '../shared/usecases/lookers.ts';
import { verify } from './audit-verify.ts';
import { givenFolder, readGivenKey, refuse, refuseArguments, runTool } from './run-tool.ts';

const usage = `npm run audit -- verify [CASE] [--key public.pem]
npm run audit -- asked --from YYYY-MM-DD --to YYYY-MM-DD [--csv]
npm run audit -- looks --from YYYY-MM-DD --to YYYY-MM-DD   who looked at what is sealed, and on which cases they did nothing else
npm run audit -- pack CASE [--out FOLDER]   an examiner's copy of one case, verifiable offline

CASE is a reference like 7K4M-9QXT, or the id of logs and alarms.

The table is CASES_TABLE (output CasesTable of redress-<stage>-data); AWS_ENDPOINT_URL_DYNAMODB points it at the local stack. With ANCHORS_BUCKET the log is also held
against its anchors, whose signatures are checked with the public key of --key or else of the KMS key ANCHOR_KEY (docs/audit.md).`;

const table = process.env['CASES_TABLE'] ?? '';
const client = new DynamoDBClient({});
const store = createCaseStore(client, { cases: table, keys: '' });

/** One case in 64 has an id that begins with a dash; no option is as long. */
const isCaseId = (arg: string) => /^-[\w-]{21}$/u.test(arg);
const given = process.argv.slice(2);
const ids = given.filter(isCaseId);
await runTool(
  {
    usage,
    settings: ['CASES_TABLE', 'ANCHORS_BUCKET', 'ANCHOR_KEY'],
    takes: {
      args: ids.length === 0 ? given : [...given.filter((arg) => !isCaseId(arg)), '--', ...ids],
      allowPositionals: true,
      options: {
        from: { type: 'string' },
        to: { type: 'string' },
        csv: { type: 'boolean', default: false },
        out: { type: 'string' },
        key: { type: 'string' },
      },
    },
  },
  async ({ values: { from = '', to = '', csv, out, key }, positionals: [verb, called, ...more] }) => {
    if (table === '') refuseArguments(`CASES_TABLE is not set.\n\n${usage}`);
    if (more.length > 0) refuseArguments(`One case at a time: ${more.join(' ')} is too much.`);
    if (verb === 'verify') {
      const isWhole = await verify(client, {
        table,
        bucket: process.env['ANCHORS_BUCKET'],
        kmsKey: process.env['ANCHOR_KEY'],
        publicKey: key === undefined ? undefined : readGivenKey(key),
        names: called === undefined ? undefined : [await caseNamed({ store }, called), called.toUpperCase()],
      });
      if (!isWhole) process.exitCode = 1;
    } else if (verb === 'pack') {
      if (called === undefined) refuseArguments('Which case? npm run audit -- pack CASE');
      await pack(called, out ?? `audit-${called}`);
    } else if (verb === 'asked' || verb === 'looks') {
      if (!isLocalDate(from) || !isLocalDate(to))
        refuseArguments('--from and --to want days, like --from 2026-01-01 --to 2026-12-31.');
      if (from > to) refuseArguments(`--from ${from} is after --to ${to}.`);
      await (verb === 'looks' ? looks(from, to) : asked(from, to, csv));
    } else refuseArguments(usage);
  },
);

async function pack(called: string, out: string): Promise<void> {
  const id = await caseNamed({ store }, called);
  if ((await store.stored(id)).length === 0) refuse(`There is no case ${called} in ${table}.`);
  const folder = givenFolder(out);
  const { files, found } = await auditPack({ store, sha256 }, id);
  for (const file of files) writeFileSync(join(folder, file.name), file.text);
  console.log(`${files.length} files in ${folder}; the chain is ${found.length === 0 ? 'whole' : 'BROKEN'}`);
  if (found.length > 0) process.exitCode = 1;
}

async function looks(from: string, to: string): Promise<void> {
  const rows: LookRow[] = [];
  for (const { id } of await allCases(client, table)) rows.push(...(await lookRows({ store }, id, { from, to })));
  for (const { who, looks: times, cases, why, onlyLooked, stoodAside } of lookers(rows)) {
    const told = onlyLooked.length === 0 ? '' : `; did nothing else on ${onlyLooked.length}: ${onlyLooked.join(', ')}`;
    const own = stoodAside.length === 0 ? '' : `; looked before standing aside from ${stoodAside.join(', ')}`;
    const reasons = Object.entries(why).map(([reason, count]) => `${reason} ${count}`);
    const given = reasons.length === 0 ? '' : ` (${reasons.join(', ')})`;
    console.log(`${who}: ${times} looks in ${cases} cases${given}${told}${own}`);
  }
}

async function asked(from: string, to: string, csv: boolean): Promise<void> {
  const rows: AskedRow[] = [];
  for (const { id } of await allCases(client, table))
    rows.push(...(await askedRows({ store }, id)).filter((r) => r.receivedOn >= from && r.receivedOn <= to));
  rows.sort((a, b) => a.receivedOn.localeCompare(b.receivedOn));
  if (csv) {
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
