import { expect, it } from 'vitest';
import { answerText } from '../../../shared/content/answer.ts';
import { readAnswer } from '../../../shared/usecases/answer.ts';
import { printLetter } from '../../../shared/usecases/print-letter.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { avery, propose, rosa } from '../domain/given.ts';

it('L38: a letter of refusal names the ground of its own request, not that of a later one', async () => {
  const door = new FrontDoor('two answers');
  const id = await door.file(reportOf(1, { contact: 'post', email: undefined, phones: [] }), 'k'.repeat(32));
  await door.order(id, propose({ kind: 'decline', request: 'r1', ground: 'B' }));
  await door.order(id, { type: 'approve', proposal: 'd1', actor: avery });
  await door.order(id, { type: 'receive-request', why: 'second-ask', channel: 'post', actor: rosa });
  await door.order(id, propose({ kind: 'decline', request: 'r2', ground: 'C' }));
  await door.order(id, { type: 'approve', proposal: 'd2', actor: avery });
  const paper = async (letter: string) => {
    await printLetter(door.deps, { kind: 'staff', id: 'rosa', roles: ['reviewer'] }, id, letter);
    return Buffer.from(door.vaultBucket.get(`cases/${id}/letters/${letter}.pdf`)?.bytes ?? []).toString();
  };
  expect(await paper('V9.r1')).toContain('1681g(e)(5)(B)');
  expect(await paper('V9.r2')).toContain('1681g(e)(5)(C)');
  const key = await door.deps.vault.key(id);
  if (!key) throw new Error('no key');
  const newest = await readAnswer(door.deps, id, key, await door.stateOf(id));
  const facts = { how: 'declined', ground: 'C', facts: '' } as const;
  expect(newest.ok && newest.value).toEqual(answerText(facts, 'en', door.deps.brand));
});
