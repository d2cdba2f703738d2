import type { IncomingMessage } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { FailureReason } from '../../ports/commerce-system.ts';

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly idempotencyKey?: string;
}

export interface CallConfig {
  readonly baseUrl: string;
  readonly token: string;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly random: () => number;
}

/** `failed`: no answer we can build on. It may still have happened on the other side. */
export type CallAnswer =
  | { readonly outcome: 'answer'; readonly status: number; readonly body: unknown }
  | { readonly outcome: 'failed'; readonly reason: FailureReason };

const attempts = 3;
const opensAfter = 5;
const openMs = 30_000;
const maxAnswerBytes = 8 * 1024 * 1024;

/**
 * Calls one system: time-out, three attempts with full jitter and the same idempotency key, and a circuit that stays open for 30 s
 * after five failed calls in a row. Nothing of a body ever stands in an error.
 */
export function createCaller(config: CallConfig): (call: Call) => Promise<CallAnswer> {
  let failures = 0;
  let openUntil = 0;
  return async (call) => {
    if (config.now() < openUntil) return { outcome: 'failed', reason: 'circuit-open' };
    let answer: CallAnswer = { outcome: 'failed', reason: 'unreachable' };
    for (let attempt = 1; attempt <= attempts; attempt++) {
      answer = await once(config, call);
      if (answer.outcome === 'answer' || answer.reason === 'bad-answer') break;
      if (attempt < attempts) await setTimeout(config.random() * 100 * 2 ** attempt);
    }
    failures = answer.outcome === 'failed' ? failures + 1 : 0;
    if (failures >= opensAfter) {
      openUntil = config.now() + openMs;
      failures = 0;
    }
    return answer;
  };
}

async function once(config: CallConfig, call: Call): Promise<CallAnswer> {
  const url = new URL(config.baseUrl + call.path);
  // An ESM import of node:http loads all of undici at start (performance.md, P1); the built-in by name does not.
  const client = process.getBuiltinModule(url.protocol === 'https:' ? 'node:https' : 'node:http');
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  return await new Promise((resolve) => {
    const request = client.request(
      url,
      {
        method: call.method,
        timeout: config.timeoutMs,
        headers: {
          authorization: `Bearer ${config.token}`,
          accept: 'application/json',
          ...(body === undefined
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
        },
      },
      (response) => void read(response).then(resolve, () => resolve({ outcome: 'failed', reason: 'unreachable' })),
    );
    request.on('timeout', () => {
      resolve({ outcome: 'failed', reason: 'timeout' });
      request.destroy();
    });
    request.on('error', () => resolve({ outcome: 'failed', reason: 'unreachable' }));
    request.end(body);
  });
}

async function read(response: IncomingMessage): Promise<CallAnswer> {
  const status = response.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const part: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += part.length;
    if (size > maxAnswerBytes) return { outcome: 'failed', reason: 'bad-answer' };
    chunks.push(part);
  }
  if (status === 429) return { outcome: 'failed', reason: 'throttled' };
  if (status >= 500) return { outcome: 'failed', reason: 'server-error' };
  try {
    const text = Buffer.concat(chunks).toString();
    return { outcome: 'answer', status, body: text === '' ? undefined : JSON.parse(text) };
  } catch {
    return { outcome: 'failed', reason: 'bad-answer' };
  }
}
