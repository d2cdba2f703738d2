import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';

const reference = /import\.meta\.resolve\(\s*'([^']+)'\s*,?\s*\)/g;

/**
 * Our own code names a file of a package (a font, say) by `import.meta.resolve('package/x.ttf')`, which works unbundled. In a bundle the
 * packages are gone: the file is copied next to the chunks and the reference follows it. `import.meta.resolve('./x.ts')` names the entry of
 * a thread, which `worker` builds; it answers the name of what it made.
 */
export function shippedFiles(folder: string, worker?: (entry: string) => Promise<string>): Plugin {
  return {
    name: 'shipped-files',
    setup(build) {
      build.onLoad({ filter: /\/shared\/.*\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const wanted = new Map<string, string>();
        for (const [, name] of source.matchAll(reference)) {
          if (name === undefined) continue;
          const file = createRequire(path).resolve(name);
          wanted.set(name, await (worker && name.endsWith('.ts') ? worker(file) : ship(file, folder)));
        }
        const contents = source.replace(reference, (whole, name: string) => {
          const shipped = wanted.get(name);
          return shipped === undefined ? whole : `new URL('./${shipped}', import.meta.url).href`;
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
