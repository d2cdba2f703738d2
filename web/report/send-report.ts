import type { Language } from '../../shared/domain/brand.ts';
import type { Fault } from '../../shared/schemas/report.ts';
import { type Answered, callApi } from '../api.ts';
import { freshKey } from '../edges.ts';
import { loadAttempt, type Receipt, receipt, saveAttempt } from './store.ts';

export type Sent =
  /** `earlier`: an answer to what she had sent before, without her last changes. */
  | { readonly kind: 'done'; readonly receipt: Receipt; readonly earlier: boolean }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | Unsent;

export type Unsent =
  | { readonly kind: 'offline' }
  /** `detail`: when to come back, in the API's own words. */
  | { readonly kind: 'failed'; readonly detail?: string | undefined };

/**
 * Sends under one key for this tab, kept until there is a receipt: however often it is pressed, and even if the answer was lost on the way, there
 * is one case (U11). When an earlier try had arrived with other answers, that one is what counts, and she is told.
 */
export async function sendReport(report: unknown, language: Language): Promise<Sent> {
  const body = JSON.stringify(report);
  const before = loadAttempt() ?? { key: freshKey(), bodies: [] };
  const others = before.bodies.filter((other) => other !== body);
  saveAttempt({ key: before.key, bodies: [...others, body] });
  const answer = await post(before.key, body, language);
  if (answer.kind === 'problem' && answer.problem.code === 'idempotency.body-differs') {
    for (const other of others) {
      const again = await post(before.key, other, language);
      if (again.kind === 'done') return done(again.body, true);
      if (again.kind !== 'problem') return again;
    }
  }
  if (answer.kind === 'done') return done(answer.body, false);
  if (answer.kind !== 'problem') return answer;
  const { faults, code, detail } = answer.problem;
  if (faults !== undefined) return { kind: 'faults', faults };
  return { kind: 'failed', detail: code === 'rate.limited' ? detail : undefined };
}

function post(key: string, body: string, language: Language): Promise<Answered> {
  return callApi('POST', '/reports', { body, headers: { 'idempotency-key': key }, language });
}

function done(body: unknown, earlier: boolean): Sent {
  const read = receipt.safeParse(body);
  return read.success ? { kind: 'done', receipt: read.data, earlier } : { kind: 'failed' };
}
