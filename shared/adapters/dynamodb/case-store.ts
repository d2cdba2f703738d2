import {
  type AttributeValue,
  BatchGetItemCommand,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import type { StoredCommit } from '../../domain/chain.ts';
import type { CaseStore, Head, Intake, LogEntry, SealedItem } from '../../ports/case-store.ts';
import { caseView } from '../../schemas/case-view.ts';
import { readCommit } from '../../schemas/commit.ts';

const shards = 8;
const pk = (id: string) => `CASE#${id}`;
const commitKey = (seq: number) => `C#${String(seq).padStart(8, '0')}`;
const s = (value: string) => ({ S: value });

/** The cases table of docs/architecture.md. The client retries throttles; a conditional failure is an answer. */
export function createCaseStore(
  client: DynamoDBClient,
  tables: { readonly cases: string; readonly keys: string },
): CaseStore {
  const table = tables.cases;

  async function commits(id: string): Promise<readonly Record<string, AttributeValue>[]> {
    const items: Record<string, AttributeValue>[] = [];
    let from: Record<string, AttributeValue> | undefined;
    do {
      const page = await client.send(
        new QueryCommand({
          TableName: table,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :c)',
          ExpressionAttributeValues: { ':pk': s(pk(id)), ':c': s('C#') },
          ...(from ? { ExclusiveStartKey: from } : {}),
        }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from);
    return items;
  }

  return {
    async open(intake) {
      try {
        await client.send(new TransactWriteItemsCommand({ TransactItems: intakeItems(intake, tables) }));
        return 'done';
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const failed = error.CancellationReasons?.map((r) => r.Code === 'ConditionalCheckFailed') ?? [];
        if (failed[0]) return 'exists';
        if (failed[1]) return 'clash';
        throw error;
      }
    },

    async log(id) {
      return (await commits(id)).map((item): LogEntry => {
        const commit = readCommit(item['body']?.S ?? '');
        const hash = item['hash']?.S;
        if (!commit || hash === undefined) throw new Error(`unreadable commit in case ${id}`);
        return { commit, hash };
      });
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
      try {
        if (sealed.length === 0) await client.send(new PutItemCommand(put));
        else
          await client.send(
            new TransactWriteItemsCommand({
              TransactItems: [{ Put: put }, ...sealed.map((item) => sealedPut(table, id, item))],
            }),
          );
        return 'done';
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return 'conflict';
        if (
          error instanceof TransactionCanceledException &&
          error.CancellationReasons?.some(
            (r) => r.Code === 'ConditionalCheckFailed' || r.Code === 'TransactionConflict',
          )
        )
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
      const found = await client.send(
        new GetItemCommand({ TableName: table, Key: { pk: s(`REF#${reference}`), sk: s('REF') } }),
      );
      return found.Item?.['case']?.S;
    },

    async head(id) {
      const found = await client.send(new GetItemCommand({ TableName: table, Key: { pk: s(pk(id)), sk: s('HEAD') } }));
      return headOf(found.Item);
    },

    async putHead(id, head, { evenIfSame }) {
      const open = head.view.phase === 'open';
      try {
        await client.send(
          new UpdateItemCommand({
            TableName: table,
            Key: { pk: s(pk(id)), sk: s('HEAD') },
            UpdateExpression: `SET seq = :seq, #view = :view, checkAt = :check, dueOn = :due${open ? ', watch = :watch, desk = :desk' : ' REMOVE watch, desk'}`,
            ConditionExpression: evenIfSame ? 'seq <= :seq' : 'seq < :seq',
            ExpressionAttributeNames: { '#view': 'view' },
            ExpressionAttributeValues: {
              ':seq': { N: String(head.seq) },
              ':view': s(JSON.stringify(head.view)),
              ':check': s(head.checkAt),
              ':due': s(head.view.dueOn),
              ...(open ? { ':watch': s(`WATCH#${shardOf(id)}`), ':desk': s(`DESK#${shardOf(id)}`) } : {}),
            },
          }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
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

    async queue(limit) {
      const pages = await Promise.all(
        Array.from({ length: shards }, (_, shard) =>
          client.send(
            new QueryCommand({
              TableName: table,
              IndexName: 'desk',
              KeyConditionExpression: 'desk = :d',
              ExpressionAttributeValues: { ':d': s(`DESK#${shard}`) },
              Limit: limit,
            }),
          ),
        ),
      );
      const first = pages
        .flatMap((page) => page.Items ?? [])
        .map((item) => ({ key: item['pk']?.S ?? '', dueOn: item['dueOn']?.S ?? '' }))
        .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
        .slice(0, Math.min(limit, 100));
      if (first.length === 0) return [];
      const got = await client.send(
        new BatchGetItemCommand({
          RequestItems: { [table]: { Keys: first.map((f) => ({ pk: s(f.key), sk: s('HEAD') })) } },
        }),
      );
      const heads = new Map((got.Responses?.[table] ?? []).map((item) => [item['pk']?.S ?? '', headOf(item)]));
      return first.flatMap(({ key }) => {
        const head = heads.get(key);
        return head ? [{ case: key.slice('CASE#'.length), view: head.view }] : [];
      });
    },
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
          checkAt: s(head.checkAt),
          dueOn: s(head.view.dueOn),
          watch: s(`WATCH#${shardOf(id)}`),
          desk: s(`DESK#${shardOf(id)}`),
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

function headOf(item: Record<string, AttributeValue> | undefined): Head | undefined {
  const view = caseView.safeParse(JSON.parse(item?.['view']?.S ?? 'null'));
  if (!item || !view.success) return undefined;
  return {
    seq: Number(item['seq']?.N),
    view: view.data,
    link: item['link']?.S ?? '',
    checkAt: item['checkAt']?.S ?? '',
  };
}

/** Case ids are random: their first character spreads evenly. */
function shardOf(id: string): number {
  return id.charCodeAt(0) % shards;
}
