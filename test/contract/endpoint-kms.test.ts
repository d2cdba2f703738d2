import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateKeyCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  GetPublicKeyCommand,
  IncorrectKeyException,
  InvalidCiphertextException,
  InvalidKeyUsageException,
  KMSClient,
  KMSInvalidMacException,
  KMSInvalidSignatureException,
  ListKeysCommand,
  NotFoundException,
  SignCommand,
  UnsupportedOperationException,
  VerifyCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Kms, startKms } from '../../local/endpoints/kms/start-kms.ts';

let dataDir: string;
let kms: Kms;
let client: KMSClient;

const clientOf = (endpoint: string) =>
  new KMSClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
const text = (value: string) => new TextEncoder().encode(value);
const context = { case: 'C-1', purpose: 'test' };

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'kms-'));
  kms = await startKms({ dataDir });
  client = clientOf(kms.url);
  kms.ensureKey({ id: 'data', alias: 'alias/redress-data', spec: 'SYMMETRIC_DEFAULT' });
  kms.ensureKey({ id: 'other', spec: 'SYMMETRIC_DEFAULT' });
  kms.ensureKey({ id: 'mac', alias: 'alias/redress/mac', spec: 'HMAC_256' });
  kms.ensureKey({ id: 'sign', spec: 'ECC_NIST_P256' });
});

afterAll(async () => {
  client.destroy();
  await kms.close();
  rmSync(dataDir, { recursive: true });
});

