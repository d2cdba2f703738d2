import * as z from 'zod/mini';
import type { Anchor } from '../domain/anchor.ts';

z.config({ jitless: true });

const hour = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}$/));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** The text an anchor's digest is over, read again. */
export const anchorBody = z.object({
  v: z.literal(1),
  number: z.int().check(z.positive()),
  at: z.iso.datetime(),
  through: hour,
  previous: z.union([sha256, z.literal('')]),
  root: sha256,
  heads: z.array(z.tuple([z.string(), z.int().check(z.positive()), sha256])),
}) satisfies z.ZodMiniType<Anchor>;

/** One object of the anchors' bucket. */
export const keptAnchor = z.object({ body: z.string(), signature: z.string() });
