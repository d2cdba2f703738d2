import { describe, expect, it } from 'vitest';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { avery } from '../domain/given.ts';

const note = 'she moves to another town';
const bearer = staffToken('avery', 'approver');

/** So many open cases of Rosa's, and one of somebody else's. */
async function withCases(number: number) {
  const door = new FrontDoor('leaves');
  await door.deps.roster.put({ id: 'rosa', backup: 'remy', approver: false });
  await door.deps.roster.put({ id: 'remy', backup: 'rosa', approver: true });
  const ids: string[] = [];
  for (let n = 0; n <= number; n++) {
    const id = await door.file(reportOf(n), `key-of-report-${String(n).padStart(4, '0')}`);
    await door.order(id, {
      type: 'assign',
      owner: n === number ? 'kim' : 'rosa',
      backup: n === number ? 'lee' : 'remy',
      actor: avery,
    });
    ids.push(id);
  }
  return { door, ids };
}

describe('L16: somebody leaves, with more cases than one call has time for', () => {
  it('each call moves a page and says where the next begins; in the end all of them are moved, and no others', async () => {
    const { door, ids } = await withCases(230);
    const answers: { moved: number; refused: number; next?: string }[] = [];
    let after: string | undefined;
    do {
      const said = await door.ask('POST', '/desk/staff/rosa/leave', { bearer, body: { note, after } });
      expect(said.status).toBe(200);
      const answer = JSON.parse(said.body);
      answers.push(answer);
      after = answer.next;
    } while (after !== undefined);
    expect(answers).toHaveLength(3);
    expect(answers.reduce((sum, a) => sum + a.moved, 0)).toBe(230);
    const owners = await Promise.all(ids.map(async (id) => (await door.stateOf(id)).owner));
    expect(owners.filter((owner) => owner === 'remy')).toHaveLength(230);
    expect(owners.at(-1)).toBe('kim');
    const again = await door.ask('POST', '/desk/staff/rosa/leave', { bearer, body: { note } });
    // Once more from the start, as after a call that broke: nothing is left to do.
    expect(JSON.parse(again.body)).toMatchObject({ moved: 0, refused: 0 });
  });

  it('a case that cannot be moved is counted, and keeps nobody from the others', async () => {
    const { door, ids } = await withCases(5);
    door.table.wrapped.delete(ids[0]!);
    const said = await door.ask('POST', '/desk/staff/rosa/leave', { bearer, body: { note } });
    expect(JSON.parse(said.body)).toMatchObject({ to: 'remy', moved: 4, refused: 1 });
  });
});
