import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { limits } from '../shared/adapters/evidence-press/limits.ts';

const glue = 'sharp-wasm32.cjs';
const page = 65_536;

/**
 * sharp picks a native binary of the machine it was installed on, which would fail on Lambda's arm64. In a bundle it gets the WebAssembly
 * build, always. That build starts its own file again in threads and reads its `.wasm` beside it, so it is shipped as files, and its heap
 * is kept to what a file may ask for.
 */
export function wasmSharp(folder: string): Plugin {
  return {
    name: 'wasm-sharp',
    setup({ onLoad }) {
      onLoad({ filter: /[\\/]node_modules[\\/]sharp[\\/]dist[\\/]sharp\.mjs$/ }, async ({ path }) => {
        await shipGlue(path, folder);
        return {
          contents: `import { createRequire } from 'node:module';
            export default createRequire(import.meta.url)('./${glue}');`,
          loader: 'js',
        };
      });
    },
  };
}

async function shipGlue(sharp: string, folder: string): Promise<void> {
  const index = createRequire(sharp).resolve('@img/sharp-wasm32/sharp.node');
  const name = /require\('\.\/lib\/([^']+)'\)/.exec(await readFile(index, 'utf8'))?.[1];
  if (name === undefined) throw new Error('sharp-wasm32 is laid out differently now: see tools/wasm-sharp.ts');
  const source = join(dirname(index), 'lib', `${name}.js`);
  await mkdir(folder, { recursive: true });
  await copyFile(join(dirname(source), `${name}.wasm`), join(folder, `${name}.wasm`));
  await build({
    entryPoints: [source],
    outfile: join(folder, glue),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    logLevel: 'error',
    plugins: [boundedHeap(basename(source))],
  });
}

function boundedHeap(file: string): Plugin {
  return {
    name: 'bounded-heap',
    setup({ onLoad }) {
      onLoad({ filter: /\.node\.js$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const pages = Math.floor(limits.heap / page);
        const contents = source
          .replace('maximum:32768,shared:true', `maximum:${pages},shared:true`)
          .replaceAll('getHeapMax=()=>2147483648', `getHeapMax=()=>${pages * page}`);
        if (!contents.includes(`maximum:${pages}`) || !contents.includes(`=>${pages * page}`))
          throw new Error(`${file} makes its heap differently now: see tools/wasm-sharp.ts`);
        return { contents, loader: 'js' };
      });
    },
  };
}
