import * as z from 'zod/mini';
import { common, name } from '../../shared/schemas/environment.ts';

export const envSchema = z.object({
  ...common,
  CASES_TABLE: name,
  KEYS_TABLE: name,
  QUARANTINE_BUCKET: name,
  VAULT_BUCKET: name,
});
