import {
  type AttributeValue,
  BatchGetItemCommand,
  type BatchGetItemCommandOutput,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionConflictException,
  type TransactWriteItem,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { isOnDesk } from '../../domain/case/head.ts';
import type { StoredCommit } from '../../domain/chain.ts';
import type { CaseStore, Head, Intake, LogEntry, QueuePage, SealedItem } from '../../ports/case-store.ts';
import { caseView } from '../../schemas/case-view.ts';
import { readCommit } from '../../schemas/commit.ts';
import { pause } from '../system/pause.ts';
import { markKey } from './anchor-book.ts';
import { maxTries, transact } from './transact.ts';

const shards = 8;
const pk = (id: string) => `CASE#${id}`;
const commitKey = (seq: number) => `C#${String(seq).padStart(8, '0')}`;
/** Before and after every key of a commit, also one that is none of ours: an audit sees what was slipped in. */
const firstCommit = 'C#';
const afterCommits = 'C$';
const s = (value: string) => ({ S: value });

/** The cases table of docs/architecture.md. The client retries throttles, but none inside a transaction and no conflict with another (G22, transact.ts); a conditional failure is an answer. */
export function createCaseStore(
  client: DynamoDBClient,
  tables: { readonly cases: string; readonly keys: string },
): CaseStore {
  const table = tables.cases;

  /** Items of a case by sort key, both ends included. */
  async function items(id: string, from: string, to: string): Promise<readonly Record<string, AttributeValue>[]> {
    const found: Record<string, AttributeValue>[] = [];
    let start: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: { ':pk': s(pk(id)), ':from': s(from), ':to': s(to) },
          ...(start ? { ExclusiveStartKey: start } : {}),
        }),
      );
      found.push(...(page.Items ?? []));
      start = page.LastEvaluatedKey;
    } while (start);
    return found;
  }
  /** The cheap read may be old, but a case written a moment ago is never called absent by it. */
  async function itemIfAny(Key: Record<string, AttributeValue>): Promise<Record<string, AttributeValue> | undefined> {
    const cheap = await client.send(new GetItemCommand({ TableName: table, Key }));
    return cheap.Item ?? (await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }))).Item;
  }

  /** At most 100. What DynamoDB leaves out of an answer, for its size or its load, is asked for again: a case left out is one nobody sees. */
  async function headsOf(asked: readonly string[]): Promise<ReadonlyMap<string, Head | undefined>> {
    const heads = new Map<string, Head | undefined>();
    let Keys: Record<string, AttributeValue>[] = asked.map((key) => ({ pk: s(key), sk: s('HEAD') }));
    for (let tries = 1; ; tries++) {
      const got: BatchGetItemCommandOutput = await client.send(
        new BatchGetItemCommand({ RequestItems: { [table]: { Keys } } }),
      );
      for (const item of got.Responses?.[table] ?? []) heads.set(item['pk']?.S ?? '', headOf(item));
      Keys = got.UnprocessedKeys?.[table]?.Keys ?? [];
      if (Keys.length === 0) return heads;
      if (tries === maxTries) throw new Error(`${Keys.length} heads were left out ${maxTries} times`);
      await pause(tries);
    }
  }
  const commits = (id: string, after?: number) =>
    items(id, after === undefined ? firstCommit : commitKey(after + 1), afterCommits);
  const entryOf = (id: string, item: Record<string, AttributeValue>): LogEntry => {
    const commit = readCommit(item['body']?.S ?? '');
    const hash = item['hash']?.S;
    if (!commit || hash === undefined) throw new Error(`unreadable commit in case ${id}`);
    return { commit, hash };
  };

  return {
    async open(intake) {
      // A parallel post of the same key is being written: how it ended is known in a moment.
      const why = await transact(client, intakeItems(intake, tables));
      if (why.length === 0) return 'done';
      if (why[0] === 'ConditionalCheckFailed') return 'exists';
      if (why[1] === 'ConditionalCheckFailed') return 'clash';
      throw new Error(`case ${intake.case} could not be opened: ${why.join()}`);
    },

    async log(id, after) {
      return (await commits(id, after)).map((item) => entryOf(id, item));
    },

    async logAndHead(id) {
      const all = await items(id, firstCommit, 'HEAD');
      const isHead = (item: Record<string, AttributeValue>) => item['sk']?.S === 'HEAD';
      return {
        log: all.filter((item) => !isHead(item)).map((item) => entryOf(id, item)),
        // The dispatcher makes a head of the log: one it cannot read it replaces.
        head: readableHead(all.find(isHead)),
      };
    },

    async stored(id) {
      return (await commits(id)).map(
        (item): StoredCommit => ({
          seq: Number((item['sk']?.S ?? '').slice(2)),
          body: item['body']?.S ?? '',
          hash: item['hash']?.S ?? '',
        }),
      );
    },

    async append(id, commit, prev, sealed) {
      const put = commitPut(table, id, commit, prev);
      if (sealed.length > 0) {
        const items = [{ Put: put }, ...sealed.map((item) => sealedPut(table, id, item))];
        const why = await transact(client, items, ['ConditionalCheckFailed', 'TransactionConflict']);
        return why.length === 0 ? 'done' : 'conflict';
      }
      try {
        await client.send(new PutItemCommand(put));
        return 'done';
      } catch (error) {
        // A lone Put meets another's transaction under a name of its own.
        if (error instanceof ConditionalCheckFailedException || error instanceof TransactionConflictException)
          return 'conflict';
        throw error;
      }
    },

    async sealedItem(id, name) {
      const found = await client.send(
        new GetItemCommand({ TableName: table, Key: { pk: s(pk(id)), sk: s(`S#${name}`) }, ConsistentRead: true }),
      );
      return found.Item?.['v']?.B;
    },

    async idempotency(key) {
      const found = await client.send(
        new GetItemCommand({ TableName: table, Key: { pk: s(`IDEM#${key}`), sk: s('IDEM') }, ConsistentRead: true }),
      );
      const id = found.Item?.['case']?.S;
      const body = found.Item?.['body']?.S;
      return id === undefined || body === undefined ? undefined : { case: id, body };
    },

    async caseOf(reference) {
      return (await itemIfAny({ pk: s(`REF#${reference}`), sk: s('REF') }))?.['case']?.S;
    },

    async head(id) {
      return headOf(await itemIfAny({ pk: s(pk(id)), sk: s('HEAD') }));
    },

    async putHead(id, head, { evenIfSame }) {
      const set: Record<string, AttributeValue> = {
        seq: { N: String(head.seq) },
        view: s(JSON.stringify(head.view)),
        dueOn: s(head.view.dueOn),
        ...indexed(id, head),
        ...(head.link === undefined ? {} : { link: s(head.link) }),
      };
      const remove = ['watch', 'checkAt', 'desk', 'print', 'printAt'].filter((name) => !(name in set));
      const names = Object.keys(set);
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: { pk: s(pk(id)), sk: s('HEAD') },
            UpdateExpression: [
              `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
              ...(remove.length === 0 ? [] : [`REMOVE ${remove.map((name) => `#${name}`).join(', ')}`]),
            ].join(' '),
            ConditionExpression: evenIfSame ? '#seq <= :seq' : '#seq < :seq',
            ExpressionAttributeNames: Object.fromEntries([...names, ...remove].map((name) => [`#${name}`, name])),
            ExpressionAttributeValues: Object.fromEntries(
              Object.entries(set).map(([name, value]) => [`:${name}`, value]),
            ),
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
    },

    async markChanged(id, hour) {
      await client.send(new PutItemCommand({ TableName: table, Item: { pk: s(markKey(hour)), sk: s(id) } }));
    },

    async due(now, limit) {
      const found = await Promise.all(
        Array.from({ length: shards }, (_, shard) =>
          client.send(
            new QueryCommand({
              TableName: table,
              IndexName: 'watch',
              KeyConditionExpression: 'watch = :w AND checkAt <= :now',
              ExpressionAttributeValues: { ':w': s(`WATCH#${shard}`), ':now': s(now) },
              Limit: limit,
            }),
          ),
        ),
      );
      return found.flatMap((page) => (page.Items ?? []).map((item) => (item['pk']?.S ?? '').slice('CASE#'.length)));
    },

    queue: async ({ limit, closed = false, after }) =>
      await rows({ index: 'desk', sort: 'dueOn', shard: closed ? 'DONE' : 'DESK', backwards: closed, limit, after }),
    printQueue: async (limit) =>
      (await rows({ index: 'print', sort: 'printAt', shard: 'PRINT', backwards: false, limit })).rows,
  };

  /** One page of an index over all its shards, with the heads it points at. */
  async function rows({ index, sort, shard, backwards, limit, after }: IndexAsk): Promise<QueuePage> {
    const from = readCursor(after);
    const most = Math.min(limit, 100);
    const pages = await Promise.all(
      Array.from({ length: shards }, async (_, number) => {
        const at = from[number];
        const page = await client.send(
          new QueryCommand({
            TableName: table,
            IndexName: index,
            KeyConditionExpression: '#index = :shard',
            ExpressionAttributeNames: { '#index': index },
            ExpressionAttributeValues: { ':shard': s(`${shard}#${number}`) },
            ScanIndexForward: !backwards,
            Limit: most,
            ...(at
              ? {
                  ExclusiveStartKey: {
                    pk: s(at.pk),
                    sk: s('HEAD'),
                    [index]: s(`${shard}#${number}`),
                    [sort]: s(at.at),
                  },
                }
              : {}),
          }),
        );
        const found = (page.Items ?? []).map((item) => ({
          number,
          pk: item['pk']?.S ?? '',
          at: item[sort]?.S ?? '',
        }));
        return { found, more: page.LastEvaluatedKey !== undefined };
      }),
    );
    const all = pages
      .flatMap(({ found }) => found)
      .toSorted((a, b) => (backwards ? b.at.localeCompare(a.at) : a.at.localeCompare(b.at)));
    const first = all.slice(0, most);
    if (first.length === 0) return { rows: [] };
    const reached = first.reduce<Cursor>((so, { number, pk, at }) => so.with(number, { pk, at }), from);
    const heads = await headsOf(first.map((f) => f.pk));
    return {
      rows: first.flatMap((found) => {
        const head = heads.get(found.pk);
        return head ? [{ case: found.pk.slice('CASE#'.length), view: head.view }] : [];
      }),
      next:
        all.length > most || pages.some(({ more }) => more)
          ? Buffer.from(JSON.stringify(reached)).toString('base64url')
          : undefined,
    };
  }
}

