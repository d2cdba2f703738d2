import type { Order } from './given.ts';
import {
  avery,
  done,
  found,
  nothing,
  openCase,
  type Played,
  prepared,
  propose,
  proved,
  renewed,
  rosa,
} from './given.ts';

/** A case of a person who can be written to at `her-mail` and `her-home`, and what she asks with her link. */
export const her = { kind: 'subject' } as const;
export const marked = { ...prepared, contact: { email: 'her-mail', post: 'her-home' } } as Order;
export const byPost = { ...openCase, byPost: true } as Order;
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
  ...['m1.preserve', 'm1.hold.pm1', 'm1.collect'].map(done),
  proved,
];
/** Her records were released to her. */
export const answered = (open: Order = openCase, ...reach: readonly string[]): readonly Order[] => [
  ...known(open, ...reach),
  ...['m1.remove.pm1', 'm1.block.pm1', 'm1.flag'].map(done),
  { type: 'record-package', package: 'p1', files: 9, commitment: 'c' },
  propose({ kind: 'release', request: 'r1', package: 'p1' }),
  { type: 'approve', proposal: 'd1', actor: avery },
];
/** An officer she named, who is written to by post, and was called back. */
export const withOfficer = { ...openCase, officer: true, officerByPost: true } as Order;
export const calledBack: Order = {
  type: 'prove-recipient',
  recipient: 'officer',
  covers: ['call-back'],
  documents: [],
  note: 'n',
  source: 'switchboard',
  actor: rosa,
};
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
export const types = (played: Played) => played.last.map((e) => e.type);
/** Word to compliance that a person has to look, with the task. */
export const asks = (kind: string, about: string, cause = about) => [
  { v: 1, type: 'task-opened', task: `${kind}.${about}`, kind, about },
  {
    v: 1,
    type: 'mail-owed',
    mail: `S-reach.${kind}.${cause}`,
    template: 'S-reach',
    to: 'compliance',
    about: `${kind}.${cause}`,
  },
];
export const mailToHer = (template: string, about: string) => ({
  v: 1,
  type: 'mail-owed',
  mail: `${template}.${about}`,
  template,
  to: 'subject',
  about,
});
export const letterToHer = (template: string, about: string, why: string, letter = `${template}.${about}`) => ({
  v: 1,
  type: 'letter-owed',
  letter,
  template,
  about,
  why,
});
export const print = (letter: string, at = '2026-11-02T16:00:00.000Z'): Order => ({
  type: 'print-letter',
  letter,
  actor: rosa,
  at,
});
/** Printed, and posted on that day. */
export const posted = (letter: string, at = '2026-11-02T16:00:00.000Z'): readonly Order[] => [
  print(letter, at),
  { type: 'post-letter', letter, on: at.slice(0, 10), proof: 'p', actor: rosa, at },
];
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
