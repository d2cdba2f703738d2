import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Secret } from '../../domain/secret.ts';
import type { Clock, Ids } from '../../ports/outside.ts';

/** Crockford base 32: no I, L, O, U, so that a reference can be read out on the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const systemClock: Clock = { now: () => new Date().toISOString() };

export const systemIds: Ids = {
  caseId: () => randomBytes(16).toString('base64url'),
  reference: () => {
    const letters = Array.from({ length: 8 }, () => alphabet[randomInt(32)]).join('');
    return `${letters.slice(0, 4)}-${letters.slice(4)}`;
  },
  code: () => new Secret(String(randomInt(1_000_000)).padStart(6, '0')),
  uuid: () => randomUUID(),
};

export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

export function epochNow(): number {
  return Date.now();
}

/** At least 0, below 1; for jitter only. */
export function random(): number {
  return Math.random();
}
