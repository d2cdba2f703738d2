import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes } from 'node:crypto';
import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DecryptCommand, GenerateDataKeyCommand, GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import { Secret } from '../../domain/secret.ts';
import type { CaseKey, Vault } from '../../ports/vault.ts';

const version = 1;

/**
 * One data key per case, wrapped by KMS with encryption context `{case}` (one GenerateDataKey at intake, one Decrypt per invocation).
 * Sealed = version(1) | iv(12) | ciphertext | tag(16); padded to 64 bytes so that lengths say little.
 */
export function createVault(
  kms: KMSClient,
  dynamo: DynamoDBClient,
  config: { readonly dataKey: string; readonly macKey?: string; readonly keysTable: string },
): Vault {
  return {
    async create(id) {
      const made = await kms.send(
        new GenerateDataKeyCommand({ KeyId: config.dataKey, KeySpec: 'AES_256', EncryptionContext: { case: id } }),
      );
      if (!made.Plaintext || !made.CiphertextBlob) throw new Error('KMS gave no data key');
      return { key: caseKey(id, new Secret(made.Plaintext)), wrapped: made.CiphertextBlob };
    },
    async key(id) {
      const found = await dynamo.send(
        new GetItemCommand({ TableName: config.keysTable, Key: { pk: { S: `CASE#${id}` } }, ConsistentRead: true }),
      );
      const wrapped = found.Item?.['wrapped']?.B;
      if (!wrapped) return undefined;
      const opened = await kms.send(
        new DecryptCommand({ CiphertextBlob: wrapped, KeyId: config.dataKey, EncryptionContext: { case: id } }),
      );
      if (!opened.Plaintext) throw new Error('KMS opened no data key');
      return caseKey(id, new Secret(opened.Plaintext));
    },
    async digest(kind, value) {
      if (!config.macKey) throw new Error('this function may not make digests');
      const made = await kms.send(
        new GenerateMacCommand({
          KeyId: config.macKey,
          MacAlgorithm: 'HMAC_SHA_256',
          Message: macMessage(kind, value),
        }),
      );
      if (!made.Mac) throw new Error('KMS gave no MAC');
      return Buffer.from(made.Mac).toString('base64url');
    },
  };
}

/** GenerateMac takes no more bytes. */
const maxMessage = 4096;

/** What is asked of GenerateMac: a text it would not take by its hash. A stranger writes it, and one letter can become eighteen. */
export function macMessage(kind: string, value: string): Buffer {
  const whole = Buffer.from(`${kind}\n${value.normalize('NFKC')}`);
  return whole.length <= maxMessage ? whole : Buffer.from(`${kind}\nsha256:${hash('sha256', whole, 'hex')}`);
}

function caseKey(id: string, secret: Secret<Uint8Array>): CaseKey {
  const derived = (info: string) => Buffer.from(hkdfSync('sha256', secret.reveal(), Buffer.alloc(0), info, 32));
  const aad = (name: string) => Buffer.from(`redress/${version}|CASE#${id}|S#${name}`);
  function openBytes(name: string, bytes: Uint8Array): Uint8Array {
    const sealed = Buffer.from(bytes);
    if (sealed.length < 29 || sealed[0] !== version) throw new Error(`sealed text ${name} has no known form`);
    const decipher = createDecipheriv('aes-256-gcm', derived(`seal:${name}`), sealed.subarray(1, 13));
    decipher.setAAD(aad(name));
    decipher.setAuthTag(sealed.subarray(-16));
    return unpad(Buffer.concat([decipher.update(sealed.subarray(13, -16)), decipher.final()]));
  }
  return {
    seal(name, plain) {
      const iv = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', derived(`seal:${name}`), iv);
      cipher.setAAD(aad(name));
      const sealed = Buffer.concat([cipher.update(pad(Buffer.from(plain))), cipher.final()]);
      return Buffer.concat([Buffer.of(version), iv, sealed, cipher.getAuthTag()]);
    },
    open: (name, bytes) => Buffer.from(openBytes(name, bytes)).toString(),
    openBytes,
    commit(purpose, text) {
      return createHmac('sha256', derived(`commit:${purpose}`))
        .update(text)
        .digest('base64url');
    },
  };
}

function pad(text: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(text.length);
  return Buffer.concat([length, text, Buffer.alloc((64 - ((text.length + 4) % 64)) % 64)]);
}

function unpad(padded: Buffer): Buffer {
  return padded.subarray(4, 4 + padded.readUInt32BE(0));
}
