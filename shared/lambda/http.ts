import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { fieldSentence, problemSentence } from '../content/errors.ts';
import type { Language } from '../domain/brand.ts';
import { type ProblemCode, problemStatus } from '../schemas/problems.ts';
import type { Fault } from '../schemas/report.ts';
import { type Role, type Route, roles, routes } from '../schemas/routes.ts';
import { errorFacts, log } from './log.ts';

export interface HttpRequest {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly header: (name: string) => string | undefined;
  /** Parsed JSON; `undefined` when there was none. */
  readonly body: unknown;
  /** The private link of `Authorization: Bearer …`, on `link` routes. */
  readonly bearer: string;
  readonly staff?: { readonly id: string; readonly roles: readonly Role[] } | undefined;
}

export type HttpAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly problem: ProblemCode; readonly faults?: readonly Fault[] };

/** The one way into our HTTP functions: finds the route, checks who may, parses, answers problems as RFC 9457, says nothing of insides. */
export function httpHandler(serve: (request: HttpRequest) => Promise<HttpAnswer>) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError(async (request) => {
      log('error', 'FAILED', { route: request.event.routeKey, error: errorFacts(request.error) });
      request.response = respond({ problem: 'server.error' }, languageOf(request.event));
    })
    .after(async (request) => {
      log('info', 'COMPLETED', { route: request.event.routeKey, status: request.response?.statusCode ?? 0 });
    })
    .handler(async (event) => {
      const route = routes.find((r) => `${r.method} ${r.path}` === event.routeKey.replace(/^(\w+) \/api\//u, '$1 /'));
      if (!route) return respond({ problem: 'route.absent' }, languageOf(event));
      const staff = staffOf(event);
      if (Array.isArray(route.who) && !(staff && route.who.some((role: Role) => staff.roles.includes(role))))
        return respond({ problem: 'role.missing' }, languageOf(event));
      const body = parsed(event);
      if (body === invalid) return respond({ problem: 'body.not-json' }, languageOf(event));
      const bearer = /^Bearer ([\w-]{1,200})$/u.exec(event.headers['authorization'] ?? '')?.[1] ?? '';
      const params = Object.fromEntries(
        Object.entries(event.pathParameters ?? {}).map(([key, value]) => [key, value ?? '']),
      );
      return respond(
        await serve({ route, params, header: (name) => event.headers[name], body, bearer: staff ? '' : bearer, staff }),
        languageOf(event),
      );
    });
}

const invalid = Symbol('not JSON');

function parsed(event: APIGatewayProxyEventV2): unknown {
  if (event.body === undefined || event.body === '') return undefined;
  try {
    return JSON.parse(event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString() : event.body);
  } catch {
    return invalid;
  }
}

/** Claims the JWT authorizer verified. Groups come as an array or, from API Gateway, as the text `[a b]`. */
function staffOf(event: APIGatewayProxyEventV2): HttpRequest['staff'] {
  const context: unknown = event.requestContext;
  const claims = read(read(read(context, 'authorizer'), 'jwt'), 'claims');
  const id = read(claims, 'sub');
  if (typeof id !== 'string') return undefined;
  const groups = read(claims, 'cognito:groups');
  const named = Array.isArray(groups)
    ? groups.map(String)
    : typeof groups === 'string'
      ? groups.replace(/[[\]]/gu, '').split(/[ ,]+/u)
      : [];
  return { id, roles: roles.filter((role) => named.includes(role)) };
}

function read(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && key in value
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : undefined;
}

const headers = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' };

/** RFC 9457: `title` is the same for a code whoever asks, `detail` is in the person's language, every fault has its sentence. */
function respond(answer: HttpAnswer, language: Language = 'en'): APIGatewayProxyStructuredResultV2 {
  if ('problem' in answer) {
    const { problem: code, faults } = answer;
    const status = problemStatus[code];
    const body = {
      type: `urn:redress:problem:${code}`,
      title: problemSentence(code, 'en'),
      status,
      code,
      detail: problemSentence(code, language),
      ...(faults
        ? { faults: faults.map((fault) => ({ ...fault, message: fieldSentence(fault.code, language) })) }
        : {}),
    };
    return {
      statusCode: status,
      headers: { ...headers, 'content-type': 'application/problem+json' },
      body: JSON.stringify(body),
    };
  }
  return {
    statusCode: answer.status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(answer.body),
  };
}

function languageOf(event: APIGatewayProxyEventV2): Language {
  return /^\s*es\b/iu.test(event.headers['accept-language'] ?? '') ? 'es' : 'en';
}
