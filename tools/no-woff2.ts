import type { Plugin } from 'esbuild';

/** fontkit brings a Brotli decoder with its dictionary, 475 KiB, to read WOFF2 fonts. Ours are TrueType. */
export function noWoff2(): Plugin {
  return {
    name: 'no-woff2',
    setup(build) {
      build.onResolve({ filter: /^brotli\/decompress\.js$/ }, ({ path }) => ({ path, namespace: 'no-woff2' }));
      build.onLoad({ filter: /.*/, namespace: 'no-woff2' }, () => ({
        contents: "export default () => { throw new Error('WOFF2 fonts are not read here'); };",
      }));
    },
  };
}
