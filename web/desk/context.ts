import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import * as z from 'zod/mini';
import type { Answered } from '../api.ts';

z.config({ jitless: true });

export const meAnswer = z.object({
  id: z.string(),
  roles: z.array(z.string()),
  staff: z.array(z.object({ id: z.string(), name: z.string() })),
  /** The business's systems, by name: on the phone one is asked which. */
  systems: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Me = z.output<typeof meAnswer>;

/** What every part of the desk may ask for. */
export interface DeskTools {
  readonly me: Me;
  /** Reviewer or approver: may act. The API refuses the others whatever the page shows. */
  readonly acts: boolean;
  /** Name of somebody the log knows by id; machines are said in words. */
  name(id: string): string;
  call(
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answered>;
  /** Leaves to show once more who one is, and comes back to this page. */
  signInAgain(): void;
  /** Read out, and shown at the top of the next page. */
  say(text: string): void;
}

const DeskContext = createContext<DeskTools | undefined>(undefined);
export const DeskProvider = DeskContext.Provider;

/** @throws outside of the desk. */
export function useDesk(): DeskTools {
  const tools = useContext(DeskContext);
  if (tools === undefined) throw new Error('a part of the desk stands outside of DeskProvider');
  return tools;
}

export type Reading<T> =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'here'; readonly value: T }
  | { readonly kind: 'fault'; readonly text: string; readonly code?: string };

/** Reads something of the API; again when `path` or `turn` changes, without taking away what stands there. POST where reading is written down. */
export function useReading<T extends z.ZodMiniType>(
  path: string,
  schema: T,
  turn: number | string = 0,
  method: 'GET' | 'POST' = 'GET',
): Reading<z.output<T>> {
  const { call } = useDesk();
  const [reading, setReading] = useState<{ readonly path: string; readonly it: Reading<z.output<T>> }>();
  useEffect(() => {
    let wanted = true;
    void call(method, path).then((answered) => {
      if (wanted) setReading({ path, it: read(answered, schema) });
    });
    return () => {
      wanted = false;
    };
  }, [path, turn]);
  return reading?.path === path ? reading.it : { kind: 'waiting' };
}

export function read<T extends z.ZodMiniType>(answered: Answered, schema: T): Reading<z.output<T>> {
  if (answered.kind === 'problem') return { kind: 'fault', text: faultText(answered), code: answered.problem.code };
  if (answered.kind !== 'done') return { kind: 'fault', text: faultText(answered) };
  const parsed = schema.safeParse(answered.body);
  return parsed.success
    ? { kind: 'here', value: parsed.data }
    : { kind: 'fault', text: 'The answer could not be read. Load this page again.' };
}

/** The sign-in is too old for this: it is done after another. */
export function isStale(answered: Answered): boolean {
  return answered.kind === 'problem' && answered.problem.code === 'session.stale';
}

export function faultText(answered: Exclude<Answered, { kind: 'done' }>): string {
  switch (answered.kind) {
    case 'problem':
      return answered.problem.detail ?? answered.problem.code;
    case 'offline':
      return 'There is no connection. Check it and try again.';
    case 'failed':
      return 'The desk did not answer. Try again in a minute.';
    default:
      return answered satisfies never;
  }
}
