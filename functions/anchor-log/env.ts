import * as z from 'zod/mini';
import { common, kmsKey, name } from '../../shared/schemas/environment.ts';

export const envSchema = z.object({
  ...common,
  CASES_TABLE: name,
  ANCHORS_BUCKET: name,
  ANCHOR_KEY: kmsKey,
});
