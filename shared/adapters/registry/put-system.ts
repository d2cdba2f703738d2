import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { SystemEntry } from '../../domain/registry.ts';

/** Writes one system into the registry; its token is sealed by KMS with context `{system}` and never stored in clear. */
export async function putSystem(
  dynamo: DynamoDBClient,
  kms: KMSClient,
  config: { readonly table: string; readonly dataKey: string },
  entry: SystemEntry,
  token: string,
): Promise<void> {
  const sealed = await kms.send(
    new EncryptCommand({
      KeyId: config.dataKey,
      Plaintext: Buffer.from(token),
      EncryptionContext: { system: entry.id },
    }),
  );
  if (!sealed.CiphertextBlob) throw new Error('KMS sealed nothing');
  await dynamo.send(
    new PutItemCommand({
      TableName: config.table,
      Item: {
        pk: { S: 'REGISTRY' },
        sk: { S: entry.id },
        entry: { S: JSON.stringify(entry) },
        token: { B: sealed.CiphertextBlob },
      },
    }),
  );
}
