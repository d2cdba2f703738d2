import { PDFiumLibrary } from '@hyzyla/pdfium';
import { createLetterPress } from '../../shared/adapters/records-press/letter-copy.ts';
import { printable } from '../../shared/adapters/records-press/pdf-text.ts';
import { createRecordsPress } from '../../shared/adapters/records-press/records-press.ts';
import type { PackageContents } from '../../shared/ports/records-press.ts';
import { launchBrowser, openPage } from '../../tools/browser.ts';
import type { Random } from '../fakes/random.ts';
import { packageContents } from '../fixtures/package-contents.ts';

export interface DocumentsRun {
  readonly strings: number;
  readonly html: number;
  readonly pdf: number;
  /** A value found again in a document, and compared. */
  readonly compared: number;
  readonly changed: readonly string[];
}

/** Fields of a package that hold what somebody typed somewhere. */
const free = new Set(
  'subjectName label account system name email phone lines city text question answer item holder carrier'.split(' '),
);

/** Packages and letters whose every free text is hostile, read back by Chromium and by PDFium. */
export async function runDocuments(
  packages: number,
  random: Random,
  one: (random: Random) => string,
): Promise<DocumentsRun> {
  const [browser, pdfium] = await Promise.all([launchBrowser(), PDFiumLibrary.init()]);
  const opened = await openPage(browser);
  const changed: string[] = [];
  const count = { strings: 0, html: 0, pdf: 0, compared: 0 };
  const note = (where: string, { compared, wrong }: Compared) => {
    count.compared += compared;
    changed.push(...wrong.map((what) => `${where}: ${what}`));
  };
  try {
    for (let n = 0; n < packages; n++) {
      const language = n % 2 === 0 ? 'en' : 'es';
      const values: string[] = [];
      const contents = filled(packageContents({ language }), (text) => {
        // Its own letters stand around it, so that it is found again, and where it ends.
        const marked = `q${values.length}a${text === '' ? '' : one(random)}z${values.length}q`;
        values.push(marked);
        return marked;
      });
      const plain = filled(contents, () => 'plain');
      count.strings += values.length;
      const [files, usual] = await Promise.all([
        createRecordsPress().print(contents),
        createRecordsPress().print(plain),
      ]);
      for (const file of files) {
        if (file.name.endsWith('.html')) {
          count.html++;
          const as = usual.find((f) => f.name === file.name);
          note(file.name, await htmlChanged(opened, text(file.bytes), text(as?.bytes), values));
        }
        if (file.name.endsWith('.pdf')) {
          count.pdf++;
          note(file.name, await pdfChanged(pdfium, file.bytes, values));
        }
      }
      count.pdf++;
      note('letter', await pdfChanged(pdfium, await createLetterPress().print(letterOf(contents, values)), values));
    }
  } finally {
    pdfium.destroy();
    await browser.close();
  }
  return { ...count, changed };
}

function text(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

/** The same contents with every free text put anew. */
function filled(contents: PackageContents, put: (text: string) => string): PackageContents {
  const walk = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') return free.has(key) ? put(value) : value;
    if (Array.isArray(value)) return value.map((part) => walk(part, key));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, name === 'brand' ? part : walk(part, name)]),
    );
  };
  return walk(contents, '') as PackageContents;
}

function letterOf({ brand, language, reference }: PackageContents, values: readonly string[]) {
  const [name = '', line = '', city = '', label = '', value = '', ...items] = values;
  return {
    brand,
    language,
    largePrint: false,
    to: { name, address: { lines: [line], city, region: 'NY', postalCode: '10001', country: 'US' } },
    on: '2026-03-01',
    reference,
    title: 'A letter',
    blocks: [
      { kind: 'fact', label, value },
      { kind: 'list', items: items.slice(0, 5) },
      { kind: 'text', text: items[5] ?? '' },
    ],
    footer: [items[6] ?? ''],
  } as const;
}

interface Compared {
  readonly compared: number;
  readonly wrong: readonly string[];
}

const another = (value: string) => `another value: ${JSON.stringify(value)}`;

type Opened = Awaited<ReturnType<typeof openPage>>;

async function htmlChanged(
  { page, seen }: Opened,
  made: string,
  usual: string,
  values: readonly string[],
): Promise<Compared> {
  const parsed = await parsedBy(page, made);
  const plain = await parsedBy(page, usual);
  const kept = (value: string) => value.toWellFormed().replace(/[^\P{Cc}\t\n\r]/gu, '\ufffd');
  const { requests, errors, violations } = seen;
  const put = values.filter((value) => isPut(parsed.text, value));
  const wrong = [
    ...(parsed.elements === plain.elements ? [] : ['other elements or attributes than with plain words']),
    ...[...requests, ...errors, ...violations].map((what) => `the browser did something: ${what}`),
    ...put.filter((value) => !parsed.text.includes(kept(value))).map(another),
  ];
  for (const list of [requests, errors, violations]) list.length = 0;
  return { compared: put.length, wrong };
}

/** Its first mark is there: this document shows the value. */
function isPut(shown: string, value: string): boolean {
  return shown.includes(/^q\d+a/u.exec(value)?.[0] ?? '');
}

/** Every element with the names of its attributes, and all text, as Chromium's parser understood the document. */
async function parsedBy(
  page: Opened['page'],
  made: string,
): Promise<{ readonly elements: string; readonly text: string }> {
  // A machine that is busy with other suites takes its time.
  await page.setContent(made, { waitUntil: 'domcontentloaded', timeout: 180_000 });
  return (await page.evaluate(readInPage)) as { elements: string; text: string };
}

const readInPage = `(() => {
  const all = [...document.querySelectorAll('*')];
  return {
    elements: all.map((e) => e.localName + ' ' + [...e.attributes].map((a) => a.name).join(' ')).join('\\n'),
    text: [document.documentElement.textContent, ...all.flatMap((e) => [...e.attributes].map((a) => a.value))].join('\\n'),
  };
})()`;

/** Lines end where they end on paper, so white space counts for nothing; what the font has no letter for is marked. */
async function pdfChanged(pdfium: PDFiumLibrary, bytes: Uint8Array, values: readonly string[]): Promise<Compared> {
  const document = await pdfium.loadDocument(bytes);
  const shown = bare([...document.pages()].map((page) => withoutFooter(page.getText())).join('\n'));
  document.destroy();
  const active = /\/(?:JavaScript|JS|AcroForm|EmbeddedFiles|Annots|URI|Launch|OpenAction)\b/u.exec(
    Buffer.from(bytes).toString('latin1'),
  );
  const put = values.filter((value) => isPut(shown, value));
  const wrong = [
    ...(active ? [`holds ${active[0]}`] : []),
    ...put.filter((value) => !shown.includes(bare(printable(value)))).map(another),
  ];
  return { compared: put.length, wrong };
}

/** Reference and page stand last on each page: between the lines of a value that goes on overleaf. */
function withoutFooter(page: string): string {
  return page.trimEnd().replace(/[\r\n]+[^\r\n]*$/u, '');
}

/** PDFium takes a hyphen at the end of a line for one that divides a word, and gives it as a sign of its own. */
function bare(words: string): string {
  return words.replaceAll(/[\s\-\p{Cc}\ufffe]/gu, '');
}
