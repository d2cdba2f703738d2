import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type InlineConfig } from 'vite';
import * as z from 'zod/mini';
import type { Assets, BuiltPage } from '../web/built-page.ts';
import { entries } from '../web/entries.ts';

// Whoever starts this may be a test or a shell with another value, and preact and vite build by it.
process.env['NODE_ENV'] = 'production';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = join(root, 'dist', 'web');
/** Made beside and put in place when whole, so that nobody is served half a build. */
const outDir = join(root, 'dist', `web-${process.pid}`);
const prerenderDir = join(root, 'dist', `prerender-${process.pid}`);

const manifestSchema = z.record(z.string(), z.object({ file: z.string() }));
const prerenderer = z.object({
  prerender: z.custom<(assets: Assets) => readonly BuiltPage[]>((value) => typeof value === 'function'),
});

const common: InlineConfig = {
  root: join(root, 'web'),
  configFile: false,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
};

/**
 * Scripts and the styles, with hashes in their names; nothing is written into the pages themselves (ux.md, Front end). Each entry is built by
 * itself into one file: pieces that pages share would be requests more for the one page somebody opens (U1).
 */
async function buildAssets(): Promise<Assets> {
  await rm(outDir, { recursive: true, force: true });
  const style = await buildEntry('style', 'style.css', true);
  const deskStyle = await buildEntry('desk', 'desk/desk.css', false);
  const scripts = new Map<string, string>();
  for (const [name, source] of Object.entries(entries)) scripts.set(name, await buildEntry(name, source, false));
  const viewer = {
    style: await buildEntry('page', 'viewer/viewer.css', false, 'viewer'),
    script: await buildEntry('page', 'viewer/viewer.ts', false, 'viewer'),
  };
  return {
    style,
    deskStyle,
    viewer,
    script: (entry) => {
      const script = scripts.get(entry);
      if (script === undefined) throw new Error(`web/entries.ts has no ${entry}`);
      return script;
    },
  };
}

async function buildEntry(name: string, source: string, withPublic: boolean, assetsDir = 'assets'): Promise<string> {
  await build({
    ...common,
    ...(withPublic ? {} : { publicDir: false }),
    build: {
      outDir,
      assetsDir,
      emptyOutDir: false,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      manifest: 'manifest.json',
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: { input: { [name]: source } },
    },
  });
  const manifestFile = join(outDir, 'manifest.json');
  const manifest = manifestSchema.parse(JSON.parse(await readFile(manifestFile, 'utf8')));
  await rm(manifestFile);
  const asset = manifest[source];
  if (asset === undefined) throw new Error(`vite built nothing from web/${source}`);
  return `/${asset.file}`;
}

/** HTML holds tokens where the business stands (web/fill-pages.ts), so that this one build serves every stage and brand. */
async function buildPages(assets: Assets): Promise<number> {
  await build({
    ...common,
    publicDir: false,
    build: { outDir: prerenderDir, emptyOutDir: true, ssr: 'prerender.tsx', minify: false },
  });
  const module: unknown = await import(pathToFileURL(join(prerenderDir, 'prerender.js')).href);
  const pages = prerenderer.parse(module).prerender(assets);
  for (const { file, html } of pages) {
    const path = join(outDir, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, html);
  }
  return pages.length;
}

const assets = await buildAssets();
// Pages the API answers know no hash.
await copyFile(join(outDir, assets.style), join(outDir, 'style.css'));
const count = await buildPages(assets);
await rm(prerenderDir, { recursive: true });
await rm(target, { recursive: true, force: true });
await rename(outDir, target);
console.log(`${count} pages in dist/web`);
