import type { PostalAddress } from '../../shared/domain/records.ts';
import type { Random } from '../fakes/random.ts';

/** What becomes of a life while a case goes on. Days are counted from her receipt; nearly everybody has none of it. */
export interface Turns {
  /** Another mailbox or another home, told by her link or by a call to the desk. */
  readonly moves?: {
    readonly after: number;
    readonly by: 'link' | 'call';
    readonly email?: string;
    readonly address?: PostalAddress;
  };
  /** The link is gone: mail deleted, letter lost. She asks for another one. */
  readonly losesLink?: number;
  readonly prefers?: { readonly after: number; readonly language?: 'en' | 'es'; readonly largePrint?: boolean };
  /** Would like her records on paper too. */
  readonly paper?: true;
  /** Takes it back on her page, which a code or a person confirms (L13). */
  readonly takesBack?: number;
  /** Names one more officer, or an agency, on her page. */
  readonly names?: { readonly after: number; readonly kind: 'officer' | 'agency' };
  /** Takes the permission of every officer back. */
  readonly revokes?: number;
  /** Somebody she lives with could see her mail (product.md, safe contact). */
  readonly unsafeHome?: true;
  /** She called, wrote or came in so many days before, and the desk keyed it in (L4). */
  readonly keyedIn?: number;
}

/** `tag` is the word every personal value of the world holds. */
export function turnsOf(random: Random, tag: string): Turns {
  const some = <T extends Turns>(chance: number, turn: () => T): T | object => (random.chance(chance) ? turn() : {});
  const after = () => random.between(0, 16);
  return {
    ...some(0.06, () => ({
      moves: {
        after: after(),
        by: random.pick(['link', 'call'] as const),
        ...(random.chance(0.6) ? { email: `nueva.${tag.toLowerCase()}@mail.example` } : {}),
        ...(random.chance(0.5)
          ? {
              address: {
                lines: [`99 ${tag} Avenue`],
                city: 'Albany',
                region: 'NY',
                postalCode: '12201',
                country: 'US',
              },
            }
          : {}),
      },
    })),
    ...some(0.06, () => ({ losesLink: after() })),
    ...some(0.05, () => ({
      prefers: {
        after: after(),
        ...(random.chance(0.5) ? { largePrint: true } : { language: random.pick(['en', 'es'] as const) }),
      },
    })),
    ...some(0.06, () => ({ paper: true }) as const),
    ...some(0.03, () => ({ takesBack: after() })),
    ...some(0.08, () => ({ names: { after: after(), kind: random.pick(['officer', 'agency'] as const) } })),
    ...some(0.04, () => ({ revokes: after() })),
    ...some(0.06, () => ({ unsafeHome: true }) as const),
    ...some(0.07, () => ({ keyedIn: random.between(0, 4) })),
  };
}
