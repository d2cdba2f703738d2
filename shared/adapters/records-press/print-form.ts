import { formEn } from '../../content/form/en.ts';
import { formEs } from '../../content/form/es.ts';
import { printEn } from '../../content/pages/print-en.ts';
import { printEs } from '../../content/pages/print-es.ts';
import { type PrintPart, type PrintWhen, printForm } from '../../content/pages/print-form.ts';
import type { Brand, Language } from '../../domain/brand.ts';
import { needsOf, type Policy } from '../../domain/policy.ts';
import { senderLine } from './blocks.ts';
import { contentWidth, PdfSheet, type TextStyle } from './pdf-sheet.ts';
import { color, styles } from './pdf-style.ts';

const words = { en: printEn, es: printEs } as const;
const forms = { en: formEn, es: formEs } as const;

const text = (size: number, leading: number, shade: string = color.ink): TextStyle => ({
  font: 'regular',
  size,
  leading,
  color: shade,
});
const bold = (size: number, leading: number): TextStyle => ({ font: 'bold', size, leading, color: color.ink });
const type = {
  title: bold(22, 27),
  heading: bold(15, 19),
  small: bold(13, 17),
  label: bold(12, 16),
  text: text(12, 17),
  hint: text(12, 16, color.soft),
} as const;

/** The form on paper as a tagged PDF in 12 points, for one business and its policy (U8). The same questions as online; the same input gives the same bytes. */
export async function printFormPdf(brand: Brand, policy: Policy, language: Language): Promise<Uint8Array> {
  const w = words[language];
  const sheet = new PdfSheet({
    lang: language,
    title: w.title,
    preparedOn: policy.since,
    footer: (page, pages) => w.footer(brand.company, page, pages),
  });
  say(sheet, 'P', brand.company, styles.company, 0, 1);
  say(sheet, 'P', senderLine(brand), styles.footer, 0, 16);
  say(sheet, 'H1', w.title, type.title, 0, 10);
  const asked: Readonly<Record<PrintWhen, boolean>> = {
    identity: needsOf(policy).includes('identity'),
    report: needsOf(policy).includes('report'),
    birthDate: policy.birthDate,
  };
  const parts = printForm(forms[language], w, {
    company: brand.company,
    phone: brand.phone,
    address: brand.postalAddress.join('\n'),
  });
  for (const part of parts) if (part.when === undefined || asked[part.when]) draw(sheet, part);
  return await sheet.finish(styles.footer);
}

function draw(sheet: PdfSheet, part: PrintPart): void {
  switch (part.kind) {
    case 'heading':
      sheet.keep(120);
      return part.level === 2
        ? say(sheet, 'H2', part.text, type.heading, 16, 6)
        : say(sheet, 'H3', part.text, type.small, 10, 4);
    case 'text':
      return say(sheet, 'P', part.text, type.text, 0, 6);
    case 'lines':
      return say(sheet, 'P', part.text, type.label, 0, 10);
    case 'boxes':
      return boxes(sheet, part);
    case 'blank':
      return blank(sheet, part);
    default:
      return part satisfies never;
  }
}

const box = { size: 11, indent: 22, gap: 5 } as const;

function boxes(sheet: PdfSheet, part: Extract<PrintPart, { kind: 'boxes' }>): void {
  const rows = part.options.map((option) => sheet.lines(option, type.text, contentWidth - box.indent));
  const height = rows.reduce((sum, lines) => sum + lines.length * type.text.leading + box.gap, 40);
  sheet.keep(height);
  question(sheet, part.label, part.hint);
  const list = sheet.element('L');
  for (const lines of rows) {
    sheet.keep(lines.length * type.text.leading);
    const item = sheet.element('LI', list);
    const { y } = sheet;
    sheet.artifact((doc) =>
      doc
        .rect(sheet.left + 1, y + 1, box.size, box.size)
        .lineWidth(1)
        .stroke(color.ink),
    );
    sheet.flow(sheet.element('LBody', item), 'LBody', { lines, style: type.text, x: sheet.left + box.indent });
    sheet.y += box.gap;
  }
  list.end();
  sheet.y += 6;
}

/** Points from one line to write on to the next: room for a hand that shakes. */
const row = 30;

function blank(sheet: PdfSheet, part: Extract<PrintPart, { kind: 'blank' }>): void {
  sheet.keep(50 + part.rows * row);
  question(sheet, part.label, part.hint);
  for (let drawn = 0; drawn < part.rows; drawn += 1) {
    sheet.y += row;
    const { y } = sheet;
    sheet.artifact((doc) => doc.rect(sheet.left, y - 4, contentWidth, 0.8).fill(color.soft));
  }
  sheet.y += 8;
}

function question(sheet: PdfSheet, label: string, hint: string | undefined): void {
  say(sheet, 'P', label, type.label, 2, 1);
  if (hint !== undefined) say(sheet, 'P', hint, type.hint, 0, 2);
}

function say(sheet: PdfSheet, tag: string, said: string, style: TextStyle, before: number, after: number): void {
  sheet.y += before;
  const lines = sheet.lines(said, style, contentWidth);
  sheet.keep(Math.min(lines.length, 2) * style.leading);
  const element = sheet.element(tag);
  sheet.flow(element, tag, { lines, style, x: sheet.left });
  element.end();
  sheet.y += after;
}
