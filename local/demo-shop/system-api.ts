import { createHash, randomUUID } from 'node:crypto';
import { basisOf } from '../../shared/domain/matching.ts';
import { actionRequest, recordClass, searchRequest } from '../../shared/schemas/commerce-system.ts';
import type { Answer, Inbound } from '../endpoints/http.ts';
import { parseJson } from '../json.ts';
import { type Account, flagsOf, instrumentsOf, isFrozen, recordsOf } from './accounts.ts';
import { json, problem } from './answers.ts';
import { change, type Order } from './changes.ts';
import type { Database } from './database.ts';
import type { Switches } from './switches.ts';

export interface ApiDeps {
  readonly db: Database;
  readonly clock: { now(): number };
  readonly switches: () => Switches;
}

/** Small, so that the demo follows cursors. */
const searchPage = 2;
const recordPage = 3;

/** Answers `/v1/…` of one system by docs/api/commerce-system.yaml. The caller has checked the token. */
export function answerSystem(deps: ApiDeps, system: string, path: string, request: Inbound): Answer {
  if (path === 'search') return request.method === 'POST' ? search(deps.db.all(system), request) : wrongMethod();
  const [, encoded = '', what = ''] = /^accounts\/([^/]+)\/(instruments|actions|records)$/u.exec(path) ?? [];
  if (what === '') return problem(404, 'no-such-route');
  if (request.method !== (what === 'actions' ? 'POST' : 'GET')) return wrongMethod();
  const account = deps.db.one(system, decoded(encoded));
  if (!account) return problem(404, 'not-found');
  if (what === 'instruments') return json(200, { instruments: instrumentsOf(account), frozen: isFrozen(account) });
  return what === 'records' ? records(deps, account, request) : act(deps, account, request);
}

const wrongMethod = () => problem(405, 'method-not-allowed');

function search(accounts: readonly Account[], request: Inbound): Answer {
  const asked = searchRequest.safeParse(parseJson(request.body.toString()));
  const from = asked.success ? offsetOf(asked.data.cursor) : undefined;
  if (!asked.success || from === undefined) return problem(422, 'bad-search');
  const { identifiers } = asked.data;
  const hers = {
    ...identifiers,
    cards: identifiers.cards.map((c, i) => ({ ...c, id: `c${i}`, proved: false })),
    ownAccounts: [],
  };
  const found = accounts.flatMap((account) => {
    const stored = instrumentsOf(account).flatMap(({ id, kind, status, ...card }) =>
      kind === 'card' && status !== 'removed'
        ? [{ ...card, kind, place: 'payment-method' as const, instrument: id }]
        : [],
    );
    const all = [...account.profileTraces, ...stored, ...account.records.flatMap((r) => r.traces)];
    const hits = all.filter((t) => basisOf(t, hers).length > 0);
    return hits.length > 0 ? [{ account: account.id, openedAt: account.openedAt, traces: hits }] : [];
  });
  return json(200, {
    candidates: found.slice(from, from + searchPage),
    ...nextCursor(from + searchPage, found.length),
  });
}

function records({ clock }: ApiDeps, account: Account, request: Inbound): Answer {
  const query = new URLSearchParams(request.search);
  const wanted = recordClass.safeParse(query.get('class'));
  if (!wanted.success) return problem(422, 'no-such-class');
  const from = offsetOf(query.get('cursor') ?? undefined);
  if (from === undefined) return problem(422, 'bad-cursor');
  if (wanted.data === 'vendor-held' && account.records.some((r) => r.class === 'deliveries'))
    return json(200, {
      records: [],
      heldBy: { holder: 'Parcel Carrier Example', askedOn: new Date(clock.now()).toISOString().slice(0, 10) },
    });
  const all = recordsOf(account).filter((r) => r.class === wanted.data);
  return json(200, { records: all.slice(from, from + recordPage), ...nextCursor(from + recordPage, all.length) });
}

function act({ db, clock, switches }: ApiDeps, account: Account, request: Inbound): Answer {
  const key = request.headers.get('idempotency-key') ?? '';
  if (key === '') return problem(422, 'idempotency-key-missing');
  const asked = actionRequest.safeParse(parseJson(request.body.toString()));
  if (!asked.success) return problem(422, 'bad-order');
  const order = asked.data;
  const target = targetOf(account, order);
  const kept = db.receipt(account.system, key);
  if (kept) return kept.target === target ? json(200, JSON.parse(kept.answer)) : problem(409, 'idempotency-key-reused');
  if (switches().refuse.includes(order.verb)) return json(200, { outcome: 'refused', reason: 'switched-off' });
  const changed = change(account, order);
  if (changed.outcome !== 'changed') return json(200, changed);

  const at = new Date(clock.now()).toISOString();
  const receipt = `rc-${randomUUID()}`;
  const before = JSON.stringify(account);
  const snapshot = order.verb === 'preserve' ? { snapshot: snapshotOf(account, at, before) } : {};
  const answer = { outcome: 'done', receipt, noticeSuppressed: order.quiet, ...snapshot };
  db.inOne(() => {
    db.save(changed.account);
    db.keepReceipt(account.system, key, account.id, { verb: order.verb, target, at, answer: JSON.stringify(answer) });
    if (order.verb === 'preserve') db.keepSnapshot(receipt, before);
    else if (order.notice) db.keepNotice(account.system, account.id, at, order.notice.en.text, false);
    else db.keepNotice(account.system, account.id, at, noticeOf(account, order), order.quiet);
  });
  return json(200, answer);
}

/** What a key stands for. The fingerprint is left out: a caller that could not read it again still asks for the same change. */
function targetOf(account: Account, { verb, instrument, flags = [] }: Order): string {
  return JSON.stringify([account.id, verb, instrument?.id, flags.toSorted()]);
}

/** The account as it stood. The whole of it stays with the shop under the receipt; its digest goes along, so that both can be compared. */
function snapshotOf(account: Account, takenAt: string, before: string) {
  return {
    takenAt,
    sha256: createHash('sha256').update(before).digest('hex'),
    frozen: isFrozen(account),
    flags: flagsOf(account),
    instruments: instrumentsOf(account),
    orders: recordsOf(account).flatMap((r) => (r.class === 'orders' ? [{ number: r.number, status: r.status }] : [])),
  };
}

function noticeOf(account: Account, order: Order): string {
  const last4 = account.instruments.find((i) => i.id === order.instrument?.id)?.last4;
  return `“${order.verb}”${last4 === undefined ? '' : `, card ending ${last4}`}: mail to the account holder`;
}

function offsetOf(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return 0;
  return /^\d{1,9}$/u.test(cursor) ? Number(cursor) : undefined;
}

function nextCursor(next: number, length: number) {
  return next < length ? { nextCursor: String(next) } : {};
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return '';
  }
}
