import type { Roster } from '../ports/roster.ts';

/** Nobody who left reads or changes anything, whatever the sign-in still says (ADR 010). */
export async function hasLeft({ roster }: { readonly roster: Roster }, id: string): Promise<boolean> {
  return (await roster.members()).some((m) => m.id === id && m.left !== undefined);
}
