import * as z from 'zod/mini';
import { brand, common, edgeSecret, kmsKey, name, policy, staff } from '../../shared/schemas/environment.ts';

export const envSchema = z.object({
  ...common,
  CASES_TABLE: name,
  KEYS_TABLE: name,
  REGISTRY_TABLE: name,
  DATA_KEY: kmsKey,
  MAC_KEY: kmsKey,
  QUARANTINE_BUCKET: name,
  VAULT_BUCKET: name,
  BRAND: brand,
  POLICY: policy,
  STAFF: staff,
  EDGE_SECRET: edgeSecret,
  /** Address of the payment provider's hosted field, which the pages have; empty without one. */
  CARD_FIELD: z.string(),
});
