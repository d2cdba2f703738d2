import * as z from 'zod/mini';

/** Reads and checks a function's environment. Throws at cold start with the names, never the values, of what is wrong. */
export function loadEnv<Schema extends z.core.$ZodType>(schema: Schema): z.output<Schema> {
  const read = z.safeParse(schema, process.env);
  if (read.success) return read.data;
  throw new Error(
    `environment: ${read.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}`,
  );
}
