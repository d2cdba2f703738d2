import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { fontBytes, type PdfFont } from './pdf-fonts.ts';
import { type Styles, styles } from './pdf-style.ts';
import { wrap } from './pdf-text.ts';

/** Points, 72 to the inch. US Letter with margins wide enough to punch holes. */
const page = { width: 612, height: 792, left: 62, right: 62, top: 58, bottom: 70 } as const;
export const contentWidth = page.width - page.left - page.right;
const contentHeight = page.height - page.top - page.bottom;

export interface TextStyle {
  readonly font: PdfFont;
  readonly size: number;
  /** From one line to the next. */
  readonly leading: number;
  readonly color: string;
}

/** Lines ready to be drawn; with `right` they end at that edge instead of beginning at `x`. */
export interface SetLines {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly x: number;
  readonly right?: number | undefined;
}

export interface SheetOptions {
  readonly lang: string;
  /** One of our own titles: pdfkit writes it into the metadata without escaping XML. */
  readonly title: string;
  /** yyyy-mm-dd; the only date in the file, so that the same contents give the same bytes. */
  readonly preparedOn: string;
  readonly footer: (page: number, pages: number) => string;
  /** Of its text; without, those of ordinary print. */
  readonly styles?: Styles;
}

type Element = PDFKit.PDFStructureElement;

/**
 * Paper with a cursor. Every mark is either in the structure tree or an artifact, so that a screen reader hears all of the content
 * and nothing else. Breaking lines and pages is done here and not by pdfkit, whose own page breaks split a table's cells.
 */
export class PdfSheet {
  readonly doc: PDFKit.PDFDocument;
  readonly left = page.left;
  readonly styles: Styles;
  y: number = page.top;
  readonly #options: SheetOptions;
  readonly #bytes: Promise<Uint8Array>;
  readonly #document: Element;
  readonly #widths = new Map<string, number>();

  constructor(options: SheetOptions) {
    this.#options = options;
    this.styles = options.styles ?? styles;
    const date = new Date(Date.parse(`${options.preparedOn}T00:00:00Z`));
    this.doc = new PDFDocument({
      pdfVersion: '1.7',
      lang: options.lang,
      tagged: true,
      displayTitle: true,
      size: [page.width, page.height],
      margin: 0,
      bufferPages: true,
      // Not Helvetica, which pdfkit would start with and look for in a file of its own.
      font: '',
      info: { Title: options.title, Producer: 'Redress', Creator: 'Redress', CreationDate: date, ModDate: date },
    });
    for (const font of ['regular', 'bold'] as const) this.doc.registerFont(font, fontBytes(font));
    this.#bytes = buffer(this.doc);
    this.#document = this.doc.struct('Document');
    this.doc.addStructure(this.#document);
  }

  /** A new element of the structure tree, at its top or inside another one. */
  element(tag: string, parent?: Element, scope?: 'Row' | 'Column', lang?: string): Element {
    const attributes: PDFKit.Mixins.StructureElementOptions & { scope?: string } = {
      ...(scope === undefined ? {} : { scope }),
      ...(lang === undefined ? {} : { lang }),
    };
    const element = this.doc.struct(tag, attributes);
    (parent ?? this.#document).add(element);
    return element;
  }

  get room(): number {
    return page.height - page.bottom - this.y;
  }

  /** Goes to a new page unless `height` fits on this one, or would not fit on any. */
  keep(height: number): void {
    if (height > this.room && height <= contentHeight) this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
    this.y = page.top;
  }

  /** A line that goes on in the next ends in a space: readers join the lines of an element into one text. */
  lines(text: string, style: TextStyle, width: number): readonly string[] {
    const lines = wrap(text, width, (piece) => this.#widthOf(piece, style));
    return lines.map((line, index) => (index < lines.length - 1 ? `${line} ` : line));
  }

  /** Lines of one element at a place on this page, without moving the cursor. */
  draw(element: Element, tag: string, text: SetLines, y: number): void {
    const content = this.doc.markStructureContent(tag);
    this.#write(text, y);
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** Lines that may run over several pages; moves the cursor. */
  flow(element: Element, tag: string, text: SetLines): void {
    const { leading } = text.style;
    let rest = text.lines;
    while (rest.length > 0) {
      const fit = Math.floor(this.room / leading);
      if (fit < Math.min(2, rest.length)) {
        this.newPage();
        continue;
      }
      const now = rest.slice(0, fit);
      this.draw(element, tag, { ...text, lines: now }, this.y);
      this.y += now.length * leading;
      rest = rest.slice(fit);
    }
  }

  /** What is seen but is not content: rules, shades, page numbers, a table's head said once more. */
  artifact(paint: (doc: PDFKit.PDFDocument) => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    paint(this.doc);
    this.doc.endMarkedContent();
  }

  /** A picture with the words a screen reader says for it. */
  figure(alt: string, paint: (doc: PDFKit.PDFDocument) => void): void {
    const element = this.doc.struct('Figure', { alt });
    this.#document.add(element);
    const content = this.doc.markStructureContent('Figure');
    paint(this.doc);
    this.doc.endMarkedContent();
    element.add(content);
    element.end();
  }

  artifactText(text: SetLines, y: number): void {
    this.artifact(() => this.#write(text, y), 'Pagination');
  }

  async finish(footer: TextStyle): Promise<Uint8Array> {
    this.#document.end();
    const { start, count } = this.doc.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.doc.switchToPage(index);
      const lines = this.lines(this.#options.footer(index + 1, count), footer, contentWidth);
      this.artifactText({ lines, style: footer, x: page.left }, page.height - 44);
    }
    this.doc.end();
    return this.#bytes;
  }

  #write({ lines, style, x, right }: SetLines, y: number): void {
    this.doc.font(style.font).fontSize(style.size).fillColor(style.color);
    for (const [index, line] of lines.entries()) {
      const at = right === undefined ? x : right - this.#widthOf(line.trimEnd(), style);
      if (line !== '') this.doc.text(line, at, y + index * style.leading, { lineBreak: false });
    }
  }

  #widthOf(piece: string, style: TextStyle): number {
    const key = `${style.font} ${style.size} ${piece}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.doc.font(style.font).fontSize(style.size).widthOfString(piece);
    this.#widths.set(key, width);
    return width;
  }
}
