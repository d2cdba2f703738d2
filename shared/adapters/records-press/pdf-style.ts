import type { TextStyle } from './pdf-sheet.ts';

/** The colours of the HTML copy on paper; all text has a contrast of at least 4.5 to 1 on white. */
export const color = { ink: '#1b2733', soft: '#52616f', deep: '#12506b', line: '#cbd5de', tint: '#f2f6f9' } as const;

const regular = 'regular';
const bold = 'bold';

export const styles = {
  company: { font: bold, size: 11, leading: 15, color: color.ink },
  h1: { font: bold, size: 22, leading: 27, color: color.ink },
  h2: { font: bold, size: 15, leading: 19, color: color.deep },
  h3: { font: bold, size: 12.5, leading: 16, color: color.ink },
  h4: { font: bold, size: 10.5, leading: 14, color: color.ink },
  lead: { font: regular, size: 11.5, leading: 16.5, color: color.ink },
  plain: { font: regular, size: 10.5, leading: 15, color: color.ink },
  quiet: { font: regular, size: 9.5, leading: 13.5, color: color.soft },
  cell: { font: regular, size: 10, leading: 14, color: color.ink },
  label: { font: regular, size: 10, leading: 14, color: color.soft },
  tableHead: { font: bold, size: 9.5, leading: 14, color: color.ink },
  footer: { font: regular, size: 8.5, leading: 12, color: color.soft },
} as const satisfies Readonly<Record<string, TextStyle>>;

export type Styles = Readonly<Record<keyof typeof styles, TextStyle>>;

const large = (font: TextStyle['font'], size: number, leading: number): TextStyle => ({
  font,
  size,
  leading,
  color: color.ink,
});

/** 18 points and more, and nothing of it is grey, as in a letter in large print. */
export const largeStyles: Styles = {
  company: large(bold, 18, 24),
  h1: large(bold, 28, 34),
  h2: large(bold, 24, 30),
  h3: large(bold, 21, 27),
  h4: large(bold, 18, 25),
  lead: large(regular, 18, 26),
  plain: large(regular, 18, 26),
  quiet: large(regular, 18, 25),
  cell: large(regular, 18, 25),
  label: large(regular, 18, 25),
  tableHead: large(bold, 18, 25),
  footer: large(regular, 18, 24),
};
