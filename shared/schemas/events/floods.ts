import * as z from 'zod/mini';
import { id, v } from './parts.ts';

export const floodsEvents = [z.object({ v, type: z.literal('mail-withheld'), mail: id })] as const;
