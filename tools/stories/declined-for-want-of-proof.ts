import type { Telling } from './telling.ts';

/** Declined under (B) by two people, and whatever was held meanwhile put back: nothing is left to do on the case but to tell her. */
export async function declineForWantOfProof(telling: Telling, id: string): Promise<void> {
  const decision = { kind: 'decline', request: 'r1', ground: 'B' } as const;
  await telling.decide(id, decision, 'No proof came.', 'No proof of identity came.');
  const { matches } = await telling.caseFile(id);
  const rosa = await telling.as('rosa');
  for (const match of Object.values(matches).filter((m) => m.status === 'undecided' || m.status === 'confirmed'))
    await rosa.post(`/desk/cases/${id}/matches/${match.id}`, { confirmed: false, note: 'Declined, put back.' });
  await telling.idle();
}
