import type { Language } from '../../shared/domain/brand.ts';
import type { Fault } from '../../shared/schemas/report.ts';
import { callApi } from '../api.ts';
import { sendOnce } from '../send-once.ts';
import { attemptKey, type Receipt, receipt } from './store.ts';

export type Sent =
  /** `earlier`: an answer to what she had sent before, without her last changes. */
  | { readonly kind: 'done'; readonly receipt: Receipt; readonly earlier: boolean }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }
  | Unsent;

export type Unsent =
  | { readonly kind: 'offline' }
  /** `detail`: when to come back, in the API's own words. */
  | { readonly kind: 'failed'; readonly detail?: string | undefined };

/** One case however often it is sent (U11). When an earlier try had arrived with other answers, that one is what counts, and she is told. */
export async function sendReport(report: unknown, language: Language): Promise<Sent> {
  const body = JSON.stringify(report);
  const { answer, sent } = await sendOnce(attemptKey, body, (key, text) =>
    callApi('POST', '/reports', { body: text, headers: { 'idempotency-key': key }, language }),
  );
  if (answer.kind === 'done') return done(answer.body, sent !== body);
  if (answer.kind !== 'problem') return answer;
  const { faults, code, detail } = answer.problem;
  if (faults !== undefined) return { kind: 'faults', faults };
  return { kind: 'failed', detail: code === 'rate.limited' ? detail : undefined };
}

function done(body: unknown, earlier: boolean): Sent {
  const read = receipt.safeParse(body);
  return read.success ? { kind: 'done', receipt: read.data, earlier } : { kind: 'failed' };
}
