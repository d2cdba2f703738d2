import { BatchWriteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { CaseStore } from '../../shared/ports/case-store.ts';
import { tableNames } from './case-tables.ts';
import type { Counted } from './counting.ts';

export interface GrowthPoint {
  readonly cases: number;
  readonly calls: readonly string[];
  readonly units: number;
  /** Cases the sweep found due, and cases on the first page of the queue. */
  readonly due: number;
  readonly queue: number;
}

/** Asks the sweep, the queue and a status at each size, filling the table with open cases in between; ten of them are due (P7). */
export async function measureGrowth(
  client: DynamoDBClient,
  store: CaseStore,
  counter: { readonly reset: () => void; readonly counted: () => Counted },
  sizes: readonly number[],
): Promise<readonly GrowthPoint[]> {
  const points: GrowthPoint[] = [];
  let made = 0;
  for (const cases of sizes) {
    await seed(client, made, cases);
    made = cases;
    counter.reset();
    const due = await store.due('2000-01-02T00:00:00.000Z', 100);
    const queue = (await store.queue({ limit: 8 })).rows;
    await store.head('A'.padEnd(22, '0'));
    const { calls, units } = counter.counted();
    points.push({ cases, calls: calls.toSorted(), units, due: due.length, queue: queue.length });
  }
  return points;
}

const view = {
  reference: '7K4M-9QXT',
  word: 'finding',
  phase: 'open',
  dueOn: '',
  targetOn: '',
  receivedOn: '',
  missing: [],
  owner: 'compliance',
  language: 'en',
  tasks: 0,
  secondReviews: 0,
  cardsOff: 0,
};

async function seed(client: DynamoDBClient, from: number, to: number): Promise<void> {
  for (let first = from; first < to; first += 25) {
    const puts = Array.from({ length: Math.min(25, to - first) }, (_, index) => ({
      PutRequest: { Item: headItem(first + index) },
    }));
    await client.send(new BatchWriteItemCommand({ RequestItems: { [tableNames.cases]: puts } }));
  }
}

/** Ten cases are due for the sweep, the same ten however many there are; all due dates differ. */
function headItem(n: number) {
  return {
    pk: { S: `CASE#${'ABCDEFGH'[n % 8]}${String(n).padStart(21, '0')}` },
    sk: { S: 'HEAD' },
    seq: { N: '1' },
    view: { S: JSON.stringify(view) },
    link: { S: '' },
    watch: { S: `WATCH#${n % 8}` },
    checkAt: { S: n < 10 ? '2000-01-01T00:00:00.000Z' : '2999-01-01T00:00:00.000Z' },
    desk: { S: `DESK#${n % 8}` },
    dueOn: { S: `1999-${String(n).padStart(6, '0')}` },
  };
}
