import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile } from 'esbuild';
import { noWoff2 } from './no-woff2.ts';
import { plainHttp } from './plain-http.ts';
import { shippedFiles } from './shipped-files.ts';
import { wasmSharp } from './wasm-sharp.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface Bundle {
  readonly name: string;
  /** What Lambda gets: `handler.mjs`, its chunks and shipped files, nothing else. */
  readonly folder: string;
  readonly metafile: Metafile;
}

/** Names of all functions, sorted: the folders of functions/. */
export async function functionNames(): Promise<readonly string[]> {
  const entries = await readdir(join(root, 'functions'), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

const common: BuildOptions & { readonly metafile: true } = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  // The default for node prefers CommonJS entries: 1.14-1.20x slower to start.
  mainFields: ['module', 'main'],
  minify: true,
  legalComments: 'none',
  sourcemap: false,
  metafile: true,
  logLevel: 'error',
  // CommonJS packages inside call `require` for Node's own modules; an ES module has none.
  banner: { js: "import{createRequire as $cr}from'node:module';const require=$cr(import.meta.url);" },
};

/**
 * Bundles one entry to `<folder>/handler.mjs` and its chunks. `splitting` is not about size: in a single file the SDK's instance-metadata
 * and SSO providers are evaluated at start, and their `node:http` import loads all of undici; as chunks they are never loaded (P1). Output
 * names hold content hashes, so equal sources give equal assets.
 */
export async function bundleEntry(entry: string, folder: string): Promise<Metafile> {
  await rm(folder, { recursive: true, force: true });
  const { metafile } = await build({
    ...common,
    entryPoints: { handler: entry },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    chunkNames: 'chunk-[hash]',
    splitting: true,
    plugins: [
      plainHttp(),
      noWoff2(),
      wasmSharp(folder),
      shippedFiles(folder, (worker) => bundleWorker(worker, folder)),
    ],
  });
  return metafile;
}

/** A thread's own entry, in one file beside the chunks: it is loaded only when the thread starts. */
async function bundleWorker(entry: string, folder: string): Promise<string> {
  const name = `thread-${basename(dirname(entry))}.mjs`;
  await build({
    ...common,
    entryPoints: [entry],
    outfile: join(folder, name),
    plugins: [plainHttp(), wasmSharp(folder), shippedFiles(folder)],
  });
  return name;
}

/** @throws when the handler is missing, does not build, or exports no `handler`. */
export async function bundleFunction(name: string, target: string): Promise<Bundle> {
  const entry = join(root, 'functions', name, 'handler.ts');
  await stat(entry).catch(() => {
    throw new Error(`functions/${name}/handler.ts is missing: every folder of functions/ is deployed as a function`);
  });
  const folder = join(target, name);
  const metafile = await bundleEntry(entry, folder);
  const built = Object.values(metafile.outputs).find((output) => output.entryPoint === `functions/${name}/handler.ts`);
  if (built?.exports.includes('handler') !== true)
    throw new Error(`functions/${name}/handler.ts exports no \`handler\``);
  return { name, folder, metafile };
}

/** Builds all functions into `dist/functions/<name>/`; what went into each lies beside, in `dist/meta/<name>.json`. */
export async function bundleAll(dist = join(root, 'dist')): Promise<readonly Bundle[]> {
  const target = join(dist, 'functions');
  await rm(target, { recursive: true, force: true });
  const names = await functionNames();
  const bundles = await Promise.all(names.map((name) => bundleFunction(name, target)));
  const meta = join(dist, 'meta');
  await mkdir(meta, { recursive: true });
  await Promise.all(
    bundles.map(({ name, metafile }) => writeFile(join(meta, `${name}.json`), JSON.stringify(metafile))),
  );
  return bundles;
}

if (import.meta.main) {
  try {
    for (const { name, metafile } of await bundleAll()) {
      const bytes = Object.values(metafile.outputs).reduce((sum, output) => sum + output.bytes, 0);
      console.log(`${name.padEnd(18)}${Math.ceil(bytes / 1024)} KiB`);
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