describe('keys', () => {
  it.each([
    [{}, 'SYMMETRIC_DEFAULT', 'ENCRYPT_DECRYPT'],
    [{ KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }, 'HMAC_256', 'GENERATE_VERIFY_MAC'],
    [{ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY' }, 'ECC_NIST_P256', 'SIGN_VERIFY'],
  ] as const)('are made as asked and described: %j', async (asked, spec, usage) => {
    const made = await client.send(new CreateKeyCommand({ ...asked, Description: 'a key' }));
    const id = made.KeyMetadata?.KeyId ?? '';
    expect(made.KeyMetadata).toMatchObject({ KeySpec: spec, KeyUsage: usage, KeyState: 'Enabled', Enabled: true });
    expect(made.KeyMetadata?.Arn).toBe(`arn:aws:kms:us-east-1:000000000000:key/${id}`);
    const described = await client.send(new DescribeKeyCommand({ KeyId: id }));
    expect(described.KeyMetadata).toEqual(made.KeyMetadata);
    expect(Math.abs((described.KeyMetadata?.CreationDate?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it.each([
    'data',
    'arn:aws:kms:us-east-1:000000000000:key/data',
    'alias/redress-data',
    'arn:aws:kms:us-east-1:000000000000:alias/redress-data',
  ])('are found by %s', async (KeyId) => {
    const found = await client.send(new DescribeKeyCommand({ KeyId }));
    expect(found.KeyMetadata?.KeyId).toBe('data');
  });

  it.each([
    'nobody',
    'alias/nobody',
    'alias/constructor',
    'key/data',
    'arn:aws:kms:eu-west-1:000000000000:key/data',
    'arn:aws:kms:us-east-1:000000000001:key/data',
  ])('are not found by %s', async (KeyId) => {
    await expect(client.send(new DescribeKeyCommand({ KeyId }))).rejects.toBeInstanceOf(NotFoundException);
  });

  it('ensureKey keeps what is there, moves an alias, and will not change a spec', async () => {
    const sealed = await client.send(new EncryptCommand({ KeyId: 'other', Plaintext: text('kept') }));
    kms.ensureKey({ id: 'other', alias: 'alias/moving', spec: 'SYMMETRIC_DEFAULT' });
    const opened = await client.send(
      new DecryptCommand({ KeyId: 'alias/moving', CiphertextBlob: sealed.CiphertextBlob ?? text('') }),
    );
    expect(opened.Plaintext).toEqual(text('kept'));
    kms.ensureKey({ id: 'data', alias: 'alias/moving', spec: 'SYMMETRIC_DEFAULT' });
    expect((await client.send(new DescribeKeyCommand({ KeyId: 'alias/moving' }))).KeyMetadata?.KeyId).toBe('data');
    expect(() => kms.ensureKey({ id: 'other', spec: 'HMAC_256' })).toThrow('kept as SYMMETRIC_DEFAULT');
    expect(() => kms.ensureKey({ id: 'x', alias: 'alias/aws/s3', spec: 'HMAC_256' })).toThrow('alias');
    expect(() => kms.ensureKey({ id: 'no/slash', spec: 'HMAC_256' })).toThrow('key id');
  });

  it('of specs not built, or with a usage that does not fit, are refused', async () => {
    await expect(
      client.send(new CreateKeyCommand({ KeySpec: 'RSA_2048', KeyUsage: 'SIGN_VERIFY' })),
    ).rejects.toBeInstanceOf(UnsupportedOperationException);
    await expect(client.send(new CreateKeyCommand({ KeySpec: 'HMAC_256' }))).rejects.toMatchObject({
      name: 'ValidationException',
    });
  });
});

describe('encryption', () => {
  it.each([
    [{ KeySpec: 'AES_256' }, 32],
    [{ KeySpec: 'AES_128' }, 16],
    [{ NumberOfBytes: 64 }, 64],
  ] as const)('GenerateDataKey %j gives a fresh key that Decrypt opens', async (size, bytes) => {
    const command = new GenerateDataKeyCommand({ KeyId: 'data', EncryptionContext: context, ...size });
    const [made, again] = [await client.send(command), await client.send(command)];
    expect(made.Plaintext).toHaveLength(bytes);
    expect(again.Plaintext).not.toEqual(made.Plaintext);
    const opened = await client.send(
      new DecryptCommand({ CiphertextBlob: made.CiphertextBlob ?? text(''), EncryptionContext: context }),
    );
    expect(opened).toMatchObject({
      Plaintext: made.Plaintext,
      KeyId: 'arn:aws:kms:us-east-1:000000000000:key/data',
      EncryptionAlgorithm: 'SYMMETRIC_DEFAULT',
    });
  });

  it.each([{}, { KeySpec: 'AES_256', NumberOfBytes: 32 }, { NumberOfBytes: 0 }, { NumberOfBytes: 1025 }] as const)(
    'GenerateDataKey refuses %j',
    async (size) => {
      await expect(client.send(new GenerateDataKeyCommand({ KeyId: 'data', ...size }))).rejects.toMatchObject({
        name: 'ValidationException',
      });
    },
  );

  it('Encrypt and Decrypt agree, whatever the order of the context', async () => {
    const sealed = await client.send(
      new EncryptCommand({
        KeyId: 'alias/redress-data',
        Plaintext: text('hello'),
        EncryptionContext: { b: '2', a: '1' },
      }),
    );
    const opened = await client.send(
      new DecryptCommand({
        KeyId: 'data',
        CiphertextBlob: sealed.CiphertextBlob ?? text(''),
        EncryptionContext: { a: '1', b: '2' },
      }),
    );
    expect(opened.Plaintext).toEqual(text('hello'));
  });

  it.each([
    ['another value', { ...context, case: 'C-2' }],
    ['a name less', { case: 'C-1' }],
    ['a name more', { ...context, extra: '1' }],
    ['other capitals', { Case: 'C-1', purpose: 'test' }],
    ['none', undefined],
  ])('a context with %s is an InvalidCiphertextException', async (_, other) => {
    const sealed = await client.send(
      new EncryptCommand({ KeyId: 'data', Plaintext: text('hello'), EncryptionContext: context }),
    );
    await expect(
      client.send(
        new DecryptCommand({
          KeyId: 'data',
          CiphertextBlob: sealed.CiphertextBlob,
          ...(other ? { EncryptionContext: other } : {}),
        }),
      ),
    ).rejects.toBeInstanceOf(InvalidCiphertextException);
  });

  it('every altered byte of a blob, and any blob of nobody, is an InvalidCiphertextException', async () => {
    const sealed = await client.send(new EncryptCommand({ KeyId: 'data', Plaintext: text('x') }));
    const blob = sealed.CiphertextBlob ?? text('');
    for (let at = 0; at < blob.length; at++) {
      const altered = blob.map((byte, index) => (index === at ? byte ^ 1 : byte));
      await expect(client.send(new DecryptCommand({ CiphertextBlob: altered })), `byte ${at}`).rejects.toBeInstanceOf(
        InvalidCiphertextException,
      );
    }
    for (const foreign of [text('x'), blob.slice(0, -1), blob.slice(0, 20)]) {
      await expect(client.send(new DecryptCommand({ KeyId: 'data', CiphertextBlob: foreign }))).rejects.toBeInstanceOf(
        InvalidCiphertextException,
      );
    }
  });

  it('naming another key to Decrypt is an IncorrectKeyException', async () => {
    const sealed = await client.send(new EncryptCommand({ KeyId: 'data', Plaintext: text('x') }));
    await expect(
      client.send(new DecryptCommand({ KeyId: 'other', CiphertextBlob: sealed.CiphertextBlob })),
    ).rejects.toBeInstanceOf(IncorrectKeyException);
  });

  it('takes 4096 bytes and no more', async () => {
    const most = new Uint8Array(4096).fill(7);
    const sealed = await client.send(new EncryptCommand({ KeyId: 'data', Plaintext: most }));
    const opened = await client.send(new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob }));
    expect(opened.Plaintext).toEqual(most);
    await expect(
      client.send(new EncryptCommand({ KeyId: 'data', Plaintext: new Uint8Array(4097) })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});

describe('MACs', () => {
  const asked = {
    KeyId: 'alias/redress/mac',
    MacAlgorithm: 'HMAC_SHA_256',
    Message: text('phone\n+15550100'),
  } as const;

  it('are the same for the same message and verified', async () => {
    const made = await client.send(new GenerateMacCommand(asked));
    expect(made.Mac).toHaveLength(32);
    expect((await client.send(new GenerateMacCommand(asked))).Mac).toEqual(made.Mac);
    const verified = await client.send(new VerifyMacCommand({ ...asked, Mac: made.Mac }));
    expect(verified).toMatchObject({ MacValid: true, MacAlgorithm: 'HMAC_SHA_256', KeyId: made.KeyId });
  });

  it('of another message, or cut short, are a KMSInvalidMacException', async () => {
    const { Mac } = await client.send(new GenerateMacCommand(asked));
    for (const wrong of [
      { ...asked, Mac, Message: text('phone\n+15550101') },
      { ...asked, Mac: Mac?.slice(0, 31) },
    ]) {
      await expect(client.send(new VerifyMacCommand(wrong))).rejects.toBeInstanceOf(KMSInvalidMacException);
    }
  });
});

describe('signatures', () => {
  const asked = { KeyId: 'sign', SigningAlgorithm: 'ECDSA_SHA_256', Message: text('manifest') } as const;

  it('are verified by KMS and, with the public key, by anybody', async () => {
    const made = await client.send(new SignCommand(asked));
    const verified = await client.send(new VerifyCommand({ ...asked, Signature: made.Signature }));
    expect(verified).toMatchObject({ SignatureValid: true, SigningAlgorithm: 'ECDSA_SHA_256' });
    const published = await client.send(new GetPublicKeyCommand({ KeyId: 'sign' }));
    expect(published).toMatchObject({ KeySpec: 'ECC_NIST_P256', KeyUsage: 'SIGN_VERIFY', KeyId: made.KeyId });
    const key = createPublicKey({ key: Buffer.from(published.PublicKey ?? []), format: 'der', type: 'spki' });
    expect(verify('sha256', asked.Message, key, made.Signature ?? text(''))).toBe(true);
  });

  it('of another message, or not even DER, are a KMSInvalidSignatureException', async () => {
    const { Signature } = await client.send(new SignCommand(asked));
    for (const wrong of [
      { ...asked, Signature, Message: text('manifesto') },
      { ...asked, Signature: text('rubbish') },
    ]) {
      await expect(client.send(new VerifyCommand(wrong))).rejects.toBeInstanceOf(KMSInvalidSignatureException);
    }
  });

  it('over a digest are not built, and say so', async () => {
    const digest = { ...asked, MessageType: 'DIGEST', Message: new Uint8Array(32) } as const;
    await expect(client.send(new SignCommand(digest))).rejects.toBeInstanceOf(UnsupportedOperationException);
    await expect(client.send(new VerifyCommand({ ...digest, Signature: text('any') }))).rejects.toBeInstanceOf(
      UnsupportedOperationException,
    );
    await expect(client.send(new GetPublicKeyCommand({ KeyId: 'data' }))).rejects.toBeInstanceOf(
      UnsupportedOperationException,
    );
  });
});

describe('a key used for what it is not', () => {
  const message = { Message: text('x') };
  it.each([
    ['GenerateDataKey', () => client.send(new GenerateDataKeyCommand({ KeyId: 'mac', KeySpec: 'AES_256' }))],
    ['Encrypt', () => client.send(new EncryptCommand({ KeyId: 'sign', Plaintext: text('x') }))],
    ['Decrypt', () => client.send(new DecryptCommand({ KeyId: 'mac', CiphertextBlob: text('x') }))],
    [
      'Encrypt with RSA',
      () =>
        client.send(
          new EncryptCommand({ KeyId: 'data', Plaintext: text('x'), EncryptionAlgorithm: 'RSAES_OAEP_SHA_256' }),
        ),
    ],
    [
      'GenerateMac',
      () => client.send(new GenerateMacCommand({ ...message, KeyId: 'data', MacAlgorithm: 'HMAC_SHA_256' })),
    ],
    [
      'GenerateMac with SHA-512',
      () => client.send(new GenerateMacCommand({ ...message, KeyId: 'mac', MacAlgorithm: 'HMAC_SHA_512' })),
    ],
    [
      'VerifyMac',
      () =>
        client.send(new VerifyMacCommand({ ...message, KeyId: 'sign', MacAlgorithm: 'HMAC_SHA_256', Mac: text('x') })),
    ],
    ['Sign', () => client.send(new SignCommand({ ...message, KeyId: 'mac', SigningAlgorithm: 'ECDSA_SHA_256' }))],
    [
      'Sign with SHA-384',
      () => client.send(new SignCommand({ ...message, KeyId: 'sign', SigningAlgorithm: 'ECDSA_SHA_384' })),
    ],
    [
      'Verify',
      () =>
        client.send(
          new VerifyCommand({ ...message, KeyId: 'data', SigningAlgorithm: 'ECDSA_SHA_256', Signature: text('x') }),
        ),
    ],
  ])('%s is an InvalidKeyUsageException', async (_, call) => {
    await expect(call()).rejects.toBeInstanceOf(InvalidKeyUsageException);
  });

  it.each([
    ['GenerateDataKey', () => client.send(new GenerateDataKeyCommand({ KeyId: 'no', KeySpec: 'AES_256' }))],
    ['Encrypt', () => client.send(new EncryptCommand({ KeyId: 'no', Plaintext: text('x') }))],
    ['Decrypt', () => client.send(new DecryptCommand({ KeyId: 'no', CiphertextBlob: text('x') }))],
    [
      'GenerateMac',
      () => client.send(new GenerateMacCommand({ ...message, KeyId: 'no', MacAlgorithm: 'HMAC_SHA_256' })),
    ],
    ['Sign', () => client.send(new SignCommand({ ...message, KeyId: 'no', SigningAlgorithm: 'ECDSA_SHA_256' }))],
    ['GetPublicKey', () => client.send(new GetPublicKeyCommand({ KeyId: 'no' }))],
  ])('%s with a key that is not there is a NotFoundException', async (_, call) => {
    await expect(call()).rejects.toBeInstanceOf(NotFoundException);
  });
});

describe('the wire', () => {
  it('answers a call, a parameter or a body it does not know with an error, never with silence', async () => {
    await expect(client.send(new ListKeysCommand({}))).rejects.toMatchObject({ name: 'UnknownOperationException' });
    await expect(
      client.send(new EncryptCommand({ KeyId: 'data', Plaintext: text('x'), DryRun: true })),
    ).rejects.toMatchObject({ name: 'ValidationException', message: expect.stringContaining('DryRun') });
    const headers = { 'x-amz-target': 'TrentService.Encrypt' };
    const broken = await fetch(kms.url, { method: 'POST', headers, body: '{' });
    expect(broken.status).toBe(400);
    expect(await broken.json()).toMatchObject({ __type: 'SerializationException' });
    const plain = await fetch(kms.url);
    expect(await plain.json()).toMatchObject({ __type: 'UnknownOperationException' });
    const raw = await fetch(kms.url, { method: 'POST', headers, body: '{"KeyId":"data","Plaintext":"not base64"}' });
    expect(await raw.json()).toMatchObject({ __type: 'ValidationException' });
  });
});

describe('the key file', () => {
  it('is for its owner alone, and what it sealed opens after a restart', async () => {
    const first = await startKms({ dataDir: join(dataDir, 'restart') });
    first.ensureKey({ id: 'data', alias: 'alias/data', spec: 'SYMMETRIC_DEFAULT' });
    const before = clientOf(first.url);
    const sealed = await before.send(new EncryptCommand({ KeyId: 'alias/data', Plaintext: text('kept') }));
    before.destroy();
    await first.close();
    expect(statSync(join(dataDir, 'restart/kms-keys.json')).mode & 0o777).toBe(0o600);

    const second = await startKms({ dataDir: join(dataDir, 'restart') });
    const arn = second.ensureKey({ id: 'data', alias: 'alias/data', spec: 'SYMMETRIC_DEFAULT' });
    const after = clientOf(second.url);
    const opened = await after.send(new DecryptCommand({ CiphertextBlob: sealed.CiphertextBlob }));
    expect(opened).toMatchObject({ Plaintext: text('kept'), KeyId: arn });
    after.destroy();
    await second.close();
  });

  it('that is damaged is left as it is, and the start fails with a sentence', async () => {
    const path = join(dataDir, 'kms-keys.json');
    const whole = readFileSync(path);
    writeFileSync(path, whole.subarray(0, 40));
    await expect(startKms({ dataDir })).rejects.toThrow('not a key file');
    expect(readFileSync(path)).toEqual(whole.subarray(0, 40));
    writeFileSync(path, whole);
  });
});
