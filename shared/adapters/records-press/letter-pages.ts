import type { PackageWords } from '../../content/package/words.ts';
import type { MatrixLine } from '../../domain/records.ts';
import type { InstrumentLine, PackageAccount, PackageContents } from '../../ports/records-press.ts';
import { type Block, heading, type Pages, paragraph } from './blocks.ts';
import { type FileLine, fileNames } from './file-list.ts';
import type { Format } from './format.ts';

/** Where the statute lets a business leave out the data about visits to a site, and the only type it may leave out (L30). */
export const navigationCitation = '15 U.S.C. 1681g(e)(5)(D)';

/** The cover letter: what we send, class by class and account by account (L28), what we did, and where we looked. */
export function letterPages(
  contents: PackageContents,
  words: PackageWords,
  format: Format,
  files: readonly FileLine[],
): Pages {
  const { letter } = words;
  const nothing = contents.accounts.length === 0;
  const title = contents.partial ? letter.title.partial : nothing ? letter.title.nothing : letter.title.whole;
  const opening = nothing ? letter.openingNothing : letter.opening;
  const copyFor = contents.recipient === 'subject' ? [] : [letter.copyFor[contents.recipient](contents.subjectName)];
  return {
    title: letter.documentTitle,
    blocks: [
      heading(1, title),
      {
        kind: 'facts',
        facts: [
          { label: letter.facts.to, value: contents.subjectName },
          { label: letter.facts.reference, value: contents.reference },
          { label: letter.facts.received, value: format.date(contents.receivedOn) },
          { label: letter.facts.due, value: format.date(contents.dueOn) },
          { label: letter.facts.prepared, value: format.date(contents.preparedOn) },
        ],
      },
      ...copyFor.map((text): Block => ({ kind: 'notice', text })),
      paragraph(opening(contents.brand.company), 'lead'),
      paragraph(letter.law),
      ...(nothing ? [] : [heading(2, letter.short.title), { kind: 'list', items: inShort(contents, words) } as const]),
      ...(contents.partial ? [{ kind: 'notice', text: letter.partial } as const] : []),
      heading(2, letter.next),
      { kind: 'list', items: letter.nextItems },
      ...(nothing
        ? []
        : [heading(2, letter.beforeYouRead), ...letter.beforeYouReadText.map((text) => paragraph(text))]),
      heading(2, letter.found),
      ...(nothing ? [paragraph(letter.foundNothing)] : []),
      ...contents.accounts.flatMap((account) => accountBlocks(account, words, format)),
      heading(2, letter.searches),
      ...searchBlocks(contents, words, format),
      heading(2, letter.inside),
      {
        kind: 'table',
        caption: letter.inside,
        columns: [
          { label: letter.insideColumns[0], share: 0.42 },
          { label: letter.insideColumns[1], share: 0.58 },
        ],
        rows: files.map((file) => [file.name, file.what]),
      },
      heading(2, letter.help),
      { kind: 'list', items: helpLines(contents, words) },
    ],
  };
}

/** Only what is done is counted: what a person still works on is in the lists below. */
function inShort({ accounts }: PackageContents, { letter: { short } }: PackageWords): readonly string[] {
  const done = (action: string) =>
    accounts.filter((a) => a.actions.some((made) => made.action === action && made.outcome === 'done')).length;
  const [removed, frozen] = [done('remove'), done('freeze')];
  const records = accounts.reduce((sum, a) => sum + a.records.length, 0);
  return [
    short.found(accounts.length),
    ...(removed === 0 ? [] : [short.removed(removed)]),
    ...(frozen === 0 ? [] : [short.frozen(frozen)]),
    ...(records === 0 ? [] : [short.records(records, fileNames.recordsPdf)]),
  ];
}

function accountBlocks(account: PackageAccount, words: PackageWords, format: Format): readonly Block[] {
  const { letter } = words;
  const opened =
    account.openedOn === undefined ? [] : [{ label: letter.accountFacts.opened, value: format.date(account.openedOn) }];
  return [
    heading(3, account.label),
    {
      kind: 'facts',
      facts: [
        { label: letter.accountFacts.system, value: account.system },
        { label: letter.accountFacts.account, value: account.account },
        ...opened,
      ],
    },
    heading(4, letter.restsOn),
    account.restsOn.length === 0
      ? paragraph(letter.restsOnNothing)
      : { kind: 'list', items: account.restsOn.map((basis) => letter.match(words.kinds[basis.kind], basis.exact)) },
    heading(4, letter.matrix),
    {
      kind: 'table',
      caption: letter.matrix,
      columns: [
        { label: letter.matrixColumns[0], share: 0.42 },
        { label: letter.matrixColumns[1], share: 0.58 },
      ],
      rows: [
        ...account.matrix.map((line) => [words.classes[line.class], answer(line, words, format)]),
        [words.classes.navigation, letter.withheld(letter.navigationGround, navigationCitation)],
      ],
    },
    heading(4, letter.actions),
    ...actionBlocks(account, words, format),
    heading(4, letter.instruments),
    ...instrumentBlocks(account, words),
  ];
}

