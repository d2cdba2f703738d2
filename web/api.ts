import * as z from 'zod/mini';

z.config({ jitless: true });

/** An RFC 9457 problem of ours. */
const problem = z.object({
  code: z.string(),
  detail: z.optional(z.string()),
  faults: z.optional(z.array(z.object({ path: z.string(), code: z.string(), message: z.optional(z.string()) }))),
});
export type Problem = z.infer<typeof problem>;

export type Answered =
  | { readonly kind: 'done'; readonly body: unknown }
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** No connection: an `online` event follows once it is back. What was sent may have arrived. */
  | { readonly kind: 'offline' }
  /** Connected, and no answer in time or none of ours, such as a gateway's. What was sent may have arrived. */
  | { readonly kind: 'failed'; readonly status?: number };

/** Milliseconds: a little more than the API itself waits. */
const patience = 35_000;

export async function callApi(
  method: 'GET' | 'POST',
  path: string,
  options: {
    readonly body?: string | undefined;
    readonly headers?: Readonly<Record<string, string>>;
    readonly language: string;
  },
): Promise<Answered> {
  try {
    const response = await fetch(`/api${path}`, {
      method,
      headers: {
        'accept-language': options.language,
        ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...options.headers,
      },
      ...(options.body === undefined ? {} : { body: options.body }),
      signal: AbortSignal.timeout(patience),
      credentials: 'omit',
      cache: 'no-store',
    });
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return { kind: 'done', body };
    const said = problem.safeParse(body);
    return said.success ? { kind: 'problem', problem: said.data } : { kind: 'failed', status: response.status };
  } catch {
    return { kind: navigator.onLine ? 'failed' : 'offline' };
  }
}
