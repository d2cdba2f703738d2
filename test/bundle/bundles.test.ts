import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundleAll, functionNames } from '../../tools/bundle.ts';
import { functionEnvironment } from '../fixtures/function-environment.ts';

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
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: functionEnvironment,
      encoding: 'utf8',
    }),
  ) as Started;
}

/** KiB of all a function brings; ours is a fraction, the rest SDK clients (and where letters are printed the PDF press, with 1,340 KiB of fonts). A jump is a dependency nobody meant. */
const ceilings: Readonly<Record<string, number>> = {
  // With the words of the form on one page, in two languages: a chunk that is loaded when somebody uses it.
  'accept-report': 750,
  // Parsers of images and PDFs, as WebAssembly in files of their own: 13 MB that only its thread loads.
  'inspect-evidence': 15_000,
  'anchor-log': 700,
  'purge-case': 684,
  'build-package': 2700,
  'dispatch-events': 650,
  remind: 600,
  'run-step': 850,
  'send-mail': 850,
  'serve-case': 850,
  'serve-desk': 2700,
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

  it('evaluates at start neither S3, nor the PDF library, nor much else (P2)', () => {
    const { outputs } = bundle(name).metafile;
    const files = [...eager(bundle(name))].flatMap((file) => outputs[file] ?? []);
    const inputs = files.flatMap((file) => Object.keys(file.inputs));
    // Nobody waits for these two, and all they do is with S3.
    if (name === 'purge-case' || name === 'anchor-log') {
      expect(inputs.filter((path) => /node_modules\/(pdfkit|fontkit)\//.test(path))).toEqual([]);
      return;
    }
    expect(inputs.filter((path) => /node_modules\/(@aws-sdk\/client-s3|pdfkit|fontkit)\//.test(path))).toEqual([]);
    const kib = files.reduce((sum, file) => sum + file.bytes, 0) / 1024;
    // nodemailer, which every mail needs, is 135 KiB; what a flood withholds and DynamoDB's conflicts are 1 of the rest, and what
    // SES delays or keeps silent about (G25) 1 more, who stands aside (T9) another, and who has less than he may
    // (L34), letters with codes, what was destroyed and what came after it (L50) 6, and what is said below 27: 665.3.
    // serve-desk takes every order there is, and prints letters and previews: 615.2 KiB.
    // What staff looked at is 1 of the rest: serve-case, which has every order of a person, is 534.9. Of each 18 to 29 are of 2026-12-01: what was
    // told since (cards and names too), accounts in her name, work nobody hears of (1 of it what no step stands for), copies that came back, words by who asks,
    // and what is kept back before it leaves (L27), which is 5 of each.
    expect(kib).toBeLessThan(name === 'send-mail' ? 669 : name === 'serve-desk' ? 620 : 539);
  });

  it('takes in no package that is known to be dear at start (P2)', () => {
    const inputs = Object.keys(bundle(name).metafile.inputs);
    const dear =
      /node_modules\/(aws-xray-sdk|ajv|@aws-lambda-powertools\/(tracer|parser|idempotency)|zod\/v4\/locales\/(?!en))/;
    expect(inputs.filter((path) => dear.test(path) && bytesIn(bundle(name), path) > 0)).toEqual([]);
  });
});

/** Names of the built files a function evaluates before its first event: its entry and all that is imported by statement. */
function eager({ name, metafile }: Bundle): ReadonlySet<string> {
  const { outputs } = metafile;
  const seen = new Set<string>();
  const waiting = Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === `functions/${name}/handler.ts`);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { kind, path } of outputs[file]?.imports ?? []) if (kind === 'import-statement') waiting.push(path);
  }
  return new Set([...seen].filter((file) => outputs[file] !== undefined));
}

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
