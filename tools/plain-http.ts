import type { Plugin } from 'esbuild';

/**
 * An ES import of `node:http` builds a facade of the module by reading every getter of it, and `http.WebSocket` loads all of undici
 * (nodejs/node#59686, 20 ms of start-up). `require` reads none. The SDK avoids the import where it counts; nodemailer does not.
 */
export function plainHttp(): Plugin {
  return {
    name: 'plain-http',
    setup(build) {
      build.onResolve({ filter: /^(node:)?https?$/ }, ({ path, kind, namespace }) =>
        kind === 'import-statement' && namespace !== 'plain-http'
          ? { path: path.replace(/^node:/, ''), namespace: 'plain-http' }
          : { path, external: true },
      );
      build.onLoad({ filter: /.*/, namespace: 'plain-http' }, ({ path }) => ({
        contents: `module.exports = require('node:${path}');`,
        loader: 'js',
      }));
    },
  };
}
