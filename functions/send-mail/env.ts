import * as z from 'zod/mini';
import { brand, common, kmsKey, mailBudget, name, staff } from '../../shared/schemas/environment.ts';

export const envSchema = z.object({
  ...common,
  CASES_TABLE: name,
  KEYS_TABLE: name,
  LIMITS_TABLE: name,
  DATA_KEY: kmsKey,
  MAC_KEY: kmsKey,
  CONFIGURATION_SET: name,
  BRAND: brand,
  STAFF: staff,
  MAIL_BUDGET: mailBudget,
});
