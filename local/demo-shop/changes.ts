import type * as z from 'zod/mini';
import type { actionRequest } from '../../shared/schemas/commerce-system.ts';
import { type Account, instrumentsOf, isFrozen, type OwnInstrument } from './accounts.ts';

export type Order = z.infer<typeof actionRequest>;

export type Changed =
  | { readonly outcome: 'changed'; readonly account: Account }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'refused'; readonly reason: string };

const onInstrument = new Set<Order['verb']>(['hold', 'release-hold', 'remove', 'restore', 'block', 'unblock']);

/** The account after one change, or why not. What is already so is done once more without harm. */
export function change(account: Account, order: Order): Changed {
  const { ordered } = account;
  const flags = order.flags ?? [];
  const target = account.instruments.find((i) => i.id === order.instrument?.id);
  if (onInstrument.has(order.verb)) {
    if (!order.instrument) return { outcome: 'refused', reason: 'instrument-missing' };
    if (!target) return { outcome: 'not-found' };
    const asked = order.instrument.fingerprint;
    // The id now stands for another card than the one that was matched: touching it would hit somebody else.
    if (asked !== undefined && asked !== target.fingerprint)
      return { outcome: 'refused', reason: 'fingerprint-differs' };
  }
  if ((order.verb === 'flag' || order.verb === 'unflag') && flags.length === 0)
    return { outcome: 'refused', reason: 'flags-missing' };
  if (order.verb === 'notice' && !order.notice) return { outcome: 'refused', reason: 'notice-missing' };
  const id = target?.id ?? '';
  const fingerprint = target?.fingerprint ?? '';
  return { outcome: 'changed', account: { ...account, ordered: { ...ordered, ...over() } } };

  function over(): Partial<Account['ordered']> {
    switch (order.verb) {
      case 'preserve':
      case 'notice':
        return {};
      case 'hold':
        return { held: plus(ordered.held, id) };
      case 'release-hold':
        return { held: minus(ordered.held, id) };
      case 'remove':
        return { removed: plus(ordered.removed, id) };
      case 'restore':
        return { removed: minus(ordered.removed, id) };
      case 'block':
        return { blocked: plus(ordered.blocked, fingerprint) };
      case 'unblock':
        return { blocked: minus(ordered.blocked, fingerprint) };
      case 'freeze':
        return { frozen: true };
      case 'unfreeze':
        return { frozen: false };
      case 'stop-orders':
        return { stopped: plus(ordered.stopped, ...pendingOf(account)) };
      case 'resume-orders':
        return { stopped: [] };
      case 'flag':
        return { flags: plus(ordered.flags, ...flags) };
      case 'unflag':
        return { flags: minus(ordered.flags, ...flags) };
      default:
        return order.verb satisfies never;
    }
  }
}

/** What the account holder gets when he adds a card himself: a blocked one and a frozen account are refused (L43). */
export function addCard(account: Account, card: OwnInstrument): Account | 'blocked' | 'frozen' | 'there' {
  if (isFrozen(account)) return 'frozen';
  if (account.ordered.blocked.includes(card.fingerprint ?? '')) return 'blocked';
  const stands = instrumentsOf(account).some((i) => i.fingerprint === card.fingerprint && i.status !== 'removed');
  return stands ? 'there' : { ...account, instruments: [...account.instruments, card] };
}

function pendingOf(account: Account): readonly string[] {
  return account.records.flatMap((r) => (r.class === 'orders' && r.status === 'pending' ? [r.id] : []));
}

function plus(list: readonly string[], ...more: readonly string[]): readonly string[] {
  return [...new Set([...list, ...more])];
}

function minus(list: readonly string[], ...less: readonly string[]): readonly string[] {
  return list.filter((one) => !less.includes(one));
}
