import { createHmac, hash } from 'node:crypto';
import { Secret } from '../../shared/domain/secret.ts';
import type { Clock, Ids } from '../../shared/ports/outside.ts';
import type { Random } from './random.ts';

export function fakeClock(now: () => number): Clock {
  let said = { ms: Number.NaN, text: '' };
  return {
    now() {
      const ms = now();
      if (ms !== said.ms) said = { ms, text: new Date(ms).toISOString() };
      return said.text;
    },
  };
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function fakeIds(random: Random): Ids {
  const hex = (count: number) => Buffer.from(random.bytes(count)).toString('hex');
  return {
    caseId: () => Buffer.from(random.bytes(16)).toString('base64url'),
    reference: () => {
      const letters = Array.from({ length: 8 }, () => alphabet[random.between(0, 31)]).join('');
      return `${letters.slice(0, 4)}-${letters.slice(4)}`;
    },
    code: () => new Secret(String(random.between(0, 999_999)).padStart(6, '0')),
    uuid: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`,
  };
}

export const sha256 = (text: string | Uint8Array) => hash('sha256', text);
export const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');
export const same = (a: string, b: string) => a === b;
