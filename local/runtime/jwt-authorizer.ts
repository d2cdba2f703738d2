/** The JWT authorizer of an HTTP API. https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html */
import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { AuthorizerModel } from '../template/model.ts';
import type { VirtualClock } from './clock.ts';

export type Verdict =
  /** Claims as texts, lists as `[a b]`: that is how API Gateway hands them on. */
  | {
      readonly type: 'allowed';
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: readonly string[] | null;
    }
  | { readonly type: 'unauthorized'; readonly reason: string }
  | { readonly type: 'forbidden' };

export type Authorize = (
  header: string | undefined,
  model: AuthorizerModel,
  scopes: readonly string[],
) => Promise<Verdict>;

export function createJwtAuthorizer(clock: VirtualClock): Authorize {
  const keySets = new Map<string, ReturnType<typeof createRemoteJWKSet>>();
  return async (header, model, scopes) => {
    const token = header?.replace(/^Bearer\s+/i, '') ?? '';
    if (token === '') return { type: 'unauthorized', reason: 'no token' };
    const keys = keySets.get(model.issuer) ?? createRemoteJWKSet(new URL(`${model.issuer}/.well-known/jwks.json`));
    keySets.set(model.issuer, keys);
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: model.issuer,
        currentDate: new Date(clock.now()),
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
      });
      if (!audienceOf(payload).some((one) => model.audience.includes(one))) {
        return { type: 'unauthorized', reason: 'invalid audience' };
      }
      const granted = typeof payload['scope'] === 'string' ? payload['scope'].split(' ') : null;
      if (scopes.length > 0 && !scopes.some((scope) => granted?.includes(scope) === true)) return { type: 'forbidden' };
      return { type: 'allowed', claims: claimsOf(payload), scopes: scopes.length > 0 ? granted : null };
    } catch (fault) {
      return { type: 'unauthorized', reason: fault instanceof Error ? fault.message : String(fault) };
    }
  };
}

/** `client_id` counts only where `aud` is absent, as in Cognito's access tokens. */
function audienceOf(payload: JWTPayload): readonly string[] {
  if (payload.aud !== undefined) return typeof payload.aud === 'string' ? [payload.aud] : payload.aud;
  return typeof payload['client_id'] === 'string' ? [payload['client_id']] : [];
}

function claimsOf(payload: JWTPayload): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]) => [
      name,
      Array.isArray(value) ? `[${value.join(' ')}]` : String(value),
    ]),
  );
}
