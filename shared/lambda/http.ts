import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { fieldSentence, problemSentence } from '../content/errors.ts';
import { html } from '../content/html.ts';
import type { Language } from '../domain/brand.ts';
import { Secret } from '../domain/secret.ts';
import { freshMinutes } from '../domain/sign-in.ts';
import { fromEpoch, type Instant } from '../domain/time.ts';
import { apiPolicy, edgeHeader, viewerHeader } from '../schemas/edge.ts';
import { isOwnName } from '../schemas/own-name.ts';
import { type ProblemCode, problemStatus } from '../schemas/problems.ts';
import type { Fault } from '../schemas/report.ts';
import { type Role, type Route, roles, routes, toolScope } from '../schemas/routes.ts';
import { isThroughTheEdge, networkOf } from './edge.ts';
import { errorFacts, log } from './log.ts';

/** Who signed in. */
export interface Caller {
  readonly id: string;
  readonly roles: readonly Role[];
  /** A program of the business, by its client id; it holds the role `front-line` and no other. */
  readonly isTool?: true;
  /** Of an identity token, which the desk sends once; an access token has none. */
  readonly name?: string | undefined;
  /** When: a refreshed token tells the first time still. A program's has none. */
  readonly signedInAt?: Instant | undefined;
}

export interface HttpRequest {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly header: (name: string) => string | undefined;
  /** A parameter after the question mark. */
  readonly query: (name: string) => string | undefined;
  /** Parsed JSON; `undefined` when there was none. */
  readonly body: unknown;
  /** What a form without a script sent, on routes that take one. */
  readonly form?: URLSearchParams | undefined;
  /** The private link of `Authorization: Bearer …`, on `link` routes. */
  readonly bearer: Secret<string>;
  /** Network of whoever asks, as CloudFront saw it. Never logged. */
  readonly viewer: string;
  readonly staff?: Caller | undefined;
}

export type HttpAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly html: string }
  | { readonly problem: ProblemCode; readonly faults?: readonly Fault[] };

/**
 * The one way into our HTTP functions: hears only what came through CloudFront, finds the route, checks who may, parses, answers problems as
 * RFC 9457, says nothing of insides.
 */
