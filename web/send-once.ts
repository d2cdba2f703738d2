import * as z from 'zod/mini';
import type { Answered } from './api.ts';
import { freshKey } from './edges.ts';
import { keep, readKept } from './kept.ts';

z.config({ jitless: true });

/** What was sent under which key: the same request is never made twice, however often it is pressed. */
const attempt = z.object({ key: z.string(), bodies: z.array(z.string()) });

/**
 * Sends under one key for this tab, kept at `keptAt` until it is let go of: however often it is pressed, and even if the answer was lost on the way,
 * there is one case (U11, G22). When an earlier try had arrived with other answers, that one is what counts: it is `sent` again.
 */
export async function sendOnce(
  keptAt: string,
  body: string,
  post: (key: string, body: string) => Promise<Answered>,
): Promise<{ readonly answer: Answered; readonly sent: string }> {
  const { key, bodies } = readKept(keptAt, attempt) ?? { key: freshKey(), bodies: [] };
  const others = bodies.filter((other) => other !== body);
  keep(keptAt, { key, bodies: [...others, body] });
  const answer = await post(key, body);
  if (answer.kind === 'problem' && answer.problem.code === 'idempotency.body-differs') {
    for (const other of others) {
      const again = await post(key, other);
      if (again.kind !== 'problem') return { answer: again, sent: other };
    }
  }
  return { answer, sent: body };
}
