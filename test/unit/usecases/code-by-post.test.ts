import { expect, it } from 'vitest';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { avery, done, found, nothing, type Order, prepared, propose, proved } from '../domain/given.ts';

it('T1: whoever asks again for a code that comes in a letter hears the same, and the letter holds the right one', async () => {
  const door = new FrontDoor('code by post');
  const by = { wants: ['records'], contact: 'post', email: undefined, phones: [] };
  const id = await door.file(reportOf(1, by), 'k'.repeat(32));
  for (const order of [
    prepared,
    found,
    nothing,
    proved,
    ...['m1.preserve', 'm1.hold.pm1', 'm1.collect'].map((s) => done(s)),
  ])
    await door.order(id, order);
  const sends: readonly Order[] = [
    { type: 'record-package', package: 'p1', files: 9, commitment: 'c' },
    propose({ kind: 'release', request: 'r1', package: 'p1' }),
    { type: 'approve', proposal: 'd1', actor: avery },
  ];
  for (const order of sends) await door.order(id, order);
  const bearer = await door.linkOf(id);
  const first = await door.ask('POST', '/case/code', { bearer });
  expect([first.status, JSON.parse(first.body)]).toMatchObject([202, { by: 'post' }]);
  const again = await door.ask('POST', '/case/code', { bearer });
  expect(again).toEqual(first);
  expect(Object.keys((await door.stateOf(id)).codes)).toHaveLength(1);
});
