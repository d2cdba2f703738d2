/** The calls of KMS that the endpoint answers. https://docs.aws.amazon.com/kms/latest/APIReference/API_Operations.html */
import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import * as z from 'zod/mini';
import { localAccount } from '../event-bus.ts';
import { faultsOf } from '../faults.ts';
import { openUnder, sealedBy, sealUnder } from './ciphertext.ts';
import { type KeyRing, type KeySpec, type KeyUsage, keyArn, type StoredKey, usageOf } from './key-ring.ts';
import { isRefusal, type Refusal, refusal } from './refusals.ts';

type Operation = (ring: KeyRing, body: unknown) => Readonly<Record<string, unknown>> | Refusal;

const algorithms = {
  SYMMETRIC_DEFAULT: { EncryptionAlgorithms: ['SYMMETRIC_DEFAULT'] },
  HMAC_256: { MacAlgorithms: ['HMAC_SHA_256'] },
  ECC_NIST_P256: { SigningAlgorithms: ['ECDSA_SHA_256'] },
} as const satisfies Record<KeySpec, object>;

/** Base64 of min to max bytes. */
const bytes = (min: number, max: number) =>
  z.pipe(
    z.string().check(
      z.regex(/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/, 'not base64'),
      z.refine((text) => within(Buffer.byteLength(text, 'base64'), min, max), `${min} to ${max} bytes`),
    ),
    z.transform((text) => Buffer.from(text, 'base64')),
  );
const within = (value: number, min: number, max: number) => value >= min && value <= max;
const keyId = z.string().check(z.minLength(1), z.maxLength(2048));
const context = z._default(z.record(z.string(), z.string()), {});
const encryptionAlgorithm = z._default(
  z.enum(['SYMMETRIC_DEFAULT', 'RSAES_OAEP_SHA_1', 'RSAES_OAEP_SHA_256', 'SM2PKE']),
  'SYMMETRIC_DEFAULT',
);
const macAlgorithm = z.enum(['HMAC_SHA_224', 'HMAC_SHA_256', 'HMAC_SHA_384', 'HMAC_SHA_512']);
const signingAlgorithm = z.string().check(z.regex(/^(ECDSA|RSASSA|SM2DSA|ED25519|ML_DSA)[A-Z0-9_]*$/));
const messageType = z._default(z.enum(['RAW', 'DIGEST', 'EXTERNAL_MU']), 'RAW');
const message = bytes(1, 4096);

