import { fail, never, ok } from '../../result.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Claim, Match, Step } from '../state.ts';
import { changed, found, type V } from '../track.ts';
import type { ClaimFinding, IdentifierKind } from '../vocabulary.ts';
import { closes, task } from './desk.ts';
import { owe } from './mails.ts';

/** Whose card it is: proved by a document, claimed by another person too, or found not to be hers. */
export type CardEvent = V<1> &
  (
    | {
        readonly type: 'card-proved';
        readonly card: string;
        readonly documents: readonly string[];
        readonly note: string;
      }
    | {
        readonly type: 'kin-found';
        /** Id of the other case. */
        readonly other: string;
        readonly kinds: readonly IdentifierKind[];
        /** Hers, when both proved to hold it. */
        readonly card?: string | undefined;
      }
    | { readonly type: 'kin-looked-up' }
    | { readonly type: 'claim-settled'; readonly card: string; readonly finding: ClaimFinding; readonly note: string }
  );

/** One other case, as the look-up rows tell it. */
export interface FoundKin {
  readonly other: string;
  readonly kinds: readonly IdentifierKind[];
  readonly card?: string | undefined;
}

export type CardCommand =
  | {
      readonly type: 'prove-card';
      readonly card: string;
      readonly documents: readonly string[];
      readonly note: string;
    }
  | {
      readonly type: 'record-kin';
      readonly kin: readonly FoundKin[];
      readonly lookedUp: boolean;
      /** As it stood when the look-up began; absent: as it stands. */
      readonly growths?: number | undefined;
    }
  | { readonly type: 'settle-claim'; readonly card: string; readonly finding: ClaimFinding; readonly note: string };

export function decideCards(file: CaseFile, command: CardCommand): Decided {
  switch (command.type) {
    case 'prove-card': {
      const { card, documents, note } = command;
      if (!file.cards.includes(card)) return fail('thing.absent');
      if (file.provedCards.includes(card)) return fail('case.moved-on');
      if (documents.some((one) => file.documents[one]?.status !== 'received')) return fail('evidence.not-received');
      return ok([{ v: 1, type: 'card-proved', card, documents, note }]);
    }
    case 'record-kin': {
      // What became known meanwhile was not looked up with the rest: it is still owed.
      const isAll = command.lookedUp && (command.growths ?? file.growths) === file.growths;
      return ok([
        ...command.kin.filter((k) => isNews(file, k)).map((k) => kinFound(file, k)),
        ...(isAll && !file.kinLookedUp ? [{ v: 1, type: 'kin-looked-up' } as const] : []),
      ]);
    }
    case 'settle-claim': {
      const { card, finding, note } = command;
      const claim = file.claims[card];
      if (!claim) return fail('thing.absent');
      return claim.status === finding
        ? fail('case.moved-on')
        : ok([{ v: 1, type: 'claim-settled', card, finding, note }]);
    }
    default:
      return never(command);
  }
}

function isNews(file: CaseFile, { other, kinds, card }: FoundKin): boolean {
  const known = file.kin[other];
  if (!known || kinds.some((k) => !known.kinds.includes(k))) return true;
  return card !== undefined && !isClaimedBy(file, card, other);
}

/** Without a card of which it is known: what a person found of the claim stands, whatever else the two have in common (L43). */
function kinFound(file: CaseFile, { other, kinds, card }: FoundKin): CardEvent {
  const isNew = card !== undefined && !isClaimedBy(file, card, other);
  return { v: 1, type: 'kin-found', other, kinds, ...(isNew ? { card } : {}) };
}

function isClaimedBy(file: CaseFile, card: string, other: string): boolean {
  return file.claims[card]?.others.includes(other) === true;
}

