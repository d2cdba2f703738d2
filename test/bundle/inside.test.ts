import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stageNamed } from '../../infra/stages.ts';
import { createRecordsPress } from '../../shared/adapters/records-press/records-press.ts';
import type { PackageContents } from '../../shared/ports/records-press.ts';
import { bundleEntry } from '../../tools/bundle.ts';

/** Two dependencies that work unbundled and can break in a bundle: pdfkit by its font data, nodemailer by its requires. */
const adapters = fileURLToPath(new URL('../../shared/adapters', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'redress-inside-'));

const contents: PackageContents = {
  brand: stageNamed('dev').brand,
  language: 'es',
  reference: '7K4M-9QXT',
  subjectName: 'Łucja Παππά-Шевченко',
  recipient: 'subject',
  receivedOn: '2026-11-02',
  dueOn: '2026-12-02',
  preparedOn: '2026-11-20',
  searches: [{ system: 'shop', searchedOn: '2026-11-03', found: 0 }],
  unanswered: [],
  accounts: [],
  used: [],
  partial: false,
  largePrint: false,
};

function run(expression: string): unknown {
  const script = `
    const bundle = await import(${JSON.stringify(pathToFileURL(join(folder, 'out', 'handler.mjs')).href)});
    process.stdout.write(JSON.stringify(await (${expression})));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
      env: { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
      encoding: 'utf8',
    }),
  );
}

beforeAll(async () => {
  const entry = join(folder, 'entry.ts');
  writeFileSync(
    entry,
    `export { createRecordsPress } from ${JSON.stringify(join(adapters, 'records-press/records-press.ts'))};
     export { sesMailer } from ${JSON.stringify(join(adapters, 'ses/mailer.ts'))};`,
  );
  await bundleEntry(entry, join(folder, 'out'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('inside a bundle', () => {
  it('the press prints the same package, byte for byte', async () => {
    const outside = await createRecordsPress().print(contents);
    const inside = run(
      `bundle.createRecordsPress().print(${JSON.stringify(contents)}).then((files) =>
         files.map((f) => [f.name, Buffer.from(f.bytes).toString('base64')]))`,
    );
    expect(outside.filter((file) => file.name.endsWith('.pdf')).length).toBeGreaterThan(0);
    expect(inside).toEqual(outside.map((file) => [file.name, Buffer.from(file.bytes).toString('base64')]));
  });

  it('the mailer still writes MIME and SES takes it', () => {
    const raw = run(
      `(async () => {
         const { createServer } = await import('node:http');
         let body = '';
         const server = createServer((request, response) => {
           request.on('data', (part) => { body += part; });
           request.on('end', () => response.end('<SendRawEmailResponse><SendRawEmailResult><MessageId>x</MessageId></SendRawEmailResult></SendRawEmailResponse>'));
         }).listen(0, '127.0.0.1');
         await new Promise((resolve) => server.once('listening', resolve));
         process.env.AWS_ENDPOINT_URL_SES = 'http://127.0.0.1:' + server.address().port;
         await bundle.sesMailer({ configurationSet: 'set' }).send({
           from: 'desk@example.com', to: ['maria@example.com'], subject: 'Recibido', text: 'Aquí', html: '<p>Aquí</p>', case: 'c', mail: 'm' });
         server.close();
         server.closeAllConnections();
         return Buffer.from(new URLSearchParams(body).get('RawMessage.Data'), 'base64').toString();
       })()`,
    );
    expect(raw).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(raw).toContain('Content-Type: multipart/alternative');
  });
});
