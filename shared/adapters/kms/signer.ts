import { createPublicKey, verify } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { Signer } from '../../ports/anchors.ts';

/** The private half never leaves KMS. */
export function createSigner(kms: KMSClient, key: string): Signer {
  return {
    async sign(text) {
      const made = await kms.send(
        new SignCommand({
          KeyId: key,
          Message: Buffer.from(text),
          MessageType: 'RAW',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      if (!made.Signature) throw new Error('KMS gave no signature');
      return Buffer.from(made.Signature).toString('base64');
    },
  };
}

/** PEM of the public half, to be kept where whoever could change the key cannot reach. */
export async function publicKey(kms: KMSClient, key: string): Promise<string> {
  const found = await kms.send(new GetPublicKeyCommand({ KeyId: key }));
  if (!found.PublicKey) throw new Error('KMS gave no public key');
  return createPublicKey({ key: Buffer.from(found.PublicKey), format: 'der', type: 'spki' })
    .export({ format: 'pem', type: 'spki' })
    .toString();
}

/** Needs no KMS: anybody with the public key may hold an anchor to it. */
export function signatureCheck(pem: string): (text: string, signature: string) => boolean {
  const key = createPublicKey(pem);
  return (text, signature) => verify('sha256', Buffer.from(text), key, Buffer.from(signature, 'base64'));
}
