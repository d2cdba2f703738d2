import { purgeClasses } from '../retention.ts';
import type { CaseEvent } from './events.ts';
import type { CaseFile, CaseState } from './state.ts';
import { manyReports } from './tracks/floods.ts';
import { isToGoOut } from './tracks/mails.ts';
import { isPreparing } from './tracks/patience.ts';
import { isEnding, isToBePurged } from './tracks/retention.ts';

/** What a committed event asks of the outside. Ids only. */
export type Effect =
  | { readonly to: 'steps' | 'packages' | 'mails' | 'purges'; readonly work: string }
  | { readonly to: 'schedules'; readonly make: string }
  | { readonly to: 'schedules'; readonly drop: string };

/** The work that ends a case's personal data. */
export const shredding = 'shred';

/** The first work of every case: proving her cards and digesting her identifiers. */
export const preparation = 'prepare';
/** Begins the work of telling bureaus and collectors (L46). */
export const announcing = 'announce:';
/** Looking her identifiers up across cases. */
export const kinLookUp = 'kin';

export function effectsOf(event: CaseEvent): readonly Effect[] {
  switch (event.type) {
    case 'case-opened':
    case 'cards-due':
    case 'registry-due':
    case 'identifiers-added':
      return [{ to: 'steps', work: preparation }];
    case 'identifiers-prepared':
    case 'card-proved':
      return [{ to: 'steps', work: kinLookUp }];
    case 'search-planned':
      return event.byHandDays === undefined ? [{ to: 'steps', work: `search:${event.system}` }] : [];
    case 'task-closed':
      return event.task === manyReports ? [{ to: 'steps', work: preparation }] : [];
    case 'step-due':
      return [{ to: 'steps', work: event.step }];
    case 'flags-owed':
      return [{ to: 'steps', work: `${announcing}${event.announcement}` }];
    case 'purge-ordered':
      return [{ to: 'purges', work: event.class }];
    case 'shred-due':
      return [{ to: 'purges', work: shredding }];
    case 'package-ordered':
      return [{ to: 'packages', work: event.package }];
    case 'mail-owed':
      return [{ to: 'mails', work: event.mail }];
    case 'receipt-corrected':
      // Schedules are named by day: those of the old date go first.
      return [
        { to: 'schedules', drop: event.request },
        { to: 'schedules', make: event.request },
      ];
    case 'request-received':
    case 'request-resumed':
    case 'records-kept-back':
      return [{ to: 'schedules', make: event.request }];
    case 'request-answered':
      return event.partial === true ? [] : [{ to: 'schedules', drop: event.request }];
    case 'request-withdrawn':
      return [{ to: 'schedules', drop: event.request }];
    default:
      return [];
  }
}

/** Everything a case still owes the outside, whatever was dispatched before: what the sweep sends again. */
export function outstanding(state: CaseState): readonly Effect[] {
  if (state.phase === 'none') return [];
  const file: CaseFile = state.file;
  const { shred } = file.retention;
  const purges: readonly Effect[] = [
    ...purgeClasses.filter((one) => isToBePurged(file, one)).map((work) => ({ to: 'purges', work }) as const),
    ...(shred?.status === 'due' ? [{ to: 'purges', work: shredding } as const] : []),
  ];
  // Its texts and its key may go at any moment: there is nothing to look up, to build or to write any more (L50).
  if (isEnding(file)) return purges;
  return [
    ...purges,
    ...(isPreparing(file) ? [{ to: 'steps', work: preparation } as const] : []),
    ...(file.prepared && !file.kinLookedUp ? [{ to: 'steps', work: kinLookUp } as const] : []),
    ...Object.entries(file.searches).flatMap(([system, s]) =>
      s.status === 'running' && !s.byHand ? [{ to: 'steps', work: `search:${system}` } as const] : [],
    ),
    ...Object.values(file.steps).flatMap((s) =>
      s.outcome === 'running' || s.outcome === 'unknown' ? [{ to: 'steps', work: s.id } as const] : [],
    ),
    ...Object.values(file.announcements).flatMap((a) =>
      a.status === 'owed' ? [{ to: 'steps', work: `${announcing}${a.id}` } as const] : [],
    ),
    ...Object.values(file.packages).flatMap((p) =>
      p.status === 'ordered' ? [{ to: 'packages', work: p.id } as const] : [],
    ),
    ...Object.values(file.mails).flatMap((m) => (isToGoOut(m) ? [{ to: 'mails', work: m.id } as const] : [])),
  ];
}
