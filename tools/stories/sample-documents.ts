import PDFDocument from 'pdfkit';
import sharp from 'sharp';

/** A photo of an ID card, nobody's: shapes where name and face would be. Metres of EXIF go with it, as a phone writes them. */
export async function samplePhoto(): Promise<Buffer> {
  const card = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="820">
    <rect width="1280" height="820" fill="#6b5b4b"/>
    <rect x="90" y="80" width="1100" height="660" rx="36" fill="#e8eef4"/>
    <rect x="90" y="80" width="1100" height="110" rx="36" fill="#2f5d8a"/>
    <circle cx="330" cy="400" r="95" fill="#b98e6d"/><rect x="210" y="500" width="240" height="170" rx="70" fill="#445"/>
    ${[260, 340, 420, 500, 580].map((y, i) => `<rect x="540" y="${y}" width="${560 - 70 * i}" height="30" fill="#788"/>`).join('')}
  </svg>`);
  return await sharp(card)
    .jpeg({ quality: 80 })
    .withExif({ IFD0: { Make: 'Example Phone' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '38/1 53/1 23/1' } })
    .toBuffer();
}

/** A report as a PDF of two pages. */
export async function sampleReport(): Promise<Buffer> {
  const document = new PDFDocument({ margin: 72 });
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise<void>((resolve) => document.once('end', () => resolve()));
  document.fontSize(20).text('Identity Theft Report (specimen)').moveDown();
  document.fontSize(12).text('Accounts and purchases were made with my information and without my consent.');
  document.addPage().fontSize(12).text('Signed under penalty of perjury. Specimen, nobody’s.');
  document.end();
  await ended;
  return Buffer.concat(parts);
}
