/** Cross-origin rules of a bucket: the preflight and the headers on the answer itself. */
import type { Answer, Inbound } from '../http.ts';
import { type Refusal, refusal } from './refusals.ts';
import type { CorsRule } from './store.ts';

const vary = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

/** Preflights carry no signature; the first rule that fits decides. */
export function preflight(request: Inbound, rules: readonly CorsRule[]): Answer | Refusal {
  const origin = request.headers.get('origin');
  const method = request.headers.get('access-control-request-method');
  if (origin === undefined || method === undefined) {
    return refusal('InvalidRequest', 'Insufficient information. Origin request header needed.');
  }
  const asked = (request.headers.get('access-control-request-headers') ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const rule = rules.find(
    (one) =>
      fits(one, origin, method) &&
      asked.every((name) => one.allowedHeaders.some((allowed) => matches(allowed.toLowerCase(), name))),
  );
  if (rule === undefined) {
    return refusal(
      'AccessForbidden',
      "CORSResponse: This CORS request is not allowed. This is usually because the evaluation of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.",
    );
  }
  return {
    status: 200,
    headers: {
      ...allow(rule, origin),
      ...(asked.length > 0 ? { 'access-control-allow-headers': asked.join(', ') } : {}),
      ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    },
  };
}

/** For any other answer, refusals included: without these a page cannot read why its upload failed. */
export function corsHeaders(request: Inbound, rules: readonly CorsRule[]): Readonly<Record<string, string>> {
  const origin = request.headers.get('origin');
  const rule = origin === undefined ? undefined : rules.find((one) => fits(one, origin, request.method));
  return rule === undefined || origin === undefined ? {} : allow(rule, origin);
}

function allow(rule: CorsRule, origin: string): Record<string, string> {
  const any = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(any ? {} : { 'access-control-allow-credentials': 'true' }),
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(rule.exposeHeaders.length > 0 ? { 'access-control-expose-headers': rule.exposeHeaders.join(', ') } : {}),
    vary,
  };
}

function fits(rule: CorsRule, origin: string, method: string): boolean {
  return rule.allowedMethods.includes(method) && rule.allowedOrigins.some((allowed) => matches(allowed, origin));
}

/** One `*` stands for any characters. */
function matches(pattern: string, value: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === value;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return value.length >= head.length + tail.length && value.startsWith(head) && value.endsWith(tail);
}
