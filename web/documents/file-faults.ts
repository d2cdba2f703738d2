import type { FieldCode } from '../../shared/content/errors.ts';

const most = 20 * 1024 * 1024;
export const taken = ['image/jpeg', 'image/png', 'application/pdf'] as const;

/** What is wrong with a file before it is sent, so far as a browser can tell. Photos may be larger than the limit: they shrink first. */
export async function fileFault(file: File): Promise<FieldCode | undefined> {
  if (!taken.some((type) => type === file.type)) return 'file.type';
  if (file.size === 0) return 'file.empty';
  if (file.type !== 'application/pdf') return undefined;
  if (file.size > most) return 'file.big';
  return (await isLocked(file)) ? 'file.locked' : undefined;
}

/** A PDF with a password names `/Encrypt` in its trailer, which stands near the end, or near the start of a linearised file. */
async function isLocked(file: File): Promise<boolean> {
  const around = 64 * 1024;
  const pieces = [file.slice(0, around), file.slice(Math.max(0, file.size - around))];
  const texts = await Promise.all(pieces.map((piece) => piece.text()));
  return texts.some((text) => text.includes('/Encrypt'));
}
