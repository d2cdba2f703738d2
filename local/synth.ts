/** Keeps what is built as new as its sources: `cdk.out` and the pages. */
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

interface Build {
  readonly script: string;
  readonly what: string;
  /** Made last, so its age is the build's. */
  readonly made: string;
  /** What it is made from. */
  readonly sources: readonly string[];
}

const template: Build = {
  script: 'synth',
  what: 'Synthesising the template',
  made: 'cdk.out/manifest.json',
  sources: [
    'functions',
    'infra',
    'shared',
    'tools/bundle.ts',
    'tools/plain-http.ts',
    'tools/shipped-files.ts',
    'cdk.json',
    'package-lock.json',
  ],
};

const pages: Build = {
  script: 'build:web',
  what: 'Building the pages',
  made: 'dist/web/index.html',
  sources: ['web', 'shared/content', 'shared/schemas', 'shared/domain', 'tools/build-web.ts', 'package-lock.json'],
};

/** Runs `npm run synth` when anything is newer than the manifest. @throws with the command's own words when it fails. */
export async function ensureSynthesised(root: string): Promise<void> {
  await ensureBuilt(root, template);
}

/** Runs `npm run build:web` when a source of the pages is newer than they are. @throws as `ensureSynthesised`. */
export async function ensurePages(root: string): Promise<void> {
  await ensureBuilt(root, pages);
}

async function ensureBuilt(root: string, { script, what, made, sources }: Build): Promise<void> {
  const since = statSync(join(root, made), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (sources.every((source) => newest(join(root, source)) <= since)) return;
  console.error(`${what} (npm run ${script}) …`);
  const child = spawn('npm', ['run', '--silent', script], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
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
  if (code !== 0) throw new Error(`npm run ${script} failed:\n${words.trim()}`);
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
