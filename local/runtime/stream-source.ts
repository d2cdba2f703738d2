/**
 * An event source mapping on a DynamoDB stream: in order, filtered, with retries, bisection and an on-failure queue. One batch at a
 * time, whatever the parallelization factor says.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { localRegion } from '../endpoints/event-bus.ts';
import { failedItems } from './batch-answer.ts';
import type { SourceOptions } from './queue-source.ts';
import { batchTrouble, type Piece, splitAfterFailure } from './stream-batches.ts';
import type { StreamRecord, TableStream } from './stream-records.ts';

export type StreamSource = {
  /** Reads to the end at once. False: there was something, or it is being worked. */
  isDrained(): Promise<boolean>;
  close(): Promise<void>;
};

export type Positions = {
  get(name: string): string | undefined;
  /** Durable when it returns. */
  set(name: string, sequenceNumber: string): void;
};

/** Milliseconds between reads of a stream with nothing in it: short while there is work, longer when the stack sleeps. */
const eager = 15;
const lazy = 250;

export async function startStreamSource(
  table: string,
  stream: TableStream,
  options: SourceOptions & { readonly positions: Positions },
): Promise<StreamSource> {
  const { mapping, lambda, activity, positions } = options;
  const name = `${table} → ${mapping.functionArn}`;
  let iterator = await stream.iteratorAt(positions.get(name) ?? mapping.startingPosition ?? 'TRIM_HORIZON');
  let emptyReads = 0;
  let closed = false;
  let begunBefore = -1;
  let wake = () => {};
  /** Those who asked whether the stream is drained; the next whole read answers them. */
  let asked: ((drained: boolean) => void)[] = [];

  async function invoke(records: readonly StreamRecord[]): Promise<readonly string[]> {
    const sequence = records.map((record) => record.dynamodb.SequenceNumber);
    const event = {
      Records: records.map((record) => ({
        ...record,
        eventSource: 'aws:dynamodb',
        awsRegion: localRegion,
        eventSourceARN: mapping.sourceArn,
      })),
    };
    return failedItems(await lambda.invoke(mapping.functionArn, event), sequence, mapping.partialFailures);
  }

  /** Tries until every record was taken, or given to the on-failure queue. */
  async function work(batch: readonly StreamRecord[]): Promise<void> {
    const wanted = batch.filter(
      (record) => mapping.filters.length === 0 || mapping.filters.some((filter) => filter.matches(record)),
    );
    const pieces: Piece[] = wanted.length === 0 ? [] : [{ records: wanted, attempts: 0 }];
    for (let piece = pieces.shift(); piece !== undefined && !closed; piece = pieces.shift()) {
      const failed = await invoke(piece.records);
      const left = splitAfterFailure(piece, failed, mapping);
      const trouble = left[0] === undefined ? undefined : batchTrouble(left[0], mapping, Date.now());
      if (trouble !== undefined && left[0] !== undefined) {
        await giveUp(left[0].records, trouble);
        left.shift();
      }
      pieces.unshift(...left);
      const attempts = left[0]?.attempts ?? 0;
      // Lambda backs off too; not so long here that a test would wait.
      if (attempts > 0) await pause(Math.min(50 * 2 ** attempts, 2000));
    }
  }

  async function giveUp(records: readonly StreamRecord[], condition: string): Promise<void> {
    if (mapping.onFailureArn === undefined) return;
    // The records are not in it, only where they lie: https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html
    const body = {
      requestContext: { functionArn: `${mapping.functionArn}:$LATEST`, condition },
      version: '1.0',
      timestamp: new Date(options.clock.now()).toISOString(),
      DDBStreamBatchInfo: {
        shardId: stream.shardId,
        startSequenceNumber: records[0]?.dynamodb.SequenceNumber,
        endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber,
        batchSize: records.length,
        streamArn: mapping.sourceArn,
      },
    };
    await options.sqs.send(mapping.onFailureArn, JSON.stringify(body));
  }

  async function readOnce(): Promise<void> {
    // Whoever asks while a read is under way is answered by the next: this one may not show what he has just written.
    const answering = [...asked];
    const { records, next } = await stream.read(iterator);
    if (records.length > 0) {
      await activity.during(`the stream of ${table} is worked`, async () => {
        for (let from = 0; from < records.length && !closed; from += mapping.batchSize) {
          const batch = records.slice(from, from + mapping.batchSize);
          await work(batch);
          const last = batch.at(-1);
          if (!closed && last !== undefined) positions.set(name, last.dynamodb.SequenceNumber);
        }
      });
    }
    if (next !== undefined) iterator = next;
    emptyReads = records.length === 0 ? emptyReads + 1 : 0;
    asked = asked.filter((ask) => !answering.includes(ask));
    for (const answer of answering) answer(records.length === 0);
  }

  async function poll(): Promise<void> {
    while (!closed) {
      try {
        await readOnce();
      } catch (fault) {
        if (closed) break;
        options.onFault(name, fault);
        await pause(1000);
        iterator = await stream
          .iteratorAt(positions.get(name) ?? mapping.startingPosition ?? 'TRIM_HORIZON')
          .catch(() => iterator);
      }
      if (activity.begun() !== begunBefore) emptyReads = 0;
      begunBefore = activity.begun();
      if (asked.length > 0 || closed || emptyReads === 0) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, emptyReads < 100 ? eager : lazy);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    for (const answer of asked) answer(false);
  }
  const polling = poll();

  return {
    async isDrained() {
      if (closed) return false;
      const answer = new Promise<boolean>((resolve) => asked.push(resolve));
      wake();
      return await answer;
    },
    async close() {
      closed = true;
      wake();
      await polling;
    },
  };
}
