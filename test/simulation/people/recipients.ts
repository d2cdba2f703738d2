import type { Random } from '../../fakes/random.ts';
import type { Order, Sight } from './desk.ts';

/** The others who get a copy: called back on a number that was looked up, given theirs, or, now and then, no longer wanted by her. */
export function recipients({ file }: Sight, random: Random): readonly Order[] {
  const note = 'Called the station.';
  const released = Object.values(file.packages).findLast((p) => p.status === 'released');
  return Object.values(file.recipients).flatMap(({ id, missing, revoked }): readonly Order[] => {
    const params = { recipient: id };
    if (file.tasks[`prove-recipient.${id}`]?.open)
      return [
        random.chance(0.1)
          ? { route: 'recipient-revoke', params, body: { note } }
          : { route: 'recipient-proof', params, body: { covers: [...missing], source: 'agency-website', note } },
      ];
    const decision = { kind: 'release-copy', recipient: id, package: released?.id };
    const proposed = Object.values(file.proposals).some((p) => p.status === 'open');
    return file.tasks[`release-copy.${id}`]?.open && !revoked && released && !proposed
      ? [{ route: 'propose', body: { decision, note } }]
      : [];
  });
}
