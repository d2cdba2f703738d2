import type { Random } from '../../fakes/random.ts';
import type { Order, Sight } from './desk.ts';

/** What she authorised an agency to have (L35). */
const authorised = ['orders', 'payments'];

/** The others who get a copy: called back on a number that was looked up, given theirs, or, now and then, no longer wanted by her. */
export function recipients({ file }: Sight, random: Random): readonly Order[] {
  const note = 'Called the station.';
  const released = Object.values(file.packages).findLast((p) => p.status === 'released');
  return Object.values(file.recipients).flatMap(({ id, kind, missing, revoked }): readonly Order[] => {
    const params = { recipient: id };
    const own = Object.values(file.packages).findLast((p) => p.recipient === id && p.status === 'built');
    const limits = kind === 'agency' && random.chance(0.6) ? { limits: { classes: authorised } } : {};
    if (file.tasks[`prove-recipient.${id}`]?.open)
      return [
        random.chance(0.1)
          ? { route: 'recipient-revoke', params, body: { note } }
          : {
              route: 'recipient-proof',
              params,
              body: { covers: [...missing], source: 'agency-website', note, ...limits },
            },
      ];
    const decision = { kind: 'release-copy', recipient: id, package: (own ?? released)?.id };
    const proposed = Object.values(file.proposals).some((p) => p.status === 'open');
    return file.tasks[`release-copy.${id}`]?.open && !revoked && (own ?? released) && !proposed
      ? [{ route: 'propose', body: { decision, note } }]
      : [];
  });
}
