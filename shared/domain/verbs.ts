/** Every change asked of a business's own system, and its exact undoing. `preserve`, having changed nothing, has none; nor has a `notice`. */
export const actionVerbs = [
  'preserve',
  'hold',
  'release-hold',
  'remove',
  'restore',
  'block',
  'unblock',
  'freeze',
  'unfreeze',
  'stop-orders',
  'resume-orders',
  'flag',
  'unflag',
  'notice',
] as const;
export type ActionVerb = (typeof actionVerbs)[number];

/** What the business tells bureaus and collectors about the account (L46). */
export const downstreamFlags = ['do-not-furnish', 'do-not-collect', 'disputed'] as const;
export type DownstreamFlag = (typeof downstreamFlags)[number];

/** What the holder of an account is told in neutral words: something is on hold, it is back, it stays (T2, L45). */
export const noticeKinds = ['on-hold', 'back', 'stays'] as const;
export type NoticeKind = (typeof noticeKinds)[number];
