import { runInNewContext } from 'node:vm';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { toTheApi, toThePage } from '../../infra/constructs/edge-functions.ts';
import { Secret } from '../../shared/domain/secret.ts';
import { isThroughTheEdge } from '../../shared/lambda/edge.ts';
import { httpHandler } from '../../shared/lambda/http.ts';
import { edgeHeader, edgeSecretPattern, viewerHeader } from '../../shared/schemas/edge.ts';

const secret = 'a'.repeat(64);
const older = 'b'.repeat(64);

describe('the edge (T12, G14): what did not come through CloudFront is not heard', () => {
  it.each([
    [secret, secret, true],
    [secret, `${secret},${older}`, true],
    [older, `${secret},${older}`, true],
    [older, secret, false],
    [undefined, secret, false],
    ['', secret, false],
    [secret.slice(1), secret, false],
    [`${secret},${older}`, `${secret},${older}`, false],
  ])('%j against %j: %s', (given, secrets, heard) => {
    expect(isThroughTheEdge(given, new Secret(secrets))).toBe(heard);
  });

  it('a function starts with one secret, or two while they are turned, and with nothing shorter', () => {
    expect(edgeSecretPattern.test(secret)).toBe(true);
    expect(edgeSecretPattern.test(`${secret},${older}`)).toBe(true);
    for (const wrong of ['', 'short', `${secret},`, `,${secret}`, `${secret},${older},${older}`])
      expect(edgeSecretPattern.test(wrong), wrong).toBe(false);
  });

  const served: string[] = [];
  const handler = httpHandler(
    async ({ viewer }) => {
      served.push(viewer);
      return { status: 200, body: {} };
    },
    { EDGE_SECRET: new Secret(secret) },
  );
  const ask = (headers: Record<string, string>) =>
    handler(
      {
        routeKey: 'GET /case',
        headers,
        requestContext: { http: { sourceIp: '198.51.100.1' } },
        isBase64Encoded: false,
      } as unknown as APIGatewayProxyEventV2,
      {} as Context,
    );

  it('a request without the secret gets what an address gets where nothing is, and no code of ours runs for it', async () => {
    const answer = await ask({ [edgeHeader]: older });
    expect(answer.statusCode).toBe(404);
    expect(JSON.parse(String(answer.body)).code).toBe('route.absent');
    expect(served).toEqual([]);
  });

  it('with it the function learns who asks from CloudFront, not from the connection', async () => {
    expect((await ask({ [edgeHeader]: secret, [viewerHeader]: '203.0.113.7' })).statusCode).toBe(200);
    expect(served).toEqual(['203.0.113.7']);
  });
});

interface EdgeAnswer {
  readonly uri?: string;
  readonly statusCode?: number;
  readonly headers: Readonly<Record<string, { readonly value: string }>>;
}

function play(code: string, uri: string, headers = {}): EdgeAnswer {
  const event = { viewer: { ip: '203.0.113.7' }, request: { uri, headers } };
  return runInNewContext(`${code}\nhandler(event)`, { event }) as EdgeAnswer;
}

describe('functions of CloudFront', () => {
  it.each([
    ['/api/reports', '/reports'],
    ['/api/case/evidence', '/case/evidence'],
    ['/api/', '/'],
    ['/api/desk/cases/api/x', '/desk/cases/api/x'],
  ])('%s goes to the API as %s', (from, to) => {
    expect(play(toTheApi, from).uri).toBe(to);
  });

  it('a viewer cannot say who she is: the header is overwritten', () => {
    const { headers } = play(toTheApi, '/api/reports', { [viewerHeader]: { value: '192.0.2.1' } });
    expect(headers[viewerHeader]?.value).toBe('203.0.113.7');
  });

  it.each([
    ['/', '/index.html'],
    ['/es/status/', '/es/status/index.html'],
    ['/assets/page-1a2b.js', '/assets/page-1a2b.js'],
    ['/icon.svg', '/icon.svg'],
    ['/print/request-form-en.pdf', '/print/request-form-en.pdf'],
    ['/nowhere/', '/404/index.html'],
    ['/es/nowhere/deeper/', '/es/404/index.html'],
    ['/staffing/', '/404/index.html'],
  ])('%s is the object %s', (from, to) => {
    expect(play(toThePage, from).uri).toBe(to);
  });

  it('a folder without its slash is asked for again with it; the fragment stays in the browser (T4)', () => {
    expect(play(toThePage, '/status')).toMatchObject({ statusCode: 301, headers: { location: { value: '/status/' } } });
    // Never to another host: `//evil.example` would be one.
    expect(play(toThePage, '//evil.example/x').headers['location']?.value ?? '').not.toMatch(/^\/\//);
  });
});
