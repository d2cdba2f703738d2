import * as z from 'zod/mini';

export const lambdaDataSchema = z.object({
  name: z.string(),
  arn: z.string(),
  folder: z.string(),
  handler: z.string(),
  /** Seconds. */
  timeout: z.number(),
  /** MB. */
  memory: z.number(),
  clock: z.instanceof(SharedArrayBuffer),
});

export const invocationSchema = z.object({ event: z.unknown(), requestId: z.string() });

export const answerSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), payload: z.string() }),
  z.object({ ok: z.literal(false), errorType: z.string(), errorMessage: z.string() }),
]);
