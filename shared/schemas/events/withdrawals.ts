import * as z from 'zod/mini';
import { id, opt, request } from './parts.ts';

export const withdrawalsEvents = [
  z.object({ ...request, type: z.literal('request-withdrawn'), days: z.number(), note: opt(id) }),
  z.object({ ...request, type: z.literal('request-resumed'), note: opt(id) }),
] as const;