export function httpHandler(
  serve: (request: HttpRequest) => Promise<HttpAnswer>,
  { EDGE_SECRET }: { readonly EDGE_SECRET: Secret<string> },
) {
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .onError(async (request) => {
      log('error', 'FAILED', { route: request.event.routeKey, error: errorFacts(request.error) });
      const language = languageOf(request.event);
      request.response = isForm(request.event)
        ? respond({ status: 500, html: brokenPage(language) })
        : respond({ problem: 'server.error' }, language);
    })
    .after(async (request) => {
      log('info', 'COMPLETED', { route: request.event.routeKey, status: request.response?.statusCode ?? 0 });
    })
    .handler(async (event) => {
      if (!isThroughTheEdge(event.headers[edgeHeader], EDGE_SECRET)) {
        log('warn', 'ROUND_THE_EDGE', { route: event.routeKey });
        return respond({ problem: 'route.absent' }, languageOf(event));
      }
      const route = routes.find((r) => `${r.method} ${r.path}` === event.routeKey.replace(/^(\w+) \/api\//u, '$1 /'));
      if (!route) return respond({ problem: 'route.absent' }, languageOf(event));
      const staff = staffOf(event, route);
      const answered = (answer: HttpAnswer) => {
        if (staff && 'problem' in answer && notTheirs.has(answer.problem))
          log('warn', 'STAFF_REFUSED', { route: event.routeKey, staff: staff.id });
        return respond(answer, languageOf(event));
      };
      if (!mayAsk(route, staff)) return answered({ problem: 'role.missing' });
      const form = route.form === true ? formOf(event) : undefined;
      const body = form === undefined ? parsed(event) : undefined;
      if (body === invalid) return respond({ problem: 'body.not-json' }, languageOf(event));
      const bearer = /^Bearer ([\w-]{1,200})$/u.exec(event.headers['authorization'] ?? '')?.[1] ?? '';
      const params = Object.fromEntries(
        Object.entries(event.pathParameters ?? {}).map(([key, value]) => [key, value ?? '']),
      );
      const absent = absentIn(params);
      if (absent) return respond({ problem: absent }, languageOf(event));
      return answered(
        await serve({
          route,
          params,
          header: (name) => event.headers[name],
          query: (name) => event.queryStringParameters?.[name],
          body,
          form,
          bearer: new Secret(staff ? '' : bearer),
          viewer: networkOf(event.headers[viewerHeader] ?? ''),
          staff,
        }),
      );
    });
}

/** For the role, because they left, or a case they stand aside from: somebody we know asks for what is not theirs (ASVS 16.3.2). */
const notTheirs: ReadonlySet<ProblemCode> = new Set(['role.missing', 'rule.stands-aside']);

function mayAsk(route: Route, staff: Caller | undefined): boolean {
  if (staff?.isTool && route.tool !== true) return false;
  return (
    !Array.isArray(route.who) || (staff !== undefined && route.who.some((role: Role) => staff.roles.includes(role)))
  );
}

/** A case is called by its id or its reference. What no case and nothing on a case can be called is absent, before anything looks for it. */
function absentIn(params: Readonly<Record<string, string>>): ProblemCode | undefined {
  const { case: id, ...named } = params;
  if (id !== undefined && !/^(?:[\w-]{22}|[\dA-Za-z]{4}-[\dA-Za-z]{4})$/u.test(id)) return 'case.absent';
  return Object.values(named).every(isOwnName) ? undefined : 'thing.absent';
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

/** A report as typed is far below this; what is larger is no answer to our questions. */
const maximumForm = 100_000;

function isForm(event: APIGatewayProxyEventV2): boolean {
  return /^application\/x-www-form-urlencoded\b/iu.test(event.headers['content-type'] ?? '');
}

function formOf(event: APIGatewayProxyEventV2): URLSearchParams | undefined {
  if (!isForm(event)) return undefined;
  const body = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString() : (event.body ?? '');
  return body.length > maximumForm ? undefined : new URLSearchParams(body);
}

/** What a person sees whose browser sent the form and something of ours broke. */
function brokenPage(language: Language): string {
  const sentence = problemSentence('server.error', language);
  return `<!doctype html>\n${html`<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${sentence}</title><link rel="stylesheet" href="/style.css"></head><body><main class="narrow"><h1>${sentence}</h1></main></body></html>`.toString()}`;
}

/** The one route that takes an identity token: it says names. Everything else is asked with an access token (ASVS 9.2.2). */
const telling = 'me';

/** Claims the JWT authorizer verified. Groups come as an array or, from API Gateway, as the text `[a b]`; only people are in groups. */
function staffOf(event: APIGatewayProxyEventV2, route: Route): HttpRequest['staff'] {
  const context: unknown = event.requestContext;
  const claims = read(read(read(context, 'authorizer'), 'jwt'), 'claims');
  const id = read(claims, 'sub');
  if (typeof id !== 'string') return undefined;
  if (read(claims, 'token_use') !== 'access' && route.id !== telling) return undefined;
  const groups = read(claims, 'cognito:groups');
  const named = Array.isArray(groups)
    ? groups.map(String)
    : typeof groups === 'string'
      ? groups.replace(/[[\]]/gu, '').split(/[ ,]+/u)
      : [];
  const scopes = read(claims, 'scope');
  if (named.length === 0 && typeof scopes === 'string' && scopes.split(' ').includes(toolScope))
    return { id: `tool.${id}`, roles: ['front-line'], isTool: true };
  const signedIn = Number(read(claims, 'auth_time'));
  const name = [read(claims, 'name'), read(claims, 'email')].find((one) => typeof one === 'string' && one !== '');
  return {
    id,
    roles: roles.filter((role) => named.includes(role)),
    ...(typeof name === 'string' ? { name: name.slice(0, 120) } : {}),
    ...(signedIn > 0 ? { signedInAt: fromEpoch(signedIn * 1000) } : {}),
  };
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
      headers: {
        ...headers,
        'content-type': 'application/problem+json',
        // RFC 9470: what a client has to ask the sign-in for.
        ...(code === 'session.stale'
          ? { 'www-authenticate': `Bearer error="insufficient_user_authentication", max_age="${freshMinutes * 60}"` }
          : {}),
      },
      body: JSON.stringify(body),
    };
  }
  if ('html' in answer)
    return {
      statusCode: answer.status,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': apiPolicy },
      body: answer.html,
    };
  return {
    statusCode: answer.status,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(answer.body),
  };
}

function languageOf(event: APIGatewayProxyEventV2): Language {
  return /^\s*es\b/iu.test(event.headers['accept-language'] ?? '') ? 'es' : 'en';
}
