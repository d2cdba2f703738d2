import type { Brand } from './brand.ts';
import type { Policy } from './policy.ts';
import type { SystemEntry } from './registry.ts';
import { approversHere, neededApprovers, type StaffMember } from './staff.ts';

/** What a business sets before its first case, in the order in which the set-up page shows it. */
export const setupPoints = [
  'company',
  'phone',
  'hours',
  'post',
  'site',
  'sender',
  'security',
  'time-zone',
  'policy',
  'mailboxes',
  'systems',
  'payment-provider',
  'card-field',
  'staff',
  'approvers',
] as const;
export type SetupPoint = (typeof setupPoints)[number];

/** `example`: what the repository came with stands there still. `without`: it is not there, and need not be. */
export type SetupState = 'set' | 'example' | 'missing' | 'without';

export interface SetupLine {
  readonly point: SetupPoint;
  readonly state: SetupState;
  /** As configured; for staff and systems, names. */
  readonly values: readonly string[];
}

export interface Configured {
  readonly brand: Brand;
  readonly policy: Policy;
  readonly mailboxes: { readonly [who in 'compliance' | 'backup' | 'executives']: readonly string[] };
  readonly systems: readonly SystemEntry[];
  readonly members: readonly StaffMember[];
  /** Address of the payment provider's hosted field; empty without one. */
  readonly cardField: string;
}

/** What is set and what is not, from what the desk itself runs with. */
export function setupOf({ brand, policy, mailboxes, systems, members, cardField }: Configured): readonly SetupLine[] {
  const line = (point: SetupPoint, ...values: readonly string[]): SetupLine => ({
    point,
    state: values.length === 0 ? 'missing' : values.some(isExample) ? 'example' : 'set',
    values,
  });
  const here = members.filter(({ left }) => left === undefined);
  const boxes = Object.values(mailboxes);
  const provider = systems.filter((one) => one.paymentProvider).map(({ name }) => name);
  return [
    line('company', brand.company),
    line('phone', brand.phone),
    line('hours', brand.hours.en, brand.hours.es),
    line('post', ...brand.postalAddress),
    line('site', brand.site),
    line('sender', brand.mailFrom),
    line('security', brand.security),
    line('time-zone', brand.timeZone),
    line('policy', `${policy.version} (${policy.since})`, ...policy.identity, ...policy.claim),
    { ...line('mailboxes', ...boxes.flat()), ...(boxes.some((of) => of.length === 0) ? { state: 'missing' } : {}) },
    line('systems', ...systems.map(({ name }) => name)),
    { point: 'payment-provider', state: provider.length > 0 ? 'set' : 'without', values: provider },
    // With a provider and no field nobody can confirm a card, and the provider is asked about none.
    cardField === '' && provider.length === 0
      ? { point: 'card-field', state: 'without', values: [] }
      : line('card-field', ...(cardField === '' ? [] : [cardField])),
    line('staff', ...here.map(({ id }) => id)),
    {
      ...line('approvers', ...here.filter(({ approver }) => approver).map(({ id }) => id)),
      state: (approversHere(members) ?? 0) < neededApprovers ? 'missing' : 'set',
    },
  ];
}

/** Names nobody can own (RFC 2606), telephone numbers nobody is given (555-0100 to 555-0199), and what says so itself. */
export function isExample(value: string): boolean {
  return (
    /\bexample\b/iu.test(value) || /\.(?:test|invalid|localhost)$/iu.test(value) || /\b555[ .-]?01\d{2}\b/u.test(value)
  );
}
