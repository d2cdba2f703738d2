/** Keeps `cdk.out` as new as its sources. */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the bundles and the template are made from. */
const sources = [
  'functions',
  'infra',
  'shared',
  'tools/bundle.ts',
  'tools/plain-http.ts',
  'tools/shipped-files.ts',
  'cdk.json',
  'package-lock.json',
];

/** Runs `npm run synth` when anything is newer than the manifest. @throws with the command's own words when it fails. */
export async function ensureSynthesised(root: string): Promise<void> {
  const made = statSync(join(root, 'cdk.out', 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((source) => newest(join(root, source)) <= made)) return;
  console.error('Synthesising the template (npm run synth) …');
  const child = spawn('npm', ['run', '--silent', 'synth'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let words = '';
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (text: Buffer) => {
      words += text.toString();
    });
  }
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`npm run synth failed:\n${words.trim()}`);
}

function newest(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  const inside = readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
  return Math.max(0, ...inside);
}
