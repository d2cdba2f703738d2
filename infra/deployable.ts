import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { isExample } from '../shared/domain/setup.ts';
import {
  brandSchema,
  mailBudgetSchema,
  policySchema,
  retentionSchema,
  staffSchema,
} from '../shared/schemas/environment.ts';
import type { Stage } from './stages.ts';

/** Production does not go out as the repository came. @throws a sentence naming the fields where an example stands. */
export function refuseExamples({ name, brand, staff, alarmMail, mailDomain, signIn, web }: Stage): void {
  if (name !== 'prod') return;
  const fields: Readonly<Record<string, readonly string[]>> = {
    'brand.company': [brand.company],
    'brand.phone': [brand.phone],
    'brand.postalAddress': brand.postalAddress,
    'brand.site': [brand.site],
    'brand.mailFrom': [brand.mailFrom],
    'brand.security': [brand.security],
    staff: [...staff.compliance, ...staff.backup, ...staff.executives],
    alarmMail: [alarmMail],
    mailDomain: [mailDomain],
    'signIn.callbackUrls': signIn.callbackUrls,
    'signIn.logoutUrls': signIn.logoutUrls,
    'web.cardField': web.cardField === undefined ? [] : [web.cardField],
  };
  const left = Object.keys(fields).filter((field) => fields[field]?.some(isExample));
  if (left.length > 0)
    throw new Error(`infra/stages.ts still has the example in ${left.join(', ')} of ${name}: put in your own first`);
}

const read = z.object({
  brand: brandSchema,
  policy: policySchema,
  staff: staffSchema,
  mailBudget: mailBudgetSchema,
  retention: z.object({ cases: retentionSchema }),
});

/** What functions would refuse when they start, for everybody at once, is refused before. @throws a sentence naming the fields and what is wrong. */
export function refuseFaults(stage: Stage): void {
  const { success, error } = read.safeParse(stage);
  if (success) return;
  const faults = error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  throw new Error(`infra/stages.ts, ${stage.name}: ${faults.join('; ')}`);
}

/**
 * `cdk deploy` takes whatever lies in `bundles`: after `git checkout` that is the version before, or after. @throws when a source is newer than
 * what was made of it.
 */
export function refuseOldBundles(bundles: string, sources: readonly string[]): void {
  const made = Math.min(...timesIn(bundles));
  const changed = Math.max(...sources.flatMap(timesIn));
  if (changed > made) throw new Error('dist/functions is older than the sources: run `npm run bundle` first');
}

function timesIn(path: string): readonly number[] {
  const stat = statSync(path);
  if (!stat.isDirectory()) return [stat.mtimeMs];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs);
}
