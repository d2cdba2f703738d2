import type { PackageWords } from '../../content/package/words.ts';
import type { Brand } from '../../domain/brand.ts';
import type { PackageContents } from '../../ports/records-press.ts';
import { type Block, heading, type Pages, senderLine, textsOf } from './blocks.ts';
import { contentWidth, PdfSheet, type TextStyle } from './pdf-sheet.ts';
import { color, largeStyles, styles } from './pdf-style.ts';
import { table } from './pdf-table.ts';
import { hasUnshown, unshownMarker } from './pdf-text.ts';

/** The PDF copy: tagged, with bookmarks, and no links, scripts, forms or attachments (T7, T10). */
export async function pdfCopy(
  pages: Pages,
  contents: PackageContents,
  words: PackageWords,
  htmlName: string,
): Promise<Uint8Array> {
  const sheet = new PdfSheet({
    lang: contents.language,
    title: pages.title,
    preparedOn: contents.preparedOn,
    footer: (page, count) => words.page.footer(contents.reference, page, count),
    styles: contents.largePrint ? largeStyles : styles,
  });
  const blocks = contents.largePrint ? pages.blocks.flatMap(inLargePrint) : pages.blocks;
  letterhead(sheet, contents.brand);
  const bookmark = bookmarks(sheet);
  const texts = [contents.brand.company, senderLine(contents.brand), contents.reference, ...blocks.flatMap(textsOf)];
  const unshown = texts.some(hasUnshown);
  for (const [index, block] of blocks.entries()) {
    bookmark(block);
    print(sheet, block, blocks.slice(index + 1));
    if (index === 0 && unshown) print(sheet, { kind: 'notice', text: words.page.unshown(unshownMarker, htmlName) });
  }
  return sheet.finish(sheet.styles.footer);
}

/** A row of many columns has no room for large letters: each row is told below the other, its first cell as the heading. */
function inLargePrint(block: Block): readonly Block[] {
  if (block.kind !== 'table') return [block];
  const [first = '', ...labels] = block.columns.map((column) => column.label);
  return block.rows.flatMap(([name = '', ...cells]): readonly Block[] => [
    heading(4, first === '' ? name : `${first}: ${name}`),
    { kind: 'facts', facts: cells.map((value, i) => ({ label: labels[i] ?? '', value })) },
  ]);
}

function letterhead(sheet: PdfSheet, brand: Brand): void {
  text(sheet, 'P', brand.company, sheet.styles.company, 0, 1);
  text(sheet, 'P', senderLine(brand), sheet.styles.footer, 0, 9);
  const { y } = sheet;
  sheet.artifact((doc) => doc.rect(sheet.left, y - 4, contentWidth, 2).fill(color.deep));
  sheet.y += 20;
}

/** Sections and accounts in the reader's side bar. */
function bookmarks(sheet: PdfSheet): (block: Block) => void {
  let section = sheet.doc.outline;
  return (block) => {
    if (block.kind !== 'heading') return;
    if (block.level === 2) section = sheet.doc.outline.addItem(block.text);
    if (block.level === 3) section.addItem(block.text);
  };
}

/** `after` is what follows on the paper, so that no heading stays behind at the foot of a page. */
function print(sheet: PdfSheet, block: Block, after: readonly Block[] = []): void {
  switch (block.kind) {
    case 'heading':
      return headingOf(sheet, block.level, block.text, after);
    case 'paragraph':
      return text(sheet, 'P', block.text, sheet.styles[block.tone], 0, 7);
    case 'notice':
      return notice(sheet, block.text);
    case 'list':
      return list(sheet, block.items);
    case 'facts': {
      const names = enlarged(sheet) > 1 ? 0.42 : 0.32;
      const shares = [{ share: names }, { share: 1 - names }];
      table(
        sheet,
        shares,
        block.facts.map((f) => [f.label, f.value]),
        true,
      );
      sheet.y += 12;
      return;
    }
    case 'table':
      table(sheet, block.columns, block.rows, false);
      sheet.y += 12;
      return;
  }
}

type Level = 1 | 2 | 3 | 4;

/** Space before a heading, how much of what follows it must be on its page, and the space after. */
const spacing = { 1: [0, 150, 10], 2: [16, 60, 6], 3: [12, 110, 4], 4: [8, 70, 3] } as const;

function headingOf(sheet: PdfSheet, level: Level, words: string, rest: readonly Block[]): void {
  const style = sheet.styles[`h${level}`];
  const [before, , after] = spacing[level];
  const height = sheet.lines(words, style, contentWidth).length * style.leading;
  sheet.keep(before + height + after + followsOf(sheet, level, rest));
  text(sheet, `H${level}`, words, style, before, after);
}

/** So many facts stay with their heading, where they fit; points for one of one line. */
const wholeFacts = 7;
const factHeight = 23;

/** How much larger the letters are than in ordinary print. */
function enlarged(sheet: PdfSheet): number {
  return sheet.styles.plain.leading / styles.plain.leading;
}

function followsOf(sheet: PdfSheet, level: Level, [next, ...rest]: readonly Block[]): number {
  if (next?.kind === 'facts') return Math.min(next.facts.length, wholeFacts) * factHeight * enlarged(sheet);
  if (next?.kind !== 'heading') return spacing[level][1] * enlarged(sheet);
  const [before, , after] = spacing[next.level];
  return before + sheet.styles[`h${next.level}`].leading + after + followsOf(sheet, next.level, rest);
}

function text(sheet: PdfSheet, tag: string, words: string, style: TextStyle, before: number, after: number): void {
  sheet.y += before;
  const element = sheet.element(tag);
  sheet.flow(element, tag, { lines: sheet.lines(words, style, contentWidth), style, x: sheet.left });
  element.end();
  sheet.y += after;
}

function list(sheet: PdfSheet, items: readonly string[]): void {
  const indent = 14;
  const style = sheet.styles.plain;
  const listElement = sheet.element('L');
  for (const item of items) {
    const itemElement = sheet.element('LI', listElement);
    const lines = sheet.lines(item, style, contentWidth - indent);
    sheet.keep(Math.min(lines.length, 3) * style.leading);
    sheet.draw(sheet.element('Lbl', itemElement), 'Lbl', { lines: ['•'], style, x: sheet.left + 2 }, sheet.y);
    sheet.flow(sheet.element('LBody', itemElement), 'LBody', { lines, style, x: sheet.left + indent });
    sheet.y += 3;
  }
  listElement.end();
  sheet.y += 5;
}

function notice(sheet: PdfSheet, words: string): void {
  const style = sheet.styles.plain;
  const inset = 14;
  const lines = sheet.lines(words, style, contentWidth - 2 * inset);
  const height = lines.length * style.leading + 16;
  sheet.y += 2;
  sheet.keep(height);
  const { y } = sheet;
  if (height <= sheet.room) {
    sheet.artifact((doc) => {
      doc.rect(sheet.left, y, contentWidth, height).fill(color.tint);
      doc.rect(sheet.left, y, 3, height).fill(color.deep);
    });
  }
  const element = sheet.element('P');
  sheet.y += 9;
  sheet.flow(element, 'P', { lines, style, x: sheet.left + inset });
  element.end();
  sheet.y += 16;
}
