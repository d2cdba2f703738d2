import { cardDigitsToHide, holdsCardNumber } from '../../domain/card-numbers.ts';
import { maxFilePages } from '../../domain/evidence.ts';
import { limits } from './limits.ts';
import { Refused } from './messages.ts';
import type { Pdfium } from './pdfium.ts';

/** A page as pixels, four bytes each: red, green, blue, unused. */
export interface DrawnPage {
  readonly pixels: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly cardNumber: boolean;
}

const passwordWanted = 4;
const format = { bgrx: 3 } as const;
/** Annotations are drawn (stamps, filled forms); bytes come as RGB. */
const drawing = 0x01 | 0x10;
const white = 0xff_ff_ff_ff;
const black = 0xff_00_00_00;

/** Draws every page. Scripts, links, attachments, layers and text stay behind; card numbers in the text are painted over but their last 4. */
export async function drawPdf(
  pdfium: Pdfium,
  bytes: Uint8Array,
  give: (page: DrawnPage) => Promise<void>,
): Promise<{ readonly words: readonly string[] }> {
  const { fpdf } = pdfium;
  const address = fpdf.wasmExports.malloc(bytes.length);
  if (address === 0) throw new Refused('file.big');
  try {
    fpdf.HEAPU8.set(bytes, address);
    const document = fpdf._FPDF_LoadMemDocument(address, bytes.length, 0);
    if (document === 0) throw new Refused(fpdf._FPDF_GetLastError() === passwordWanted ? 'file.locked' : 'file.type');
    try {
      const pages = fpdf._FPDF_GetPageCount(document);
      if (pages < 1) throw new Refused('file.type');
      if (pages > maxFilePages) throw new Refused('file.pages');
      for (let index = 0; index < pages; index++) await give(drawPage(pdfium, document, index));
      return { words: metaTags.map((tag) => metaText(pdfium, document, tag)) };
    } finally {
      fpdf._FPDF_CloseDocument(document);
    }
  } finally {
    fpdf.wasmExports.free(address);
  }
}

function drawPage(pdfium: Pdfium, document: number, index: number): DrawnPage {
  const { fpdf } = pdfium;
  const page = fpdf._FPDF_LoadPage(document, index);
  if (page === 0) throw new Refused('file.type');
  try {
    const { width, height } = sizeOf(fpdf._FPDF_GetPageWidth(page), fpdf._FPDF_GetPageHeight(page));
    const bitmap = fpdf._FPDFBitmap_CreateEx(width, height, format.bgrx, 0, width * 4);
    if (bitmap === 0) throw new Refused('file.type');
    try {
      fpdf._FPDFBitmap_FillRect(bitmap, 0, 0, width, height, white);
      fpdf._FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, drawing);
      const cardNumber = hideCardNumbers(pdfium, page, bitmap, width, height);
      const start = fpdf._FPDFBitmap_GetBuffer(bitmap);
      const stride = fpdf._FPDFBitmap_GetStride(bitmap);
      if (start === 0 || stride !== width * 4) throw new Refused('file.type');
      return { pixels: fpdf.HEAPU8.slice(start, start + stride * height), width, height, cardNumber };
    } finally {
      fpdf._FPDFBitmap_Destroy(bitmap);
    }
  } finally {
    fpdf._FPDF_ClosePage(page);
  }
}

/** Pixels of a page of so many points. A page may claim any size, also none and an endless one. */
function sizeOf(points: number, high: number): { readonly width: number; readonly height: number } {
  if (!(points > 0 && high > 0 && Number.isFinite(points) && Number.isFinite(high))) throw new Refused('file.type');
  const scale = Math.min(limits.dotsPerInch / 72, limits.side / Math.max(points, high));
  return { width: Math.max(1, Math.round(points * scale)), height: Math.max(1, Math.round(high * scale)) };
}

/** True when there was one. A picture of a card inside a PDF is not seen: nothing here reads pictures. */
function hideCardNumbers(pdfium: Pdfium, page: number, bitmap: number, width: number, height: number): boolean {
  const { fpdf, more } = pdfium;
  const text = fpdf._FPDFText_LoadPage(page);
  if (text === 0) return false;
  try {
    const count = Math.min(fpdf._FPDFText_CountChars(text), limits.text);
    const characters = Array.from({ length: Math.max(0, count) }, (_, at) =>
      characterOf(more._FPDFText_GetUnicode(text, at)),
    );
    const hidden = cardDigitsToHide(characters);
    for (const at of hidden) {
      const box = boxOf(pdfium, { page, text, at, width, height });
      if (box) fpdf._FPDFBitmap_FillRect(bitmap, box.left, box.top, box.right - box.left, box.bottom - box.top, black);
    }
    return hidden.size > 0;
  } finally {
    fpdf._FPDFText_ClosePage(text);
  }
}

function characterOf(unicode: number): string {
  return unicode > 0 && unicode <= 0xffff ? String.fromCharCode(unicode) : ' ';
}

/** The box of one character in pixels, a little larger than the character; `undefined` when it has none. */
function boxOf(
  { more, view, lend }: Pdfium,
  of: {
    readonly page: number;
    readonly text: number;
    readonly at: number;
    readonly width: number;
    readonly height: number;
  },
) {
  return lend(32 + 16, (room) => {
    const [left, right, bottom, top, outX, outY] = [room, room + 8, room + 16, room + 24, room + 32, room + 36];
    if (more._FPDFText_GetCharBox(of.text, of.at, left, right, bottom, top) === 0) return undefined;
    const [x0, x1, y0, y1] = [left, right, bottom, top].map((at) => view().getFloat64(at, true));
    const corner = (x = 0, y = 0) => {
      more._FPDF_PageToDevice(of.page, 0, 0, of.width, of.height, 0, x, y, outX, outY);
      return { x: view().getInt32(outX, true), y: view().getInt32(outY, true) };
    };
    const [a, b] = [corner(x0, y0), corner(x1, y1)];
    const [wide, high] = [Math.abs(a.x - b.x), Math.abs(a.y - b.y)];
    const margin = 2 + Math.round(Math.max(wide, high) / 4);
    return {
      left: Math.max(0, Math.min(a.x, b.x) - margin),
      right: Math.min(of.width, Math.max(a.x, b.x) + margin),
      top: Math.max(0, Math.min(a.y, b.y) - margin),
      bottom: Math.min(of.height, Math.max(a.y, b.y) + margin),
    };
  });
}

const metaTags = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer'];

function metaText({ fpdf, more, view, lend }: Pdfium, document: number, tag: string): string {
  return lend(tag.length + 1, (name) => {
    fpdf.HEAPU8.set(Buffer.from(`${tag}\0`, 'latin1'), name);
    const length = Math.min(more._FPDF_GetMetaText(document, name, 0, 0), limits.text);
    if (length < 4) return '';
    return lend(length, (buffer) => {
      more._FPDF_GetMetaText(document, name, buffer, length);
      return Buffer.from(view().buffer, buffer, length - 2).toString('utf16le');
    });
  });
}

/**
 * Card numbers in what a PDF holds uncompressed (annotations, XMP, attachments). Numbers that every PDF has are left out: dates, the table
 * of objects, hexadecimal strings.
 */
export function pdfHoldsCardNumber(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return holdsCardNumber(text.replaceAll(/D:\d{4,14}|\d{10} \d{5} [fn]|<[0-9A-Fa-f\s]*>/gu, '<>'));
}
