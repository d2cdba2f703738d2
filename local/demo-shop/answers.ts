import type { Answer } from '../endpoints/http.ts';

const common = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

export function json(status: number, body: unknown): Answer {
  return { status, headers: { ...common, 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** RFC 9457. The code is what programs read; it never holds anything of a request. */
export function problem(status: number, code: string): Answer {
  return {
    status,
    headers: { ...common, 'content-type': 'application/problem+json' },
    body: JSON.stringify({ type: 'about:blank', title: code.replaceAll('-', ' '), status, code }),
  };
}

export function seeOther(location: string): Answer {
  return { status: 303, headers: { ...common, location } };
}

export function text(type: string, body: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 200, headers: { ...common, 'content-type': `${type}; charset=utf-8`, ...headers }, body };
}
