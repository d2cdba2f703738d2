/** One reader per event source mapping of the template. */
import type { Model, QueueModel } from '../template/model.ts';
import { streamArn } from '../template/physical.ts';
import type { Dynamo } from './dynoxide.ts';
import { type QueueSource, type SourceOptions, startQueueSource } from './queue-source.ts';
import { openStream } from './stream-records.ts';
import { type Positions, type StreamSource, startStreamSource } from './stream-source.ts';

export type Sources = {
  readonly queues: readonly QueueSource[];
  readonly streams: readonly StreamSource[];
  close(): Promise<void>;
};

export async function startSources(options: {
  readonly model: Model;
  readonly dynamo: Dynamo;
  readonly positions: Positions;
  readonly maximumThreads: number;
  readonly common: Omit<SourceOptions, 'mapping'>;
}): Promise<Sources> {
  const queues: QueueSource[] = [];
  const streams: StreamSource[] = [];
  for (const mapping of options.model.mappings) {
    const queue: QueueModel | undefined = options.model.queues.find(({ arn }) => arn === mapping.sourceArn);
    const table = options.model.tables.find(({ arn }) => streamArn(arn) === mapping.sourceArn);
    if (queue !== undefined) {
      const concurrency = Math.min(options.maximumThreads, mapping.maximumConcurrency ?? options.maximumThreads);
      queues.push(startQueueSource(queue, { ...options.common, mapping, concurrency }));
    } else if (table !== undefined) {
      const stream = await openStream(options.dynamo.url, table.name);
      streams.push(
        await startStreamSource(table.name, stream, { ...options.common, mapping, positions: options.positions }),
      );
    } else {
      throw new Error(`the event source ${mapping.sourceArn} is neither a queue nor a stream of the template`);
    }
  }
  return {
    queues,
    streams,
    async close() {
      await Promise.all([...queues, ...streams].map((source) => source.close()));
    },
  };
}
