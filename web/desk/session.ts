import * as z from 'zod/mini';
import { freshKey, now } from '../edges.ts';
import type { StaffData } from '../page-data.ts';
import { tokenEndpoint } from '../page-headers.ts';

z.config({ jitless: true });

/** Somebody who signed in. In memory only: a page that is loaded anew asks the sign-in again, which knows them still. */
export interface Session {
  readonly access: string;
  /** Sent once, to say who I am. */
  readonly identity: string;
  readonly refresh?: string | undefined;
  /** Milliseconds since 1970. */
  readonly until: number;
}

const tokens = z.object({
  access_token: z.string(),
  id_token: z.optional(z.string()),
  refresh_token: z.optional(z.string()),
  expires_in: z.number(),
});

/** What the way to the sign-in and back needs, in this tab only: no token is ever in it. */
const waiting = z.object({ state: z.string(), verifier: z.string(), back: z.string() });
const waitingKey = 'redress.desk.sign-in';
/** Somebody was signed in in this tab: a reload goes straight through. */
const knownKey = 'redress.desk.known';

export function wasSignedIn(): boolean {
  return sessionStorage.getItem(knownKey) !== null;
}

/**
 * Leaves for the sign-in: authorization code with PKCE (RFC 7636). `anew`: whoever is signed in has to show who they are once more. The address comes
 * back with its page, and what was typed into forms is kept in this tab.
 */
export async function leaveToSignIn(data: StaffData, anew = false): Promise<void> {
  const [verifier, state] = [freshKey() + freshKey(), freshKey()];
  const back = location.hash;
  sessionStorage.setItem(waitingKey, JSON.stringify({ state, verifier, back }));
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  const ask = new URLSearchParams({
    client_id: data.client,
    response_type: 'code',
    redirect_uri: deskAddress(),
    scope: 'openid email',
    state,
    code_challenge: base64url(new Uint8Array(digest)),
    code_challenge_method: 'S256',
    ...(anew ? { prompt: 'login' } : {}),
  });
  location.assign(`${data.signIn}/oauth2/authorize?${ask.toString()}`);
}

export type Arrival =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'refused' }
  | { readonly kind: 'none' };

/** Comes back from the sign-in: takes the code out of the address and exchanges it. */
export async function arrive(data: StaffData): Promise<Arrival> {
  const query = new URLSearchParams(location.search);
  const [code, state] = [query.get('code'), query.get('state')];
  if (state === null) return { kind: 'none' };
  const kept = readWaiting();
  sessionStorage.removeItem(waitingKey);
  history.replaceState(null, '', `${location.pathname}${kept?.back ?? ''}`);
  // Whoever follows the address is not told of a replaced one.
  dispatchEvent(new Event('hashchange'));
  if (code === null || kept?.state !== state) return { kind: 'refused' };
  const session = await exchange(data, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: deskAddress(),
    code_verifier: kept.verifier,
  });
  if (session === undefined) return { kind: 'refused' };
  sessionStorage.setItem(knownKey, '1');
  return { kind: 'signed-in', session };
}

/** Stays signed in without leaving the page; undefined when the sign-in says no. */
export async function stay(data: StaffData, before: Session): Promise<Session | undefined> {
  if (before.refresh === undefined) return undefined;
  const session = await exchange(data, { grant_type: 'refresh_token', refresh_token: before.refresh });
  return session && { ...session, refresh: session.refresh ?? before.refresh };
}

/** Ends it here and at the sign-in. The names of the parameters are Cognito's and OpenID Connect's. */
export function leave(data: StaffData, session: Session | undefined): void {
  sessionStorage.clear();
  const ask = new URLSearchParams({
    client_id: data.client,
    logout_uri: deskAddress(),
    post_logout_redirect_uri: deskAddress(),
    ...(session === undefined ? {} : { id_token_hint: session.identity }),
  });
  location.assign(`${data.signIn}/logout?${ask.toString()}`);
}

async function exchange(data: StaffData, ask: Readonly<Record<string, string>>): Promise<Session | undefined> {
  try {
    const response = await fetch(tokenEndpoint(data.signIn), {
      method: 'POST',
      body: new URLSearchParams({ client_id: data.client, ...ask }),
      credentials: 'omit',
    });
    const got = tokens.safeParse(await response.json());
    if (!response.ok || !got.success) return undefined;
    const { access_token, id_token = '', refresh_token, expires_in } = got.data;
    return { access: access_token, identity: id_token, refresh: refresh_token, until: now() + expires_in * 1000 };
  } catch {
    return undefined;
  }
}

function readWaiting(): z.output<typeof waiting> | undefined {
  try {
    return waiting.parse(JSON.parse(sessionStorage.getItem(waitingKey) ?? ''));
  } catch {
    return undefined;
  }
}

function deskAddress(): string {
  return `${location.origin}/staff/`;
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
