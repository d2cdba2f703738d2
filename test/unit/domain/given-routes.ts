import type { CaseFile, Match, WayState } from '../../../shared/domain/case/state.ts';
import type { Way } from '../../../shared/domain/case/vocabulary.ts';
import { file, openCase, play } from './given.ts';

export const base = () => file(play(openCase));
const way = (more: Partial<WayState> = {}): WayState => ({
  given: true,
  from: 'report',
  failed: false,
  allowed: false,
  ...more,
});
export interface Her {
  readonly preferred?: Way;
  readonly email?: Partial<WayState>;
  readonly post?: Partial<WayState>;
  readonly match?: Partial<Match>;
}
const account: Match = {
  id: 'm1',
  system: 'shop',
  account: 'A',
  basis: [],
  instruments: [],
  cardsOn: [],
  status: 'confirmed',
  reach: ['thief'],
};
/** She is verified; both ways are given and safe unless it is said otherwise. */
export const her = ({ preferred = 'email', email, post, match }: Her = {}, more: Partial<CaseFile> = {}): CaseFile => ({
  ...base(),
  proof: { status: 'verified', at: '2026-11-02T15:00:00.000Z' },
  mails: {},
  contact: {
    ...base().contact,
    preferred,
    ways: { email: way({ mark: 'her-mail', ...email }), post: way({ mark: 'her-home', ...post }) },
  },
  matches: { m1: { ...account, ...match } },
  ...more,
});
export const unsafeMail = { match: { reach: ['her-mail'] } };
export const unsafeHome = { match: { reach: ['her-home'] } };
