import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startKms } from '../../local/endpoints/kms/start-kms.ts';
import { startDynoxide } from '../../local/runtime/dynoxide.ts';
import { bundleEntry, bundleFunction } from '../../tools/bundle.ts';
import { functionEnvironment } from '../fixtures/function-environment.ts';
import { createCaseTables, tableNames } from './case-tables.ts';
import { type Spread, spread } from './conditions.ts';

const run = promisify(execFile);

export interface WarmPair {
  /** `status`, `step`, `intake`. */
  readonly name: string;
  /** Microseconds of CPU. */
  readonly handler: Spread;
  readonly raw: Spread;
}

/** P3: CPU of warm handlers and of the calls they cannot do without, in turn, in one process, on one emulator. */
export async function measureWarmCpu(folder: string, pairs: number): Promise<readonly WarmPair[]> {
  const bundles = join(folder, 'warm');
  for (const name of ['accept-report', 'serve-case', 'serve-desk']) await bundleFunction(name, bundles);
  await bundleEntry('test/bench/raw-calls.ts', join(bundles, 'raw'));
  const dynamo = await startDynoxide(folder);
  const kms = await startKms({ dataDir: join(folder, 'kms') });
  try {
    await createCaseTables(dynamo.client);
    const env = {
      ...functionEnvironment,
      // As deployed: a line for each invocation is part of what it costs.
      POWERTOOLS_LOG_LEVEL: 'INFO',
      CASES_TABLE: tableNames.cases,
      KEYS_TABLE: tableNames.keys,
      REGISTRY_TABLE: tableNames.registry,
      DATA_KEY: kms.ensureKey({ id: 'data', spec: 'SYMMETRIC_DEFAULT' }),
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: dynamo.url,
      AWS_ENDPOINT_URL_KMS: kms.url,
    };
    const child = fileURLToPath(new URL('./warm-pairs.ts', import.meta.url));
    const { stdout } = await run(process.execPath, [child, bundles, String(pairs)], { env, maxBuffer: 2 ** 24 });
    return stdout
      .trim()
      .split('\n')
      .flatMap((line) => (line.startsWith('{"name"') ? [JSON.parse(line) as Measured] : []))
      .map(({ name, seen }) => ({
        name,
        handler: spread(seen.map((pair) => pair.handler)),
        raw: spread(seen.map((pair) => pair.raw)),
      }));
  } finally {
    await kms.close();
    await dynamo.close();
  }
}

interface Measured {
  readonly name: string;
  readonly seen: readonly { readonly handler: number; readonly raw: number }[];
}
