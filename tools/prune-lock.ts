import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod/mini';

/**
 * Drops from package-lock.json the optional packages of other platforms that the registry could not resolve when it was written: `npm ci` refuses
 * a lock file that names what it does not hold. Run after every `npm install`: `npm run lock`.
 */
const entry = z.looseObject({ optionalDependencies: z.optional(z.record(z.string(), z.string())) });
const lock = z
  .looseObject({ packages: z.record(z.string(), entry) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const held = new Set(
  Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)),
);
for (const one of Object.values(lock.packages)) {
  if (!one.optionalDependencies) continue;
  const kept = Object.entries(one.optionalDependencies).filter(([name]) => held.has(name));
  if (kept.length > 0) one.optionalDependencies = Object.fromEntries(kept);
  else delete one.optionalDependencies;
}
writeFileSync('package-lock.json', `${JSON.stringify(lock, undefined, 2)}\n`);
