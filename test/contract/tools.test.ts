/** The operator's tools as processes on the tables as they are deployed. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startDynoxide } from '../../local/runtime/dynoxide.ts';
import { createCaseStore } from '../../shared/adapters/dynamodb/case-store.ts';
import { createRoster } from '../../shared/adapters/registry/roster.ts';
import { madeCase } from './ports/made-case.ts';
import { caseTables } from './ports/tables.ts';

const path = mkdtempSync(join(tmpdir(), 'redress-tools-'));
let dynamo: Awaited<ReturnType<typeof startDynoxide>>;

beforeAll(async () => {
  dynamo = await startDynoxide(path);
  await dynamo.ensureTables(caseTables);
});
afterAll(async () => {
  await dynamo.close();
  rmSync(path, { recursive: true });
});

async function call(tool: string, ...args: readonly string[]): Promise<string> {
  const env = {
    PATH: process.env['PATH'],
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
    CASES_TABLE: 'cases',
    REGISTRY_TABLE: 'cases',
  };
  return await new Promise((resolve) => {
    execFile(process.execPath, [`tools/${tool}.ts`, ...args], { env }, (_, stdout, stderr) => resolve(stdout + stderr));
  });
}

it('L50: a case is audited by its reference, in small letters too, and by the id of logs and alarms, with a dash at its head', async () => {
  let made = madeCase();
  while (!made.intake.case.startsWith('-')) made = madeCase();
  const { case: id, reference } = made.intake;
  await createCaseStore(dynamo.client, { cases: 'cases', keys: 'keys' }).open(made.intake);
  const found = await Promise.all(
    [id, reference, reference.toLowerCase()].map((name) => call('audit', 'verify', name)),
  );
  for (const said of found) expect(said).toContain('1 case, 1 commit: whole');
  expect(await call('audit', 'pack', id, '--out', join(path, 'pack'))).toContain('the chain is whole');
  expect(await call('audit', 'verify', '/nope')).toBe('There is no case /nope in cases.\n');
});

it('T9: an old file does not let somebody back in who left, unless it is said that they returned', async () => {
  const roster = createRoster(dynamo.client, 'cases');
  const member = { id: 'sub-1', backup: 'sub-2', approver: true };
  await roster.put({ ...member, left: { at: '2026-11-20T10:00:00.000Z', by: 'sub-2' } });
  const file = join(path, 'member.json');
  writeFileSync(file, JSON.stringify(member));
  expect(await call('staff', 'put', file)).toContain('sub-1 left, and this file would let them decide again.');
  expect((await roster.members())[0]?.left).toBeDefined();
  expect(await call('staff', 'put', file, '--returned')).toContain('sub-1 is on the desk');
  expect(await roster.members()).toEqual([member]);
});
