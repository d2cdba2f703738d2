/**
 * What the endpoint makes of a plaintext: version(1) | length of key id(2) | key id | iv(12) | ciphertext | tag(16), AES-256-GCM.
 * The real blobs are opaque; as in them, the key is named inside, and the encryption context is bound but not contained.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { StoredKey } from './key-ring.ts';

export type Context = Readonly<Record<string, string>>;

const version = 1;

export function sealUnder(key: StoredKey, plaintext: Uint8Array, context: Context): Buffer {
  const id = Buffer.from(key.id);
  const head = Buffer.alloc(3);
  head.writeUInt8(version);
  head.writeUInt16BE(id.length, 1);
  const header = Buffer.concat([head, id]);
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), iv);
  cipher.setAAD(boundTo(header, context));
  return Buffer.concat([header, iv, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The id of the key that made the blob, unproven; undefined when the blob is none of ours. */
export function sealedBy(blob: Buffer): string | undefined {
  if (blob.length < 3 + 12 + 16 || blob[0] !== version) return undefined;
  const end = 3 + blob.readUInt16BE(1);
  return blob.length < end + 12 + 16 ? undefined : blob.subarray(3, end).toString();
}

/** undefined when the blob was altered or made under another context. Call only with the key that `sealedBy` names. */
export function openUnder(key: StoredKey, blob: Buffer, context: Context): Buffer | undefined {
  const end = 3 + blob.readUInt16BE(1);
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(key.material, 'base64'), blob.subarray(end, end + 12));
  decipher.setAAD(boundTo(blob.subarray(0, end), context));
  decipher.setAuthTag(blob.subarray(-16));
  try {
    return Buffer.concat([decipher.update(blob.subarray(end + 12, -16)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** JSON of the sorted pairs is unambiguous; the order in which a caller writes the pairs has no meaning in KMS either. */
function boundTo(header: Buffer, context: Context): Buffer {
  const pairs = Object.entries(context).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([header, Buffer.from(JSON.stringify(pairs))]);
}
