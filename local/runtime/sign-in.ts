/** Starts the local sign-in and plays its code flow for those who have no browser. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { exportJWK, generateKeyPair } from 'jose';
import * as z from 'zod/mini';
import type { ClientModel, ToolModel } from '../template/model.ts';
import type { VirtualClock } from './clock.ts';
import type { FunctionLogs } from './logs.ts';
import type { StaffName } from './staff.ts';

export type SignIn = {
  readonly issuer: string;
  /** Of every program's client here; in AWS Cognito makes one for each. */
  readonly toolSecret: string;
  close(): Promise<void>;
};

const keyFile = z.object({
  signingKey: z.record(z.string(), z.unknown()),
  cookieKey: z.string(),
  toolSecret: z.string(),
});

export async function startSignIn(options: {
  readonly port: number;
  readonly clients: readonly ClientModel[];
  readonly tools: readonly ToolModel[];
  readonly dataDir: string;
  readonly clock: VirtualClock;
  readonly logs: FunctionLogs;
}): Promise<SignIn> {
  const { port, clients, tools, clock, logs } = options;
  const kept = await keys(options.dataDir);
  const issuer = issuerAt(port);
  const worker = new Worker(new URL('./sign-in-worker.ts', import.meta.url), {
    workerData: { issuer, port, clients, tools, clock: clock.shared, ...kept },
    env: {},
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  logs.take('sign-in', worker.stdout);
  logs.take('sign-in', worker.stderr);
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('error', (fault) => reject(new Error('the local sign-in did not start', { cause: fault })));
    worker.once('exit', () => reject(new Error('the local sign-in did not start; see its log')));
  });
  return { issuer, toolSecret: kept.toolSecret, close: async () => void (await worker.terminate()) };
}

export function issuerAt(port: number): string {
  return `http://127.0.0.1:${port}`;
}

/** Kept, so that a token of before a restart still verifies. */
async function keys(dataDir: string): Promise<z.output<typeof keyFile>> {
  const file = join(dataDir, 'sign-in-keys.json');
  if (existsSync(file)) {
    const kept = z.safeParse(keyFile, JSON.parse(readFileSync(file, 'utf8')));
    if (kept.success) return kept.data;
  }
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const made = {
    signingKey: { ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') },
    cookieKey: randomBytes(32).toString('base64url'),
    toolSecret: randomBytes(32).toString('base64url'),
  };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

const toolTokens = z.object({ access_token: z.string() });
const tokens = z.object({ access_token: z.string(), id_token: z.string(), expires_in: z.number() });

/**
 * The authorization code flow with PKCE over HTTP, cookies and all, up to the callback address, which nobody needs to serve.
 * @throws naming the step that was answered unexpectedly.
 */
export async function playSignIn(
  issuer: string,
  client: ClientModel,
  user: StaffName,
): Promise<z.output<typeof tokens>> {
  const verifier = randomBytes(32).toString('base64url');
  const callback = client.callbacks[0] ?? '';
  const jar = new Map<string, string>();
  const visit = async (address: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(address, issuer), { ...init, redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const onward = async (step: string, response: Response): Promise<string> => {
    const location = response.headers.get('location');
    const text = await response.text();
    if (location === null) throw new Error(`sign-in: ${step} was answered ${response.status}: ${text}`);
    return location;
  };

  const ask = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: callback,
    scope: client.scopes.join(' '),
    state: randomBytes(8).toString('base64url'),
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const page = await onward('the request', await visit(`/oauth2/authorize?${ask.toString()}`));
  const chosen = await onward('the choice', await visit(page, { method: 'POST', body: new URLSearchParams({ user }) }));
  const back = new URL(await onward('the return', await visit(chosen)));
  const code = back.searchParams.get('code');
  if (code === null) throw new Error(`sign-in was refused: ${back.search}`);
  const exchange = {
    grant_type: 'authorization_code',
    client_id: client.id,
    code,
    redirect_uri: callback,
    code_verifier: verifier,
  };
  const answer = await fetch(`${issuer}/oauth2/token`, { method: 'POST', body: new URLSearchParams(exchange) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`sign-in: the code was answered ${answer.status}: ${text}`);
  return z.parse(tokens, JSON.parse(text));
}

/**
 * The token of a program of the business, by its id and secret as Cognito takes them (client credentials).
 * @throws with what the sign-in answered.
 */
export async function playToolSignIn(issuer: string, tool: ToolModel, secret: string): Promise<string> {
  const answer = await fetch(`${issuer}/oauth2/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${tool.id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: tool.scopes.join(' ') }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`sign-in of a program was answered ${answer.status}: ${text}`);
  return z.parse(toolTokens, JSON.parse(text)).access_token;
}
