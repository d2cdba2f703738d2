import * as z from 'zod/mini';
import { brand, common, edgeSecret, kmsKey, name } from '../../shared/schemas/environment.ts';

export const envSchema = z.object({
  ...common,
  CASES_TABLE: name,
  KEYS_TABLE: name,
  REGISTRY_TABLE: name,
  DATA_KEY: kmsKey,
  QUARANTINE_BUCKET: name,
  VAULT_BUCKET: name,
  BRAND: brand,
  EDGE_SECRET: edgeSecret,
});
