import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** What went over the wire since the last `reset`. */
export interface Counted {
  /** Names of the commands, one for each attempt: a retry counts. */
  readonly calls: readonly string[];
  /** Read and write units with those of the indexes, as the table says. */
  readonly units: number;
}

/** Counts the attempts and units of a client; both are exact, so that they can gate. */
export function counting(client: DynamoDBClient): { readonly reset: () => void; readonly counted: () => Counted } {
  let calls: string[] = [];
  let units = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      calls.push(String(context['commandName']));
      return await next(args);
    },
    // Low: after the middleware that tries again, so inside each try.
    { step: 'finalizeRequest', priority: 'low' },
  );
  client.middlewareStack.add(
    (next) => async (args) => {
      const asked = await next({
        ...args,
        input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } as typeof args.input,
      });
      units += unitsOf(asked.output);
      return asked;
    },
    { step: 'initialize' },
  );
  return {
    reset() {
      calls = [];
      units = 0;
    },
    counted: () => ({ calls, units }),
  };
}

/** The units an answer of DynamoDB names: of one table, or of each. */
export function unitsOf(answer: unknown): number {
  const { ConsumedCapacity: used } = answer as {
    readonly ConsumedCapacity?: { readonly CapacityUnits?: number } | readonly { readonly CapacityUnits?: number }[];
  };
  const each = Array.isArray(used) ? used : [used];
  return each.reduce((sum: number, one?: { readonly CapacityUnits?: number }) => sum + (one?.CapacityUnits ?? 0), 0);
}
