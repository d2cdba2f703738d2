import type { PackageWords } from '../../content/package/words.ts';
import type { PackageContents } from '../../ports/records-press.ts';
import { classesWithRecords, type FileLine } from './file-list.ts';

/** Plain text, because it must open anywhere. */
export function readmeText(contents: PackageContents, words: PackageWords, files: readonly FileLine[]): string {
  const { readme } = words;
  const width = Math.max(...files.map((file) => file.name.length)) + 2;
  const spreadsheets =
    classesWithRecords(contents).length > 0 ? [readme.spreadsheets, ...readme.spreadsheetsText, ''] : [];
  return `${[
    readme.title(contents.reference),
    contents.brand.company,
    '',
    readme.intro,
    readme.start,
    readme.private,
    '',
    readme.list,
    ...files.map((file) => `${file.name.padEnd(width)}${file.what}`),
    '',
    ...spreadsheets,
    readme.sums,
    ...readme.sumsText,
  ].join('\r\n')}\r\n`;
}
