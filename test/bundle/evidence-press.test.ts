import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maxFileBytes, maxFilePages } from '../../shared/domain/evidence.ts';
import type { PageImage, Pressed } from '../../shared/ports/evidence-press.ts';
import { bundledPress } from '../fixtures/evidence/bundled-press.ts';
import { drawing, pdf, photo, pngChunk, withChunks, withSegment } from '../fixtures/evidence/good-files.ts';
import { wrongWithPage } from '../fixtures/evidence/page-check.ts';

let press: Awaited<ReturnType<typeof bundledPress>>;
beforeAll(async () => {
  press = await bundledPress({ filesPerThread: 100, time: 30_000 });
});
afterAll(() => press.close());

const pagesOf = (pressed: Pressed): readonly PageImage[] => {
  expect(pressed).toMatchObject({ outcome: 'pressed' });
  return pressed.outcome === 'pressed' ? pressed.pages : [];
};

describe('the press of evidence, bundled', () => {
  it('ships WebAssembly and no native binary, which would fail on arm64', () => {
    const kinds = readdirSync(press.folder).map((file) => extname(file));
    expect(kinds).not.toContain('.node');
    expect(kinds.filter((kind) => kind === '.wasm')).toHaveLength(2);
  });

  it('U13: a photo becomes one page of at most 2,400 pixels a side, turned as the camera said', async () => {
    const upright = await sharp(await photo({ width: 3000, height: 2000 }))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    const [page] = pagesOf(await press.press(upright));
    expect(page).toMatchObject({ width: 1600, height: 2400 });
    expect(wrongWithPage(page as PageImage, [])).toEqual([]);
  });

  it('a drawing with transparency lies on white', async () => {
    const [page] = pagesOf(await press.press(await drawing()));
    const { data } = await sharp((page as PageImage).bytes)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([data[0], data[1], data[2]].every((value, i) => Math.abs((value ?? 0) - [228, 143, 143][i]!) < 6)).toBe(
      true,
    );
  });

  it('every page of a PDF is drawn at 200 dots an inch, in order', async () => {
    const pages = pagesOf(await press.press(await pdf(['One', 'Two', 'Three'], { size: [144, 72], margin: 4 })));
    expect(pages.map(({ width, height }) => [width, height])).toEqual([
      [400, 200],
      [400, 200],
      [400, 200],
    ]);
    for (const page of pages) expect(wrongWithPage(page, ['One', 'Two', 'Three'])).toEqual([]);
    expect(new Set(pages.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).size).toBe(3);
  });

  it.each([
    ['file.empty', () => Buffer.alloc(0)],
    ['file.type', () => Buffer.from('hello, I am no picture')],
    ['file.type', async () => (await photo()).subarray(0, 4000)],
    ['file.big', () => Buffer.alloc(maxFileBytes + 1, 0xff)],
    ['file.locked', () => pdf(['Secret'], { userPassword: 'x' })],
    [
      'file.pages',
      () =>
        pdf(
          Array.from({ length: maxFilePages + 1 }, () => 'x'),
          { size: [20, 20], margin: 1 },
        ),
    ],
  ] as const)('says why in a code of ours: %s', async (reason, make) => {
    expect(await press.press(await make())).toEqual({ outcome: 'refused', reason });
  });

  it('takes a PDF that only forbids printing: its pages open without a password', async () => {
    const guarded = await pdf(['Statement'], { ownerPassword: 'bank', size: [72, 72], margin: 2 });
    expect(pagesOf(await press.press(guarded))).toHaveLength(1);
  });

  it('G15: a file that takes too long is ended, and the next one is served', async () => {
    const hurried = await bundledPress({ time: 1 });
    expect(await hurried.press(await photo())).toEqual({ outcome: 'failed', how: 'time' });
    await hurried.close();
    expect(pagesOf(await press.press(await photo()))).toHaveLength(1);
  });
});

const number = '4111 1111 1111 1111';
const plain = '4111111111111111';
const fullWidth = '４１１１１１１１１１１１１１１１';

describe('G13: card numbers in what a person sends', () => {
  const exif = (text: string) =>
    Buffer.from(
      `Exif\0\0MM\0*\0\0\0\u0008\0\u0001\u0001\u000e\0\u0002${String.fromCharCode(0, 0, 0, text.length)}\0\0\0\u001a\0\0\0\0${text}`,
      'latin1',
    );

  it.each([
    ['EXIF of a photo', async () => withSegment(await photo(), 0xe1, exif(number))],
    [
      'EXIF in wide letters',
      async () =>
        withSegment(
          await photo(),
          0xe1,
          Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from(plain, 'utf16le')]),
        ),
    ],
    [
      'XMP of a photo',
      async () =>
        withSegment(await photo(), 0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${number}</x>`, 'latin1')),
    ],
    ['comment of a photo', async () => withSegment(await photo(), 0xfe, Buffer.from(number))],
    ['after the end of a photo', async () => Buffer.concat([await photo(), Buffer.from(plain)])],
    [
      'text of a drawing',
      async () => withChunks(await drawing(), pngChunk('tEXt', Buffer.from(`Comment\0${number}`, 'latin1'))),
    ],
    ['text of a PDF', () => pdf([`Card ${number} was used`])],
    ['text of a PDF with dashes', () => pdf([`Card ${number.replaceAll(' ', '-')} was used`])],
    ['title of a PDF', () => pdf(['Nothing here'], { info: { Title: `Statement ${plain}` } })],
    ['after the end of a PDF', async () => Buffer.concat([await pdf(['Nothing here']), Buffer.from(`% ${number}`)])],
  ] as const)('%s: seen, so that the original is not kept, and in no page image', async (_, make) => {
    const pressed = await press.press(await make());
    expect(pressed).toMatchObject({ outcome: 'pressed', cardNumber: true });
    for (const page of pagesOf(pressed)) expect(wrongWithPage(page, [number, plain, fullWidth])).toEqual([]);
  });

  it('in the text of a PDF it is painted over but its last 4, wherever the page was turned', async () => {
    const box = { size: [300, 60], margin: 10 } satisfies PDFKit.PDFDocumentOptions;
    const ink = async (text: string) => {
      const [page] = pagesOf(await press.press(await pdf([text], box)));
      const { channels } = await sharp((page as PageImage).bytes)
        .greyscale()
        .stats();
      return 255 - (channels[0]?.mean ?? 255);
    };
    const [hidden, shown] = [await ink(number), await ink('4111 1111 1111 1112')];
    // Twelve of sixteen digits as black blocks: far more ink than digits.
    expect(hidden).toBeGreaterThan(3 * shown);
  });

  it.each(['No digits at all', 'Call 202-555-0142, report 2026-11-24-000123', 'Order 1234567890123'])(
    'leaves what is no card number: %s',
    async (text) => {
      expect(await press.press(await pdf([text]))).toMatchObject({ outcome: 'pressed', cardNumber: false });
    },
  );
});
