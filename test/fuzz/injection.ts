/**
 * `npm run fuzz:injection -- --strings N [--packages N] [--seed S]`: strings made to break out of a cell, a header, a line, an element or a
 * page, written by our own writers and read back by parsers that share nothing with them: csv-parse, postal-mime, JSON, Chromium, PDFium
 * (G16, T7).
 */
import { domainToASCII } from 'node:url';
import { parseArgs } from 'node:util';
import { parse } from 'csv-parse/sync';
import PostalMime from 'postal-mime';
import { csv } from '../../shared/adapters/records-press/csv.ts';
import { createMailer } from '../../shared/adapters/ses/mailer.ts';
import { log } from '../../shared/lambda/log.ts';
import { email as emailSchema } from '../../shared/schemas/fields.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import { runDocuments } from './injection-documents.ts';

const signs = Array.from('=+-@＝\t\r\n"\',;|<>()[]:\\/%\0\u2028\u2029\u202e\u0085\u000b\ufeffé日 a1');
const pieces = signs.concat([
  '\r\n',
  '\ud800',
  '😀',
  'b.c',
  '=cmd|calc',
  '\r\nBcc: x@evil.example',
  '\n\n<script>',
  '<img src=x onerror=alert(1)>',
  '">',
  '</p></td></title></style>',
  '<!--',
  '&#60;b&gt;',
  '&amp',
  '(Tj) ET',
  '=?utf-8?q?=0D=0ABcc:_x?=',
  '","',
  '"\r\n"',
  '{"level":"INFO"}',
  '--b\r\n',
]);
const one = (random: Random) => Array.from({ length: random.between(1, 9) }, () => random.pick(pieces)).join('');

/** Which strings came back as something else, or changed what stands around them. */
export async function runInjection(
  strings: number,
  seed: string,
): Promise<{ strings: number; mails: number; changed: readonly string[] }> {
  const random = seededRandom(`${seed}/injection`);
  const changed: string[] = [];
  const note = (where: string, text: string) => void changed.push(`${where}: ${JSON.stringify(text)}`);
  let mails = 0;
  for (let done = 0; done < strings; done += 12) {
    const made = Array.from({ length: 12 }, () => one(random));
    for (const [where, text] of [...cellsChanged(made), ...linesChanged(made)]) note(where, text);
    // A mail costs as much as a thousand cells.
    if (done % 240 === 0) {
      mails++;
      for (const [where, text] of await mailChanged(random, made)) note(where, text);
    }
  }
  return { strings, mails, changed };
}

type Changes = readonly (readonly [string, string])[];

function cellsChanged(made: readonly string[]): Changes {
  const rows = [0, 3, 6, 9].map((from) => made.slice(from, from + 3));
  const read: string[][] = parse(csv(rows), { bom: true, relax_column_count: false });
  const back = read.map((row) => row.map((cell) => (cell.startsWith("'") ? cell.slice(1) : cell)));
  const given = rows.map((row) => row.map((text) => text.toWellFormed().replaceAll('\0', '\ufffd')));
  if (JSON.stringify(back) !== JSON.stringify(given)) return [['CSV', made.join('¦')]];
  return read
    .flat()
    .flatMap((cell): Changes => (/^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(cell) ? [['CSV formula', cell]] : []));
}

/** A line of the log stays one line, with the text as the value it was. */
function linesChanged(made: readonly string[]): Changes {
  const written: string[] = [];
  const { stdout, stderr } = process;
  const plain = [stdout, stderr].map((stream) => stream.write.bind(stream));
  const hear = (said: unknown) => {
    written.push(String(said));
    return true;
  };
  Object.assign(stdout, { write: hear });
  Object.assign(stderr, { write: hear });
  try {
    for (const text of made) log('error', 'FAILED', { error: text, route: text });
  } finally {
    Object.assign(stdout, { write: plain[0] });
    Object.assign(stderr, { write: plain[1] });
  }
  return made.flatMap((text, i): Changes => {
    const line = (written[i] ?? '').replace(/\n$/u, '');
    const read = JSON.parse(line === '' ? '{}' : line) as Record<string, unknown>;
    const isWhole =
      !/[\r\n]/u.test(line) && read['error'] === text && read['route'] === text && read['message'] === 'FAILED';
    return isWhole && written.length === made.length ? [] : [['log', text]];
  });
}

async function mailChanged(
  random: Random,
  [subject = '', text = '', local = '', domain = '']: readonly string[],
): Promise<Changes> {
  const address = `${local}x@${domain}y.example`;
  // Only what the schema takes is ever written to.
  const to = emailSchema.safeParse(address).success ? address : 'maria@mail.example';
  const sent: { readonly raw: Uint8Array; readonly to: readonly string[] }[] = [];
  const client = {
    async send({
      input,
    }: {
      readonly input: { readonly RawMessage: { readonly Data: Uint8Array }; readonly Destinations: string[] };
    }) {
      sent.push({ raw: input.RawMessage.Data, to: input.Destinations });
      return { MessageId: 'm' };
    },
  };
  const mail = {
    case: 'c',
    mail: `m${random.between(1, 9)}`,
    from: 'desk@example.com',
    to: [to],
    subject,
    text,
    html: '<p>x</p>',
  };
  await createMailer(client as never, { configurationSet: 'set' }).send(mail);
  const [message] = sent;
  const read = await PostalMime.parse(message?.raw ?? new Uint8Array());
  const names = read.headers
    .map((h) => h.key)
    .filter((key) => !['message-id', 'date'].includes(key))
    .sort();
  const usual = ['auto-submitted', 'content-type', 'from', 'mime-version', 'subject', 'to'];
  const addresses = (read.to ?? []).map((a) => a.address);
  const [name = '', host = ''] = to.trim().split('@');
  const expected = `${name}@${domainToASCII(host)}`;
  return [
    ...(JSON.stringify(names.filter((n) => subject.trim() !== '' || n !== 'subject')) ===
    JSON.stringify(usual.filter((n) => subject.trim() !== '' || n !== 'subject'))
      ? []
      : [['mail headers', `${subject} -> ${names.join()}`] as const]),
    ...(addresses.length === 1 && [to.trim(), expected].includes(addresses[0] ?? '') && message?.to.length === 1
      ? []
      : [['mail recipients', `${to} -> ${addresses.join()}`] as const]),
    ...(read.attachments.length === 0 && read.from?.address === 'desk@example.com'
      ? []
      : [['mail parts', text] as const]),
  ];
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      strings: { type: 'string', default: '5000000' },
      packages: { type: 'string', default: '200' },
      seed: { type: 'string', default: 'injection' },
    },
  });
  const run = await runInjection(Number(values.strings), values.seed);
  console.log(
    `${run.strings} strings through CSV and log, ${run.mails} mails: ${run.changed.length} changes of structure or value`,
  );
  const documents = await runDocuments(Number(values.packages), seededRandom(`${values.seed}/documents`), one);
  console.log(
    `${documents.strings} strings through ${documents.html} HTML copies read by Chromium and ${documents.pdf} PDFs read by PDFium, ${documents.compared} values found again: ${documents.changed.length} changes of structure or value`,
  );
  const changed = [...run.changed, ...documents.changed];
  for (const line of changed.slice(0, 20)) console.log(`  ${line}`);
  if (changed.length > 0) process.exitCode = 1;
}
