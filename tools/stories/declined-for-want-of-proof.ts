import type { Telling } from './telling.ts';

const day = 86_400_000;

/** Declined under (B) by two people: her card was there, but nobody proved to be her. The holds end by themselves, and nothing else was done. */
export async function declineForWantOfProof(telling: Telling, id: string): Promise<void> {
  await telling.decideMatches(id);
  const decision = { kind: 'decline', request: 'r1', ground: 'B' } as const;
  await telling.decide(id, decision, 'No proof came.', 'No proof of identity came.');
  await telling.stack.clock.advanceTo(telling.stack.clock.now() + 4 * day);
  const { matches, steps } = await telling.caseFile(id);
  telling.must(
    'L39: the true match stays confirmed',
    Object.values(matches).some((m) => m.status === 'confirmed'),
  );
  telling.must(
    'T2: its holds ended by themselves',
    Object.values(steps).every((s) => s.action !== 'hold' || s.outcome === 'undone'),
  );
}
