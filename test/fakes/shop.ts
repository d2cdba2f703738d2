import { type Account, flagsOf, instrumentsOf, isFrozen, recordsOf } from '../../local/demo-shop/accounts.ts';
import { change } from '../../local/demo-shop/changes.ts';
import type { SearchIdentifiers, Trace } from '../../shared/domain/identifiers.ts';
import { normaliseAddress } from '../../shared/domain/normalise.ts';
import type { ActionAnswer, ActionOrder, CommerceSystem, PaymentProvider } from '../../shared/ports/commerce-system.ts';
import { type Gate, straight } from './gate.ts';

type Resolved = Awaited<ReturnType<PaymentProvider['resolve']>>;

/** One change that was really made. */
export interface Performed {
  readonly at: number;
  readonly key: string;
  readonly order: ActionOrder;
  readonly before: Account;
}

/** One of the business's systems in memory: its accounts, its receipts by key, and everything it was made to do. */
export class FakeShop {
  readonly accounts = new Map<string, Account>();
  readonly performed: Performed[] = [];
  readonly #found = new Map<string, Set<string>>();
  readonly #receipts = new Map<string, { readonly target: string; readonly answer: ActionAnswer }>();
  /** Verbs this system will not do. */
  readonly refuses = new Set<ActionOrder['verb']>();

  add(account: Account): void {
    this.accounts.set(account.id, account);
    const all = tracesOf(account).map(keyOf);
    this.#found.set(account.id, new Set(all));
  }

  search(asked: SearchIdentifiers): readonly { account: string; openedAt: string; traces: readonly Trace[] }[] {
    const keys = new Set([
      ...asked.emails.map((v) => `email ${v.toLowerCase()}`),
      ...asked.phones.map((v) => `phone ${v}`),
      ...asked.names.map((v) => `name ${v.toLowerCase()}`),
      ...asked.addresses.map((v) => `address ${normaliseAddress(v)}`),
      ...asked.cards.map((c) => `card ${c.fingerprint ?? c.last4}`),
    ]);
    return [...this.accounts.values()].flatMap((account) => {
      if (![...keys].some((k) => this.#found.get(account.id)?.has(k))) return [];
      const traces = tracesOf(account).filter((t) => keys.has(keyOf(t)));
      return [{ account: account.id, openedAt: account.openedAt, traces }];
    });
  }

  act(order: ActionOrder, key: string, now: number): ActionAnswer {
    const account = this.accounts.get(order.account);
    if (!account) return { outcome: 'not-found' };
    const { verb, instrument, flags = [] } = order;
    const target = JSON.stringify([account.id, verb, instrument?.id, flags.toSorted()]);
    const kept = this.#receipts.get(key);
    if (kept) return kept.target === target ? kept.answer : { outcome: 'refused', reason: 'idempotency-key-reused' };
    if (this.refuses.has(verb)) return { outcome: 'refused', reason: 'policy' };
    const changed = change(account, { ...order, flags: order.flags ? [...order.flags] : undefined });
    if (changed.outcome !== 'changed') return changed;
    this.accounts.set(account.id, changed.account);
    this.performed.push({ at: now, key, order, before: account });
    const snapshot =
      verb === 'preserve' ? { snapshot: { instruments: instrumentsOf(account), flags: flagsOf(account) } } : {};
    const answer = {
      outcome: 'done',
      receipt: `rc-${this.performed.length}`,
      noticeSuppressed: order.quiet,
      ...snapshot,
    } as const;
    this.#receipts.set(key, { target, answer });
    return answer;
  }
}

/** What a caller sees of a shop through a network: a call that did not come back is `unknown` or `failed`, never an exception. */
export function fakeCommerceSystem(
  name: string,
  shop: FakeShop,
  view: { readonly gate?: Gate; now?(): number; stopped?(): boolean } = {},
): CommerceSystem {
  const { gate = straight, now = () => 0, stopped = () => false } = view;
  const failed = { outcome: 'failed', reason: 'timeout' } as const;
  const asked = async <T, F>(call: string, apply: () => T, otherwise: F): Promise<T | F> => {
    try {
      return await gate(`${name}.${call}`, apply);
    } catch {
      return otherwise;
    }
  };
  return {
    search: (identifiers) =>
      asked('search', () => ({ outcome: 'done', candidates: shop.search(identifiers) }) as const, failed),
    listInstruments: (id) =>
      asked(
        'instruments',
        () => {
          const account = shop.accounts.get(id);
          return account
            ? ({ outcome: 'done', instruments: instrumentsOf(account), frozen: isFrozen(account) } as const)
            : ({ outcome: 'not-found' } as const);
        },
        failed,
      ),
    act: async (order, key) =>
      order.verb !== 'preserve' && stopped()
        ? { outcome: 'unknown', reason: 'emergency-stop' }
        : await asked(`${order.verb}`, () => shop.act(order, key, now()), {
            outcome: 'unknown',
            reason: 'timeout',
          } as const),
    collect: (id, recordClass) =>
      asked(
        `collect ${recordClass}`,
        () => {
          const account = shop.accounts.get(id);
          return account
            ? ({ outcome: 'done', records: recordsOf(account).filter((r) => r.class === recordClass) } as const)
            : ({ outcome: 'not-found' } as const);
        },
        failed,
      ),
  };
}

export function fakePaymentProvider(
  tokens: ReadonlyMap<string, Extract<Resolved, { outcome: 'done' }>>,
  view: { readonly gate?: Gate } = {},
): PaymentProvider {
  const { gate = straight } = view;
  return {
    async resolve(token) {
      try {
        return await gate('provider.resolve', (): Resolved => tokens.get(token) ?? { outcome: 'not-found' });
      } catch {
        return { outcome: 'failed', reason: 'timeout' };
      }
    },
  };
}

function tracesOf(account: Account): readonly Trace[] {
  const stored = account.instruments.map(
    ({ id, kind: _kind, ...card }): Trace => ({ ...card, kind: 'card', place: 'payment-method', instrument: id }),
  );
  return [...account.profileTraces, ...stored, ...account.records.flatMap((r) => r.traces)];
}

function keyOf(trace: Trace): string {
  switch (trace.kind) {
    case 'address':
      return `address ${normaliseAddress(trace.value)}`;
    case 'card':
      return `card ${trace.fingerprint ?? trace.last4}`;
    case 'email':
    case 'name':
      return `${trace.kind} ${trace.value.toLowerCase()}`;
    case 'phone':
      return `phone ${trace.value}`;
    default:
      return trace satisfies never;
  }
}
