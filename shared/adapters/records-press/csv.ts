import type { PackageWords } from '../../content/package/words.ts';
import type { RecordClass } from '../../domain/records.ts';
import type { PackageContents } from '../../ports/records-press.ts';
import { decimal, type Format } from './format.ts';
import { type FieldValue, shown, viewOf } from './record-view.ts';

/** All records of one class as a spreadsheet: a line per record, labels in the person's language. */
export function csvOf(
  recordClass: RecordClass,
  contents: PackageContents,
  words: PackageWords,
  format: Format,
): string {
  const cell = (value: FieldValue | undefined): string => {
    if (value === undefined) return '';
    return value.as === 'money' ? `${decimal(value.money)} ${value.money.currency}` : shown(value, format, words);
  };
  const lines = contents.accounts.flatMap((account) =>
    account.records
      .filter((record) => record.class === recordClass)
      .map((record) => {
        const { fields, table } = viewOf(record);
        return {
          labels: [...fields.map(([key]) => words.fields[key]), ...(table ? [words.fields[table.key]] : [])],
          cells: [
            account.label,
            account.account,
            record.id,
            format.time(record.at),
            ...fields.map(([, value]) => cell(value)),
            ...(table ? [table.rows.map((row) => row.map(cell).join(' | ')).join('\n')] : []),
          ],
        };
      }),
  );
  const { used, letter, fields } = words;
  const header = [used.columns[0], letter.accountFacts.account, fields.id, fields.at, ...(lines[0]?.labels ?? [])];
  return csv([header, ...lines.map((line) => line.cells)]);
}

/**
 * RFC 4180 with every cell quoted. It starts with a byte order mark, without which Excel reads accents wrongly.
 * A cell a spreadsheet could run as a formula gets a leading `'` (T7, ASVS 1.2.10), and so does one that starts with `'` already:
 * taking one leading `'` away therefore always gives the value back.
 */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('')}`;
}

/** Spreadsheets skip leading blanks before a formula, and some take the full-width signs of East Asian keyboards for the plain ones. */
const formula = /^(['\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

function quoted(cell: string): string {
  const text = cell.toWellFormed().replaceAll('\0', '\ufffd');
  return `"${(formula.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
