import type { Trace } from '../../../shared/domain/identifiers.ts';
import type { PartyOnRecord, RecordClass } from '../../../shared/domain/records.ts';
import type { Card, Drawn, Person } from './drawn.ts';

/** One record as the shop's system tells it, and whose it is: `theirs` are the people to whom all of it is owed. */
export interface Told {
  readonly class: RecordClass;
  readonly at: string;
  readonly clean: { readonly traces: readonly Trace[] } & Readonly<Record<string, unknown>>;
  /** With all that the system sends along besides. */
  readonly wire: Readonly<Record<string, unknown>>;
  readonly theirs: readonly Person[];
  /** A record of several people: what of it is owed to each, and what a member of staff enters who cuts it by hand. */
  readonly parts?: ReadonlyMap<Person, Readonly<Record<string, unknown>>> | undefined;
}

/** A part of a record of several people, and whose it is: the thief's own is nobody's. */
export interface Piece<P> {
  readonly whose: Person | undefined;
  readonly traces: readonly Trace[];
  readonly wire: P;
}

/** The records of one account, as its system tells them one after the other. */
export class Telling {
  readonly records: Told[] = [];
  readonly #drawn: Drawn;
  #made = 0;

  constructor(drawn: Drawn) {
    this.#drawn = drawn;
  }

  tell(
    of: RecordClass,
    theirs: readonly Person[],
    traces: readonly Trace[],
    body: object,
    at = this.#drawn.moment(),
  ): Told {
    const clean = { id: `${of}-${++this.#made}-${this.#drawn.word()}`, at, class: of, traces, ...body };
    const told = { class: of, at, clean, wire: this.#drawn.withSecrets(clean), theirs };
    this.records.push(told);
    return told;
  }

  /** A record of what may be several people's. */
  several<P>(
    of: RecordClass,
    head: object,
    pieces: readonly Piece<P>[],
    body: (parts: readonly P[]) => object,
  ): Told | undefined {
    if (pieces.length === 0) return undefined;
    const whose = [...new Set(pieces.map((p) => p.whose))];
    const told = this.tell(
      of,
      whose.length === 1 ? whose.flatMap((w) => w ?? []) : [],
      pieces.flatMap((p) => p.traces),
      {
        ...head,
        ...body(pieces.map((p) => p.wire)),
      },
    );
    if (whose.length === 1) return told;
    const parts = new Map<Person, Readonly<Record<string, unknown>>>();
    for (const person of whose) {
      const hers = pieces.filter((p) => p.whose === person);
      if (person)
        parts.set(person, { ...told.clean, traces: hers.flatMap((p) => p.traces), ...body(hers.map((p) => p.wire)) });
    }
    const shared = { ...told, parts };
    this.records.splice(this.records.indexOf(told), 1, shared);
    return shared;
  }
}

export function cardTrace(card: Card, place: Trace['place']): Trace {
  const { instrument: _, brand: __, ...known } = card;
  return { kind: 'card', place, ...known };
}

export function reachTraces(p: PartyOnRecord, place: Trace['place']): readonly Trace[] {
  return [
    ...(p.email === undefined ? [] : [{ kind: 'email' as const, place, value: p.email }]),
    ...(p.phone === undefined ? [] : [{ kind: 'phone' as const, place, value: p.phone }]),
    ...(p.address === undefined ? [] : [{ kind: 'address' as const, place, value: p.address }]),
    ...(p.name === undefined ? [] : [{ kind: 'name' as const, place, value: p.name }]),
  ];
}
