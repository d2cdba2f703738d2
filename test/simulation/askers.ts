import type { RequesterKind } from '../../shared/domain/case/vocabulary.ts';
import type { PostalAddress } from '../../shared/domain/records.ts';
import type { Random } from '../fakes/random.ts';
import { canary, type Story } from './story.ts';

/** Who asks in her place (L8, L34 to L36): the case is written to him until he may not act for her any more. */
export interface Asker {
  readonly kind: Exclude<RequesterKind, 'self'>;
  readonly name: string;
  readonly email: string;
  readonly address: PostalAddress;
  /** Days after receipt on which she, or a court, says that he may not act for her. */
  readonly endsAfter?: number;
  /** He has the paper that shows that he may, and sends it. */
  readonly hasPaper: boolean;
  /** What a detective may have, as his paper says; absent: everything. */
  readonly isLimited: boolean;
}

const kinds = ['parent-or-guardian', 'executor', 'attorney', 'representative', 'officer'] as const;

/** In some worlds a parent, an executor, an attorney or a detective asks for some of the victims. */
export function askedFor(random: Random, stories: readonly Story[]): readonly Story[] {
  if (!random.chance(0.5)) return stories;
  return stories.map((story, n) => {
    const mine = random.fork(`asker ${n}`);
    if (!mine.chance(0.25)) return story;
    const tag = `${canary}${n}`;
    const kind = mine.pick(kinds);
    const asker: Asker = {
      kind,
      name: `Alex${tag}`,
      email: `alex.${tag.toLowerCase()}@mail.example`,
      address: { lines: [`7 ${tag} Court`], city: 'Boston', region: 'MA', postalCode: '02108', country: 'US' },
      hasPaper: mine.chance(0.85),
      isLimited: kind === 'officer' && mine.chance(0.6),
      ...(mine.chance(0.4) ? { endsAfter: mine.between(0, 34) } : {}),
    };
    const { moves: _, ...turns } = story.turns;
    return { ...story, asker, turns, ...(kind === 'officer' ? { wants: ['records'], officer: false } : {}) };
  });
}

/** What the form says of him. */
export function requesterOf({ kind, name, email, address }: Asker) {
  return { kind, name, email, address, ...(kind === 'officer' ? { agency: 'Sheriff' } : {}) };
}

/** The mailbox the case writes to at first. */
/** Where her report says that the officer is; of one in three she has it wrong, and it is the station's. */
export const officersMailbox = ({ card }: Story): string =>
  Number(card.number.at(-1)) < 3 ? 'gone@police.example' : stationsMailbox;
export const stationsMailbox = 'officer@police.example';

export const firstMailbox = ({ asker, person }: Story): string => asker?.email ?? person.email;
