import * as z from 'zod/mini';
import { actionVerbs } from '../../shared/domain/verbs.ts';
import type { Account } from './accounts.ts';

export const actionBody = z.object({
  verb: z.enum(actionVerbs),
  instrument: z.optional(z.object({ id: z.string(), fingerprint: z.optional(z.string()) })),
  flags: z.optional(z.array(z.string())),
  quiet: z.literal(true),
});
export type ActionBody = z.infer<typeof actionBody>;

/** The account after one change, or why not. Every verb has its exact undoing. */
export function changed(account: Account, { verb, instrument, flags = [] }: ActionBody): Account | 'not-found' {
  const target = account.instruments.find((i) => i.id === instrument?.id);
  const withStatus = (status: 'active' | 'held' | 'removed'): Account | 'not-found' =>
    target
      ? { ...account, instruments: account.instruments.map((i) => (i.id === target.id ? { ...i, status } : i)) }
      : 'not-found';
  const pending = account.records.flatMap((r) => (r.class === 'orders' && r.status === 'pending' ? [r.id] : []));
  const orders = (ids: readonly string[], status: string) =>
    account.records.map((r) => (r.class === 'orders' && ids.includes(r.id) ? { ...r, status } : r));
  switch (verb) {
    case 'preserve':
      return account;
    case 'hold':
      return target?.status === 'removed' ? 'not-found' : withStatus('held');
    case 'release-hold':
    case 'restore':
      return withStatus('active');
    case 'remove':
      return withStatus('removed');
    case 'block':
      return target ? { ...account, blocked: [...new Set([...account.blocked, target.fingerprint])] } : 'not-found';
    case 'unblock':
      return target ? { ...account, blocked: account.blocked.filter((f) => f !== target.fingerprint) } : 'not-found';
    case 'freeze':
      return { ...account, frozen: true };
    case 'unfreeze':
      return { ...account, frozen: false };
    case 'stop-orders':
      return { ...account, stopped: pending, records: orders(pending, 'stopped') };
    case 'resume-orders':
      return { ...account, stopped: [], records: orders(account.stopped, 'pending') };
    case 'flag':
      return { ...account, flags: [...new Set([...account.flags, ...flags])] };
    case 'unflag':
      return { ...account, flags: account.flags.filter((f) => !flags.includes(f)) };
    default:
      return verb satisfies never;
  }
}
