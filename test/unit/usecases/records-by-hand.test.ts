import '../../fuzz/quiet.ts';
import { expect, it } from 'vitest';
import type { MatrixLine } from '../../../shared/domain/records.ts';
import { recordClasses } from '../../../shared/domain/records.ts';
import { indexAccount } from '../../../shared/usecases/account-index.ts';
import { collectedName } from '../../../shared/usecases/collected-name.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { found, nothing, prepared, proved } from '../domain/given.ts';

const records = 'records/m1';
const record = (one: string, id: string) => ({
  id,
  at: '2026-07-02',
  traces: [],
  class: one,
  number: '1',
  use: 'card',
});

const faultsIn = ({ body }: { readonly body: string }) =>
  (JSON.parse(body) as { faults: { path: string; code: string }[] }).faults.map(({ path, code }) => ({ path, code }));

/** Everything but the support notes was collected by API: those were refused, and a person enters them. */
async function refusedNotes(isCollected = true) {
  const door = new FrontDoor('records by hand');
  const id = await door.file(reportOf(1), 'key-of-the-first-case');
  for (const order of [
    prepared,
    found,
    nothing,
    { type: 'settle-step', step: 'm1.preserve', outcome: 'done' } as const,
  ])
    await door.order(id, order);
  const matrix = recordClasses
    .filter((one) => one !== 'support-notes')
    .map(
      (one): MatrixLine =>
        one === 'phone-numbers' ? { class: one, status: 'supplied', count: 1 } : { class: one, status: 'none' },
    );
  const key = await door.deps.vault.key(id);
  if (!key) throw new Error('no key');
  const path = `cases/${id}/${records}`;
  const collected = JSON.stringify([record('phone-numbers', 'by-api')]);
  await door.deps.records.put(path, key.seal(records, collected), 'application/octet-stream');
  await door.order(id, {
    type: 'settle-step',
    step: 'm1.collect',
    outcome: 'parked',
    reason: 'support-notes: no',
    ...(isCollected ? { matrix } : {}),
  });
  let pressed = 0;
  return {
    /** Another victim of the account is verified. */
    verified: async () => {
      const other = await door.file(reportOf(2), 'key-of-the-second-case');
      const digests = [`email:${await door.deps.vault.digest('email', 'maria2@mail.example')}`];
      const told = { ...prepared, digests } as typeof prepared;
      for (const order of [told, found, nothing, proved]) await door.order(other, order);
      const by = { case: other, openedAt: door.deps.clock.now() };
      await indexAccount(door.deps, { system: 'shop', account: 'A' }, by);
      return other;
    },
    /** They are collected once more, and the system has no API any more. */
    again: async () => {
      await door.order(id, { type: 'collect-anew', step: 'm1.collect' });
      await door.order(id, { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'by-hand' });
    },
    /** As retention does in the end (L50). */
    destroyed: () => door.vaultBucket.delete(path),
    step: async () => (await door.stateOf(id)).steps['m1.collect'],
    kept: async () => {
      const step = (await door.stateOf(id)).steps['m1.collect'];
      const name = collectedName({ match: 'm1', round: step?.round ?? 1 });
      const sealed = await door.deps.records.get(`cases/${id}/${name}`);
      const all = sealed && (JSON.parse(key.open(name, sealed)) as { id: string }[]);
      return all?.map((one) => one.id);
    },
    enter: async (classes: readonly object[]) => {
      pressed += 1;
      const body = { classes, note: 'Read from the screen of the support tool.' };
      const call = { body, bearer: staffToken('rosa', 'reviewer'), key: `key-of-the-entering-${pressed}` };
      return await door.ask('POST', `/desk/cases/${id}/matches/m1/records`, call);
    },
  };
}

it('L28 L40: the one class that was refused is entered by hand, and what was collected by API stays', async () => {
  const { enter, kept, step } = await refusedNotes();
  const said = await enter([{ class: 'support-notes', status: 'none' }]);
  expect(said.status).toBe(200);
  expect(await kept()).toEqual(['by-api']);
  const settled = await step();
  expect(settled?.outcome).toBe('done');
  expect(settled?.matrix).toHaveLength(recordClasses.length);
  expect(settled?.matrix).toContainEqual({ class: 'phone-numbers', status: 'supplied', count: 1 });
});

it('L28 L50: of what was destroyed since nothing is said any more: every class is entered once more', async () => {
  const { enter, kept, step, destroyed } = await refusedNotes();
  destroyed();
  expect((await enter([{ class: 'support-notes', status: 'none' }])).status).toBe(200);
  expect(await kept()).toEqual([]);
  expect(await step()).toMatchObject({ outcome: 'parked', matrix: [{ class: 'support-notes', status: 'none' }] });
});

