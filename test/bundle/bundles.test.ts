import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/stages.ts';
import { type Bundle, bundleAll, functionNames } from '../../tools/bundle.ts';

const names = await functionNames();
const dist = mkdtempSync(join(tmpdir(), 'redress-bundle-'));
let bundles: readonly Bundle[] = [];

beforeAll(async () => {
  bundles = await bundleAll(dist);
});
afterAll(() => {
  rmSync(dist, { recursive: true });
});

const bundle = (name: string): Bundle => {
  const found = bundles.find((b) => b.name === name);
  if (!found) throw new Error(`no bundle ${name}`);
  return found;
};
const filesOf = (folder: string) => readdirSync(folder, { recursive: true }).map(String);

const { brand, staff } = stageNamed('dev');
/** Every variable any function asks for. Credentials and the address of AWS are not among them. */
const environment = {
  STAGE: 'test',
  POWERTOOLS_SERVICE_NAME: 'test',
  POWERTOOLS_LOG_LEVEL: 'ERROR',
  AWS_REGION: 'us-east-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  BRAND: JSON.stringify(brand),
  STAFF: JSON.stringify(staff),
  ...Object.fromEntries(['CASES', 'KEYS', 'REGISTRY'].map((t) => [`${t}_TABLE`, 'table'])),
  ...Object.fromEntries(['STEPS', 'PACKAGES', 'MAILS'].map((q) => [`${q}_QUEUE`, 'https://sqs.example.com/queue'])),
  ...Object.fromEntries(
    ['REMINDERS_QUEUE', 'SCHEDULER_ROLE', 'SCHEDULER_DLQ'].map((a) => [
      `${a}_ARN`,
      'arn:aws:x:us-east-1:111122223333:y',
    ]),
  ),
  SCHEDULE_GROUP: 'group',
  DATA_KEY: 'key',
  MAC_KEY: 'key',
  QUARANTINE_BUCKET: 'bucket',
  VAULT_BUCKET: 'bucket',
  CONFIGURATION_SET: 'set',
};

interface Started {
  readonly handler: string;
  readonly undici: number;
  readonly sockets: number;
}

/** Imports a bundle in a fresh Node as Lambda does, counting what it opens to the network meanwhile and shortly after. */
function start(folder: string): Started {
  const script = `
    import net from 'node:net';
    import dns from 'node:dns';
    let sockets = 0;
    for (const [module, name] of [[net.Socket.prototype, 'connect'], [dns, 'lookup']]) {
      module[name] = () => { sockets += 1; throw new Error('network at start'); };
    }
    const { handler } = await import(${JSON.stringify(pathToFileURL(join(folder, 'handler.mjs')).href)});
    await new Promise((resolve) => setImmediate(resolve));
    const undici = process.moduleLoadList.filter((name) => name.includes('internal/deps/undici')).length;
    process.stdout.write(JSON.stringify({ handler: typeof handler, undici, sockets }));
    process.exit(0);`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { env: environment, encoding: 'utf8' }),
  ) as Started;
}

/** KiB of all code a function may load; ours is a fraction, the rest SDK clients (and the PDF press). A jump is a dependency nobody meant. */
const ceilings: Readonly<Record<string, number>> = {
  'accept-report': 650,
  'build-package': 2000,
  'dispatch-events': 650,
  remind: 600,
  'run-step': 850,
  'send-mail': 850,
  'serve-case': 850,
  'serve-desk': 850,
  sweep: 650,
  'watch-delivery': 600,
};

describe.each(names)('%s', (name) => {
  it('starts under Node 24, exports a handler, loads no undici (P1) and opens nothing to the network', () => {
    expect(start(bundle(name).folder)).toEqual({ handler: 'function', undici: 0, sockets: 0 });
  });

  it('holds modules and shipped files only: no native binary, source map or metafile', () => {
    const files = filesOf(bundle(name).folder);
    expect(files).toContain('handler.mjs');
    expect(files.filter((file) => ['.node', '.map', '.json', '.ts'].includes(extname(file)))).toEqual([]);
  });

  it('stays under its ceiling', () => {
    const { folder } = bundle(name);
    const bytes = filesOf(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
    expect(bytes / 1024).toBeLessThan(ceilings[name] ?? 0);
  });

  it('takes in no package that is known to be dear at start (P2)', () => {
    const inputs = Object.keys(bundle(name).metafile.inputs);
    const dear =
      /node_modules\/(aws-xray-sdk|ajv|@aws-lambda-powertools\/(tracer|parser|idempotency)|zod\/v4\/locales\/(?!en))/;
    expect(inputs.filter((path) => dear.test(path) && bytesIn(bundle(name), path) > 0)).toEqual([]);
  });
});

function bytesIn({ metafile }: Bundle, path: string): number {
  return Object.values(metafile.outputs).reduce((sum, output) => sum + (output.inputs[path]?.bytesInOutput ?? 0), 0);
}

describe('bundles', () => {
  it('intake holds no client of S3 (performance.md)', () => {
    const inputs = Object.keys(bundle('accept-report').metafile.inputs);
    expect(inputs.filter((path) => path.includes('@aws-sdk/client-s3/'))).toEqual([]);
  });

  it('are the same from the same sources, so that a deployment changes only what changed', async () => {
    const again = mkdtempSync(join(tmpdir(), 'redress-bundle-'));
    const twice = await bundleAll(again);
    const outputs = (of: readonly Bundle[]) =>
      of.flatMap(({ name, folder }) =>
        filesOf(folder)
          .toSorted()
          .map((file) => [
            name,
            file,
            createHash('sha256')
              .update(readFileSync(join(folder, file)))
              .digest('hex'),
          ]),
      );
    expect(outputs(twice)).toEqual(outputs(bundles));
    rmSync(again, { recursive: true });
  });
});
