import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { bundleEntry, bundleFunction, functionNames } from '../../tools/bundle.ts';
import { functionEnvironment } from '../fixtures/function-environment.ts';
import { type Spread, spread } from './conditions.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));

/** How Lambda's bootstrap starts Node for a function of 1 GB. */
const lambdaFlags = ['--max-semi-space-size=51', '--max-old-space-size=921'];

const lambdaEnvironment = {
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_SESSION_TOKEN: 'none',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '1024',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  _HANDLER: 'handler.handler',
} as const;

/**
 * The part of Lambda's runtime client that counts for start-up: it takes `http` by `require`, which does not load undici, imports
 * the handler from the task root, and is then ready for the first event. Written as JavaScript: stripping types would cost as much as
 * what is measured. Prints one line: milliseconds since the process began, CPU, and whether undici was loaded.
 */
const bootstrap = `
import { createRequire } from 'node:module';
import { writeSync } from 'node:fs';
createRequire(import.meta.url)('node:http');
const { handler } = await import('file://' + process.env.LAMBDA_TASK_ROOT + '/handler.mjs');
if (typeof handler !== 'function') throw new Error('no handler');
const wall = performance.now();
const { user, system } = process.cpuUsage();
const undici = process.moduleLoadList.some((name) => name.includes('internal/deps/undici'));
writeSync(1, JSON.stringify({ wall, cpu: (user + system) / 1000, undici }));
process.exit(0);
`;

const sdkHandler = 'test/bench/sdk-handler.ts';

export interface StartUp {
  readonly wall: Spread;
  readonly cpu: Spread;
  /** Loaded in any run. */
  readonly undici: boolean;
}

export interface StartUps {
  /** Only a handler, nothing imported. */
  readonly bare: StartUp;
  /** The SDK handler as esbuild bundles it when nobody asks for more: one ES module, minified. */
  readonly sdkDefault: StartUp;
  /** The same handler by our bundler. */
  readonly sdkSplit: StartUp;
  readonly functions: ReadonlyMap<string, StartUp>;
}

/** Builds all bundles into `folder` from this lockfile, then starts each `rounds` times in fresh processes, in shuffled order. */
export async function measureStartUps(folder: string, rounds: number): Promise<StartUps> {
  const shim = join(folder, 'bootstrap.mjs');
  writeFileSync(shim, bootstrap);
  const names = await functionNames();
  const bundles = new Map<string, string>();
  for (const name of names) bundles.set(name, (await bundleFunction(name, join(folder, 'functions'))).folder);
  bundles.set(' bare', bareBundle(folder));
  bundles.set(' sdk default', await defaultBundle(folder));
  bundles.set(' sdk split', join(folder, 'sdk-split'));
  await bundleEntry(sdkHandler, join(folder, 'sdk-split'));

  const seen = new Map([...bundles.keys()].map((name) => [name, [] as Start[]]));
  // The first round fills the page cache and is not counted.
  for (let round = -1; round < rounds; round += 1)
    for (const [name, taskRoot] of shuffled([...bundles])) {
      const one = await start(shim, taskRoot);
      if (round >= 0) seen.get(name)?.push(one);
    }
  const of = (name: string) => summary(seen.get(name) ?? []);
  return {
    bare: of(' bare'),
    sdkDefault: of(' sdk default'),
    sdkSplit: of(' sdk split'),
    functions: new Map(names.map((name) => [name, of(name)])),
  };
}

interface Start {
  readonly wall: number;
  readonly cpu: number;
  readonly undici: boolean;
}

function summary(starts: readonly Start[]): StartUp {
  return {
    wall: spread(starts.map((s) => s.wall)),
    cpu: spread(starts.map((s) => s.cpu)),
    undici: starts.some((s) => s.undici),
  };
}

async function start(shim: string, taskRoot: string): Promise<Start> {
  const env = { ...functionEnvironment, ...lambdaEnvironment, LAMBDA_TASK_ROOT: taskRoot };
  const { stdout } = await run(process.execPath, [...lambdaFlags, shim], { env });
  const { wall, cpu, undici } = JSON.parse(stdout) as Start;
  return { wall, cpu, undici };
}

function bareBundle(folder: string): string {
  const target = join(folder, 'bare');
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, 'handler.mjs'), 'export const handler = async () => ({ statusCode: 204 });\n');
  return target;
}

async function defaultBundle(folder: string): Promise<string> {
  const target = join(folder, 'sdk-default');
  await build({
    absWorkingDir: root,
    entryPoints: [sdkHandler],
    outfile: join(target, 'handler.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    logLevel: 'error',
    banner: { js: "import{createRequire as $cr}from'node:module';const require=$cr(import.meta.url);" },
  });
  return target;
}

/** Fisher-Yates: an order that repeats would let one variant always warm the next. */
function shuffled<T>(items: readonly T[]): readonly T[] {
  const order = [...items];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = Math.floor(Math.random() * (index + 1));
    const [a, b] = [order[index], order[other]];
    if (a === undefined || b === undefined) continue;
    order[index] = b;
    order[other] = a;
  }
  return order;
}
