import type { PackageWords } from '../../content/package/words.ts';
import { type RecordClass, recordClasses } from '../../domain/records.ts';
import type { PackageContents } from '../../ports/records-press.ts';

/** One file of the package and what it is, in the person's language. */
export interface FileLine {
  readonly name: string;
  readonly what: string;
}

export const fileNames = {
  letterPdf: '1-letter-and-list.pdf',
  letterHtml: '1-letter-and-list.html',
  usedPdf: '2-what-of-yours-was-used.pdf',
  usedHtml: '2-what-of-yours-was-used.html',
  recordsPdf: '3-records.pdf',
  recordsHtml: '3-records.html',
  json: 'records.json',
  readme: 'README.txt',
  manifest: 'manifest.sha256',
} as const;

export function csvName(recordClass: RecordClass): string {
  return `records-${recordClass}.csv`;
}

/** The classes of which there is at least one record, in the order of the law's list. */
export function classesWithRecords(contents: PackageContents): readonly RecordClass[] {
  return recordClasses.filter((c) => contents.accounts.some((a) => a.records.some((r) => r.class === c)));
}

export function fileList(contents: PackageContents, words: PackageWords): readonly FileLine[] {
  const { files } = words;
  return [
    { name: fileNames.letterPdf, what: `${files.letter}. ${files.pdf}` },
    { name: fileNames.letterHtml, what: files.html },
    { name: fileNames.usedPdf, what: `${files.used}. ${files.pdf}` },
    { name: fileNames.usedHtml, what: files.html },
    { name: fileNames.recordsPdf, what: `${files.records}. ${files.pdf}` },
    { name: fileNames.recordsHtml, what: files.html },
    { name: fileNames.json, what: files.json },
    ...classesWithRecords(contents).map((c) => ({ name: csvName(c), what: files.csv(words.classes[c]) })),
    { name: fileNames.readme, what: files.readme },
    { name: fileNames.manifest, what: files.manifest },
  ];
}
