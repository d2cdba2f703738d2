import type { Wanted } from '../../../shared/domain/case/vocabulary.ts';
import type { Random } from '../../fakes/random.ts';
import { reportOf } from '../../fixtures/front-door.ts';

/** A paper as it is, whatever it looks like: one that shows it, one that is genuine and does not (blurred, cut off, expired), one that is forged. */
export type Paper = 'shows' | 'unclear' | 'forged';

/** Somebody who asks, with the truth of it. */
export interface Persona {
  readonly who: string;
  readonly genuine: boolean;
  /** Body of the report, in the case's n-th example person's name. */
  readonly report: (n: number) => object;
  /** Came by letter, over the counter or on the phone: staff write it down, and what is sent comes on paper. */
  readonly byPost?: boolean;
  /** The payment provider confirms that the card is in this hand. */
  readonly holdsCard: boolean;
  /** What is sent for each thing that is asked for: the first time, and when asked again. */
  readonly papers: Readonly<Partial<Record<Wanted, readonly Paper[]>>>;
  /** Files that the safety check refuses before one is taken. */
  readonly refusedFiles?: number;
  /** What is said on the phone by who cannot send a paper: as worthy as a paper. */
  readonly word?: Paper;
  /** Days after filing at which the papers are on their way. */
  readonly slow: number;
  /** The papers come on one day after the other, proof of who she is last. */
  readonly oneByOne?: boolean;
  /** The first code is lost. */
  readonly losesCode?: boolean;
}

const self = (more: object = {}) => ({
  report: (n: number) => reportOf(n, { wants: ['records', 'remove-cards'], ...more }),
});
const acting = (kind: string, more: object = {}) => ({
  report: (n: number) =>
    reportOf(n, {
      requester: { kind, name: `Sam${n} Acting`, email: `acting${n}@law.example` },
      signature: `Sam${n} Acting`,
      ...more,
    }),
});
const good = { identity: ['shows', 'shows'], report: ['shows', 'shows'] } as const;
const andAuthority = { ...good, authority: ['shows', 'shows'] } as const;
const abroad = { lines: ['Calle de Alcalá 1'], city: 'Madrid', postalCode: '28014', country: 'ES' };

type Kind = (random: Random) => Omit<Persona, 'who' | 'genuine' | 'slow'>;

