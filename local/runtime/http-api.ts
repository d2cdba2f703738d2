/** The HTTP API of the template: routes, authorizer, CORS, payload format 2.0, and the answers API Gateway itself gives. */
import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { localAccount } from '../endpoints/event-bus.ts';
import type { Answer, Inbound } from '../endpoints/http.ts';
import type { ApiModel, CorsModel } from '../template/model.ts';
import type { VirtualClock } from './clock.ts';
import type { Authorize, Verdict } from './jwt-authorizer.ts';
import type { Lambda } from './lambda.ts';
import { findRoute } from './routes.ts';

/** Bytes: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html */
export const maximumPayload = 10 * 1024 * 1024;
/** Milliseconds API Gateway waits for an integration. */
const integrationTimeout = 30_000;

const resultSchema = z.looseObject({
  statusCode: z.union([z.number(), z.string()]),
  headers: z.nullish(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  body: z.nullish(z.string()),
  isBase64Encoded: z.nullish(z.boolean()),
});

export type HttpApi = (request: Inbound) => Promise<Answer>;

export function createHttpApi(
  api: ApiModel,
  options: { readonly lambda: Lambda; readonly authorize: Authorize; readonly clock: VirtualClock },
): HttpApi {
  return async (request) => {
    const origin = request.headers.get('origin');
    const cors = api.cors === undefined ? {} : corsHeaders(api.cors, origin);
    if (
      api.cors !== undefined &&
      request.method === 'OPTIONS' &&
      request.headers.has('access-control-request-method')
    ) {
      return { status: 204, headers: cors };
    }
    const answer = await handle(api, request, options);
    return { ...answer, headers: { ...answer.headers, ...cors } };
  };
}

async function handle(api: ApiModel, request: Inbound, options: Parameters<typeof createHttpApi>[1]): Promise<Answer> {
  if (request.body.length > maximumPayload) return message(413, 'Request Entity Too Large');
  const path = decode(request.path);
  const found = path === undefined ? undefined : findRoute(api.routes, request.method, path);
  if (path === undefined || found === undefined) return message(404, 'Not Found');
  const { route, parameters } = found;
  let verdict: Verdict | undefined;
  if (route.authorizer !== undefined) {
    verdict = await options.authorize(request.headers.get('authorization'), route.authorizer, route.scopes);
    if (verdict.type === 'unauthorized') {
      const challenge = request.headers.has('authorization')
        ? `Bearer scope="${route.scopes.join(' ')}" error="invalid_token" error_description="${verdict.reason.replace(/[^ !#-[\]-~]/g, '')}"`
        : 'Bearer';
      return message(401, 'Unauthorized', { 'www-authenticate': challenge });
    }
    if (verdict.type === 'forbidden') return message(403, 'Forbidden');
  }
  const event = payloadOf(api, request, path, route.key, parameters, verdict, options.clock.now());
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(() => late.resolve(undefined), integrationTimeout);
  const result = await Promise.race([options.lambda.invoke(route.functionArn, event), late.promise]);
  clearTimeout(timer);
  if (result === undefined || (!result.ok && result.timedOut)) return message(503, 'Service Unavailable');
  if (!result.ok) return message(500, 'Internal Server Error');
  return answerOf(result.payload);
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
function payloadOf(
  api: ApiModel,
  request: Inbound,
  path: string,
  routeKey: string,
  parameters: Readonly<Record<string, string>>,
  verdict: Verdict | undefined,
  now: number,
) {
  const { cookie, ...headers } = Object.fromEntries(request.headers);
  const query = queryOf(request.search);
  const isText = /^(text\/|application\/(json|xml|javascript)|application\/[\w.-]+\+(json|xml))/.test(
    headers['content-type'] ?? 'text/',
  );
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: request.search,
    ...(cookie === undefined ? {} : { cookies: cookie.split(/; */) }),
    headers,
    ...(query === undefined ? {} : { queryStringParameters: query }),
    ...(Object.keys(parameters).length === 0 ? {} : { pathParameters: parameters }),
    requestContext: {
      accountId: localAccount,
      apiId: api.id,
      ...(verdict?.type === 'allowed'
        ? { authorizer: { jwt: { claims: verdict.claims, scopes: verdict.scopes } } }
        : {}),
      domainName: headers['host'] ?? '127.0.0.1',
      domainPrefix: api.id,
      http: {
        method: request.method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: request.ip,
        userAgent: headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: requestTime(now),
      timeEpoch: now,
    },
    ...(request.body.length === 0 ? {} : { body: request.body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: request.body.length > 0 && !isText,
  };
}

/** `12/Mar/2020:19:03:58 +0000` */
function requestTime(now: number): string {
  const [, day, month, year, time] = new Date(now).toUTCString().split(' ');
  return `${day}/${month}/${year}:${time} +0000`;
}

/** Repeated names are joined by a comma. */
function queryOf(search: string): Readonly<Record<string, string>> | undefined {
  if (search === '') return undefined;
  const query = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(search)) {
    const before = query.get(name);
    query.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(query);
}

function answerOf(payload: unknown): Answer {
  const result = z.safeParse(resultSchema, payload);
  // Format 2.0 lets a handler leave out the wrapping: then the whole answer is the JSON body.
  if (!result.success) {
    return {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: typeof payload === 'string' ? payload : JSON.stringify(payload),
    };
  }
  const { statusCode, headers, body, isBase64Encoded } = result.data;
  const named = Object.fromEntries(
    Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  return {
    status: Number(statusCode),
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...named },
    body: isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''),
  };
}

function message(status: number, text: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ message: text }),
  };
}

function corsHeaders(cors: CorsModel, origin: string | undefined): Record<string, string> {
  if (origin === undefined || !(cors.origins.includes('*') || cors.origins.includes(origin))) return {};
  return {
    'access-control-allow-origin': cors.origins.includes('*') && !cors.credentials ? '*' : origin,
    vary: 'origin',
    ...(cors.methods.length > 0 ? { 'access-control-allow-methods': cors.methods.join(',') } : {}),
    ...(cors.headers.length > 0 ? { 'access-control-allow-headers': cors.headers.join(',') } : {}),
    ...(cors.exposed.length > 0 ? { 'access-control-expose-headers': cors.exposed.join(',') } : {}),
    ...(cors.credentials ? { 'access-control-allow-credentials': 'true' } : {}),
    ...(cors.maxAge === undefined ? {} : { 'access-control-max-age': String(cors.maxAge) }),
  };
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
