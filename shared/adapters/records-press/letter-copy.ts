import { mailEn } from '../../content/mails/en.ts';
import { mailEs } from '../../content/mails/es.ts';
import type { LetterBlock, LetterPage, LetterPress } from '../../ports/letter-press.ts';
import { senderLine } from './blocks.ts';
import { formatFor } from './format.ts';
import { contentWidth, PdfSheet, type TextStyle } from './pdf-sheet.ts';
import { color, styles } from './pdf-style.ts';
import { qrMatrix } from './qr.ts';

/** Sentences without a letter's own words: reference and page. */
const words = { en: mailEn.paper, es: mailEs.paper } as const;
const labels = { en: mailEn.reference, es: mailEs.reference } as const;

/** One letter. No clock and no chance: the same page gives the same bytes. */
export function createLetterPress(): LetterPress {
  return { print };
}

async function print(page: LetterPage): Promise<Uint8Array> {
  const type = typeFor(page.largePrint);
  const sheet = new PdfSheet({
    lang: page.language,
    title: page.title,
    preparedOn: page.on,
    footer: (number, count) => words[page.language].page(page.reference, number, count),
  });
  head(sheet, page);
  say(sheet, 'H1', page.title, type.title, 0, 12);
  for (const block of page.blocks) blockOf(sheet, block, type, page.title);
  foot(sheet, page, type);
  return sheet.finish(type.foot);
}

interface Type {
  readonly title: TextStyle;
  readonly heading: TextStyle;
  readonly key: TextStyle;
  readonly text: TextStyle;
  readonly foot: TextStyle;
  readonly code: TextStyle;
}

const { ink, deep, soft } = color;
const regular = (size: number, leading: number, shade: string = ink): TextStyle => ({
  font: 'regular',
  size,
  leading,
  color: shade,
});
const bold = (size: number, leading: number, shade: string = ink): TextStyle => ({
  font: 'bold',
  size,
  leading,
  color: shade,
});

/** 12 points as the print form of ux.md; large print is 18 and more, and nothing of it is grey. */
function typeFor(large: boolean): Type {
  return large
    ? {
        title: bold(26, 32),
        heading: bold(21, 27, deep),
        key: bold(20, 27),
        text: regular(18, 26),
        foot: regular(18, 25),
        code: bold(40, 50),
      }
    : {
        title: bold(20, 25),
        heading: bold(14, 18, deep),
        key: bold(13, 18.5),
        text: regular(12, 17),
        foot: regular(10, 14, soft),
        code: bold(30, 40),
      };
}

/** Points from the top of the sheet at which name and address stand in the window of a #10 envelope, and where the text goes on. */
const windowTop = 150;
const windowBottom = 232;
const addressStyle: TextStyle = { font: 'regular', size: 12, leading: 15, color: ink };

/** Sender, and the addressee alone where the window is: nothing else shows from outside. */
function head(sheet: PdfSheet, { brand, to, language, on, reference, largePrint }: LetterPage): void {
  const format = formatFor(language, brand.timeZone);
  const small = largePrint ? regular(16, 22) : styles.footer;
  say(sheet, 'P', brand.company, largePrint ? bold(18, 24) : styles.company, 0, 1);
  say(sheet, 'P', senderLine(brand), small, 0, 0);
  sheet.y = windowTop;
  say(sheet, 'P', [to.name, format.address(to.address)].join('\n'), addressStyle, 0, 0);
  sheet.y = Math.max(sheet.y + 20, windowBottom);
  const line = largePrint ? regular(18, 25) : regular(11, 16);
  say(sheet, 'P', capitalised(format.date(on)), line, 0, 0);
  say(sheet, 'P', `${labels[language]}: ${reference}`, line, 0, 18);
}

