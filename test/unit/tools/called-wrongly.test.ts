import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'redress-tools-'));
afterAll(() => rmSync(folder, { recursive: true }));

function given(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** As a person calls it, with little in the environment. */
async function call(tool: string, ...args: readonly string[]) {
  return await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    const env = { PATH: process.env['PATH'], CASES_TABLE: 'cases', AWS_EC2_METADATA_DISABLED: 'true' };
    execFile(process.execPath, [`tools/${tool}.ts`, ...args], { env }, (fault, stdout, stderr) =>
      resolve({ code: fault?.code ?? 0, stdout, stderr }),
    );
  });
}

const report = { language: 'en', name: { given: 'Nora' }, addresses: [{ lines: ['4 Lake Ave'], country: 'USA' }] };

/** Exit code, and what the one sentence says. One of a kind only: each is a process. */
const wrong: readonly (readonly [readonly [string, ...string[]], number, string])[] = [
  [['audit', 'verify', '--key'], 2, "Option '--key <value>' argument missing. --help says what there is."],
  [
    ['demo', '--report', given('half.json', JSON.stringify(report))],
    2,
    'addresses.0.country: Select a country\n  contact: ',
  ],
  [['audit', 'verify'], 1, 'Say in which region: set AWS_REGION. CASES_TABLE is cases'],
  [['audit', 'asked', '--from', '2026-05-01', '--to', '2026-01-01'], 2, '--from 2026-05-01 is after --to 2026-01-01.'],
  [
    ['staff', 'put', given('half-staff.json', '{"id":"s1"}')],
    2,
    'half-staff.json: backup: is missing, or is not a string',
  ],
  [['lookback', 'import', given('only-headings.csv', 'source,source_id\n')], 2, 'no row under its headings'],
  [['simulate-points', '--faults', '--every', '2', '--from', '2'], 2, '--from 2 is not below --every 2.'],
];

it.each(wrong)('says in one sentence what is wrong with %j', async ([tool, ...args], code, sentence) => {
  const ended = await call(tool, ...args);
  expect(ended).toEqual({ code, stdout: '', stderr: expect.stringContaining(sentence) });
  expect(ended.stderr).not.toMatch(/^\s+at /mu);
});
