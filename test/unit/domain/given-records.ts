import { approve, close, done, found, nothing, type Order, openCase, prepared, propose, proved } from './given.ts';

/** A case on its way to an answer with records. */

/** All that is done on an account before anybody is verified: preserved, the card held, the records collected. */
export const collected = (match = 'm1'): readonly Order[] =>
  [`${match}.preserve`, `${match}.hold.pm${match.slice(1)}`, `${match}.collect`].map(done);
/** What is done for a person who is verified. */
export const takenOff = ['m1.remove.pm1', 'm1.block.pm1', 'm1.flag'].map(done);

/** Both systems have answered, and the card is held. */
export const searched = (open: Order = openCase): readonly Order[] => [
  open,
  prepared,
  found,
  nothing,
  done('m1.preserve'),
  done('m1.hold.pm1'),
];
export const ready = (open: Order = openCase): readonly Order[] => [...searched(open), done('m1.collect'), proved];
/** The same, but one system answers after the account in the other was done with. */
export const verified = (open: Order = openCase): readonly Order[] => [
  open,
  prepared,
  found,
  ...collected(),
  nothing,
  proved,
];
export const settled = (open: Order = openCase): readonly Order[] => [...verified(open), ...takenOff];

export const built = (pack = 'p1'): Order => ({ type: 'record-package', package: pack, files: 9, commitment: 'c' });
export const release = (pack = 'p1', request = 'r1'): Order => propose({ kind: 'release', request, package: pack });
export const withhold = propose({ kind: 'withhold', match: 'm1', class: 'support-notes', citation: '18 U.S.C. 2511' });
/** Packed, and released by two people: the first package of a case, with its first decision. */
export const handedOver = [built(), release(), approve('d1')];

/** She asked to stop the account; somebody at the desk says why it is not frozen. Refused where nobody is asked. */
export const notFrozen = close('freeze-choice.m1');

/** All that can be done was done, and the first package waits to be released. */
export const whole = (open: Order = openCase): readonly Order[] => [...ready(open), ...takenOff, built()];
export const released = (open: Order = openCase): readonly Order[] => [...settled(open), ...handedOver, notFrozen];