interface IndexAsk {
  readonly index: 'desk' | 'print';
  readonly sort: 'dueOn' | 'printAt';
  readonly shard: string;
  readonly backwards: boolean;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** The row each shard was read to. */
const cursor = z.array(z.nullable(z.object({ pk: z.string(), at: z.string() }))).check(z.length(shards));
type Cursor = z.output<typeof cursor>;
const start: Cursor = Array.from({ length: shards }, () => null);

function readCursor(text: string | undefined): Cursor {
  if (text === undefined) return start;
  try {
    const read = cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()));
    return read.success ? read.data : start;
  } catch {
    return start;
  }
}

/** Where a head stands in the indexes: watched while something is to come, in the desk's queue, among the open or the closed, in print while letters wait. */
function indexed(id: string, { view, checkAt }: Pick<Head, 'view' | 'checkAt'>): Record<string, AttributeValue> {
  const shard = shardOf(id);
  const longest = view.letters?.map((l) => l.owedAt).toSorted()[0];
  return {
    ...(checkAt === undefined ? {} : { watch: s(`WATCH#${shard}`), checkAt: s(checkAt) }),
    desk: s(`${isOnDesk(view) ? 'DESK' : 'DONE'}#${shard}`),
    ...(longest === undefined ? {} : { print: s(`PRINT#${shard}`), printAt: s(longest) }),
  };
}

