import '../../fuzz/quiet.ts';
import { beforeEach, expect, it } from 'vitest';
import { indexAccount } from '../../../shared/usecases/account-index.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { done, found, prepared } from '../domain/given.ts';

const note = 'His sister is who asks.';
const [rosa, remy, avery] = [
  staffToken('rosa', 'reviewer'),
  staffToken('remy', 'reviewer', 'front-line'),
  staffToken('avery', 'approver'),
];
let door: FrontDoor;
let id: string;

beforeEach(async () => {
  door = new FrontDoor('stands aside');
  id = await door.file(reportOf(1), 'key-of-a-case-of-ones-own');
});

const post = async (path: string, bearer: string, body: object) => {
  const said = await door.ask('POST', `/desk/${path}`, { bearer, body });
  return { status: said.status, body: JSON.parse(said.body) };
};
const aside = (staff: string, bearer = rosa) => post(`cases/${id}/aside`, bearer, { staff, note });

it('T9: why somebody stands aside is sealed, and the log holds its name only', async () => {
  const before = door.commits();
  expect(await aside('remy')).toMatchObject({ status: 200, body: { events: ['staff-stood-aside'] } });
  const log = await door.deps.store.stored(id);
  expect(log.map(({ body }) => body).join()).not.toContain('sister');
  const event = (await door.deps.store.log(id)).at(-1)?.commit.events[0];
  if (event?.type !== 'staff-stood-aside') throw new Error('nobody stood aside');
  const [key, sealed] = await Promise.all([door.deps.vault.key(id), door.deps.store.sealedItem(id, event.note)]);
  expect(key?.open(event.note, sealed ?? new Uint8Array())).toBe(note);
  // Pressed again, by a colleague and by themselves.
  expect((await aside('remy')).body).toMatchObject({ events: [] });
  expect((await aside('remy', remy)).body).toMatchObject({ events: [] });
  expect(door.commits()).toBe(before + 1);
});

it('T9: without a reason nobody is kept off, and a case that is nowhere is not there', async () => {
  expect((await post(`cases/${id}/aside`, rosa, { staff: 'remy' })).status).toBe(422);
  expect((await post(`cases/${id}/aside`, rosa, { staff: 'remy', note: 'family' })).status).toBe(422);
  expect((await post(`cases/${'Z'.repeat(22)}/aside`, rosa, { staff: 'remy', note })).body.code).toBe('case.absent');
});

it('T9: let back by an approver; a reviewer may not, nor they themselves', async () => {
  await aside('remy');
  const back = (bearer: string) => post(`cases/${id}/aside/remy/back`, bearer, { note });
  expect((await back(rosa)).body.code).toBe('role.missing');
  expect((await back(staffToken('remy', 'approver'))).body.code).toBe('rule.stands-aside');
  expect((await back(avery)).body).toMatchObject({ events: ['staff-let-back'] });
  expect((await door.ask('GET', `/desk/cases/${id}`, { bearer: remy })).status).toBe(200);
});

it('T9: no list of theirs has it, until they are let back; her own page says nothing of it', async () => {
  id = await door.file(reportOf(3, { contact: 'post' }), 'key-of-a-case-by-post');
  const listed = async (bearer: string) => {
    await door.dispatch(id);
    const lists = await Promise.all(
      ['queue', 'letters', 'asked'].map((list) => door.ask('GET', `/desk/${list}`, { bearer })),
    );
    const reference = (await door.stateOf(id)).reference;
    return lists.map((said) => said.body.includes(reference));
  };
  expect([await listed(remy), await listed(rosa)]).toEqual([
    [true, true, true],
    [true, true, true],
  ]);
  await aside('remy');
  expect([await listed(remy), await listed(rosa)]).toEqual([
    [false, false, false],
    [true, true, true],
  ]);
  expect((await door.ask('GET', '/case', { bearer: await door.linkOf(id) })).body).not.toContain('remy');
  await post(`cases/${id}/aside/remy/back`, avery, { note });
  expect(await listed(remy)).toEqual([true, true, true]);
});

it('T9: that the case is none of theirs is said before anything else is wrong with the order', async () => {
  await aside('remy');
  const byDocument = { covers: ['identity'], method: 'document', note };
  expect((await post(`cases/${id}/proof`, remy, byDocument)).body.code).toBe('rule.stands-aside');
  expect((await post(`cases/${id}/proof`, rosa, byDocument)).body.code).toBe('evidence.not-received');
});

it('T9: of the approvers on the staff list one has to be left, whoever asks', async () => {
  for (const one of ['avery', 'alex']) await door.deps.roster.put({ id: one, backup: 'rosa', approver: true });
  await door.deps.roster.put({
    id: 'gone',
    backup: 'rosa',
    approver: true,
    left: { at: '2026-11-02T15:00:00.000Z', by: 'x' },
  });
  expect((await aside('alex')).status).toBe(200);
  expect((await aside('avery')).body.code).toBe('rule.nobody-left');
  expect((await aside('remy')).status).toBe(200);
});

it('T9: who leaves hands nothing to somebody who stands aside: that case is counted, and the others go', async () => {
  const other = await door.file(reportOf(2), 'key-of-a-case-of-others');
  for (const of of [id, other]) await post(`cases/${of}/owner`, rosa, { owner: 'kim', backup: 'remy' });
  await aside('remy');
  const said = await post('staff/kim/leave', avery, { to: 'remy', note: 'she moves to another town' });
  expect(said.body).toMatchObject({ moved: 1, refused: 1 });
  expect((await door.stateOf(id)).owner).toBe('kim');
});

it('T9 L45: what a holder says of an account on such a case is taken by a colleague, and on no case by them', async () => {
  const other = await door.file(reportOf(2), 'key-of-a-case-of-others');
  for (const of of [other, id]) {
    await door.order(of, prepared);
    await door.order(of, found);
    await door.order(of, done('m1.preserve'));
    await indexAccount(door.deps, { system: 'shop', account: 'A' }, { case: of, openedAt: '2026-11-02T15:00:00.000Z' });
  }
  await aside('remy');
  const keyIn = (bearer: string) => post('appeals', bearer, { system: 'shop', account: 'A', note: 'It is my card.' });
  const appeals = async () =>
    await Promise.all([id, other].map(async (of) => Object.keys((await door.stateOf(of)).appeals).length));
  expect((await keyIn(remy)).body.code).toBe('rule.stands-aside');
  expect(await appeals()).toEqual([0, 0]);
  expect((await keyIn(rosa)).status).toBe(201);
  expect(await appeals()).toEqual([1, 1]);
});
