import type { IncomingMessage, RequestOptions } from 'node:http';
import type { Secret } from '../../domain/secret.ts';
import type { FailureReason } from '../../ports/commerce-system.ts';
import type { Call, CallConfig } from './call.ts';

export type Sent =
  | { readonly outcome: 'answer'; readonly status: number; readonly body: unknown; readonly bytes: number }
  | { readonly outcome: 'failed'; readonly reason: FailureReason; readonly retryAfterMs?: number | undefined };

const maxAnswerBytes = 8 * 1024 * 1024;
/** One system can take no more of a worker's connections than this. */
const maxSockets = 16;

/** One attempt over a kept-alive connection. Redirects are not followed: the token is for this system alone. */
export function createSender(config: CallConfig): (call: Call, timeoutMs: number) => Promise<Sent> {
  const base = new URL(config.baseUrl);
  if (base.protocol !== 'https:' && !isLoopback(base.hostname))
    throw new Error('a connector speaks https, or http to this machine only');
  // An ESM import of node:http loads all of undici at start (performance.md, P1); the built-in by name does not.
  const client = process.getBuiltinModule(base.protocol === 'https:' ? 'node:https' : 'node:http');
  const agent = new client.Agent({ keepAlive: true, maxSockets });
  const root = config.baseUrl.replace(/\/+$/u, '');

  return (call, timeoutMs) =>
    new Promise((resolve) => {
      const body = call.body === undefined ? undefined : JSON.stringify(call.body);
      const options: RequestOptions = { method: call.method, agent, headers: headersOf(config.token, call, body) };
      const request = client.request(`${root}${call.path}`, options, (response) => {
        read(response, Math.min(maxAnswerBytes, call.mostBytes ?? maxAnswerBytes)).then(end, () =>
          end({ outcome: 'failed', reason: 'unreachable' }),
        );
      });
      // The socket's own time-out starts anew with every byte; a system that drips would hold the worker for ever.
      const timer = setTimeout(() => {
        end({ outcome: 'failed', reason: 'timeout' });
        request.destroy();
      }, timeoutMs);
      function end(sent: Sent): void {
        clearTimeout(timer);
        resolve(sent);
      }
      request.on('error', () => end({ outcome: 'failed', reason: 'unreachable' }));
      request.end(body);
    });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(?:\.\d{1,3}){3}$/u.test(host);
}

function headersOf(token: Secret<string>, call: Call, body: string | undefined): Record<string, string | number> {
  return {
    authorization: `Bearer ${token.reveal()}`,
    accept: 'application/json',
    ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    ...(call.idempotencyKey === undefined ? {} : { 'idempotency-key': call.idempotencyKey }),
  };
}

async function read(response: IncomingMessage, mostBytes: number): Promise<Sent> {
  const status = response.statusCode ?? 0;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response) {
    const part: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += part.length;
    if (size > mostBytes) return { outcome: 'failed', reason: 'bad-answer' };
    chunks.push(part);
  }
  const retryAfterMs = secondsOf(response.headers['retry-after']);
  if (status === 429) return { outcome: 'failed', reason: 'throttled', retryAfterMs };
  if (status >= 500) return { outcome: 'failed', reason: 'server-error', retryAfterMs };
  try {
    const text = Buffer.concat(chunks).toString();
    return { outcome: 'answer', status, body: text === '' ? undefined : JSON.parse(text), bytes: size };
  } catch {
    return { outcome: 'failed', reason: 'bad-answer' };
  }
}

/** `Retry-After` in seconds; its form as a date is not read. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  return retryAfter !== undefined && /^\d{1,6}$/u.test(retryAfter) ? Number(retryAfter) * 1000 : undefined;
}
