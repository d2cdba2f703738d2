import { found, nothing, type Order, openCase, openedWith, prepared, proved, renewed, rosa } from './given.ts';
import { shows } from './given-recipients.ts';
import { collected, handedOver, notFrozen, takenOff } from './given-records.ts';

/** A case of a person who can be written to at `her-mail` and `her-home`, and what she asks with her link. */
export const her = { kind: 'subject' } as const;
export const marked = { ...prepared, contact: { email: 'her-mail', post: 'her-home' } } as Order;
/** A disputed account on which these commitments stand. */
export const foundWith = (...reach: readonly string[]): Order => {
  const findings = [
    { account: 'A', basis: [{ kind: 'card', exact: true, card: 'card1' }], instruments: ['pm1'], hers: false, reach },
  ];
  return { ...found, findings } as Order;
};
/** A reviewer recorded who she is; nothing of hers stands on the disputed account, but `thief` does. */
export const known = (open: Order = openCase, ...reach: readonly string[]): readonly Order[] => [
  open,
  marked,
  nothing,
  foundWith('thief', ...reach),
  ...collected(),
  proved,
];
/** Her records were released to her. */
export const answered = (open: Order = openCase, ...reach: readonly string[]): readonly Order[] => [
  ...known(open, ...reach),
  ...takenOff,
  ...handedOver,
  notFrozen,
];
/** An officer she named, who is written to by post, and was called back. */
export const withOfficer = openedWith({ officer: true, officerByPost: true });
export const calledBack = shows('officer', ['call-back']);
export const codes = { email: '2026-11-02T15:10:00.000Z', post: '2026-11-23T15:00:00.000Z' };
export const ask = (what: 'contact' | 'withdrawal' | 'recipient', more: object = {}): Order =>
  ({
    type: 'ask-for-change',
    change: 'c1',
    what,
    marks: {},
    code: { id: 'k1', commitment: 'right', ...codes },
    actor: her,
    ...more,
  }) as Order;
export const confirm = (commitment: string, at = '2026-11-02T15:05:00.000Z', change = 'c1'): Order => ({
  type: 'confirm-change',
  change,
  commitment,
  link: renewed,
  actor: her,
  at,
});
/** What was asked was shown to a member of staff. */
export const read = (change = 'c1', actor: Order['actor'] = rosa): Order => ({ type: 'view-change', change, actor });
/** Staff spoke with her and wrote down where she is written to now. */
export const byStaff = (more: object): Order =>
  ({
    type: 'change-contact',
    change: 'c1',
    marks: {},
    agreed: false,
    note: 'n',
    link: renewed,
    actor: rosa,
    ...more,
  }) as Order;
