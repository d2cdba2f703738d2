import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { EncryptCommand, type KMSClient } from '@aws-sdk/client-kms';
import { replaced, type SystemEntry } from '../../domain/registry.ts';
import { ok, type Result } from '../../domain/result.ts';
import type { Secret } from '../../domain/secret.ts';
import { systemEntry } from '../../schemas/registry.ts';

/**
 * Writes one system into the registry; its token is sealed by KMS with context `{system}` and never stored in clear. `moved` when it is there under
 * another address and `movedFrom` does not name that one. @throws when somebody else changed the entry meanwhile.
 */
export async function putSystem(
  dynamo: DynamoDBClient,
  kms: KMSClient,
  config: { readonly table: string; readonly dataKey: string; readonly movedFrom?: string | undefined },
  entry: SystemEntry,
  token: Secret<string>,
): Promise<Result<SystemEntry, 'moved'>> {
  const key = { pk: { S: 'REGISTRY' }, sk: { S: entry.id } };
  const { Item: item } = await dynamo.send(
    new GetItemCommand({ TableName: config.table, Key: key, ConsistentRead: true }),
  );
  const before = item?.['entry']?.S;
  const written = replaced(
    before === undefined ? undefined : systemEntry.parse(JSON.parse(before)),
    entry,
    config.movedFrom,
  );
  if (!written.ok) return written;
  const sealed = await kms.send(
    new EncryptCommand({
      KeyId: config.dataKey,
      Plaintext: Buffer.from(token.reveal()),
      EncryptionContext: { system: entry.id },
    }),
  );
  if (!sealed.CiphertextBlob) throw new Error('KMS sealed nothing');
  await dynamo.send(
    new PutItemCommand({
      TableName: config.table,
      Item: { ...key, entry: { S: JSON.stringify(written.value) }, token: { B: sealed.CiphertextBlob } },
      ...(before === undefined
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: '#entry = :before',
            ExpressionAttributeNames: { '#entry': 'entry' },
            ExpressionAttributeValues: { ':before': { S: before } },
          }),
    }),
  );
  return ok(written.value);
}
