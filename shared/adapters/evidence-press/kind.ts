export type Kind = 'jpeg' | 'png' | 'pdf';

const png = Buffer.from('89504e470d0a1a0a', 'hex');
const jpeg = Buffer.from('ffd8ff', 'hex');

/**
 * Which parser may look at it, by its first bytes. This keeps nothing out (every polyglot passes such a check): what cleans a file is
 * that only pixels go on. A PDF's header may stand anywhere in the first 1,024 bytes, as readers allow.
 */
export function kindOf(bytes: Uint8Array): Kind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 1024));
  if (head.subarray(0, 3).equals(jpeg)) return 'jpeg';
  if (head.subarray(0, 8).equals(png)) return 'png';
  return head.includes('%PDF-') ? 'pdf' : undefined;
}
