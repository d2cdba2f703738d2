import { ways } from '../../../shared/domain/case/vocabulary.ts';
import { addDays } from '../../../shared/domain/time.ts';
import type { Random } from '../../fakes/random.ts';
import type { Order, Sight } from './desk.ts';
import { movedTo } from './turning.ts';

const note = 'She called, and said her code word.';

/** Letters that enclose a package. */
export const withRecords: ReadonlySet<string> = new Set(['V7', 'V8', 'V18', 'L1']);

/** Where she is written to: the post of the day, safe ways agreed, changes she asked for. */
export function reaching(sight: Sight, random: Random): readonly Order[] {
  const { file } = sight;
  return [
    ...post(sight, random),
    ...Object.values(file.changes).flatMap((c): readonly Order[] =>
      file.tasks[`confirm-change.${c.id}`]?.open
        ? [
            { route: 'change-view', params: { change: c.id } },
            { route: 'change', params: { change: c.id }, body: { confirmed: random.chance(0.85), note } },
          ]
        : [],
    ),
    ...moved(sight, random),
  ];
}

/** The post of the day, and a safe way agreed where a message waits for one. */
function post({ file, view, dayNumber }: Sight, random: Random): readonly Order[] {
  const letters = Object.values(file.letters);
  const on = (day: number) => addDays(view.receivedOn, day);
  const posted = (letter: string, day: number): Order => ({
    route: 'letter',
    params: { letter },
    body: { type: 'post-letter', on: on(day), proof: 'RA 123 456 789 US' },
  });
  return [
    ...ways
      .filter((way) => file.tasks[`safe-route.${way}`]?.open && file.contact.ways[way].given)
      .map((way): Order => ({ route: 'route', body: { way, how: random.pick(['hers-before', 'agreed']), note } })),
    ...letters
      .filter((l) => l.status === 'owed' || l.status === 'printed')
      // Records are many pages: their envelope is often done another day.
      .filter((l) => !withRecords.has(l.template) || random.chance(0.4))
      .flatMap(({ id }): readonly Order[] => [
        { route: 'print', params: { letter: id } },
        { ...posted(id, dayNumber), otherwise: posted(id, dayNumber + 1) },
      ]),
  ];
}

/** She calls because she moved, or because nothing she was sent came. */
function moved({ file, story, dayNumber }: Sight, random: Random): readonly Order[] {
  const { moves } = story.turns;
  const agreed = (body: object): Order => ({
    route: 'contact',
    body: { ...body, agreed: random.chance(0.7), note },
    otherwise: { route: 'contact', body: { ...body, agreed: true, note } },
  });
  const { what: _, ...to } = movedTo(story);
  const isMoved = ways.some((way) => file.contact.ways[way].from.startsWith('change.'));
  if (moves?.by === 'call' && !isMoved && dayNumber >= moves.after) return [agreed(to)];
  const waits = Object.values(file.tasks).some(
    (t) => t.open && (t.kind === 'letter-returned' || (t.kind === 'safe-route' && !file.contact.ways.post.given)),
  );
  return waits && random.chance(0.5) ? [agreed({ address: story.person.address })] : [];
}
