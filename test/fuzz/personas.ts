/**
 * `npm run fuzz:personas -- --genuine N --impostors N --variants M [--seed S]`: people who ask for records, through the front door, the workers and a
 * reviewer and an approver who take a paper for what it is, and err (G4, T1). Of genuine ones it counts who has the records in hand after at most two
 * lists of what is missing, and what was demanded; of impostors, who got any, with staff who see everything, one who is deceived, and two.
 */
import './quiet.ts';
import { parseArgs } from 'node:util';
import type { Wanted } from '../../shared/domain/case/vocabulary.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import { live } from './personas/live.ts';
import { genuineKinds, householdKind, impostorKinds, type Persona, personaOf } from './personas/people.ts';
import type { Errors } from './personas/staff.ts';

/** 15 U.S.C. 1681g(e)(2) names the first two; who asks for another shows that he may (L35, L36). */
const lawful = (report: object): ReadonlySet<Wanted> => {
  const kind = 'requester' in report ? (report.requester as { kind: string }).kind : 'self';
  return new Set<Wanted>([
    'identity',
    'report',
    ...(kind === 'self' ? [] : kind === 'officer' ? (['authorisation'] as const) : (['authority'] as const)),
  ]);
};

/** The share of good papers one person sends back: an assumption, no measurement. */
const strict = 0.05;

export interface Genuine {
  readonly people: number;
  readonly answered: number;
  readonly thirdRound: number;
  readonly unlawful: readonly string[];
  /** Of those without records in hand: why, who, how often. */
  readonly without: Readonly<Record<string, number>>;
}

export async function runGenuine(people: number, seed: string, tooStrict = 0): Promise<Genuine> {
  const unlawful: string[] = [];
  const without: Record<string, number> = {};
  let [answered, thirdRound] = [0, 0];
  for (let n = 0; n < people; n++) {
    const persona = personaOf(seededRandom(`${seed}/${n}`), genuineKinds, true);
    const lived = await live(persona, n, { reviewer: 0.1, approver: 0.1, tooStrict }, `${seed}/${n}`);
    const may = lawful(persona.report(n));
    unlawful.push(...lived.demanded.filter((one) => !may.has(one)).map((one) => `${persona.who}: ${one}`));
    if (lived.rounds > 2) thirdRound++;
    if (lived.got && lived.rounds <= 2) answered++;
    else {
      const why =
        lived.rounds > 2
          ? 'a third list'
          : lived.released
            ? 'cannot open them'
            : lived.proved
              ? 'sent back'
              : 'no proof';
      without[`${why}: ${persona.who}`] = (without[`${why}: ${persona.who}`] ?? 0) + 1;
    }
  }
  return { people, answered, thirdRound, unlawful, without };
}

export interface Deceived {
  readonly cases: number;
  /** Proof recorded by a reviewer. */
  readonly proved: number;
  readonly released: number;
  readonly got: number;
}

export async function runDeceivers(
  people: number,
  variants: number,
  errors: Omit<Errors, 'tooStrict'>,
  seed: string,
  kinds = impostorKinds,
): Promise<Deceived> {
  const count = { cases: 0, proved: 0, released: 0, got: 0 };
  for (let n = 0; n < people; n++) {
    const persona: Persona = personaOf(seededRandom(`${seed}/${n}`), kinds, false);
    for (let v = 0; v < variants; v++) {
      const lived = await live(
        variantOf(persona, seededRandom(`${seed}/${n}/${v}`)),
        n,
        { ...errors, tooStrict: 0 },
        `${seed}/${n}/${v}`,
      );
      count.cases++;
      if (lived.proved) count.proved++;
      if (lived.released) count.released++;
      if (lived.got) count.got++;
    }
  }
  return count;
}

/** The same impostor on another day: how long he waits, how often he tries again, whether he rings too, and by which door he comes. */
function variantOf(persona: Persona, random: Random): Persona {
  const { identity = [], ...others } = persona.papers;
  const forged = Array.from({ length: random.between(1, 4) }, () => identity[0]).filter((paper) => paper !== undefined);
  return {
    ...persona,
    slow: random.between(0, 9),
    papers: forged.length > 0 ? { ...others, identity: forged } : others,
    ...(random.chance(0.3) ? { word: 'forged' } : {}),
    ...(random.chance(0.15) ? { byPost: true } : {}),
    refusedFiles: random.chance(0.1) ? 1 : 0,
  };
}

/** The share of forged papers one person takes for good. */
export const deceived = 0.1;

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      genuine: { type: 'string', default: '2000' },
      impostors: { type: 'string', default: '200' },
      variants: { type: 'string', default: '50' },
      seed: { type: 'string', default: 'personas' },
    },
  });
  const { seed } = values;
  const kinds = Object.keys(genuineKinds).length;
  const tellGenuine = async (tooStrict: number, staff: string) => {
    const genuine = await runGenuine(Number(values.genuine), seed, tooStrict);
    const share = genuine.answered / genuine.people;
    console.log(
      `seed ${seed}: ${genuine.people} genuine people of ${kinds} kinds, staff who ${staff}: ${genuine.answered} (${(100 * share).toFixed(1)} %) have their records after at most two lists, ${genuine.thirdRound} saw a third; demanded beyond the law: ${genuine.unlawful.length}`,
    );
    for (const [who, times] of Object.entries(genuine.without)) console.log(`  not so: ${who} ${times}`);
    if (genuine.unlawful.length > 0) process.exitCode = 1;
    return share;
  };
  if ((await tellGenuine(0, 'take a paper for what it is')) < 0.98) process.exitCode = 1;
  await tellGenuine(strict, 'send one good paper in twenty back');
  const [people, variants] = [Number(values.impostors), Number(values.variants)];
  const run = (errors: Omit<Errors, 'tooStrict'>) => runDeceivers(people, variants, errors, seed);
  const said = ({ cases, proved, released, got }: Deceived) =>
    `${cases} cases, proof recorded ${proved}, released ${released}, in the impostor's hand ${got}`;
  const sharp = await run({ reviewer: 0, approver: 0 });
  const one = await run({ reviewer: 1, approver: 0 });
  const other = await run({ reviewer: 0, approver: 1 });
  const both = await run({ reviewer: deceived, approver: deceived });
  const household = await runDeceivers(people, 1, { reviewer: 0, approver: 0 }, seed, { household: householdKind });
  console.log(`impostors, staff see every forgery: ${said(sharp)}`);
  console.log(`the reviewer takes every forgery, the approver none: ${said(one)}`);
  console.log(`the approver takes every forgery, the reviewer none: ${said(other)}`);
  console.log(`each of the two takes one forgery in ten, by herself: ${said(both)}`);
  console.log(`who lives with her, card in hand, staff see every forgery: ${said(household)}`);
  if (sharp.released + one.released + other.released > 0) process.exitCode = 1;
}
