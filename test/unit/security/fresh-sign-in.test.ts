import '../../fuzz/quiet.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { freshMinutes, isFresh } from '../../../shared/domain/sign-in.ts';
import { agedToken, FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { done, found, nothing, prepared, propose, proved } from '../domain/given.ts';

const limit = freshMinutes * 60;
const door = new FrontDoor('fresh sign-in');
let id: string;
let back: () => void;

beforeAll(async () => {
  id = await door.file(reportOf(1, { wants: ['records', 'stop-accounts'] }), 'key-of-the-case-decided');
  for (const order of [prepared, found, nothing, done('m1.preserve')]) await door.order(id, order);
  await door.order(id, propose({ kind: 'decline', request: 'r1', ground: 'B' }));
  await door.order(id, proved);
  await door.order(id, propose({ kind: 'freeze', match: 'm1' }));
  back = door.snapshot();
});

/** Status and code of the answer, and how many commits it left. */
async function ask(bearer: string, path: string, body: object) {
  back();
  const before = door.commits();
  const said = await door.ask('POST', path, { bearer, body });
  const { code } = JSON.parse(said.body) as { code?: string };
  return { answer: [said.status, code, door.commits() - before], headers: said.headers };
}

const proposal = (n: number, of = id) => `/desk/cases/${of}/proposals/d${n}`;
const approver = (age: number | 'never') => agedToken(age, 'avery', 'approver');

describe('ASVS 7.5.3: whoever says yes as second person has just signed in', () => {
  it.each([
    ['a decline', 1],
    ['a freeze', 2],
  ])('T9: %s is approved a quarter of an hour after the sign-in and not a second later', async (_, n) => {
    expect((await ask(approver(limit), proposal(n), { type: 'approve' })).answer).toEqual([200, undefined, 1]);
    for (const age of [limit + 1, 36_000, 'never'] as const)
      expect((await ask(approver(age), proposal(n), { type: 'approve' })).answer).toEqual([401, 'session.stale', 0]);
  });

  it('T9: the way to the end of a case is as sensitive as its yes; other proposals do nothing alone', async () => {
    const propose = (decision: object, age: number) =>
      ask(agedToken(age, 'avery', 'approver'), `/desk/cases/${id}/proposals`, {
        decision,
        note: 'Closed and past its time.',
      });
    expect((await propose({ kind: 'shred' }, limit + 1)).answer).toEqual([401, 'session.stale', 0]);
    expect((await propose({ kind: 'shred' }, 0)).answer).toEqual([409, 'rule.retention', 0]);
    expect((await propose({ kind: 'unfreeze', match: 'm1' }, limit + 1)).answer[1]).not.toBe('session.stale');
  });

  it('T9: to return a proposal, which sends nothing, an old sign-in will do', async () => {
    expect((await ask(approver(36_000), proposal(1), { type: 'return' })).answer).toEqual([200, undefined, 1]);
  });

  it('T9: a fresh sign-in is not a second person, nor a role', async () => {
    const own = await ask(staffToken('rosa', 'approver'), proposal(1), { type: 'approve' });
    const reviewer = await ask(staffToken('remy', 'reviewer'), proposal(1), { type: 'approve' });
    expect([own.answer, reviewer.answer]).toEqual([
      [403, 'rule.second-person', 0],
      [403, 'rule.second-person', 0],
    ]);
  });

  it('T8: with an old sign-in a case that is nowhere is absent, and a proposal that is nowhere is as one that is', async () => {
    const nowhere = await ask(approver(36_000), proposal(1, 'Z'.repeat(22)), { type: 'approve' });
    expect(nowhere.answer).toEqual([404, 'case.absent', 0]);
    const absent = await ask(approver(36_000), proposal(9), { type: 'approve' });
    expect(absent.answer).toEqual((await ask(approver(36_000), proposal(1), { type: 'approve' })).answer);
  });

  it('says what a client has to ask the sign-in for (RFC 9470)', async () => {
    const { headers } = await ask(approver(36_000), proposal(1), { type: 'approve' });
    expect(headers['www-authenticate']).toBe('Bearer error="insufficient_user_authentication", max_age="900"');
  });

  it('T9: an age nobody can tell is not fresh', () => {
    const at = '2026-11-02T15:00:00.000Z';
    expect(
      [undefined, '2026-11-02T14:45:00.000Z', '2026-11-02T14:44:59.999Z', 'soon'].map((t) => isFresh(t, at)),
    ).toEqual([false, true, false, false]);
  });
});
