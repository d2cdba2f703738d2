import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Plugin } from 'esbuild';

const reference = /new URL\(\s*'(\.{1,2}\/[^']+)'\s*,\s*import\.meta\.url\s*,?\s*\)/g;

/**
 * Our own code reads a file beside it (a font, say) as `new URL('./x.ttf', import.meta.url)`, which works unbundled. In a bundle
 * the source's folder is gone: the file is copied next to the chunks and the reference follows it.
 */
export function shippedFiles(folder: string): Plugin {
  return {
    name: 'shipped-files',
    setup(build) {
      build.onLoad({ filter: /\/shared\/.*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const wanted = new Map<string, string>();
        for (const [, relative] of source.matchAll(reference)) {
          if (relative !== undefined) wanted.set(relative, await ship(join(dirname(path), relative), folder));
        }
        const contents = source.replace(reference, (whole, relative: string) => {
          const shipped = wanted.get(relative);
          return shipped === undefined ? whole : `new URL('./${shipped}', import.meta.url)`;
        });
        return { contents, loader: 'ts' };
      });
    },
  };
}

async function ship(file: string, folder: string): Promise<string> {
  const bytes = await readFile(file);
  const name = `file-${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}-${basename(file)}`;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), bytes);
  return name;
}