/** Spanish writes weekdays small, but not at the beginning. */
function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function blockOf(sheet: PdfSheet, block: LetterBlock, type: Type, title: string): void {
  switch (block.kind) {
    case 'text':
      return say(sheet, 'P', block.text, type.text, 0, 8);
    case 'fact':
      return say(sheet, 'P', `${block.label}: ${block.value}`, type.text, 0, 8);
    case 'heading':
      sheet.keep(type.heading.leading + 3 * type.text.leading);
      return say(sheet, 'H2', block.text, type.heading, 10, 5);
    case 'key':
      return key(sheet, block.text, type.key);
    case 'list':
      return list(sheet, block.items, type.text, () => '•');
    case 'steps':
      return list(sheet, block.items, type.text, (index) => `${index + 1}.`);
    case 'code':
      return say(sheet, 'P', block.code.split('').join(' '), type.code, 6, 12);
    case 'action':
      return square(sheet, block, type, title);
    default:
      return block satisfies never;
  }
}

function say(sheet: PdfSheet, tag: string, text: string, style: TextStyle, before: number, after: number): void {
  sheet.y += before;
  const lines = sheet.lines(text, style, contentWidth);
  sheet.keep(Math.min(lines.length, 2) * style.leading);
  const element = sheet.element(tag);
  sheet.flow(element, tag, { lines, style, x: sheet.left });
  element.end();
  sheet.y += after;
}

/** The one thing to take away, with a bar beside it. */
function key(sheet: PdfSheet, text: string, style: TextStyle): void {
  const inset = 14;
  const lines = sheet.lines(text, style, contentWidth - inset);
  const height = lines.length * style.leading;
  sheet.keep(height);
  const { y } = sheet;
  if (height <= sheet.room) sheet.artifact((doc) => doc.rect(sheet.left, y - 1, 3.5, height).fill(deep));
  const element = sheet.element('P');
  sheet.flow(element, 'P', { lines, style, x: sheet.left + inset });
  element.end();
  sheet.y += 10;
}

function list(sheet: PdfSheet, items: readonly string[], style: TextStyle, label: (index: number) => string): void {
  const indent = style.size * 1.6;
  const element = sheet.element('L');
  for (const [index, item] of items.entries()) {
    const itemElement = sheet.element('LI', element);
    const lines = sheet.lines(item, style, contentWidth - indent);
    sheet.keep(Math.min(lines.length, 3) * style.leading);
    sheet.draw(sheet.element('Lbl', itemElement), 'Lbl', { lines: [label(index)], style, x: sheet.left + 2 }, sheet.y);
    sheet.flow(sheet.element('LBody', itemElement), 'LBody', { lines, style, x: sheet.left + indent });
    sheet.y += 4;
  }
  element.end();
  sheet.y += 5;
}

/** Points: a phone reads a square of this size at arm's length. */
const squareSize = 128;

/** The private link as a square for a camera: nobody types 120 characters from paper. */
function square(sheet: PdfSheet, link: Extract<LetterBlock, { kind: 'action' }>, type: Type, title: string): void {
  sheet.keep(type.text.leading * 2 + squareSize + 16);
  say(sheet, 'P', link.label, type.text, 0, 6);
  const matrix = qrMatrix(link.url);
  const module = squareSize / matrix.length;
  const { y, left } = sheet;
  sheet.figure(`${link.label} ${title}`, (doc) => {
    for (const [row, modules] of matrix.entries()) {
      for (const [column, dark] of modules.entries()) {
        if (dark) doc.rect(left + 12 + column * module, y + row * module, module + 0.05, module + 0.05);
      }
    }
    doc.fill('#000000');
  });
  sheet.y += squareSize + 12;
}

function foot(sheet: PdfSheet, page: LetterPage, type: Type): void {
  const lines = [...page.footer, ...(page.otherLanguage ? [page.otherLanguage.text] : [])];
  const height = lines.reduce(
    (sum, l) => sum + sheet.lines(l, type.foot, contentWidth).length * type.foot.leading + 4,
    24,
  );
  sheet.keep(height);
  sheet.y += 10;
  const { y } = sheet;
  sheet.artifact((doc) => doc.rect(sheet.left, y, contentWidth, 0.75).fill(color.line));
  sheet.y += 10;
  for (const line of page.footer) say(sheet, 'P', line, type.foot, 0, 4);
  if (page.otherLanguage) {
    const element = sheet.element('P', undefined, undefined, page.otherLanguage.language);
    const set = sheet.lines(page.otherLanguage.text, type.foot, contentWidth);
    sheet.flow(element, 'P', { lines: set, style: type.foot, x: sheet.left });
    element.end();
  }
}
