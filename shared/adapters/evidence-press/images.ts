import sharp, { type Sharp } from 'sharp';
import type { PageImage } from '../../ports/evidence-press.ts';
import type { Kind } from './kind.ts';
import { limits } from './limits.ts';
import { Refused } from './messages.ts';

sharp.cache(false);
sharp.concurrency(1);
// libvips can read forty formats, some of which run programs or read other files. Two are wanted.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer'] });

const pixelsOnly = { failOn: 'error', limitInputPixels: limits.pixels, sequentialRead: true } as const;

/** A photo as a page: turned as the camera said, at most `side` long, on white, without profile, place, date or any other word. */
export async function photoPage(bytes: Uint8Array, kind: Exclude<Kind, 'pdf'>): Promise<PageImage> {
  const image = sharp(bytes, pixelsOnly);
  const { format, width, height } = await image.metadata();
  if (format !== kind) throw new Refused('file.type');
  if (width * height > limits.pixels) throw new Refused('file.big');
  return await page(
    sharp(bytes, pixelsOnly)
      .autoOrient()
      .resize({ width: limits.side, height: limits.side, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' }),
  );
}

/** Four bytes a pixel: red, green, blue and one that is not used. */
export async function rawPage(pixels: Uint8Array, width: number, height: number): Promise<PageImage> {
  return await page(sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha());
}

async function page(image: Sharp): Promise<PageImage> {
  for (const quality of limits.jpegQualities) {
    const { data, info } = await image
      .clone()
      .toColourspace('srgb')
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer({ resolveWithObject: true });
    // `data` lies in the shared heap of libvips: posted as it is, the next image would be written over it.
    if (data.length <= limits.pageBytes) return { bytes: new Uint8Array(data), width: info.width, height: info.height };
  }
  throw new Refused('file.big');
}

/** What a photo says besides its pixels: EXIF, XMP, IPTC, comments. Looked through for card numbers, then dropped. */
export async function wordsOfPhoto(bytes: Uint8Array): Promise<readonly string[]> {
  const { exif, xmp, iptc, comments = [] } = await sharp(bytes, pixelsOnly).metadata();
  return [
    ...[exif, xmp, iptc].flatMap((block) => (block === undefined ? [] : readings(block))),
    ...comments.flatMap(({ keyword, text }) => [keyword, text]),
  ];
}

/** Bytes read as Latin and as both UTF-16, since nothing says which. */
export function readings(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const even = buffer.subarray(0, buffer.length - (buffer.length % 2));
  return [buffer.toString('latin1'), even.toString('utf16le'), Buffer.from(even).swap16().toString('utf16le')];
}
