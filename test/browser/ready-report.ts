import type { Page } from 'playwright-core';
import sharp from 'sharp';

const marias = {
  who: 'self',
  happened: ['bought'],
  accounts: [{ kind: 'purchase' }],
  hasCards: 'no',
  given: 'Maria',
  family: 'Example',
  birthMonth: '3',
  birthDay: '14',
  birthYear: '1980',
  address: { street: '12 North Street', city: 'New York', state: 'NY', zip: '10001' },
  contact: 'post',
  identity: 'license',
  report: 'later',
  signature: 'Maria Example',
};

/** As far as the signature, by answers that were kept: these tests are about what follows. */
export async function ready(page: Page, photo?: Buffer): Promise<void> {
  await keptUpTo(page, 'identity', marias, photo);
}

/** The same, asked by somebody for her or by an officer, with a paper that shows he may. */
export async function readyFor(page: Page, who: 'other' | 'officer', paper?: Buffer): Promise<void> {
  const asker = { who, askerName: 'Lee Ng', lines: '5 Court Square\nReston, VA 20190', signature: 'Lee Ng' };
  const more = who === 'other' ? { acting: 'parent-or-guardian' } : { agency: 'Springfield Police' };
  await keptUpTo(page, 'authority', { ...marias, ...asker, ...more }, paper);
}

async function keptUpTo(page: Page, list: 'identity' | 'authority', answers: object, photo?: Buffer): Promise<void> {
  await page.evaluate((kept) => sessionStorage.setItem('redress.report.1', kept), JSON.stringify({ answers }));
  await page.goto(`${new URL(page.url()).origin}${new URL(page.url()).pathname}#/documents/${list}`);
  await page.reload();
  await page.locator(`[id="files.${list}"]`).waitFor({ state: 'attached' });
  if (photo !== undefined)
    await page.setInputFiles(`[id="files.${list}"]`, [{ name: 'IMG_0001.JPG', mimeType: 'image/jpeg', buffer: photo }]);
  await page.evaluate(() => {
    location.hash = '#/send/sign';
  });
  await page.locator('[id="signature"]').waitFor();
}

/** From now on the browser keeps nothing for this page, as where site data is blocked. */
export async function blockStorage(page: Page): Promise<void> {
  await page.evaluate(() =>
    Object.defineProperty(globalThis, 'sessionStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    }),
  );
}

/** 12 megapixels with a place in its EXIF, as a phone makes them. */
let made: Promise<Buffer> | undefined;
export function photoWithPlace(): Promise<Buffer> {
  made ??= sharp({
    create: {
      width: 4000,
      height: 3000,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .withExif({
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '40/1 42/1 46/1', GPSLongitudeRef: 'W', GPSLongitude: '74/1 0/1 21/1' },
    })
    .jpeg({ quality: 92 })
    .toBuffer();
  return made;
}