export const operations: ReadonlyMap<string, Operation> = new Map([
  [
    'CreateKey',
    operation(
      z.strictObject({
        KeySpec: z._default(z.string(), 'SYMMETRIC_DEFAULT'),
        KeyUsage: z.optional(z.enum(['ENCRYPT_DECRYPT', 'SIGN_VERIFY', 'GENERATE_VERIFY_MAC', 'KEY_AGREEMENT'])),
        Description: z.optional(z.string().check(z.maxLength(8192))),
      }),
      (ring, { KeySpec: spec, KeyUsage: usage = 'ENCRYPT_DECRYPT', Description: description = '' }) => {
        if (!isSpec(spec)) return refusal('UnsupportedOperationException', `KeySpec ${spec} is not built here`);
        if (usage !== usageOf[spec]) {
          return refusal('ValidationException', `KeyUsage ${usage} is not compatible with KeySpec ${spec}`);
        }
        const made = ring.createKey({ spec, description });
        return isRefusal(made) ? made : { KeyMetadata: metadata(made) };
      },
    ),
  ],
  [
    'DescribeKey',
    operation(z.strictObject({ KeyId: keyId }), (ring, { KeyId }) => {
      const key = ring.find(KeyId);
      return isRefusal(key) ? key : { KeyMetadata: metadata(key) };
    }),
  ],
  [
    'GenerateDataKey',
    operation(
      z.strictObject({
        KeyId: keyId,
        KeySpec: z.optional(z.enum(['AES_128', 'AES_256'])),
        NumberOfBytes: z.optional(z.int().check(z.minimum(1), z.maximum(1024))),
        EncryptionContext: context,
      }),
      (ring, { KeyId, KeySpec: spec, NumberOfBytes: count, EncryptionContext }) => {
        if ((spec === undefined) === (count === undefined)) {
          return refusal('ValidationException', 'Please specify either number of bytes or key spec.');
        }
        const key = keyFor(ring, KeyId, 'ENCRYPT_DECRYPT', 'GenerateDataKey');
        if (isRefusal(key)) return key;
        const plaintext = randomBytes(count ?? (spec === 'AES_128' ? 16 : 32));
        return {
          KeyId: keyArn(key),
          Plaintext: plaintext.toString('base64'),
          CiphertextBlob: sealUnder(key, plaintext, EncryptionContext).toString('base64'),
        };
      },
    ),
  ],
  [
    'Encrypt',
    operation(
      z.strictObject({
        KeyId: keyId,
        Plaintext: bytes(1, 4096),
        EncryptionContext: context,
        EncryptionAlgorithm: encryptionAlgorithm,
      }),
      (ring, { KeyId, Plaintext, EncryptionContext, EncryptionAlgorithm }) => {
        const key = keyFor(ring, KeyId, 'ENCRYPT_DECRYPT', 'Encrypt', EncryptionAlgorithm);
        if (isRefusal(key)) return key;
        const blob = sealUnder(key, Plaintext, EncryptionContext);
        return { KeyId: keyArn(key), CiphertextBlob: blob.toString('base64'), EncryptionAlgorithm };
      },
    ),
  ],
  [
    'Decrypt',
    operation(
      z.strictObject({
        CiphertextBlob: bytes(1, 6144),
        KeyId: z.optional(keyId),
        EncryptionContext: context,
        EncryptionAlgorithm: encryptionAlgorithm,
      }),
      (ring, { CiphertextBlob: blob, KeyId, EncryptionContext, EncryptionAlgorithm }) => {
        const named = sealedBy(blob);
        const wanted = KeyId ?? named;
        if (wanted === undefined) return refusal('InvalidCiphertextException', 'The ciphertext is not one of KMS');
        const key = keyFor(ring, wanted, 'ENCRYPT_DECRYPT', 'Decrypt', EncryptionAlgorithm);
        // Without a KeyId the id came from the blob: an unknown one is a fault of the blob, not of the request.
        if (isRefusal(key) && KeyId !== undefined) return key;
        if (isRefusal(key) || named === undefined) {
          return refusal('InvalidCiphertextException', 'The ciphertext is not one of KMS');
        }
        if (named !== key.id) {
          const text = 'The key ID in the request does not identify a CMK that can perform this operation.';
          return refusal('IncorrectKeyException', text);
        }
        const plaintext = openUnder(key, blob, EncryptionContext);
        if (plaintext === undefined) {
          return refusal('InvalidCiphertextException', 'The ciphertext or its encryption context was altered');
        }
        return { KeyId: keyArn(key), Plaintext: plaintext.toString('base64'), EncryptionAlgorithm };
      },
    ),
  ],
  [
    'GenerateMac',
    operation(
      z.strictObject({ KeyId: keyId, Message: message, MacAlgorithm: macAlgorithm }),
      (ring, { KeyId, Message, MacAlgorithm }) => {
        const key = keyFor(ring, KeyId, 'GENERATE_VERIFY_MAC', 'GenerateMac', MacAlgorithm);
        if (isRefusal(key)) return key;
        return { KeyId: keyArn(key), Mac: macOf(key, Message).toString('base64'), MacAlgorithm };
      },
    ),
  ],
  [
    'VerifyMac',
    operation(
      z.strictObject({ KeyId: keyId, Message: message, MacAlgorithm: macAlgorithm, Mac: bytes(1, 6144) }),
      (ring, { KeyId, Message, MacAlgorithm, Mac }) => {
        const key = keyFor(ring, KeyId, 'GENERATE_VERIFY_MAC', 'VerifyMac', MacAlgorithm);
        if (isRefusal(key)) return key;
        const right = macOf(key, Message);
        if (right.length !== Mac.length || !timingSafeEqual(right, Mac)) {
          return refusal('KMSInvalidMacException', 'The MAC is not valid for this message and key');
        }
        return { KeyId: keyArn(key), MacValid: true, MacAlgorithm };
      },
    ),
  ],
  [
    'Sign',
    operation(
      z.strictObject({ KeyId: keyId, Message: message, MessageType: messageType, SigningAlgorithm: signingAlgorithm }),
      (ring, { KeyId, Message, MessageType, SigningAlgorithm }) => {
        const key = keyFor(ring, KeyId, 'SIGN_VERIFY', 'Sign', SigningAlgorithm);
        if (isRefusal(key)) return key;
        if (MessageType !== 'RAW') return rawOnly(MessageType);
        const signature = sign('sha256', Message, privateKey(key)).toString('base64');
        return { KeyId: keyArn(key), Signature: signature, SigningAlgorithm };
      },
    ),
  ],
  [
    'Verify',
    operation(
      z.strictObject({
        KeyId: keyId,
        Message: message,
        MessageType: messageType,
        SigningAlgorithm: signingAlgorithm,
        Signature: bytes(1, 6144),
      }),
      (ring, { KeyId, Message, MessageType, SigningAlgorithm, Signature }) => {
        const key = keyFor(ring, KeyId, 'SIGN_VERIFY', 'Verify', SigningAlgorithm);
        if (isRefusal(key)) return key;
        if (MessageType !== 'RAW') return rawOnly(MessageType);
        if (!verify('sha256', Message, createPublicKey(privateKey(key)), Signature)) {
          return refusal('KMSInvalidSignatureException', 'The signature is not valid for this message and key');
        }
        return { KeyId: keyArn(key), SignatureValid: true, SigningAlgorithm };
      },
    ),
  ],
  [
    'GetPublicKey',
    operation(z.strictObject({ KeyId: keyId }), (ring, { KeyId }) => {
      const key = ring.find(KeyId);
      if (isRefusal(key)) return key;
      if (key.spec !== 'ECC_NIST_P256') {
        return refusal('UnsupportedOperationException', `${keyArn(key)} is ${key.spec} and has no public key`);
      }
      const der = createPublicKey(privateKey(key)).export({ format: 'der', type: 'spki' });
      return {
        KeyId: keyArn(key),
        PublicKey: der.toString('base64'),
        KeySpec: key.spec,
        KeyUsage: usageOf[key.spec],
        ...algorithms[key.spec],
      };
    }),
  ],
]);

