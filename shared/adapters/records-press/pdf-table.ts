import { contentWidth, type PdfSheet, type SetLines, type TextStyle } from './pdf-sheet.ts';
import { color } from './pdf-style.ts';

export interface TableColumn {
  /** Part of the content's width. */
  readonly share: number;
  readonly label?: string;
  readonly right?: boolean;
}

const gap = 12;
const pad = 5;
/** Above and below a cell's lines; a line has most of its own air below its letters. */
const above = 6;
const below = 3;

/**
 * A tagged table. A row that fits on a page is never split; a longer one goes on over pages. The head is said again on each new
 * page for the eye only. Without labels there is no head: the first cell of each row names the row.
 */
export function table(
  sheet: PdfSheet,
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  quietNames: boolean,
): void {
  const tableElement = sheet.element('Table');
  const labels = columns.map((c) => c.label ?? '');
  const labelled = labels.some((label) => label !== '');
  const head = cellsOf(sheet, columns, labels, () => sheet.styles.tableHead);
  const name = quietNames ? sheet.styles.label : sheet.styles.cell;
  const set = rows.map((row) => cellsOf(sheet, columns, row, (index) => (index === 0 ? name : sheet.styles.cell)));

  if (labelled) {
    sheet.keep(heightOf(sheet, head) + heightOf(sheet, set[0] ?? head));
    shade(sheet, heightOf(sheet, head));
    const headRow = sheet.element('TR', sheet.element('THead', tableElement));
    for (const cell of head) {
      sheet.draw(sheet.element('TH', headRow, 'Column'), 'TH', cell, sheet.y + above);
    }
    sheet.y += heightOf(sheet, head);
  }
  const body = labelled ? sheet.element('TBody', tableElement) : tableElement;
  const turnPage = () => {
    sheet.newPage();
    if (!labelled) return;
    shade(sheet, heightOf(sheet, head));
    for (const cell of head) sheet.artifactText(cell, sheet.y + above);
    sheet.y += heightOf(sheet, head);
  };
  for (const cells of set) row(sheet, sheet.element('TR', body), cells, turnPage);
  tableElement.end();
}

function row(
  sheet: PdfSheet,
  rowElement: PDFKit.PDFStructureElement,
  cells: readonly SetLines[],
  turnPage: () => void,
): void {
  const elements = cells.map((_, index) =>
    index === 0 ? sheet.element('TH', rowElement, 'Row') : sheet.element('TD', rowElement),
  );
  const { leading } = sheet.styles.cell;
  const total = Math.max(...cells.map((cell) => cell.lines.length));
  let from = 0;
  while (from < total) {
    const fit = Math.floor((sheet.room - above - below) / leading);
    const rest = total - from;
    // A row that has to be split anyway starts here, if at least a few of its lines do.
    if (fit < rest && (fit < 3 || (from === 0 && rest * leading <= longestWholeRow))) {
      turnPage();
      continue;
    }
    const take = Math.min(fit, rest);
    for (const [index, cell] of cells.entries()) {
      const lines = cell.lines.slice(from, from + take);
      const element = elements[index];
      if (element === undefined || (lines.length === 0 && from > 0)) continue;
      sheet.draw(element, index === 0 ? 'TH' : 'TD', { ...cell, lines }, sheet.y + above);
    }
    sheet.y += take * leading + above + below;
    from += take;
  }
  rule(sheet);
}

/** In points: about two thirds of a page. */
const longestWholeRow = 420;

function cellsOf(
  sheet: PdfSheet,
  columns: readonly TableColumn[],
  texts: readonly string[],
  styleOf: (column: number) => TextStyle,
): readonly SetLines[] {
  let x = sheet.left;
  return columns.map((column, index) => {
    const width = column.share * contentWidth;
    const style = styleOf(index);
    const inner = width - (index === columns.length - 1 ? pad : gap) - pad;
    const right = column.right === true ? x + pad + inner : undefined;
    const cell = { lines: sheet.lines(texts[index] ?? '', style, inner), style, x: x + pad, right };
    x += width;
    return cell;
  });
}

function heightOf(sheet: PdfSheet, cells: readonly SetLines[]): number {
  return Math.max(...cells.map((cell) => cell.lines.length)) * sheet.styles.cell.leading + above + below;
}

function shade(sheet: PdfSheet, height: number): void {
  const { y } = sheet;
  sheet.artifact((doc) => {
    doc.rect(sheet.left, y, contentWidth, height).fill(color.tint);
    doc.rect(sheet.left, y + height - 1, contentWidth, 1).fill(color.deep);
  });
}

function rule(sheet: PdfSheet): void {
  const { y } = sheet;
  sheet.artifact((doc) => doc.rect(sheet.left, y - 0.25, contentWidth, 0.5).fill(color.line));
}
