const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** At most `most` in any stretch of `windowMs` milliseconds. */
export interface Rule {
  readonly most: number;
  readonly windowMs: number;
}

/** One that was let through: when, in milliseconds since 1970, and for which work. */
export interface Taken {
  readonly at: number;
  readonly by: string;
}

/**
 * What strangers can cause, each counted under a keyed digest of whom it concerns (T12, T16, G20). No limit ever turns a report away: the
 * case is kept and its clock runs, only what a flood is for (mails, look-ups) waits for a person.
 */
export const limits = {
  /** Confirmation mails to one address. */
  confirmation: [
    { most: 1, windowMs: dayMs },
    { most: 3, windowMs: 30 * dayMs },
  ],
  /** Reports about one person that are searched for by themselves; the sixth of a day waits for staff. */
  target: [{ most: 5, windowMs: dayMs }],
  /** New links asked for one reference, and by one address of the network. */
  link: [{ most: 5, windowMs: dayMs }],
  linkSource: [{ most: 20, windowMs: hourMs }],
  /** New links to one mailbox, however many cases name it. */
  linkTo: [
    { most: 5, windowMs: dayMs },
    { most: 15, windowMs: 30 * dayMs },
  ],
  /** One-time codes to one person. */
  code: [{ most: 6, windowMs: dayMs }],
  /** What is told more of one person from her page, to be searched for. */
  identifiers: [
    { most: 3, windowMs: dayMs },
    { most: 10, windowMs: 30 * dayMs },
  ],
  /** Upload policies to one address of the network. */
  upload: [{ most: 100, windowMs: hourMs }],
} as const satisfies Readonly<Record<string, readonly Rule[]>>;
export type LimitName = keyof typeof limits;

/** Mails a day that strangers can cause by filing reports, by template. What people decide is never held back. */
export interface MailBudget {
  readonly V1: number;
  readonly 'S-new': number;
}

/**
 * Mails of a kind that go to staff in a day because dates come near of which a flood may be the cause. More than none: an honest report that
 * shares its address with others is among them (L15). All of them stand in the desk's queue.
 */
export const remindersOfFloods = 10;
export const defaultMailBudget: MailBudget = { V1: 2000, 'S-new': 500 };

/** Whether one more may be, and what is remembered then, newest first. The same work asked again is answered as before. */
export function take(
  rules: readonly Rule[],
  taken: readonly Taken[],
  now: number,
  by: string,
): { readonly allowed: boolean; readonly taken: readonly Taken[] } {
  if (taken.some((t) => t.by === by)) return { allowed: true, taken };
  const allowed = rules.every(({ most, windowMs }) => {
    const before = taken[most - 1];
    return before === undefined || before.at <= now - windowMs;
  });
  const kept = Math.max(...rules.map((r) => r.most));
  return allowed ? { allowed, taken: [{ at: now, by }, ...taken].slice(0, kept) } : { allowed, taken };
}

/** Milliseconds after which nothing that was remembered counts any more. */
export function longest(rules: readonly Rule[]): number {
  return Math.max(...rules.map((r) => r.windowMs));
}
