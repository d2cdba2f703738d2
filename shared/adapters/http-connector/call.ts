import type { Secret } from '../../domain/secret.ts';
import type { FailureReason } from '../../ports/commerce-system.ts';
import { createCircuit } from './circuit.ts';
import { createSender } from './send.ts';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
  /** Looked at before every attempt: why it may not be made. */
  readonly held?: (() => Promise<FailureReason | undefined>) | undefined;
  /** What may be read of the answer, when that is less than of any other. */
  readonly mostBytes?: number | undefined;
}

export interface CallConfig {
  readonly baseUrl: string;
  readonly token: Secret<string>;
  /** Of one attempt, from connecting to the last byte. */
  readonly timeoutMs: number;
}

export interface CallDeps {
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(ms: number): Promise<unknown>;
  /** At least 0, below 1. */
  random(): number;
}

/** `failed`: no answer we can build on. It may still have happened on the other side. */
export type CallAnswer =
  | { readonly outcome: 'answer'; readonly status: number; readonly body: unknown; readonly bytes: number }
  | { readonly outcome: 'failed'; readonly reason: FailureReason };

const attempts = 3;
const firstWaitMs = 200;
/** A system that asks for a longer pause gets it from the queue, not from a worker that sits and waits. */
const longestWaitMs = 5_000;

/**
 * Calls one system: time-out, three attempts with full jitter and the same idempotency key, and a circuit. An answer that is no JSON
 * is not asked for again: the system is up and would say the same. Nothing of a body ever stands in an error.
 */
export function createCaller(config: CallConfig, deps: CallDeps): (call: Call, until?: number) => Promise<CallAnswer> {
  const send = createSender(config);
  const circuit = createCircuit(deps.now);
  return async (call, until = Number.POSITIVE_INFINITY) => {
    // It was not asked: that says nothing of it to the circuit.
    const held = await whyNot(call, until);
    if (held !== undefined) return { outcome: 'failed', reason: held };
    if (!circuit.mayCall()) return { outcome: 'failed', reason: 'circuit-open' };
    for (let attempt = 1; ; attempt++) {
      const answer = await send(call, Math.min(config.timeoutMs, until - deps.now()));
      if (answer.outcome === 'answer' || answer.reason === 'bad-answer') {
        circuit.heard();
        return answer;
      }
      const wait = Math.max(deps.random() * firstWaitMs * 2 ** (attempt - 1), answer.retryAfterMs ?? 0);
      const isLast = attempt === attempts || wait > longestWaitMs || deps.now() + wait >= until;
      if (!isLast) await deps.sleep(wait);
      // What was asked before may have happened: its reason is told, not that of what holds up the next attempt.
      if (isLast || (await whyNot(call, until)) !== undefined) {
        circuit.failed();
        return { outcome: 'failed', reason: answer.reason };
      }
    }
  };

  async function whyNot({ held }: Call, until: number): Promise<FailureReason | undefined> {
    return (await held?.()) ?? (deps.now() >= until ? 'timeout' : undefined);
  }
}
