import type { IncomingMessage } from 'node:http';
import { type InBetween, standBetween } from '../fixtures/in-between.ts';
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

/** Counts and passes on. The handlers stay as deployed: DynamoDB is asked for its units here. */
export interface Wire extends InBetween {
  readonly calls: readonly WireCall[];
}

export function countingWire(): Wire {
  const calls: WireCall[] = [];
  const between = standBetween(async ({ service, inbound, body, isOurs, on }) => {
    const isDynamo = service === 'dynamodb';
    const answer = await on(
      isDynamo
        ? Buffer.from(JSON.stringify({ ...JSON.parse(body.toString()), ReturnConsumedCapacity: 'INDEXES' }))
        : body,
    );
    const answered = answer.body.toString();
    if (isOurs)
      calls.push({
        service,
        command: commandOf(service, inbound, body),
        units: isDynamo ? unitsOf(JSON.parse(answered || '{}')) : 0,
        lost: isDynamo && answer.status === 400 && /ConditionalCheckFailed/.test(answered),
      });
    return answer;
  });
  return { calls, ...between };
}

export function commandOf(service: string, { headers, method = '', url = '' }: IncomingMessage, body: Buffer): string {
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
