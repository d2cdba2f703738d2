import * as z from 'zod/mini';
import { claimProofs, identityProofs } from '../domain/policy.ts';
import { retentionFault } from '../domain/retention.ts';
import { Secret } from '../domain/secret.ts';
import { isLocalDate } from '../domain/time.ts';
import { edgeSecretPattern } from './edge.ts';

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

/** What CloudFront must say for a request to be heard (shared/schemas/edge.ts). */
export const edgeSecret = z.pipe(
  z.string().check(z.regex(edgeSecretPattern)),
  z.transform((secret: string) => new Secret(secret)),
);

/** See `Brand` in shared/domain/brand.ts, which says what each field means. */
export const brandSchema = z.object({
  company: text,
  phone: text,
  tty: text,
  hours: z.object({ en: text, es: text }),
  postalAddress: z.array(text).check(z.minLength(1)),
  site: z.string().check(z.regex(/^https?:\/\/[^/\s]+$/, 'is an origin without a trailing slash')),
  mailFrom: z.email(),
  security: z.email(),
  timeZone: text,
});

const day = z.string().check(z.refine(isLocalDate, 'is a date, yyyy-mm-dd'));

/** See `Policy` in shared/domain/policy.ts: nothing beyond the statute's list is a valid value (L18). */
export const policySchema = z.object({
  version: text,
  since: day,
  identity: z.array(z.enum(identityProofs)),
  claim: z.array(z.enum(claimProofs)),
  birthDate: z.boolean(),
  targets: z.optional(
    z.object({
      holidays: z.optional(z.array(day)),
      overlay: z.optional(z.object({ name: text, days: z.int().check(z.minimum(1)) })),
    }),
  ),
});

/** Who in the business is written to: `executives` only when a deadline was missed. */
export const staffSchema = z.object({
  compliance: z.array(z.email()).check(z.minLength(1)),
  backup: z.array(z.email()),
  executives: z.array(z.email()),
});
export type Staff = z.output<typeof staffSchema>;

const days = z.int().check(z.minimum(1));
/** See `RetentionPolicy` in shared/domain/retention.ts (L50). */
export const retentionSchema = z
  .object({ identityImages: days, otherEvidence: days, records: days, personalData: days })
  .check(z.refine((policy) => retentionFault(policy) === undefined, 'keeps for too short a time (L50)'));
export const retention = jsonText(retentionSchema);

/** See `MailBudget` in shared/domain/limits.ts. */
export const mailBudgetSchema = z.object({ V1: z.int().check(z.minimum(1)), 'S-new': z.int().check(z.minimum(1)) });
export const mailBudget = jsonText(mailBudgetSchema);

export const brand = jsonText(brandSchema);
export const policy = jsonText(policySchema);
export const staff = jsonText(staffSchema);

/** Every function has these. The service name is the function's own, so that a log line says who spoke. */
export const common = {
  STAGE: name,
  POWERTOOLS_SERVICE_NAME: name,
  POWERTOOLS_LOG_LEVEL: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
} as const;
