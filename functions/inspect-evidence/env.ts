import * as z from 'zod/mini';
import { common, kmsKey, name } from '../../shared/schemas/environment.ts';

export const envSchema = z.object({
  ...common,
  CASES_TABLE: name,
  KEYS_TABLE: name,
  DATA_KEY: kmsKey,
  QUARANTINE_BUCKET: name,
  VAULT_BUCKET: name,
});