/** A body that the schema refuses is a ValidationException naming each field: what is not built is refused, never ignored. */
function operation<Schema extends z.ZodMiniType>(
  schema: Schema,
  run: (ring: KeyRing, input: z.output<Schema>) => ReturnType<Operation>,
): Operation {
  return (ring, body) => {
    const parsed = z.safeParse(schema, body);
    return parsed.success ? run(ring, parsed.data) : refusal('ValidationException', faultsOf(parsed.error));
  };
}

function isSpec(text: string): text is KeySpec {
  return Object.hasOwn(usageOf, text);
}

/** The key, if it may be used for the call and, where one is given, with the algorithm. */
function keyFor(
  ring: KeyRing,
  reference: string,
  usage: KeyUsage,
  call: string,
  algorithm?: string,
): StoredKey | Refusal {
  const key = ring.find(reference);
  if (isRefusal(key)) return key;
  if (usageOf[key.spec] !== usage) {
    const text = `${keyArn(key)} key usage is ${usageOf[key.spec]} which is not valid for ${call}.`;
    return refusal('InvalidKeyUsageException', text);
  }
  const known: readonly string[] = Object.values(algorithms[key.spec]).flat();
  if (algorithm !== undefined && !known.includes(algorithm)) {
    return refusal('InvalidKeyUsageException', `Algorithm ${algorithm} is incompatible with key spec ${key.spec}.`);
  }
  return key;
}

function metadata(key: StoredKey) {
  return {
    AWSAccountId: localAccount,
    Arn: keyArn(key),
    KeyId: key.id,
    CreationDate: key.created / 1000,
    Description: key.description,
    Enabled: true,
    KeyState: 'Enabled',
    KeyManager: 'CUSTOMER',
    KeySpec: key.spec,
    CustomerMasterKeySpec: key.spec,
    KeyUsage: usageOf[key.spec],
    Origin: 'AWS_KMS',
    MultiRegion: false,
    ...algorithms[key.spec],
  };
}

function macOf(key: StoredKey, text: Buffer): Buffer {
  return createHmac('sha256', Buffer.from(key.material, 'base64')).update(text).digest();
}

function privateKey(key: StoredKey): KeyObject {
  return createPrivateKey({ key: Buffer.from(key.material, 'base64'), format: 'der', type: 'pkcs8' });
}

/** Node signs what it hashed itself, so a ready digest cannot be signed without a second implementation of ECDSA. */
function rawOnly(type: string): Refusal {
  return refusal('UnsupportedOperationException', `MessageType ${type} is not built here: send the message itself`);
}
