import { expect, it } from 'vitest';
import { askedRows } from '../../../shared/usecases/audit.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { avery, propose } from '../domain/given.ts';

it('L12 L48: the answer date is the local one: the evening of the due date is not the next day', async () => {
  const door = new FrontDoor();
  const id = await door.file(reportOf(1), 'k'.repeat(32));
  door.now = Date.parse('2026-12-03T01:30:00.000Z');
  await door.order(id, propose({ kind: 'decline', request: 'r1', ground: 'B' }));
  await door.order(id, { type: 'approve', proposal: 'd1', actor: avery });
  expect(await askedRows(door.deps, id)).toMatchObject([{ dueOn: '2026-12-02', answeredOn: '2026-12-02', days: '30' }]);
});
