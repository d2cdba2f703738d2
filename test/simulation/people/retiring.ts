import { addDays } from '../../../shared/domain/time.ts';
import type { Random } from '../../fakes/random.ts';
import type { World } from '../engine/world.ts';
import type { Story } from '../story.ts';
import { isOk } from './browser.ts';
import { type Order, type Sight, workAtDesk } from './desk.ts';
import { askWithLink, type Kept } from './kept.ts';
import { change } from './turning.ts';

type Decides = (sight: Sight, random: Random) => readonly Order[];

const note = 'Kept as long as it has to be.';
const shred: Order = { route: 'propose', body: { decision: { kind: 'shred' }, note } };

/** As before, and proposes the end of what was kept long enough. */
export function endsWhatIsOld(decides: Decides): Decides {
  return (sight, random) => {
    const isOld = sight.view.retentionEnded === true && sight.view.secondReviews === 0;
    return [...decides(sight, random), ...(isOld && random.chance(0.6) ? [shred] : [])];
  };
}

/** As before, but is not always of one mind about an end. */
export function thinksTwice(decides: Decides): Decides {
  return (sight, random) => {
    const proposed = Object.values(sight.file.proposals).find(
      (p) => p.status === 'open' && p.decision.kind === 'shred',
    );
    return proposed && random.chance(0.15)
      ? [{ route: 'decide', params: { proposal: proposed.id }, body: { type: 'return' } }]
      : decides(sight, random);
  };
}

/** As before, and would end a case alone. */
export function wouldEndItAlone(decides: Decides): Decides {
  return (sight, random) => [
    ...(sight.view.retentionEnded === true && random.chance(0.5) ? [shred] : []),
    ...decides(sight, random),
  ];
}

/** Somebody goes through what is closed: holds come and go, an end is taken back, a letter of hers arrives after years. */
export function keepArchive(world: World, whose: (id: string) => Story): void {
  const archie = { id: 'archie', roles: ['reviewer'], impatience: 0.2, everyHours: [15, 60], list: 'closed' } as const;
  workAtDesk(world, archie, whose, (sight, random) => [...courts(sight, random), ...seconds(sight, random)]);
}

function courts({ file: { retention } }: Sight, random: Random): readonly Order[] {
  const hold = (type: string): Order => ({ route: 'legal-hold', body: { type, note: 'A court wrote.' } });
  if (retention.legalHold) return random.chance(0.25) ? [hold('lift-legal-hold')] : [];
  return random.chance(retention.shred === undefined ? 0.01 : 0.04) ? [hold('place-legal-hold')] : [];
}

/** Second thoughts of the desk, and hers by post. Once it is over there is nothing to take back, and nothing to ask for. */
function seconds({ file: { retention, letters }, view, dayNumber }: Sight, random: Random): readonly Order[] {
  const receivedOn = addDays(view.receivedOn, dayNumber);
  const asked = { why: 'second-ask', channel: 'post', form: 'own-letter', receivedOn };
  const posted = Object.values(letters).find((l) => l.status === 'posted');
  const ends = retention.shred !== undefined;
  return [
    ...(ends && random.chance(0.06) ? [{ route: 'cancel-shred', body: { note: 'Not yet.' } }] : []),
    ...(random.chance(ends ? 0.03 : 0.004) ? [{ route: 'request-add', body: asked }] : []),
    ...(ends && random.chance(0.01) ? [{ route: 'link', body: {} }] : []),
    ...(ends && posted && random.chance(0.05)
      ? [
          {
            route: 'letter',
            params: { letter: posted.id },
            body: { type: 'return-letter', on: receivedOn, why: 'moved' },
          },
        ]
      : []),
  ];
}

const day = 86_400_000;

/** Long afterwards she asks once more, or would like somebody else to have a copy. */
export function comeBackLate(world: World, kept: Kept): void {
  const random = world.random.fork(`${kept.story.who} comes back late`);
  const later = (chance: number, turn: () => Promise<unknown>) => {
    if (random.chance(chance)) void world.loop.wait(random.between(12 * day, 65 * day)).then(turn);
  };
  later(0.15, () => askOnceMore(world, kept, random));
  later(0.08, () =>
    change(world, kept, {
      what: 'recipient',
      kind: random.pick(['officer', 'agency']),
      contact: { agency: 'Sheriff', email: 'sheriff@county.example' },
    }),
  );
}

async function askOnceMore(world: World, kept: Kept, random: Random): Promise<void> {
  for (let tries = 0; tries < 6; tries++) {
    const press = () => askWithLink(world, kept, 'ask-again');
    if ((await Promise.all(Array.from({ length: kept.story.presses }, press))).some(isOk)) return;
    await world.loop.wait(random.pick([60_000, 3_600_000]));
  }
}
