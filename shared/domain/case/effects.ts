import type { CaseEvent } from './events.ts';
import type { CaseFile, CaseState } from './state.ts';

/** What a committed event asks of the outside. Ids only. */
export type Effect =
  | { readonly to: 'steps' | 'packages' | 'mails'; readonly work: string }
  | { readonly to: 'schedules'; readonly make: string }
  | { readonly to: 'schedules'; readonly drop: string };

/** The first work of every case: proving her cards and digesting her identifiers. */
export const preparation = 'prepare';

export function effectsOf(event: CaseEvent): readonly Effect[] {
  switch (event.type) {
    case 'case-opened':
      return [{ to: 'steps', work: preparation }];
    case 'search-planned':
      return [{ to: 'steps', work: `search:${event.system}` }];
    case 'step-due':
      return [{ to: 'steps', work: event.step }];
    case 'package-ordered':
      return [{ to: 'packages', work: event.package }];
    case 'mail-owed':
      return [{ to: 'mails', work: event.mail }];
    case 'request-received':
    case 'receipt-corrected':
      return [{ to: 'schedules', make: event.request }];
    case 'request-answered':
      return [{ to: 'schedules', drop: event.request }];
    default:
      return [];
  }
}

/** Everything a case still owes the outside, whatever was dispatched before: what the sweep sends again. */
export function outstanding(state: CaseState): readonly Effect[] {
  if (state.phase === 'none') return [];
  const file: CaseFile = state.file;
  return [
    ...(file.prepared ? [] : [{ to: 'steps', work: preparation } as const]),
    ...Object.entries(file.searches).flatMap(([system, s]) =>
      s.status === 'running' ? [{ to: 'steps', work: `search:${system}` } as const] : [],
    ),
    ...Object.values(file.steps).flatMap((s) =>
      s.outcome === 'running' || s.outcome === 'unknown' ? [{ to: 'steps', work: s.id } as const] : [],
    ),
    ...Object.values(file.packages).flatMap((p) =>
      p.status === 'ordered' ? [{ to: 'packages', work: p.id } as const] : [],
    ),
    ...Object.values(file.mails).flatMap((m) =>
      m.status === 'owed' || m.status === 'claimed' ? [{ to: 'mails', work: m.id } as const] : [],
    ),
  ];
}
