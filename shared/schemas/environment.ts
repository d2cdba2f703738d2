import * as z from 'zod/mini';

/** Pieces of the functions' env schemas. What comes in is always a string (that is what types infra); what comes out is what the wiring needs. */

function jsonText<Schema extends z.core.$ZodType>(schema: Schema) {
  const parsed = z.transform((text: string, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.issues.push({ code: 'custom', message: 'is not JSON', input: undefined });
      return z.NEVER;
    }
  });
  return z.pipe(z.pipe(z.string(), parsed), z.pipe(z.unknown(), schema));
}

const text = z.string().check(z.minLength(1));

export const name = text;
export const queueUrl = z.string().check(z.regex(/^https?:\/\/\S+$/));
export const arn = z.string().check(z.regex(/^arn:[^:]+:[^:]+:\S+$/));
/** KMS takes a key id or an ARN. */
export const kmsKey = text;

/** See `Brand` in shared/domain/brand.ts, which says what each field means. */
export const brandSchema = z.object({
  company: text,
  phone: text,
  tty: text,
  hours: z.object({ en: text, es: text }),
  postalAddress: z.array(text).check(z.minLength(1)),
  site: z.string().check(z.regex(/^https?:\/\/[^/\s]+$/, 'is an origin without a trailing slash')),
  mailFrom: z.email(),
  timeZone: text,
});

/** Who in the business is written to: `executives` only when a deadline was missed. */
export const staffSchema = z.object({
  compliance: z.array(z.email()).check(z.minLength(1)),
  backup: z.array(z.email()),
  executives: z.array(z.email()),
});
export type Staff = z.output<typeof staffSchema>;

export const brand = jsonText(brandSchema);
export const staff = jsonText(staffSchema);

/** Every function has these. The service name is the function's own, so that a log line says who spoke. */
export const common = {
  STAGE: name,
  POWERTOOLS_SERVICE_NAME: name,
  POWERTOOLS_LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
} as const;
