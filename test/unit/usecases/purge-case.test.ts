import { expect, it } from 'vitest';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { purgeCase } from '../../../shared/usecases/purge-case.ts';
import { runWork } from '../../../shared/usecases/run-work.ts';
import { FakeBus, fakeAnnouncer } from '../../fakes/announcer.ts';
import { fakeLookUps } from '../../fakes/look-ups.ts';
import { fakeShredder } from '../../fakes/shredder.ts';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { approve, clock, mailsOut, type Order, prepared, preparedAlone, propose } from '../domain/given.ts';

const day = 86_400_000;
const slow = 60_000;

/** A case that was declined, and a shredder each of whose calls takes a minute. */
async function closedCase(preparing: Order = prepared) {
  const door = new FrontDoor('purge case');
  const id = await door.file(reportOf(1), 'key-of-the-first-case');
  const searched = ['shop', 'billing'].map((system) => ({ type: 'record-search', system, findings: [] }) as const);
  for (const order of [preparing, ...searched, propose({ kind: 'nothing-found', request: 'r1' }), approve('d1')])
    await door.order(id, order);
  const { vaultBucket: vault, quarantine } = door;
  const shredder = fakeShredder(
    { vault, quarantine, wrapped: door.table.wrapped, lookUps: new Map() },
    {
      gate: async (_call, apply) => {
        door.now += slow;
        return apply();
      },
    },
  );
  const retire = async (days: number) => {
    door.now += days * day;
    await door.order(id, { type: 'retire', policy: defaultRetention, actor: clock });
  };
  /** Every mail goes out: before that nothing is shredded. */
  const mail = async () => {
    for (const order of mailsOut(await door.stateOf(id))) await door.order(id, order);
  };
  const said = async (type: string) =>
    (await door.deps.store.log(id)).find(({ commit }) => commit.events.some((e) => e.type === type))?.commit.at;
  return { door, id, deps: { ...door.deps, shredder }, retire, mail, said };
}

it('L50: the log says of the end of destroying when it was, and not when it began', async () => {
  const { door, id, deps, retire, mail, said } = await closedCase();
  await retire(defaultRetention.records);
  door.vaultBucket.set(`cases/${id}/records/m1`, { bytes: Buffer.from('x'), contentType: 'text/plain' });
  await purgeCase(deps, { case: id, work: 'records' });
  expect(door.vaultBucket.has(`cases/${id}/records/m1`)).toBe(false);
  expect(await said('purged')).toBe(new Date(door.now).toISOString());
  await retire(1);
  await door.order(id, propose({ kind: 'shred' }));
  await door.order(id, approve('d2'));
  await mail();
  await retire(8);
  await purgeCase(deps, { case: id, work: 'shred' });
  expect(door.table.wrapped.has(id)).toBe(false);
  expect(await said('shredded')).toBe(new Date(door.now).toISOString());
});

it('L33 L50: of a case whose data is gone the desk is told so, whatever it would seal under its key', async () => {
  const { door, id, deps, retire, mail } = await closedCase();
  await retire(defaultRetention.personalData + 1);
  await door.order(id, propose({ kind: 'shred' }));
  await door.order(id, approve('d2'));
  await mail();
  await retire(8);
  await purgeCase(deps, { case: id, work: 'shred' });
  const call = (body: object, key: string) => ({ body, bearer: staffToken('rosa', 'reviewer'), key });
  const asked = { why: 'second-ask', channel: 'post', form: 'own-letter', receivedOn: '2032-01-02' };
  const hold = { type: 'place-legal-hold', note: 'A court wrote.' };
  for (const [path, body] of [
    ['requests', asked],
    ['legal-hold', hold],
  ] as const) {
    const heard = await door.ask('POST', `/desk/cases/${id}/${path}`, call(body, `key-of-the-order-${path}`));
    expect([path, heard.status, heard.body]).toEqual([path, 409, expect.stringContaining('case.shredded')]);
  }
});

it('L50: who else has what she gave is not looked up any more once her data goes: no row of hers is written anew', async () => {
  const digests = ['email:d'];
  const { door, id, deps, retire, mail } = await closedCase({ ...preparedAlone, digests } as Order);
  const rows = new Map();
  const work = () =>
    runWork(
      {
        ...deps,
        announcer: fakeAnnouncer(new FakeBus()),
        registry: { systems: async () => [], connect: async () => undefined, paymentProvider: async () => undefined },
        lookUps: fakeLookUps(rows),
      },
      { case: id, work: 'kin', receives: 1 },
    );
  await retire(defaultRetention.personalData + 1);
  await door.order(id, propose({ kind: 'shred' }));
  await door.order(id, approve('d2'));
  await mail();
  await retire(8);
  expect([await work(), rows.size]).toEqual(['done', 0]);
  await purgeCase(deps, { case: id, work: 'shred' });
  expect(await work()).toBe('done');
});
