import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/** pdfkit loads its font metrics by a `createRequire` that esbuild does not follow; as a plain `require` they come into the bundle. */
export function pdfFonts(): Plugin {
  return {
    name: 'pdf-fonts',
    setup(build) {
      build.onLoad({ filter: /[\\/]pdfkit[\\/]js[\\/]pdfkit\.node\.mjs$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        const contents = source.replaceAll("require$1('#standard-fonts/", "require('#standard-fonts/");
        if (contents === source) throw new Error('pdfkit loads its fonts differently now: see tools/pdf-fonts.ts');
        return { contents, loader: 'js' };
      });
    },
  };
}
