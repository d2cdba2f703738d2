import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { StoredCommit } from '../../../shared/domain/chain.ts';
import type { CaseStore } from '../../../shared/ports/case-store.ts';
import { readCommit } from '../../../shared/schemas/commit.ts';
import { auditPack } from '../../../shared/usecases/audit-pack.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const golden = readFileSync(new URL('../../fixtures/golden-logs/2026-11-main-job.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as StoredCommit);

const storeOf = (stored: readonly StoredCommit[]) =>
  ({
    stored: () => Promise.resolve(stored),
    log: () => Promise.resolve(stored.map((c) => ({ commit: readCommit(c.body)!, hash: c.hash }))),
  }) as unknown as CaseStore;

const folder = mkdtempSync(join(tmpdir(), 'redress-pack-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function verifiedOffline(stored: readonly StoredCommit[]): Promise<string> {
  const { files } = await auditPack({ store: storeOf(stored), sha256 }, 'case');
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  try {
    return execFileSync(process.execPath, [join(folder, 'verify.mjs')], { encoding: 'utf8' });
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe('the examiner’s copy of a case', () => {
  it('L48 G19: is whole, readable, and verifies offline with nothing of ours', async () => {
    const { files, found } = await auditPack({ store: storeOf(golden), sha256 }, 'case');
    expect(found).toEqual([]);
    expect(files.map((f) => f.name)).toEqual(['README.txt', 'log.jsonl', 'timeline.csv', 'requests.csv', 'verify.mjs']);
    const timeline = files.find((f) => f.name === 'timeline.csv')?.text ?? '';
    expect(timeline.split('\n').length).toBeGreaterThan(golden.length);
    expect(timeline).toContain('records-released');
    expect(await verifiedOffline(golden)).toBe(`${golden.length} commits, whole\n`);
  });

  it('G19: a changed, dropped or moved commit is found offline', async () => {
    const changed = golden.map((c) => (c.seq === 5 ? { ...c, body: c.body.replace('"seq":5', '"seq":5 ') } : c));
    expect(await verifiedOffline(changed)).toContain('commit 5: its text was changed');
    expect(await verifiedOffline(golden.filter((c) => c.seq !== 7))).toContain('number 8 where 7 belongs');
    const moved = golden.map((c) => (c.seq === 9 ? { ...golden[9]!, seq: 9 } : c));
    expect(await verifiedOffline(moved)).toContain('commit 9: stands in another place than it says');
  });
});