it('L28: a class entered anew replaces what there was of it, and while one is missing it stays a person’s', async () => {
  const { enter, kept, step } = await refusedNotes();
  const anew = { class: 'phone-numbers', status: 'supplied', records: [record('phone-numbers', 'by-hand')] };
  expect((await enter([anew])).status).toBe(200);
  expect(await kept()).toEqual(['by-hand']);
  expect((await step())?.outcome).toBe('parked');
  expect((await enter([{ class: 'support-notes', status: 'none' }])).status).toBe(200);
  expect((await step())?.outcome).toBe('done');
  expect(await kept()).toEqual(['by-hand']);
});

it('L28: each class is entered once, and at least one', async () => {
  const { enter } = await refusedNotes();
  const none = { class: 'orders', status: 'none' };
  const [twice, empty] = [await enter([none, none]), await enter([])];
  expect([twice, empty].map(faultsIn)).toEqual([
    [{ path: 'classes.1.class', code: 'classes.twice' }],
    [{ path: 'classes', code: 'classes.missing' }],
  ]);
});

it('L27 G6: a record on which another person’s card stands beside hers is not taken before it was cut', async () => {
  const { enter, kept, step } = await refusedNotes();
  const hers = { kind: 'email', place: 'support', value: 'maria1@mail.example' };
  const theirs = { kind: 'card', place: 'support', fingerprint: 'fp9', last4: '0005' };
  const note = (...traces: object[]) => [
    {
      class: 'support-notes',
      status: 'supplied',
      records: [{ id: 'n', at: '2026-07-02', class: 'support-notes', channel: 'phone', text: 'called', traces }],
    },
  ];
  const said = await enter(note(hers, theirs));
  expect([said.status, faultsIn(said)]).toEqual([422, [{ path: 'classes.0.records.0.traces', code: 'records.mixed' }]]);
  expect([await kept(), (await step())?.outcome]).toEqual([['by-api'], 'parked']);
  expect((await enter(note(hers))).status).toBe(200);
  expect([await kept(), (await step())?.outcome]).toEqual([['by-api', 'n'], 'done']);
});

it('L28: what is wrong with what was entered is told by its class, its record and its field, and without what was entered', async () => {
  const { enter } = await refusedNotes();
  const [good, bad] = [record('phone-numbers', 'n-1'), { ...record('phone-numbers', 'n-2'), at: 'Maria Example' }];
  const said = await enter([
    { class: 'orders', status: 'held-by', holder: 'archive', askedOn: '2026-02-31' },
    { class: 'phone-numbers', status: 'supplied', records: [good, bad] },
    { class: 'receipts', status: 'supplied', records: [good] },
  ]);
  expect(said.status).toBe(422);
  expect(faultsIn(said)).toEqual([
    { path: 'classes.0.askedOn', code: 'date.real' },
    { path: 'classes.1.records.1.at', code: 'field.shape' },
    { path: 'classes.2.records.0.class', code: 'records.class' },
  ]);
  expect(said.body).not.toContain('Maria');
});

const none = (one: string) => ({ class: one, status: 'none' });

it('L27: what another victim of the account is verified to have told us is left out of what is entered, too', async () => {
  const [byHand, mixed] = [await refusedNotes(false), await refusedNotes()];
  const other = await byHand.verified();
  const [hers, theirs] = ['maria1@mail.example', 'maria2@mail.example'].map((value, i) => ({
    ...record('phone-numbers', `of-${i + 1}`),
    traces: [{ kind: 'email', place: 'profile', value }],
  }));
  const entered = { class: 'phone-numbers', status: 'supplied', records: [hers, theirs] };
  const rest = recordClasses.filter((one) => one !== 'phone-numbers').map(none);
  expect((await byHand.enter([...rest, entered])).status).toBe(200);
  expect([await byHand.kept(), await byHand.step()]).toMatchObject([['of-1'], { outcome: 'done', beside: [other] }]);
  // What was collected before stays of its time.
  await mixed.verified();
  expect((await mixed.enter([none('support-notes')])).status).toBe(200);
  expect((await mixed.step())?.beside).toBeUndefined();
});

it('L27: collected anew and then entered class by class, nothing of before is kept', async () => {
  const { again, enter, kept, step } = await refusedNotes();
  expect((await enter([none('support-notes')])).status).toBe(200);
  await again();
  expect((await enter([none('orders')])).status).toBe(200);
  expect([await kept(), (await step())?.matrix]).toEqual([[], [none('orders')]]);
  // Nor what a worker put there and did not live to write down.
  const dead = await refusedNotes(false);
  expect((await dead.enter([none('orders')])).status).toBe(200);
  expect(await dead.kept()).toEqual([]);
});
