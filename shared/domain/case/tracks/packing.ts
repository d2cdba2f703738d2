import { type Instant, plusMs } from '../../time.ts';
import type { Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import { hasPart } from '../recipient.ts';
import type { CaseFile, Package } from '../state.ts';
import { waitForCopy } from './copies-due.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';
import { moreToSend } from './records-owed.ts';

/**
 * A package whose building fails, or whose builder never comes to an end, is nobody's until somebody is told: milliseconds after it was ordered. By
 * then its message was tried five times, 12 minutes apart, and sent again by the sweep.
 */
const patienceMs = 2 * 3_600_000;

/** Packages that were not built in time, each told of once, with its task and mail; the sweep goes on asking for them every hour. */
export function unbuiltPackages(file: CaseFile): readonly { readonly at: Instant; readonly brings: Followed }[] {
  return Object.values(file.packages)
    .filter((p) => isAwaited(file, p) && file.tasks[`package-parked.${p.id}`] === undefined)
    .map((p) => ({
      at: plusMs(p.since, patienceMs),
      brings: [task('package-parked', p.id), owe('S-stuck', 'compliance', `package.${p.id}`)],
    }));
}

/** A request that was answered otherwise: nobody waits for a package of it. */
export function isMoot(file: CaseFile, request: string | undefined): boolean {
  const answer = file.requests[request ?? '']?.answer;
  return answer !== undefined && answer.how !== 'records' && answer.partial !== true;
}

/** Ordered, and somebody waits for it: the case does not close over it (L40). Nobody does for one of a recipient who was revoked since. */
export function isAwaited(file: CaseFile, pack: Package): boolean {
  const isRevoked = file.recipients[pack.recipient ?? '']?.revoked === true;
  return pack.status === 'ordered' && !isMoot(file, pack.request) && !isRevoked;
}

export function followPacking(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'package-ordered':
      return event.recipient === undefined
        ? Object.values(file.packages).flatMap((p) =>
            p.request === event.request && p.recipient === undefined ? closes(file, 'release-rest', p.id) : [],
          )
        : closesRest(file, event.recipient);
    case 'package-built': {
      // The request was answered in part, or with what was kept back: its reminders say that something is owed, not that it is there to be sent.
      const { request = '', recipient } = file.packages[event.package] ?? {};
      const isRest =
        recipient === undefined
          ? moreToSend(file, request) || Object.values(file.packages).some((p) => p.request === request && p.keptBack)
          : waitForCopy(file).some((r) => r.id === recipient && hasPart(file, r));
      return [
        ...closes(file, 'package-parked', event.package),
        ...(isRest ? [task('release-rest', event.package)] : []),
      ];
    }
    case 'records-released':
      return closes(file, 'release-rest', event.package);
    case 'copy-released':
    case 'recipient-revoked':
      return closesRest(file, event.recipient);
    case 'request-answered':
    case 'request-withdrawn':
      return Object.values(file.packages)
        .filter((p) => p.request === event.request && p.status === 'ordered' && isMoot(file, p.request))
        .flatMap((p) => closes(file, 'package-parked', p.id));
    default:
      return [];
  }
}

/** The rest of what was made for him. */
function closesRest(file: CaseFile, recipient: string): Followed {
  return Object.values(file.packages).flatMap((p) =>
    p.recipient === recipient ? closes(file, 'release-rest', p.id) : [],
  );
}
