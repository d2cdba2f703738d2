import { done, found, type Order, openCase, prepared, rosa } from './given.ts';

/** The card on the account found is held, its holder was told, and he asks for another look. */
export const held = (open: Order = openCase): readonly Order[] => [
  open,
  prepared,
  found,
  done('m1.preserve'),
  done('m1.hold.pm1'),
];
export const told = [...held(), done('m1.notice')];
export const appeal = (more: object = {}): Order =>
  ({ type: 'receive-appeal', match: 'm1', note: 'said', actor: rosa, ...more }) as Order;
export const settle = (outcome: 'hold-lifted' | 'stands', id = 'a1'): Order => ({
  type: 'settle-appeal',
  appeal: id,
  outcome,
  note: 'why',
  actor: rosa,
});
export const undone = (step: string): Order => ({ type: 'settle-step', step, outcome: 'undone' });
