/** Which route of an HTTP API a request takes. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
import type { RouteModel } from '../template/model.ts';

export type Matched = { readonly route: RouteModel; readonly parameters: Readonly<Record<string, string>> };

type Segment = { readonly kind: 'text' | 'parameter' | 'greedy'; readonly value: string };

/** Full matches go before parameters, parameters before `{proxy+}`, that before `$default`; a method goes before ANY. */
export function findRoute(routes: readonly RouteModel[], method: string, path: string): Matched | undefined {
  const parts = path.split('/').slice(1);
  const found = routes.flatMap((route) => {
    if (route.key === '$default') return [{ route, parameters: {}, rank: '9' }];
    const [wanted, pattern = ''] = route.key.split(' ');
    if (wanted !== method && wanted !== 'ANY') return [];
    const segments = pattern.split('/').slice(1).map(segmentOf);
    const parameters = match(segments, parts);
    if (parameters === undefined) return [];
    const rank = segments.map(({ kind }) => ({ text: '0', parameter: '1', greedy: '2' })[kind]).join('');
    return [{ route, parameters, rank: `${rank}${wanted === 'ANY' ? '1' : '0'}` }];
  });
  return found.sort((a, b) => (a.rank < b.rank ? -1 : 1))[0];
}

function segmentOf(text: string): Segment {
  const name = /^\{(.+?)(\+?)\}$/.exec(text);
  if (name === null) return { kind: 'text', value: text };
  return { kind: name[2] === '+' ? 'greedy' : 'parameter', value: name[1] ?? '' };
}

function match(segments: readonly Segment[], parts: readonly string[]): Readonly<Record<string, string>> | undefined {
  const parameters: Record<string, string> = {};
  for (const [index, segment] of segments.entries()) {
    const part = parts[index];
    if (part === undefined) return undefined;
    if (segment.kind === 'greedy') return { ...parameters, [segment.value]: parts.slice(index).join('/') };
    if (segment.kind === 'text' ? segment.value !== part : part === '') return undefined;
    if (segment.kind === 'parameter') parameters[segment.value] = part;
  }
  return segments.length === parts.length ? parameters : undefined;
}
