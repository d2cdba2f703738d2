/** Stands for Cognito's hosted sign-in: real OpenID Connect by oidc-provider, in a thread of its own so that tokens follow the virtual clock. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { type Context, Provider } from 'oidc-provider';
import * as z from 'zod/mini';
import { html } from '../../shared/content/html.ts';
import { shiftDate } from './clock.ts';
import { signInDataSchema } from './sign-in-messages.ts';
import { type StaffUser, staffNames, staffUsers } from './staff.ts';

const data = z.parse(signInDataSchema, workerData);
shiftDate(data.clock);

/** Names the API for resource indicators; without one, oidc-provider gives access tokens that are no JWTs. */
const resource = 'urn:redress:api';
const scopes = [...new Set(data.clients.flatMap((client) => client.scopes))];

const toolScopes = [...new Set(data.tools.flatMap((tool) => tool.scopes))];

const userOf = (sub: string): StaffUser | undefined => Object.values(staffUsers).find((user) => user.sub === sub);

/** Claims as Cognito writes them into its tokens. */
function claimsOf(user: StaffUser, kind: 'id' | 'access') {
  const common = { 'cognito:groups': user.groups, token_use: kind };
  if (kind === 'access') return { ...common, username: user.sub, version: 2 };
  return { ...common, 'cognito:username': user.sub, email: user.email, email_verified: true, name: user.name };
}

const provider = new Provider(data.issuer, {
  clients: [
    ...data.clients.map((client) => ({
      client_id: client.id,
      token_endpoint_auth_method: 'none',
      // Cognito's identity tokens have it always.
      require_auth_time: true,
      redirect_uris: client.callbacks,
      post_logout_redirect_uris: client.logouts,
      grant_types: ['authorization_code', 'refresh_token'],
      response_types: ['code'],
      scope: scopes.join(' '),
    })),
    ...data.tools.map((tool) => ({
      client_id: tool.id,
      client_secret: data.toolSecret,
      token_endpoint_auth_method: 'client_secret_basic',
      redirect_uris: [],
      grant_types: ['client_credentials'],
      response_types: [],
      scope: tool.scopes.join(' '),
    })),
  ],
  jwks: { keys: [data.signingKey] },
  cookies: { keys: [data.cookieKey] },
  scopes: [...scopes, ...toolScopes],
  claims: { openid: ['sub', 'email', 'email_verified', 'name', 'cognito:groups', 'cognito:username', 'token_use'] },
  conformIdTokenClaims: false,
  pkce: { required: () => true },
  // Cognito's paths.
  routes: {
    authorization: '/oauth2/authorize',
    token: '/oauth2/token',
    revocation: '/oauth2/revoke',
    userinfo: '/oauth2/userInfo',
    end_session: '/logout',
    jwks: '/.well-known/jwks.json',
  },
  interactions: { url: (_: unknown, interaction: { readonly uid: string }) => `/sign-in/${interaction.uid}` },
  features: {
    devInteractions: { enabled: false },
    revocation: { enabled: true },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      useGrantedResource: () => true,
      getResourceServerInfo: (_: unknown, __: unknown, client: { readonly clientId: string }) => ({
        scope: [...scopes, ...toolScopes].join(' '),
        audience: client.clientId,
        accessTokenFormat: 'jwt',
        accessTokenTTL: [...data.clients, ...data.tools].find(({ id }) => id === client.clientId)?.accessTokenLife,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  formats: {
    customizers: {
      jwt: (context: Context, _: unknown, token: { payload: Record<string, unknown> }) => {
        const { AuthorizationCode: first, RefreshToken: again } = context.oidc.entities;
        const user = userOf(String(token.payload['sub']));
        if (user !== undefined)
          token.payload = {
            ...token.payload,
            scope: scopes.join(' '),
            // As Cognito's: when the person signed in, however often the token was refreshed since.
            auth_time: (first ?? again)?.authTime,
            ...claimsOf(user, 'access'),
          };
        else if (data.tools.some(({ id }) => id === token.payload['client_id'])) {
          // Cognito's have no audience, which oidc-provider does not allow; the authorizer takes either.
          token.payload = { ...token.payload, token_use: 'access', version: 2 };
        }
      },
    },
  },
  findAccount: (_: unknown, sub: string) => {
    const user = userOf(sub);
    return user === undefined ? undefined : { accountId: sub, claims: () => ({ sub, ...claimsOf(user, 'id') }) };
  },
  // As Cognito does: whoever signs in can stay so for a working day.
  issueRefreshToken: () => true,
  // The desk exchanges its code from the page it was sent back to.
  clientBasedCORS: (_: unknown, origin: string, client: { readonly redirectUris?: readonly string[] }) =>
    client.redirectUris?.some((uri) => new URL(uri).origin === origin) === true,
  // The package's own page loads a font from elsewhere.
  renderError: (context: { type: string; body: string }, out: Readonly<Record<string, unknown>>) => {
    context.type = 'text/plain';
    context.body = Object.entries(out)
      .map(([name, value]) => `${name}: ${String(value)}`)
      .join('\n');
  },
  // Staff are not asked whether their own employer's desk may know their address.
  loadExistingGrant: async (context: Context) => {
    const { client, session } = context.oidc;
    const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope(scopes.join(' '));
    grant.addResourceScope(resource, scopes.join(' '));
    await grant.save();
    return grant;
  },
});

const serveOidc = provider.callback();

async function signIn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { uid } = await provider.interactionDetails(request, response);
  if (request.method === 'POST') {
    let form = '';
    for await (const part of request) form += String(part);
    const chosen = new URLSearchParams(form).get('user');
    const name = staffNames.find((one) => one === chosen);
    if (name !== undefined) {
      await provider.interactionFinished(request, response, { login: { accountId: staffUsers[name].sub } });
      return;
    }
  }
  const buttons = staffNames.map(
    (name) =>
      html`<p><button name="user" value="${name}">${staffUsers[name].name}</button> ${staffUsers[name].groups.join(', ')}</p>`,
  );
  const page = html`<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Sign in</title><style>body{font:1.1rem/1.5 system-ui;max-width:30rem;margin:2rem auto;padding:0 1rem}button{font:inherit;padding:.5rem 1rem}</style>
<h1>Who are you?</h1><p>This page stands for the sign-in of your company. These people do not exist.</p>
<form method="post" action="/sign-in/${uid}">${buttons}</form></html>`;
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    .end(String(page));
}

const server = createServer((request, response) => {
  // The SDKs and browsers take time from here; node would write the real one.
  response.sendDate = false;
  if (request.url?.startsWith('/sign-in/') !== true) {
    serveOidc(request, response);
    return;
  }
  signIn(request, response).catch((fault: unknown) => {
    console.error(fault);
    if (!response.headersSent) response.writeHead(400, { 'content-type': 'text/plain' });
    response.end('This sign-in is over. Start again from the page that sent you here.');
  });
});
server.listen(data.port, '127.0.0.1', () => parentPort?.postMessage('ready'));