export function evolveCards(file: CaseFile, event: CardEvent): CaseFile {
  switch (event.type) {
    case 'card-proved':
      return {
        ...file,
        provedCards: [...file.provedCards, event.card],
        kinLookedUp: false,
        growths: file.growths + 1,
        matches: Object.fromEntries(Object.entries(file.matches).map(([id, m]) => [id, withCard(m, event.card)])),
      };
    case 'kin-found': {
      const { other, kinds, card } = event;
      const kin = { ...file.kin, [other]: { kinds: [...new Set([...(file.kin[other]?.kinds ?? []), ...kinds])] } };
      if (card === undefined) return { ...file, kin };
      const others = new Set([...(file.claims[card]?.others ?? []), other]);
      const claim: Claim = { others: [...others], status: 'open' };
      return { ...file, kin, claims: { ...file.claims, [card]: claim } };
    }
    case 'kin-looked-up':
      return { ...file, kinLookedUp: true };
    case 'claim-settled':
      return {
        ...file,
        claims: changed(file.claims, event.card, { status: event.finding }),
        steps: event.finding === 'not-hers' ? withoutPlanned(file, event.card) : file.steps,
      };
    default:
      return never(event);
  }
}

/** As if she had proved it when she filed: what matches it exactly is confirmed and protected (L41). */
function withCard(match: Match, card: string): Match {
  const exact = match.cardsOn.filter((c) => c.card === card && c.exact).map((c) => c.instrument);
  if (exact.length === 0 || match.status === 'rejected' || match.status === 'left-alone') return match;
  return { ...match, status: 'confirmed', instruments: [...new Set([...match.instruments, ...exact])] };
}

function withoutPlanned(file: CaseFile, card: string): CaseFile['steps'] {
  return Object.fromEntries(
    Object.entries(file.steps).filter(([, s]) => s.outcome !== 'planned' || cardOf(file, s) !== card),
  );
}

export function followCards(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'card-proved':
      return Object.values(file.matches)
        .filter((m) => m.status === 'confirmed')
        .flatMap((m) => closes(file, 'confirm-match', m.id));
    case 'kin-found':
      return event.card === undefined
        ? []
        : [task('card-claimed', event.card), owe('S-claim', 'compliance', event.card)];
    case 'claim-settled':
      return [
        ...closes(file, 'card-claimed', event.card),
        ...(event.finding === 'not-hers' ? withdrawn(file, event.card, event.note) : []),
      ];
    default:
      return [];
  }
}

/** Not her card: an account that was matched by this card alone was a wrong match. */
function withdrawn(file: CaseFile, card: string, note: string): Followed {
  return Object.values(file.matches)
    .filter((m) => m.status !== 'rejected' && m.status !== 'left-alone' && restsOnlyOn(m, card))
    .map((m) => ({ v: 1, type: 'match-decided', match: m.id, confirmed: false, note }));
}

function restsOnlyOn(match: Match, card: string): boolean {
  return match.basis.every((b) => b.kind === 'name' || b.card === card);
}

/** The card of hers a step is about; `undefined` for steps on a whole account. */
export function cardOf(file: CaseFile, step: Step): string | undefined {
  const on = file.matches[step.match];
  return on?.cardsOn.find((c) => c.instrument === step.instrument)?.card;
}

/** A card two people claim is left as it is until a person has looked: on the card, and on accounts that rest on it alone. */
export function isClaimed(file: CaseFile, step: Step): boolean {
  const match = found(file.matches, step.match);
  return Object.entries(file.claims).some(
    ([card, { status }]) =>
      (status === 'open' && (restsOnlyOn(match, card) || cardOf(file, step) === card)) ||
      (status === 'not-hers' && cardOf(file, step) === card),
  );
}

/** Claims a person still has to look at, of the whole case or of one match. */
export function hasOpenClaim(file: CaseFile, match?: Match): boolean {
  return Object.entries(file.claims).some(
    ([card, { status }]) => status === 'open' && (match === undefined || match.basis.some((b) => b.card === card)),
  );
}

/** Cards a person found not to be hers. */
export function isNotHers(file: CaseFile, card: string | undefined): boolean {
  return card !== undefined && file.claims[card]?.status === 'not-hers';
}
