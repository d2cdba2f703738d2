import type { PackageWords } from '../../content/package/words.ts';
import { recordClasses, type SourceRecord } from '../../domain/records.ts';
import type { PackageAccount, PackageContents } from '../../ports/records-press.ts';
import { type Block, heading, type Pages, paragraph } from './blocks.ts';
import type { Format } from './format.ts';
import { type RecordTable, shown, viewOf } from './record-view.ts';

/** All the records, by account and class, in the order the business's system gave them. */
export function recordsPages(contents: PackageContents, words: PackageWords, format: Format): Pages {
  const { records } = words;
  const some = contents.accounts.some((a) => a.records.length > 0);
  return {
    title: records.documentTitle,
    blocks: [
      heading(1, records.title),
      ...(some
        ? [paragraph(records.intro, 'lead'), paragraph(records.times(format.zone))]
        : [paragraph(records.empty, 'lead')]),
      ...contents.accounts.flatMap((account) => accountBlocks(account, words, format)),
    ],
  };
}

function accountBlocks(account: PackageAccount, words: PackageWords, format: Format): readonly Block[] {
  const { letter, records } = words;
  return [
    heading(2, account.label),
    {
      kind: 'facts',
      facts: [
        { label: letter.accountFacts.system, value: account.system },
        { label: letter.accountFacts.account, value: account.account },
      ],
    },
    ...(account.records.length === 0 ? [paragraph(records.emptyAccount)] : []),
    ...recordClasses.flatMap((recordClass) => {
      const ofClass = account.records.filter((r) => r.class === recordClass);
      return ofClass.length === 0
        ? []
        : [
            heading(3, records.count(words.classes[recordClass], ofClass.length)),
            ...ofClass.flatMap((record, index) => recordBlocks(record, index + 1, words, format)),
          ];
    }),
  ];
}

function recordBlocks(record: SourceRecord, index: number, words: PackageWords, format: Format): readonly Block[] {
  const view = viewOf(record);
  const facts = view.fields.flatMap(([key, value]) =>
    value === undefined ? [] : [{ label: words.fields[key], value: shown(value, format, words) }],
  );
  return [
    heading(4, words.records.numbered(index, format.time(record.at))),
    { kind: 'facts', facts: [...facts, { label: words.fields.id, value: record.id }] },
    ...(view.table === undefined || view.table.rows.length === 0 ? [] : [tableBlock(view.table, words, format)]),
  ];
}

function tableBlock(table: RecordTable, words: PackageWords, format: Format): Block {
  const shares = table.columns.length === 2 ? [0.42, 0.58] : [0.56, 0.24, 0.2];
  return {
    kind: 'table',
    caption: words.fields[table.key],
    columns: table.columns.map((key, index) => ({
      label: words.fields[key],
      share: shares[index] ?? 0,
      right: key === 'amount' || key === 'price' || key === 'quantity',
    })),
    rows: table.rows.map((row) =>
      row.map((value) => (value.as === 'time' ? format.shortDate(value.at) : shown(value, format, words))),
    ),
  };
}