function intakeItems(intake: Intake, tables: { readonly cases: string; readonly keys: string }): TransactWriteItem[] {
  const { cases, keys } = tables;
  const id = intake.case;
  const absent = 'attribute_not_exists(pk)';
  const { head } = intake;
  return [
    {
      Put: {
        TableName: cases,
        Item: { pk: s(`IDEM#${intake.idempotency.key}`), sk: s('IDEM'), case: s(id), body: s(intake.idempotency.body) },
        ConditionExpression: absent,
      },
    },
    {
      Put: {
        TableName: cases,
        Item: { pk: s(`REF#${intake.reference}`), sk: s('REF'), case: s(id) },
        ConditionExpression: absent,
      },
    },
    { Put: commitPut(cases, id, intake.commit, intake.prev) },
    ...intake.sealed.map((item) => sealedPut(cases, id, item)),
    {
      Put: { TableName: keys, Item: { pk: s(pk(id)), wrapped: { B: intake.wrappedKey } }, ConditionExpression: absent },
    },
    {
      Put: {
        TableName: cases,
        Item: {
          pk: s(pk(id)),
          sk: s('HEAD'),
          seq: { N: '0' },
          view: s(JSON.stringify(head.view)),
          link: s(head.link),
          dueOn: s(head.view.dueOn),
          ...indexed(id, head),
        },
        ConditionExpression: absent,
      },
    },
  ];
}

function commitPut(table: string, id: string, commit: StoredCommit, prev: string) {
  return {
    TableName: table,
    Item: { pk: s(pk(id)), sk: s(commitKey(commit.seq)), body: s(commit.body), hash: s(commit.hash), prev: s(prev) },
    ConditionExpression: 'attribute_not_exists(pk)',
  };
}

function sealedPut(table: string, id: string, item: SealedItem): TransactWriteItem {
  return {
    Put: {
      TableName: table,
      Item: { pk: s(pk(id)), sk: s(`S#${item.name}`), v: { B: item.bytes } },
      ConditionExpression: 'attribute_not_exists(pk)',
    },
  };
}

/** One no schema reads, as after a roll-back, is a failure: its case is not gone. */
function headOf(item: Record<string, AttributeValue> | undefined): Head | undefined {
  const head = readableHead(item);
  if (item && !head) throw new Error(`unreadable head of ${item['pk']?.S ?? 'a case'}`);
  return head;
}

function readableHead(item: Record<string, AttributeValue> | undefined): Head | undefined {
  const view = caseView.safeParse(JSON.parse(item?.['view']?.S ?? 'null'));
  if (!item || !view.success) return undefined;
  return {
    seq: Number(item['seq']?.N),
    view: view.data,
    link: item['link']?.S ?? '',
    ...(item['checkAt']?.S === undefined ? {} : { checkAt: item['checkAt'].S }),
  };
}

/** Case ids are random: their first character spreads evenly. */
function shardOf(id: string): number {
  return id.charCodeAt(0) % shards;
}
