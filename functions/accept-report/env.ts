import * as z from 'zod/mini';
import { brand, common, edgeSecret, kmsKey, name, policy } from '../../shared/schemas/environment.ts';

export const envSchema = z.object({
  ...common,
  CASES_TABLE: name,
  KEYS_TABLE: name,
  REGISTRY_TABLE: name,
  DATA_KEY: kmsKey,
  BRAND: brand,
  POLICY: policy,
  EDGE_SECRET: edgeSecret,
});
