import type { Random } from '../../fakes/random.ts';
import { stationsMailbox } from '../askers.ts';
import type { Order, Sight } from './desk.ts';

const note = 'Called the station.';

/** What she authorised an agency to have (L35). */
const authorised = ['orders', 'payments'];

/** The others who get a copy: called back on a number that was looked up, given theirs, or, now and then, no longer wanted by her. */
export function recipients(sight: Sight, random: Random): readonly Order[] {
  const { file } = sight;
  const released = Object.values(file.packages).findLast((p) => p.status === 'released');
  return Object.values(file.recipients).flatMap(({ id, kind, missing, revoked }): readonly Order[] => {
    if (id === 'requester') return whoAsked(sight, random);
    const params = { recipient: id };
    if (!revoked && cameBack(file, id) && random.chance(0.5))
      return [{ route: 'recipient-move', params, body: { contact: { email: stationsMailbox }, note } }];
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

/** What went to him is not with him: where he is, somebody finds out. */
function cameBack({ tasks, mails, letters }: Sight['file'], id: string): boolean {
  return Object.values(tasks).some(
    ({ open, kind, about }) =>
      open &&
      ((kind === 'mail-undelivered' && mails[about]?.recipient === id) ||
        (kind === 'letter-returned' && letters[about]?.recipient === id)),
  );
}

/** He who asks in her place shows the paper that lets him; some day she, or a court, says that he may not any more. */
function whoAsked({ file, story: { asker }, dayNumber }: Sight, random: Random): readonly Order[] {
  const who = file.recipients['requester'];
  if (!asker || who === undefined || who.revoked) return [];
  const params = { recipient: 'requester' };
  if (asker.endsAfter !== undefined && dayNumber >= asker.endsAfter)
    return [{ route: 'recipient-revoke', params, body: { note: 'She says that he may not.' } }];
  const papers = Object.values(file.documents).filter(
    (d) => d.status === 'received' && (d.purpose === 'authority' || d.purpose === 'authorisation'),
  );
  if (who.missing.length === 0 || papers.length === 0) return [];
  // Called back another day than his paper was read.
  const covers = random.chance(0.3) ? who.missing.slice(0, 1) : [...who.missing];
  const limits = asker.isLimited && covers.includes('authorisation') ? { limits: { classes: authorised } } : {};
  const documents = papers.map((d) => d.id);
  return [{ route: 'recipient-proof', params, body: { covers, documents, source: 'agency-website', note, ...limits } }];
}

/** He never showed that he may ask. */
export function mayNotAsk(file: Sight['file']): boolean {
  const who = file.recipients['requester'];
  return who?.revoked === false && who.missing.length > 0;
}
