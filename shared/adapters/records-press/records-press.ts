import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { packageWords } from '../../content/package/package-words.ts';
import type { PackageContents, PackageFile, RecordsPress } from '../../ports/records-press.ts';
import { csvOf } from './csv.ts';
import { classesWithRecords, csvName, fileList, fileNames } from './file-list.ts';
import { formatFor } from './format.ts';
import { htmlCopy } from './html-copy.ts';
import { letterPages } from './letter-pages.ts';
import { pdfCopy } from './pdf-copy.ts';
import { readmeText } from './readme.ts';
import { recordsJson } from './records-json.ts';
import { recordsPages } from './records-pages.ts';
import { usedPages } from './used-pages.ts';

/**
 * Prints the package a person gets (product.md, step 7). No clock and no chance: the same contents give the same bytes, so that a
 * package can be made again and its sums compared. Files come in the order a person would open them, the manifest last. `draw` is the one
 * slow part: who tries a hundred thousand packages leaves it out of most (G6).
 */
export function createRecordsPress(draw: typeof pdfCopy = pdfCopy): RecordsPress {
  return { print: (contents) => print(contents, draw), zip };
}

/** The oldest day a ZIP can name: the bytes depend on the files alone. Of local fields only, so that no time zone moves it. */
const noDay = '1980-01-01T00:00:00';

async function zip(files: readonly PackageFile[]): Promise<Uint8Array> {
  return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, bytes])), { mtime: noDay });
}

async function print(contents: PackageContents, draw: typeof pdfCopy): Promise<readonly PackageFile[]> {
  const words = packageWords[contents.language];
  const format = formatFor(contents.language, contents.brand.timeZone);
  const list = fileList(contents, words);
  const documents = [
    { pages: letterPages(contents, words, format, list), pdf: fileNames.letterPdf, html: fileNames.letterHtml },
    { pages: usedPages(contents, words, format), pdf: fileNames.usedPdf, html: fileNames.usedHtml },
    { pages: recordsPages(contents, words, format), pdf: fileNames.recordsPdf, html: fileNames.recordsHtml },
  ];
  const files: PackageFile[] = [];
  for (const { pages, pdf, html } of documents) {
    const bytes = await draw(pages, contents, words, html);
    files.push({ name: pdf, contentType: 'application/pdf', bytes });
    files.push(textFile(html, 'text/html; charset=utf-8', htmlCopy(pages, contents, words, format)));
  }
  files.push(textFile(fileNames.json, 'application/json', recordsJson(contents)));
  for (const recordClass of classesWithRecords(contents)) {
    const text = csvOf(recordClass, contents, words, format);
    files.push(textFile(csvName(recordClass), 'text/csv; charset=utf-8', text));
  }
  files.push(textFile(fileNames.readme, 'text/plain; charset=utf-8', readmeText(contents, words, list)));
  return [...files, textFile(fileNames.manifest, 'text/plain; charset=utf-8', manifestOf(files))];
}

/** The format of `sha256sum`, which checks it with `-c`. */
function manifestOf(files: readonly PackageFile[]): string {
  return files.map(({ name, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${name}\n`).join('');
}

function textFile(name: string, contentType: string, text: string): PackageFile {
  return { name, contentType, bytes: new TextEncoder().encode(text) };
}
