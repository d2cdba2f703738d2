/** The keys and aliases of the endpoint, in one JSON file that only its owner may read. */
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { localAccount, localRegion } from '../event-bus.ts';
import { type Refusal, refusal } from './refusals.ts';

/** The usage follows from the spec: KMS's ECC keys may also agree on keys, but that is not built. */
export const usageOf = {
  SYMMETRIC_DEFAULT: 'ENCRYPT_DECRYPT',
  HMAC_256: 'GENERATE_VERIFY_MAC',
  ECC_NIST_P256: 'SIGN_VERIFY',
} as const;

export type KeySpec = keyof typeof usageOf;
export type KeyUsage = (typeof usageOf)[KeySpec];

const storedKey = z.strictObject({
  id: z.string(),
  spec: z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']),
  description: z.string(),
  /** Milliseconds since 1970. */
  created: z.number(),
  /** Base64: 32 random bytes, or for ECC the private key as PKCS #8 DER. */
  material: z.string(),
});
const ringFile = z.strictObject({
  version: z.literal(1),
  keys: z.array(storedKey),
  /** `alias/name` → key id. */
  aliases: z.record(z.string(), z.string()),
});

export type StoredKey = Readonly<z.infer<typeof storedKey>>;
type RingFile = z.infer<typeof ringFile>;

export type NewKey = {
  /** Chosen by the caller, so that a key is found again after a restart; absent: a random UUID. */
  readonly id?: string;
  /** `alias/name`; the `alias/aws/` names belong to AWS. */
  readonly alias?: string;
  readonly spec: KeySpec;
  readonly description?: string;
};

export type KeyRing = {
  /** AlreadyExistsException when the id or the alias is taken. */
  createKey(wanted: NewKey): StoredKey | Refusal;
  /** Makes the key unless it is there, and points the alias at it. Throws when the id has another spec. */
  ensureKey(wanted: NewKey & { readonly id: string }): StoredKey;
  /** Finds by key id, key ARN, alias name or alias ARN. */
  find(reference: string): StoredKey | Refusal;
};

const arnPrefix = `arn:aws:kms:${localRegion}:${localAccount}:`;

export function keyArn(key: StoredKey): string {
  return `${arnPrefix}key/${key.id}`;
}

/** Reads or starts `<dataDir>/kms-keys.json`. Throws when the file is not one of ours: lost keys are lost cases. */
export function openKeyRing(dataDir: string): KeyRing {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'kms-keys.json');
  let ring: RingFile = existsSync(path) ? readRing(path) : { version: 1, keys: [], aliases: {} };

  /** In memory only what is on disk: a key that was used and then forgotten would orphan what it sealed. */
  const keep = (next: RingFile) => {
    writeOwnersFile(path, JSON.stringify(next, null, 1));
    ring = next;
  };
  const createKey = ({ id = randomUUID(), alias, spec, description = '' }: NewKey): StoredKey | Refusal => {
    if (!/^[A-Za-z0-9_-]{1,256}$/.test(id)) return refusal('ValidationException', `${id} cannot be a key id`);
    if (alias !== undefined && !isAlias(alias)) return refusal('ValidationException', `${alias} cannot be an alias`);
    if (ring.keys.some((key) => key.id === id)) return refusal('AlreadyExistsException', `${id} already exists`);
    if (alias !== undefined && Object.hasOwn(ring.aliases, alias)) {
      return refusal('AlreadyExistsException', `An alias with the name ${alias} already exists`);
    }
    const key = { id, spec, description, created: Date.now(), material: newMaterial(spec) };
    const aliases = alias === undefined ? ring.aliases : { ...ring.aliases, [alias]: id };
    keep({ version: 1, keys: [...ring.keys, key], aliases });
    return key;
  };

  return {
    createKey,
    ensureKey(wanted) {
      const { id, alias, spec } = wanted;
      if (alias !== undefined && !isAlias(alias)) throw new Error(`${alias} cannot be an alias of KMS key ${id}`);
      let key = ring.keys.find((one) => one.id === id);
      if (key === undefined) {
        const { alias: _, ...bare } = wanted;
        const made = createKey(bare);
        if ('refused' in made) throw new Error(`KMS key ${id}: ${made.message}`);
        key = made;
      }
      if (key.spec !== spec) {
        throw new Error(`KMS key ${id} is kept as ${key.spec} and wanted as ${spec}: start afresh or rename it`);
      }
      if (alias !== undefined && ring.aliases[alias] !== id) {
        keep({ ...ring, aliases: { ...ring.aliases, [alias]: id } });
      }
      return key;
    },
    find(reference) {
      const local = reference.startsWith(arnPrefix) ? reference.slice(arnPrefix.length) : reference;
      if (local.startsWith('arn:')) return refusal('NotFoundException', `Invalid arn ${reference}`);
      if (local.startsWith('alias/')) {
        const id = Object.hasOwn(ring.aliases, local) ? ring.aliases[local] : undefined;
        const key = ring.keys.find((one) => one.id === id);
        return key ?? refusal('NotFoundException', `Alias ${arnPrefix}${local} is not found.`);
      }
      const id = local === reference ? local : local.replace(/^key\//, '');
      const key = ring.keys.find((one) => one.id === id);
      return key ?? refusal('NotFoundException', `Key '${arnPrefix}key/${id}' does not exist`);
    },
  };
}

function isAlias(name: string): boolean {
  return /^alias\/[A-Za-z0-9/_-]{1,250}$/.test(name) && !name.startsWith('alias/aws/');
}

function newMaterial(spec: KeySpec): string {
  if (spec !== 'ECC_NIST_P256') return randomBytes(32).toString('base64');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

function readRing(path: string): RingFile {
  try {
    return z.parse(ringFile, JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new Error(`${path} is not a key file of the KMS endpoint: mend it or start afresh`, { cause });
  }
}

/** The rename makes the change whole or not at all, and the new file is 0600 from its first byte. */
function writeOwnersFile(path: string, text: string): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}
