import type { SourceRecord } from '../../domain/records.ts';
import type { CandidateAccount, CommerceSystem, PaymentProvider } from '../../ports/commerce-system.ts';
import {
  actionAnswer,
  instrumentsAnswer,
  recordsAnswer,
  searchAnswer,
  tokenAnswer,
} from '../../schemas/commerce-system.ts';
import { epochNow, random } from '../system/edges.ts';
import { createCaller } from './call.ts';

const timeoutMs = 8_000;
const maxPages = 200;
const tuning = { timeoutMs, now: epochNow, random };

/** The http adapter, for in-house systems that keep to docs/api/commerce-system.yaml. */
export function httpConnectors() {
  return { commerce: createHttpCommerceSystem, payments: createHttpPaymentProvider };
}

export function createHttpCommerceSystem(config: {
  readonly baseUrl: string;
  readonly token: string;
  readonly emergencyStop: () => boolean;
}): CommerceSystem {
  const call = createCaller({ ...config, ...tuning });
  const account = (id: string) => `/v1/accounts/${encodeURIComponent(id)}`;
  return {
    async search(identifiers) {
      const candidates: CandidateAccount[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < maxPages; page++) {
        const answer = await call({ method: 'POST', path: '/v1/search', body: { identifiers, cursor } });
        if (answer.outcome === 'failed') return answer;
        const read = searchAnswer.safeParse(answer.body);
        if (answer.status !== 200 || !read.success) return { outcome: 'failed', reason: 'bad-answer' };
        candidates.push(...read.data.candidates);
        cursor = read.data.nextCursor;
        if (cursor === undefined) return { outcome: 'done', candidates };
      }
      return { outcome: 'failed', reason: 'bad-answer' };
    },

    async listInstruments(id) {
      const answer = await call({ method: 'GET', path: `${account(id)}/instruments` });
      if (answer.outcome === 'failed') return answer;
      if (answer.status === 404) return { outcome: 'not-found' };
      const read = instrumentsAnswer.safeParse(answer.body);
      return answer.status === 200 && read.success
        ? { outcome: 'done', ...read.data }
        : { outcome: 'failed', reason: 'bad-answer' };
    },

    async act(order, idempotencyKey) {
      if (config.emergencyStop()) return { outcome: 'unknown', reason: 'emergency-stop' };
      const { account: id, ...body } = order;
      const answer = await call({ method: 'POST', path: `${account(id)}/actions`, body, idempotencyKey });
      if (answer.outcome === 'failed') return { outcome: 'unknown', reason: answer.reason };
      if (answer.status === 404) return { outcome: 'not-found' };
      if (answer.status === 409 || answer.status === 422)
        return { outcome: 'refused', reason: `http-${answer.status}` };
      const read = actionAnswer.safeParse(answer.body);
      if (answer.status !== 200 || !read.success) return { outcome: 'unknown', reason: 'bad-answer' };
      return read.data.outcome === 'unknown' ? { outcome: 'unknown', reason: 'server-error' } : read.data;
    },

    async collect(id, recordClass) {
      const records: SourceRecord[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < maxPages; page++) {
        const query = new URLSearchParams({ class: recordClass, ...(cursor === undefined ? {} : { cursor }) });
        const answer = await call({ method: 'GET', path: `${account(id)}/records?${query.toString()}` });
        if (answer.outcome === 'failed') return answer;
        if (answer.status === 404) return { outcome: 'not-found' };
        if (answer.status === 409 || answer.status === 422)
          return { outcome: 'refused', reason: `http-${answer.status}` };
        const read = recordsAnswer.safeParse(answer.body);
        if (answer.status !== 200 || !read.success) return { outcome: 'failed', reason: 'bad-answer' };
        if (read.data.heldBy) return { outcome: 'held-by', ...read.data.heldBy };
        records.push(...read.data.records);
        cursor = read.data.nextCursor;
        if (cursor === undefined) return { outcome: 'done', records };
      }
      return { outcome: 'failed', reason: 'bad-answer' };
    },
  };
}

export function createHttpPaymentProvider(config: {
  readonly baseUrl: string;
  readonly token: string;
}): PaymentProvider {
  const call = createCaller({ ...config, ...tuning });
  return {
    async resolve(token) {
      const answer = await call({ method: 'GET', path: `/v1/tokens/${encodeURIComponent(token)}` });
      if (answer.outcome === 'failed') return answer;
      if (answer.status === 404) return { outcome: 'not-found' };
      const read = tokenAnswer.safeParse(answer.body);
      return answer.status === 200 && read.success
        ? { outcome: 'done', ...read.data }
        : { outcome: 'failed', reason: 'bad-answer' };
    },
  };
}
