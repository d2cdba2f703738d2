import { createHmac, randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { isCardNumber } from '../../shared/domain/card-numbers.ts';
import type { Answer, Inbound } from '../endpoints/http.ts';
import { parseJson } from '../json.ts';
import { json, problem } from './answers.ts';
import type { Database } from './database.ts';
import { testCards } from './people.ts';

const cardBody = z.object({
  number: z.string(),
  expMonth: z.int().check(z.minimum(1), z.maximum(12)),
  expYear: z.int().check(z.minimum(1970), z.maximum(2200)),
  cvc: z.string(),
});

/** The provider's secret. It guards test numbers only. */
export function fingerprintOf(number: string): string {
  return `fp_${createHmac('sha256', 'demo-shop').update(number).digest('hex').slice(0, 24)}`;
}

/**
 * What the hosted field posts to its own origin. `proved` stands for the provider's check with the issuer (a payment of 0): expiry and
 * code have to be those of the card, a number alone proves nothing (T1). An issuer says no to a closed card; its fingerprint is the same.
 */
export function makeToken(db: Database, request: Inbound): Answer {
  const read = cardBody.safeParse(parseJson(request.body.toString()));
  if (!read.success) return problem(422, 'card-incomplete');
  const { expMonth, expYear, cvc } = read.data;
  const number = read.data.number.replace(/[\s-]/gu, '');
  if (!isCardNumber(number)) return problem(422, 'card-number-wrong');
  const known = testCards.find((c) => c.number === number);
  if (!known) return problem(422, 'test-cards-only');
  const proved = known.closed !== true && known.expMonth === expMonth && known.expYear === expYear && known.cvc === cvc;
  const token = `tok_${randomUUID()}`;
  const last4 = number.slice(-4);
  db.keepToken(token, JSON.stringify({ fingerprint: fingerprintOf(number), last4, expMonth, expYear, proved }));
  return json(201, { token, last4, expMonth, expYear });
}

/** `GET /v1/tokens/{token}`. */
export function answerProvider(db: Database, path: string, request: Inbound): Answer {
  const [, token] = /^tokens\/([\w-]+)$/u.exec(path) ?? [];
  if (token === undefined) return problem(404, 'no-such-route');
  if (request.method !== 'GET') return problem(405, 'method-not-allowed');
  const kept = db.token(token);
  return kept === undefined ? problem(404, 'not-found') : json(200, kept);
}
