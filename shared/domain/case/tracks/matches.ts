import { fail, never, ok } from '../../result.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Match } from '../state.ts';
import { changed, found, type V } from '../track.ts';
import type { Basis, CardOn, Finding } from '../vocabulary.ts';
import { closes, task } from './desk.ts';

export type MatchEvent = V<1> &
  (
    | {
        readonly type: 'match-found';
        readonly match: string;
        readonly system: string;
        readonly account: string;
        readonly basis: readonly Basis[];
        /** Instruments on that account which are an exact match of a card she proved to hold. */
        readonly instruments: readonly string[];
        readonly cardsOn?: readonly CardOn[] | undefined;
        readonly hers: boolean;
        readonly inHerName?: boolean | undefined;
        readonly reach?: readonly string[] | undefined;
      }
    /** Searched with what she told since, more of hers was found on an account that is known and not confirmed. */
    | {
        readonly type: 'match-refound';
        readonly match: string;
        /** All it rests on now. */
        readonly basis: readonly Basis[];
        readonly cardsOn?: readonly CardOn[] | undefined;
        readonly inHerName?: boolean | undefined;
      }
    | {
        readonly type: 'match-decided';
        readonly match: string;
        readonly confirmed: boolean;
        /** Not confirmed because it is hers, or she allows her card there (L43). */
        readonly allowed?: boolean | undefined;
        /** Instruments on it that a person found to be hers, beyond those matched exactly. */
        readonly instruments?: readonly string[] | undefined;
        /** Sealed. */
        readonly note?: string | undefined;
      }
  );

export type MatchCommand = {
  readonly type: 'decide-match';
  readonly match: string;
  readonly confirmed: boolean;
  readonly allowed?: boolean | undefined;
  readonly instruments?: readonly string[] | undefined;
  readonly note?: string | undefined;
};

/** A decision can be taken back both ways; taking back what already changed an account needs its reason. */
export function decideMatches(file: CaseFile, command: MatchCommand): Decided {
  const match = file.matches[command.match];
  if (!match) return fail('thing.absent');
  const { confirmed, note } = command;
  const allowed = command.allowed === true && !confirmed;
  const now = confirmed ? 'confirmed' : allowed ? 'left-alone' : 'rejected';
  if (match.status === now) return fail('case.moved-on');
  const instruments = confirmed ? (command.instruments ?? []) : [];
  const proved = (instrument: string) =>
    match.cardsOn.some((c) => c.instrument === instrument && file.provedCards.includes(c.card));
  if (!instruments.every(proved)) return fail('rule.card-not-proved');
  const touched = Object.values(file.steps).some((s) => s.match === match.id && s.outcome !== 'planned');
  if (!confirmed && touched && note === undefined) return fail('rule.reason-needed');
  return ok([
    {
      v: 1,
      type: 'match-decided',
      match: match.id,
      confirmed,
      ...(allowed ? { allowed } : {}),
      ...(instruments.length > 0 ? { instruments } : {}),
      ...(note === undefined ? {} : { note }),
    },
  ]);
}

/** What a finding says of a known account that was not said before; an account that is hers, or that she allows, is left alone (L43). */
export function refound(match: Match | undefined, finding: Finding): readonly MatchEvent[] {
  if ((match?.status !== 'undecided' && match?.status !== 'rejected') || finding.hers) return [];
  const basis = finding.basis.filter((b) => !match.basis.some((known) => isAsSure(known, b)));
  const inHerName = finding.inHerName === true && match.inHerName !== true;
  if (basis.length === 0 && !inHerName) return [];
  const { cardsOn } = finding;
  return [
    {
      v: 1,
      type: 'match-refound',
      match: match.id,
      basis: [...match.basis, ...basis],
      ...(cardsOn === undefined ? {} : { cardsOn }),
      ...(inHerName ? { inHerName } : {}),
    },
  ];
}

function isAsSure(known: Basis, { kind, card, exact }: Basis): boolean {
  return known.kind === kind && known.card === card && (known.exact || !exact);
}

export function evolveMatches(file: CaseFile, event: MatchEvent): CaseFile {
  switch (event.type) {
    case 'match-found':
      return {
        ...file,
        matches: {
          ...file.matches,
          [event.match]: {
            id: event.match,
            system: event.system,
            account: event.account,
            basis: event.basis,
            instruments: event.instruments,
            reach: event.reach,
            ...(event.inHerName === true ? { inHerName: true } : {}),
            cardsOn: event.cardsOn ?? [],
            status: event.hers ? 'left-alone' : event.instruments.length > 0 ? 'confirmed' : 'undecided',
          },
        },
      };
    case 'match-refound': {
      const { cardsOn, inHerName } = found(file.matches, event.match);
      return {
        ...file,
        matches: changed(file.matches, event.match, {
          status: 'undecided',
          basis: event.basis,
          cardsOn: event.cardsOn ?? cardsOn,
          ...(event.inHerName === true || inHerName === true ? { inHerName: true } : {}),
        }),
      };
    }
    case 'match-decided':
      return {
        ...file,
        matches: changed(file.matches, event.match, {
          status: event.confirmed ? 'confirmed' : event.allowed === true ? 'left-alone' : 'rejected',
          instruments: [...new Set([...(file.matches[event.match]?.instruments ?? []), ...(event.instruments ?? [])])],
        }),
        steps: event.confirmed ? file.steps : withoutPlanned(file, event.match),
      };
    default:
      return never(event);
  }
}

/** What was only planned for an account that is not confirmed will not be done; what was done is undone (undoing.ts). */
function withoutPlanned(file: CaseFile, match: string): CaseFile['steps'] {
  return Object.fromEntries(Object.entries(file.steps).filter(([, s]) => s.match !== match || s.outcome !== 'planned'));
}

export function followMatches(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'match-found':
      return event.hers || event.instruments.length > 0 ? [] : [task('confirm-match', event.match)];
    case 'match-refound':
      return file.tasks[`confirm-match.${event.match}`]?.open ? [] : [task('confirm-match', event.match)];
    case 'match-decided':
      return closes(file, 'confirm-match', event.match);
    default:
      return [];
  }
}
