/** What CloudFront does before it hands a request to the API: the function of the template runs, and its origin's headers are put on. */
import { runInNewContext } from 'node:vm';
import * as z from 'zod/mini';
import type { Inbound } from '../endpoints/http.ts';
import type { EdgeModel } from '../template/model.ts';
import type { HttpApi } from './http-api.ts';

/** Milliseconds; CloudFront itself gives a function less than one. */
const patience = 1000;

const answered = z.object({ uri: z.string(), headers: z.record(z.string(), z.object({ value: z.string() })) });

/** Undefined for a path no behaviour of the distribution sends to the API. */
export function createEdge(
  edge: EdgeModel | undefined,
  api: HttpApi,
): (request: Inbound) => ReturnType<HttpApi> | undefined {
  // A template without a distribution has no edge: the API is where our pages expect it.
  const pattern = edge?.pathPattern ?? '/api/*';
  const prefix = pattern.replace(/\*$/, '');
  return (request) => {
    if (!request.path.startsWith(prefix)) return undefined;
    if (edge === undefined) return api({ ...request, path: `/${request.path.slice(prefix.length)}` });
    const { uri, headers } = play(edge.viewerRequest, request);
    return api({
      ...request,
      path: uri,
      headers: new Map([
        ...headers,
        ...Object.entries(edge.originHeaders).map(([n, v]) => [n.toLowerCase(), v] as const),
      ]),
    });
  };
}

/** The viewer-request event: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html */
function play(
  code: string | undefined,
  request: Inbound,
): { uri: string; headers: readonly (readonly [string, string])[] } {
  if (code === undefined) return { uri: request.path, headers: [...request.headers] };
  const event = {
    version: '1.0',
    context: { eventType: 'viewer-request' },
    viewer: { ip: request.ip },
    request: {
      method: request.method,
      uri: request.path,
      headers: Object.fromEntries([...request.headers].map(([name, value]) => [name, { value }])),
    },
  };
  const { uri, headers } = answered.parse(runInNewContext(`${code}\nhandler(event)`, { event }, { timeout: patience }));
  return { uri, headers: Object.entries(headers).map(([name, { value }]) => [name, value] as const) };
}
