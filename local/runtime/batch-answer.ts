/** Reads a `ReportBatchItemFailures` answer as Lambda does. https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html */
import * as z from 'zod/mini';
import type { Invocation } from './lambda.ts';

const schema = z.nullish(z.object({ batchItemFailures: z.nullish(z.array(z.object({ itemIdentifier: z.string() }))) }));

/**
 * The items to try again, out of `all`. An answer that is no such list, or names an item that was not in the batch, fails the
 * whole batch; so does a throw.
 */
export function failedItems(result: Invocation, all: readonly string[], partialFailures: boolean): readonly string[] {
  if (!result.ok) return all;
  if (!partialFailures) return [];
  const answer = z.safeParse(schema, result.payload === '' ? null : result.payload);
  if (!answer.success) return all;
  const failed = (answer.data?.batchItemFailures ?? []).map(({ itemIdentifier }) => itemIdentifier);
  return failed.every((item) => all.includes(item)) ? failed : all;
}