/** Everyday people (product.md, Everyday cases), each with what makes it hard. */
export const genuineKinds: Readonly<Record<string, Kind>> = {
  'plain case': () => ({ ...self(), holdsCard: true, papers: good }),
  'moved house, the ID has the old address': () => ({
    report: (n) => {
      const now = { lines: [`${n} New Road`], city: 'Boston', region: 'MA', postalCode: '02101', country: 'US' };
      const { addresses, ...rest } = reportOf(n) as { addresses: object[] };
      return { ...rest, addresses: [now, ...addresses] };
    },
    holdsCard: true,
    papers: good,
  }),
  'changed name, the ID has the old one': () => ({
    report: (n) => reportOf(n, { name: { given: `Maria${n}`, family: 'Newname', other: [`Maria${n} Example`] } }),
    holdsCard: true,
    papers: good,
  }),
  'one name only': () => ({ ...self({ name: { given: 'Sukarno' } }), holdsCard: false, papers: good }),
  'no driving licence, a passport': () => ({ ...self(), holdsCard: false, papers: good }),
  'foreign ID, lives abroad': () => ({
    ...self({ addresses: [abroad], phones: ['+34911234567'] }),
    holdsCard: true,
    papers: good,
  }),
  'no ID at all, her card in her hand': () => ({
    ...self(),
    holdsCard: true,
    papers: { report: ['shows', 'shows'] },
    word: 'shows',
  }),
  'no ID and no card': () => ({
    ...self({ cards: [] }),
    holdsCard: false,
    papers: { report: ['shows', 'shows'] },
    word: 'shows',
  }),
  'no police report, an affidavit of her own': () => ({ ...self(), holdsCard: false, papers: good }),
  'minor, a parent asks': () => ({
    ...acting('parent-or-guardian', { cards: [] }),
    holdsCard: false,
    papers: andAuthority,
  }),
  'executor of somebody who died': () => ({ ...acting('executor'), holdsCard: false, papers: andAuthority }),
  'attorney with a power': () => ({ ...acting('attorney'), holdsCard: false, papers: andAuthority }),
  'representative, the power is cut off at first': () => ({
    ...acting('representative'),
    holdsCard: false,
    papers: { ...good, authority: ['unclear', 'shows'] },
  }),
  'no e-mail, all by post': () => ({
    ...self({ contact: 'post', email: undefined }),
    byPost: true,
    holdsCard: false,
    papers: good,
  }),
  'fixed address of nobody, letters to a facility': () => ({
    ...self({
      contact: 'post',
      email: undefined,
      mailing: { lines: ['c/o Shelter Example'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
    }),
    byPost: true,
    holdsCard: false,
    papers: good,
  }),
  'in Spanish': () => ({ ...self({ language: 'es' }), holdsCard: true, papers: good }),
  'a file that the safety check refuses once': () => ({
    ...self(),
    holdsCard: false,
    papers: good,
    refusedFiles: 1,
  }),
  'a blurred photo at first': (random) => ({
    ...self(),
    holdsCard: false,
    papers: { ...good, [random.pick(['identity', 'report'] as const)]: ['unclear', 'shows'] },
  }),
  'papers one by one, a blurred photo last': () => ({
    ...self(),
    holdsCard: false,
    papers: { ...good, identity: ['unclear', 'shows'] },
    oneByOne: true,
  }),
  'her code is lost': () => ({ ...self(), holdsCard: true, papers: good, losesCode: true }),
  'somebody at home reads her mail': () => ({
    ...self({ safeContact: true }),
    holdsCard: false,
    papers: good,
  }),
};

/** The playbook of Pavur, Bufalieri and the forged orders (T1): what is sent as proof of a theft is believed, since anybody can write one. */
export const impostorKinds: Readonly<Record<string, Kind>> = {
  'e-mail only': () => ({ ...self({ phones: [], cards: [] }), holdsCard: false, papers: {} }),
  'e-mail and phone': () => ({ ...self({ cards: [] }), holdsCard: false, papers: {}, word: 'forged' }),
  'all that is public of her': () => ({ ...self(), holdsCard: false, papers: { report: ['shows'] }, word: 'forged' }),
  'forged bill': () => ({ ...self(), holdsCard: false, papers: { identity: ['forged', 'forged'], report: ['shows'] } }),
  'picture of a stolen ID': () => ({
    ...self(),
    holdsCard: false,
    papers: { identity: ['forged', 'forged'], report: ['shows'] },
  }),
  'forged order of the police': () => ({
    report: (n) =>
      reportOf(n, {
        requester: { kind: 'officer', agency: 'Police Example', email: `officer${n}@police.example` },
        wants: ['records'],
      }),
    holdsCard: false,
    papers: {
      identity: ['forged', 'forged'],
      report: ['shows'],
      authority: ['forged'],
      authorisation: ['forged', 'forged'],
    },
    word: 'forged',
  }),
  'letter of a lawyer': () => ({
    ...acting('attorney'),
    holdsCard: false,
    papers: { identity: ['forged', 'forged'], report: ['shows'], authority: ['forged', 'forged'] },
  }),
  'threats and hurry on the phone': () => ({ ...self(), holdsCard: false, papers: {}, word: 'forged' }),
};

/** Lives with her and has the card in his hand. Kept apart: the statute lets matching prove who asks (L21), and matching is right about the card. */
export const householdKind: Kind = () => ({
  ...self(),
  holdsCard: true,
  papers: { report: ['shows'] },
  word: 'forged',
});

export function personaOf(random: Random, kinds: Readonly<Record<string, Kind>>, genuine: boolean): Persona {
  const who = random.pick(Object.keys(kinds));
  const kind = kinds[who];
  if (!kind) throw new Error(`nobody is ${who}`);
  return { who, genuine, slow: random.between(0, 5), ...kind(random) };
}
