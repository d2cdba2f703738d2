import { setTimeout } from 'node:timers/promises';
import type { SourceRecord } from '../../domain/records.ts';
import type { Secret } from '../../domain/secret.ts';
import type { CandidateAccount, CommerceSystem, PaymentProvider } from '../../ports/commerce-system.ts';
import {
  actionAnswer,
  instrumentsAnswer,
  recordsAnswer,
  searchAnswer,
  systemProblem,
  tokenAnswer,
} from '../../schemas/commerce-system.ts';
import { type EmergencyStop, whyHeld } from '../emergency-stop.ts';
import { epochNow, random } from '../system/edges.ts';
import { type CallDeps, createCaller } from './call.ts';

export interface HttpSystemConfig {
  readonly baseUrl: string;
  readonly token: Secret<string>;
  /** Of one attempt. */
  readonly timeoutMs?: number | undefined;
}

const defaultTimeoutMs = 8_000;
/** A cursor that never ends is a fault of the system, not more records. */
const maxPages = 200;
/** Of all pages of one call: run-step has 512 MB for ten messages. */
const maxBytes = 24 * 1024 * 1024;
const edges: CallDeps = { now: epochNow, sleep: setTimeout, random };
const badAnswer = { outcome: 'failed', reason: 'bad-answer' } as const;

/** The http adapter, for in-house systems that keep to docs/api/commerce-system.yaml. */
export function httpConnectors() {
  return {
    commerce: (config: HttpSystemConfig & { readonly emergencyStop: EmergencyStop }) =>
      createHttpCommerceSystem(config),
    payments: (config: HttpSystemConfig) => createHttpPaymentProvider(config),
  };
}

export function createHttpCommerceSystem(
  config: HttpSystemConfig & { readonly emergencyStop: EmergencyStop },
  deps: CallDeps = edges,
): CommerceSystem {
  const call = createCaller({ ...config, timeoutMs: config.timeoutMs ?? defaultTimeoutMs }, deps);
  const account = (id: string) => `/v1/accounts/${encodeURIComponent(id)}`;
  return {
    async search(identifiers, until) {
      const found = new Map<string, CandidateAccount>();
      let cursor: string | undefined;
      let left = maxBytes;
      for (let page = 0; page < maxPages; page++) {
        const body = { identifiers, cursor };
        const answer = await call({ method: 'POST', path: '/v1/search', body, mostBytes: left }, until);
        if (answer.outcome === 'failed') return answer;
        left -= answer.bytes;
        const read = searchAnswer.safeParse(answer.body);
        if (answer.status !== 200 || !read.success) return badAnswer;
        for (const candidate of read.data.candidates) add(found, candidate);
        const next = read.data.nextCursor;
        if (next === undefined) return { outcome: 'done', candidates: [...found.values()] };
        if (next === cursor) return badAnswer;
        cursor = next;
      }
      return badAnswer;
    },

    async listInstruments(id, until) {
      const answer = await call({ method: 'GET', path: `${account(id)}/instruments` }, until);
      if (answer.outcome === 'failed') return answer;
      if (isAbsent(answer)) return { outcome: 'not-found' };
      const read = instrumentsAnswer.safeParse(answer.body);
      return answer.status === 200 && read.success ? { outcome: 'done', ...read.data } : badAnswer;
    },

    async act(order, idempotencyKey, until) {
      const { account: id, ...body } = order;
      // A snapshot changes nothing, and records are not collected without it.
      const held = order.verb === 'preserve' ? undefined : () => whyHeld(config.emergencyStop);
      const answer = await call({ method: 'POST', path: `${account(id)}/actions`, body, idempotencyKey, held }, until);
      if (answer.outcome === 'failed') return { outcome: 'unknown', reason: answer.reason };
      if (isAbsent(answer)) return { outcome: 'not-found' };
      const reason = refusalOf(answer);
      if (reason !== undefined) return { outcome: 'refused', reason };
      const read = actionAnswer.safeParse(answer.body);
      if (answer.status !== 200 || !read.success) return { outcome: 'unknown', reason: 'bad-answer' };
      return read.data.outcome === 'unknown' ? { outcome: 'unknown', reason: 'server-error' } : read.data;
    },

    async collect(id, recordClass, until) {
      const records: SourceRecord[] = [];
      let cursor: string | undefined;
      let left = maxBytes;
      for (let page = 0; page < maxPages; page++) {
        const query = new URLSearchParams({ class: recordClass, ...(cursor === undefined ? {} : { cursor }) });
        const path = `${account(id)}/records?${query.toString()}`;
        const answer = await call({ method: 'GET', path, mostBytes: left }, until);
        if (answer.outcome === 'failed') return answer;
        left -= answer.bytes;
        if (isAbsent(answer)) return { outcome: 'not-found' };
        const reason = refusalOf(answer);
        if (reason !== undefined) return { outcome: 'refused', reason };
        const read = recordsAnswer.safeParse(answer.body);
        if (answer.status !== 200 || !read.success) return badAnswer;
        if (read.data.records.some((r) => r.class !== recordClass)) return badAnswer;
        if (read.data.heldBy) return { outcome: 'held-by', ...read.data.heldBy };
        records.push(...read.data.records);
        const next = read.data.nextCursor;
        if (next === undefined) return { outcome: 'done', records };
        if (next === cursor) return badAnswer;
        cursor = next;
      }
      return badAnswer;
    },
  };
}

export function createHttpPaymentProvider(config: HttpSystemConfig, deps: CallDeps = edges): PaymentProvider {
  const call = createCaller({ ...config, timeoutMs: config.timeoutMs ?? defaultTimeoutMs }, deps);
  return {
    async resolve(token, until) {
      const answer = await call({ method: 'GET', path: `/v1/tokens/${encodeURIComponent(token)}` }, until);
      if (answer.outcome === 'failed') return answer;
      if (isAbsent(answer)) return { outcome: 'not-found' };
      const read = tokenAnswer.safeParse(answer.body);
      return answer.status === 200 && read.success ? { outcome: 'done', ...read.data } : badAnswer;
    },
  };
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

function add(found: Map<string, CandidateAccount>, candidate: CandidateAccount): void {
  const before = found.get(candidate.account);
  found.set(candidate.account, { ...candidate, traces: [...(before?.traces ?? []), ...candidate.traces] });
}

/** A 404 ends a step for good, so it has to say itself that the thing is absent: one of a proxy or a wrong base URL does not. */
function isAbsent(answer: Answer): boolean {
  return answer.status === 404 && codeOf(answer) === 'not-found';
}

function refusalOf(answer: Answer): string | undefined {
  return answer.status === 409 || answer.status === 422 ? codeOf(answer) : undefined;
}

function codeOf(answer: Answer): string | undefined {
  const read = systemProblem.safeParse(answer.body);
  return read.success ? read.data.code : undefined;
}
