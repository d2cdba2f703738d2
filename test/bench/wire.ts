import { createServer, type IncomingMessage, type Server, request as send } from 'node:http';
import { unitsOf } from './counting.ts';

/** One call that functions made, as it went over the wire. */
export interface WireCall {
  /** `dynamodb`, `sqs`, `s3`, `ses`, `scheduler`, `kms`. */
  readonly service: string;
  /** `PutItem`, `Query watch` (of that index), `Query changed` (those rows), `SendMessageBatch`, … */
  readonly command: string;
  /** Read and write units of DynamoDB with indexes; 0 elsewhere. */
  readonly units: number;
  /** A condition did not hold: somebody else had written. */
  readonly lost: boolean;
}

/**
 * Stands between functions and a service, counts and passes on. The handlers stay as deployed: DynamoDB is asked for its units here, and
 * what they signed, headers and host included, goes through unchanged.
 */
export interface Wire {
  /** An address in place of the service's own. */
  readonly through: (service: string, url: string) => Promise<string>;
  readonly calls: readonly WireCall[];
  close(): Promise<void>;
}

export function countingWire(): Wire {
  const calls: WireCall[] = [];
  const servers: Server[] = [];
  return {
    calls,
    async through(service, url) {
      const server = createServer((inbound, answer) => {
        // The SDK would take this process's time for the service's and sign with it, also after the demo's clock was moved.
        answer.sendDate = false;
        pass(service, new URL(url), inbound, calls).then(
          ({ status, headers, body }) => answer.writeHead(status, headers).end(body),
          () => answer.destroy(),
        );
      });
      servers.push(server);
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('the wire got no port');
      return `http://127.0.0.1:${address.port}`;
    },
    async close() {
      await Promise.all(
        servers.map(async (server) => {
          server.closeAllConnections();
          await new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}

async function pass(service: string, target: URL, inbound: IncomingMessage, calls: WireCall[]) {
  const given = await bytesOf(inbound);
  const command = commandOf(service, inbound, given);
  const isDynamo = service === 'dynamodb';
  const body = isDynamo
    ? Buffer.from(JSON.stringify({ ...JSON.parse(given.toString()), ReturnConsumedCapacity: 'INDEXES' }))
    : given;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    send(
      {
        host: target.hostname,
        port: target.port,
        method: inbound.method,
        path: inbound.url,
        headers: { ...inbound.headers, 'content-length': body.length },
      },
      resolve,
    )
      .on('error', reject)
      .end(body);
  });
  const answered = await bytesOf(answer);
  // A browser's upload and download go through here too, and are no call of a function.
  if (inbound.headers['user-agent']?.includes('aws-sdk-js'))
    calls.push({
      service,
      command,
      units: isDynamo ? unitsOf(JSON.parse(answered.toString() || '{}')) : 0,
      lost: isDynamo && answer.statusCode === 400 && /ConditionalCheckFailed/.test(answered.toString()),
    });
  return { status: answer.statusCode ?? 502, headers: answer.headers, body: answered };
}

function commandOf(service: string, { headers, method = '', url = '' }: IncomingMessage, body: Buffer): string {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const command = target.slice(target.lastIndexOf('.') + 1);
    return service === 'dynamodb' ? [command, ...accessOf(body)].join(' ') : command;
  }
  if (service === 'ses') return new URLSearchParams(body.toString()).get('Action') ?? '';
  if (service === 's3')
    return `${method}${/[?&]list-type=/.test(url) ? ' list' : ''}${/^\/[^/]+\/anchors\//.test(url) ? ' anchors' : ''}`;
  return `${method} ${url.split('/')[1] ?? ''}`;
}

interface Asked {
  readonly IndexName?: string;
  readonly Item?: { readonly pk?: { readonly S?: string } };
  readonly ExpressionAttributeValues?: Readonly<Record<string, { readonly S?: string }>>;
  readonly ScanIndexForward?: boolean;
}

/** Of a call to DynamoDB what tells work for all cases from work for one: the index, the rows of the hourly anchor, a look at a newest commit. */
function accessOf(body: Buffer): readonly string[] {
  const { IndexName, Item, ExpressionAttributeValues, ScanIndexForward } = JSON.parse(body.toString()) as Asked;
  if (IndexName !== undefined) return [IndexName];
  const kind = (Item?.pk?.S ?? ExpressionAttributeValues?.[':pk']?.S ?? '').split('#')[0] ?? '';
  if (['CHANGED', 'ANCHORS'].includes(kind)) return [kind.toLowerCase()];
  return ScanIndexForward === false ? ['newest'] : [];
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
