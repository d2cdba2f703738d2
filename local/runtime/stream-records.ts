/** The three calls of DynamoDB Streams a poller needs, as JSON over HTTP: the SDK's streams client is not among our packages. */
import * as z from 'zod/mini';

const recordSchema = z.looseObject({
  eventName: z.string(),
  dynamodb: z.looseObject({
    SequenceNumber: z.string(),
    /** Seconds since 1970. */
    ApproximateCreationDateTime: z.optional(z.number()),
  }),
});
const streams = z.object({ Streams: z.array(z.object({ StreamArn: z.string() })) });
const shards = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }) });
const iterator = z.object({ ShardIterator: z.string() });
const records = z.object({ Records: z.array(recordSchema), NextShardIterator: z.optional(z.nullable(z.string())) });

export type StreamRecord = z.output<typeof recordSchema>;

export type TableStream = {
  readonly shardId: string;
  /** @param after a sequence number, or `TRIM_HORIZON` or `LATEST`. */
  iteratorAt(after: string): Promise<string>;
  /** A hundred at most. `next` asks for what comes after. */
  read(iterator: string): Promise<{ readonly records: readonly StreamRecord[]; readonly next: string | undefined }>;
};

/** dynoxide has one shard per stream, for ever. */
export async function openStream(dynamoUrl: string, table: string): Promise<TableStream> {
  const call = async <Schema extends z.core.$ZodType>(
    name: string,
    body: unknown,
    schema: Schema,
  ): Promise<z.output<Schema>> => {
    const response = await fetch(dynamoUrl, {
      method: 'POST',
      headers: {
        'x-amz-target': `DynamoDBStreams_20120810.${name}`,
        'content-type': 'application/x-amz-json-1.0',
        // dynoxide wants the shape of a signature and checks nothing of it.
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20261124/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        'x-amz-date': '20261124T000000Z',
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name} of ${table} was answered ${response.status}: ${text}`);
    return z.parse(schema, JSON.parse(text));
  };
  const { Streams } = await call('ListStreams', { TableName: table }, streams);
  const streamArn = Streams.at(-1)?.StreamArn;
  if (streamArn === undefined) throw new Error(`${table} has no stream, though a function reads it`);
  const { StreamDescription } = await call('DescribeStream', { StreamArn: streamArn }, shards);
  const shardId = StreamDescription.Shards.at(-1)?.ShardId;
  if (shardId === undefined) throw new Error(`the stream of ${table} has no shard`);
  return {
    shardId,
    async iteratorAt(after) {
      const kind =
        after === 'TRIM_HORIZON' || after === 'LATEST'
          ? { ShardIteratorType: after }
          : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
      const found = await call('GetShardIterator', { StreamArn: streamArn, ShardId: shardId, ...kind }, iterator);
      return found.ShardIterator;
    },
    async read(at) {
      const found = await call('GetRecords', { ShardIterator: at, Limit: 100 }, records);
      return { records: found.Records, next: found.NextShardIterator ?? undefined };
    },
  };
}
