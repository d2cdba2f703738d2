import type { Instant } from '../time.ts';
import type { Actor } from './vocabulary.ts';

/** The version of an event, in the log for ever; older ones are lifted by shared/schemas/upcast.ts. */
export interface V<N extends number> {
  readonly v: N;
}

/** Who did it and when, as the commit says. */
export interface EventMeta {
  readonly at: Instant;
  readonly actor: Actor;
}

/** What every order carries; `id` names it, so that the log shows who ordered what. */
export interface Stamp extends EventMeta {
  readonly id: string;
}

/** One entry of a map of the case changed. @throws when the log names it before it exists: a corrupt log. */
export function changed<T>(
  all: Readonly<Record<string, T>>,
  id: string,
  change: Partial<T>,
): Readonly<Record<string, T>> {
  return { ...all, [id]: { ...found(all, id), ...change } };
}

export function found<T>(all: Readonly<Record<string, T>>, id: string): T {
  const one = all[id];
  if (one === undefined) throw new Error(`log names ${id} before it exists`);
  return one;
}

export function actorId(actor: Actor): string {
  return 'id' in actor ? actor.id : actor.kind;
}
