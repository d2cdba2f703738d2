import * as z from 'zod/mini';

export const signInDataSchema = z.object({
  issuer: z.string(),
  port: z.number(),
  clients: z.array(
    z.object({
      id: z.string(),
      callbacks: z.array(z.string()),
      logouts: z.array(z.string()),
      scopes: z.array(z.string()),
      /** Seconds. */
      accessTokenLife: z.number(),
    }),
  ),
  tools: z.array(z.object({ id: z.string(), scopes: z.array(z.string()), accessTokenLife: z.number() })),
  toolSecret: z.string(),
  /** A private RSA key as JWK. */
  signingKey: z.record(z.string(), z.unknown()),
  cookieKey: z.string(),
  clock: z.instanceof(SharedArrayBuffer),
});
