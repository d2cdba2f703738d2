import type { PackageWords } from '../../content/package/words.ts';
import type { PackageContents, UsedIdentifier } from '../../ports/records-press.ts';
import { type Block, heading, type Pages, paragraph } from './blocks.ts';
import type { Format } from './format.ts';

/** The what-of-mine-was-used sheet: each identifier she gave, and every place it stood. */
export function usedPages(contents: PackageContents, words: PackageWords, format: Format): Pages {
  const { used } = words;
  const found = contents.used.filter((u) => u.places.length > 0);
  const notFound = contents.used.filter((u) => u.places.length === 0);
  return {
    title: used.documentTitle,
    blocks: [
      heading(1, used.title),
      paragraph(used.intro, 'lead'),
      ...(found.length === 0 ? [paragraph(used.empty)] : []),
      ...found.flatMap((u) => placesOf(u, words, format)),
      ...(notFound.length === 0
        ? []
        : [heading(2, used.notFound), { kind: 'list', items: notFound.map((u) => named(u, words)) } satisfies Block]),
    ],
  };
}

function placesOf(identifier: UsedIdentifier, words: PackageWords, format: Format): readonly Block[] {
  const { used } = words;
  const name = named(identifier, words);
  return [
    heading(2, name),
    {
      kind: 'table',
      caption: name,
      columns: [
        { label: used.columns[0], share: 0.3 },
        { label: used.columns[1], share: 0.36 },
        { label: used.columns[2], share: 0.34 },
      ],
      rows: identifier.places.map((p) => [
        p.account,
        words.places[p.place],
        p.on === undefined ? used.noDate : format.date(p.on),
      ]),
    },
  ];
}

function named(identifier: UsedIdentifier, words: PackageWords): string {
  const { kind, value } = identifier;
  return kind === 'card' ? words.card(undefined, value, undefined) : `${words.kinds[kind]}: ${value}`;
}
