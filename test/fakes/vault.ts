import { hash } from 'node:crypto';
import { macMessage } from '../../shared/adapters/kms/vault.ts';
import type { CaseKey, Vault } from '../../shared/ports/vault.ts';
import { type Gate, straight } from './gate.ts';
import type { Random } from './random.ts';

/** KMS in memory: what it wrapped it can open again under the same context, and nothing else. */
export interface FakeKms {
  readonly made: Map<string, { readonly context: string; readonly secret: Uint8Array }>;
  readonly mac: Uint8Array;
  readonly random: Random;
}

export function fakeKms(random: Random): FakeKms {
  return { made: new Map(), mac: random.bytes(32), random };
}

export interface VaultView {
  readonly gate?: Gate;
  /** The keys table. */
  wrapped(id: string): Uint8Array | undefined;
}

/**
 * What the real vault promises, on a KMS in memory: the name and the case bound to the text, lengths padded, anything altered refused. The
 * cipher is cheap and hides only from those who do not look for it: a simulation seals half a million times, and the real one has suites
 * of its own.
 */
export function fakeVault(kms: FakeKms, view: VaultView): Vault {
  const { gate = straight } = view;
  return {
    create: (id) =>
      gate('kms.generateDataKey', () => {
        const secret = kms.random.bytes(32);
        const wrapped = kms.random.bytes(40);
        kms.made.set(hex(wrapped), { context: id, secret });
        return { key: caseKey(id, secret, kms.random), wrapped };
      }),
    key: (id) =>
      gate('kms.decrypt', () => {
        const wrapped = view.wrapped(id);
        if (!wrapped) return undefined;
        const made = kms.made.get(hex(wrapped));
        if (made?.context !== id) throw new Error('InvalidCiphertextException');
        return caseKey(id, made.secret, kms.random);
      }),
    digest: (kind, value) => gate('kms.generateMac', () => macOf(kms, macMessage(kind, value))),
  };
}

function macOf({ mac }: FakeKms, message: Buffer): string {
  if (message.length > 4096) throw new Error('ValidationException: a message of more than 4096 bytes');
  return hash('sha256', Buffer.concat([Buffer.from(hex(mac)), message]), 'base64url');
}

const ivBytes = 12;
const tagBytes = 16;

export function caseKey(id: string, secret: Uint8Array, random: Random): CaseKey {
  const own = hex(secret);
  const tagOf = (name: string, ivAndText: Uint8Array) =>
    hash('sha256', Buffer.concat([Buffer.from(`${own}${id}|${name}|`), ivAndText]), 'buffer').subarray(0, tagBytes);
  function opened(name: string, bytes: Uint8Array): Buffer {
    if (bytes.length < ivBytes + tagBytes) throw new Error(`sealed text ${name} is too short`);
    const body = bytes.subarray(0, -tagBytes);
    if (!tagOf(name, body).equals(bytes.subarray(-tagBytes))) throw new Error(`sealed text ${name} was altered`);
    const padded = hidden(own, body.subarray(0, ivBytes), body.subarray(ivBytes));
    return padded.subarray(4, 4 + padded.readUInt32BE(0));
  }
  return {
    seal(name, what) {
      const iv = random.bytes(ivBytes);
      const plain = Buffer.from(what);
      const padded = Buffer.alloc(64 * Math.ceil((plain.length + 4) / 64));
      padded.writeUInt32BE(plain.length);
      plain.copy(padded, 4);
      const body = Buffer.concat([iv, hidden(own, iv, padded)]);
      return Buffer.concat([body, tagOf(name, body)]);
    },
    open: (name, bytes) => opened(name, bytes).toString(),
    openBytes: opened,
    commit: (purpose, text) => hash('sha256', `${own}commit:${purpose}\n${text}`, 'base64url'),
  };
}

/** The text under a stream of numbers of key and iv (xorshift32); the same again takes it off. */
function hidden(key: string, iv: Uint8Array, text: Uint8Array): Buffer {
  const out = Buffer.from(text);
  let x = hash('sha256', `${key}${hex(iv)}`, 'buffer').readInt32LE(0) || 1;
  for (let i = 0; i < out.length; i++) {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    out[i] = (out[i] ?? 0) ^ (x & 0xff);
  }
  return out;
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
