import type { Random } from '../../fakes/random.ts';
import type { Order, Sight } from './desk.ts';

/** Approves what another proposed, sometimes sends it back; what can no longer be approved is sent back too, so that it holds nothing up. */
export function approverDecides({ file, dayNumber }: Sight, random: Random): readonly Order[] {
  return [
    ...Object.values(file.proposals)
      .filter((p) => p.status === 'open')
      .map((p): Order => {
        const decide = (type: string): Order => ({ route: 'decide', params: { proposal: p.id }, body: { type } });
        if (random.chance(dayNumber < 20 ? 0.08 : 0)) return decide('return');
        return { ...decide('approve'), otherwise: decide('return') };
      }),
    ...Object.entries(file.aside).flatMap(([staff, is]): readonly Order[] =>
      is === 'aside' && random.chance(0.2)
        ? [{ route: 'let-back', params: { staff }, body: { note: 'They are not related after all.' } }]
        : [],
    ),
  ];
}

/** One insider with both roles who would like to do everything alone: proposes a freeze or a release and approves it at once. */
export function insiderDecides(sight: Sight, random: Random): readonly Order[] {
  const { file } = sight;
  if (!random.chance(0.2)) return [];
  const note = 'I can do this myself.';
  const pack = Object.values(file.packages).findLast((p) => p.recipient === undefined);
  const match = Object.values(file.matches)[0];
  return [
    ...(pack
      ? [{ route: 'propose', body: { decision: { kind: 'release', request: pack.request, package: pack.id }, note } }]
      : []),
    ...(match ? [{ route: 'propose', body: { decision: { kind: 'freeze', match: match.id }, note } }] : []),
    ...['d1', 'd2', 'd3', 'd4', 'd5'].map(
      (proposal): Order => ({ route: 'decide', params: { proposal }, body: { type: 'approve' } }),
    ),
  ];
}