function answer(line: MatrixLine, words: PackageWords, format: Format): string {
  switch (line.status) {
    case 'supplied':
      return words.letter.supplied(line.count);
    case 'none':
      return words.letter.none;
    case 'held-by':
      return words.letter.heldBy(line.holder, format.date(line.askedOn));
    case 'withheld':
      return words.letter.withheld(wordFor(words.grounds, line.ground), line.citation);
  }
}

function actionBlocks(account: PackageAccount, words: PackageWords, format: Format): readonly Block[] {
  const { letter } = words;
  if (account.actions.length === 0) return [paragraph(letter.noActions)];
  const [action, outcome, date] = letter.actionColumns;
  return [
    {
      kind: 'table',
      caption: letter.actions,
      columns: [
        { label: action, share: 0.42 },
        { label: outcome, share: 0.24 },
        { label: date, share: 0.34 },
      ],
      rows: account.actions.map((a) => [
        wordFor(words.actions, a.action),
        wordFor(words.outcomes, a.outcome),
        format.date(a.on),
      ]),
    },
    paragraph(letter.actionsNote, 'quiet'),
  ];
}

/** Before and after, hers by name and every other one only counted (L43). */
function instrumentBlocks(account: PackageAccount, words: PackageWords): readonly Block[] {
  const { letter } = words;
  const { instrumentsBefore: before, instrumentsAfter: after } = account;
  if (before.length === 0 && after.length === 0) return [paragraph(letter.noInstruments)];
  const hers = (lines: readonly InstrumentLine[], last4: string | undefined) =>
    lines.filter((line) => line.hers && line.last4 === last4);
  const endings = [...new Set([...before, ...after].filter((line) => line.hers).map((line) => line.last4))];
  const own = endings.flatMap((last4) => {
    const [was, is] = [hers(before, last4), hers(after, last4)];
    return Array.from({ length: Math.max(was.length, is.length) }, (_, index) => [
      letter.yours(last4),
      letter.statusOf[was[index]?.status ?? 'absent'],
      letter.statusOf[is[index]?.status ?? 'absent'],
    ]);
  });
  const others = [...before, ...after].some((line) => !line.hers)
    ? [[letter.others, counted(before, words), counted(after, words)]]
    : [];
  const [method, was, is] = letter.instrumentColumns;
  return [
    {
      kind: 'table',
      caption: letter.instruments,
      columns: [
        { label: method, share: 0.42 },
        { label: was, share: 0.29 },
        { label: is, share: 0.29 },
      ],
      rows: [...own, ...others],
    },
    paragraph(letter.instrumentsNote, 'quiet'),
  ];
}

function counted(lines: readonly InstrumentLine[], words: PackageWords): string {
  const { countOf, statusOf } = words.letter;
  const parts = (['active', 'held', 'removed'] as const).flatMap((status) => {
    const count = lines.filter((line) => !line.hers && line.status === status).length;
    return count === 0 ? [] : [countOf[status](count)];
  });
  return parts.length === 0 ? statusOf.absent : parts.join(', ');
}

function searchBlocks(contents: PackageContents, words: PackageWords, format: Format): readonly Block[] {
  const { letter } = words;
  const waiting = contents.unanswered.join(', ');
  const unanswered: readonly Block[] = waiting === '' ? [] : [{ kind: 'notice', text: letter.unanswered(waiting) }];
  if (contents.searches.length === 0) return [paragraph(letter.noSearches), ...unanswered];
  const [where, date, found] = letter.searchColumns;
  return [
    paragraph(letter.searchesText),
    {
      kind: 'table',
      caption: letter.searches,
      columns: [
        { label: where, share: 0.42 },
        { label: date, share: 0.36 },
        { label: found, share: 0.22, right: true },
      ],
      rows: contents.searches.map((s) => [s.system, format.date(s.searchedOn), String(s.found)]),
    },
    ...unanswered,
  ];
}

function helpLines({ brand, language }: PackageContents, words: PackageWords): readonly string[] {
  const { letter } = words;
  return [
    letter.call(brand.phone, brand.tty, brand.hours[language]),
    letter.write(brand.mailFrom),
    letter.post(brand.postalAddress.join(', ')),
    ...letter.others988,
  ];
}

/** A code of ours in words; a word a system used is shown as it came. */
export function wordFor(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
