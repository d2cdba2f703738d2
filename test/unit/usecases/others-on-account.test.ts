import { expect, it } from 'vitest';
import type { Trace } from '../../../shared/domain/identifiers.ts';
import type { SourceRecord } from '../../../shared/domain/records.ts';
import { indexAccount } from '../../../shared/usecases/account-index.ts';
import { othersOn } from '../../../shared/usecases/others-on-account.ts';
import { FrontDoor, reportOf } from '../../fixtures/front-door.ts';
import { done, found, type Order, prepared, proved, rosa } from '../domain/given.ts';

const email = (value: string): Trace => ({ kind: 'email', place: 'profile', value });
const phone: Trace = { kind: 'phone', place: 'profile', value: '(212) 555-0100' };
const home: Trace = { kind: 'address', place: 'profile', value: { lines: ['-'], country: 'US' } };
const number: SourceRecord = {
  class: 'phone-numbers',
  id: 'r',
  at: '2026-08-01',
  number: '1',
  use: 'u',
  traces: [email('Sam@Mail.Example'), email('thief@mail.example'), phone, home],
};

/** Two cases found the same account: what stands on it, seen from Maria's. */
async function seenFromMaria(...sams: readonly Order[]) {
  const door = new FrontDoor('others');
  const digest = async (kind: string, value: string) => `${kind}:${await door.deps.vault.digest(kind, value)}`;
  const digests = await Promise.all([
    digest('email', 'sam@mail.example'),
    digest('phone', '+12125550100'),
    digest('address', '|||US'),
  ]);
  const [maria, sam] = [await door.file(reportOf(1), 'k'.repeat(32)), await door.file(reportOf(2), 'l'.repeat(32))];
  for (const id of [maria, sam]) {
    await door.order(id, { ...prepared, ...(id === sam ? { digests } : {}) } as Order);
    await door.order(id, found);
    await indexAccount(door.deps, { system: 'shop', account: 'A' }, { case: id, openedAt: door.deps.clock.now() });
  }
  for (const order of sams) await door.order(sam, order);
  const match = (await door.stateOf(maria)).matches['m1'];
  if (!match) throw new Error('no match');
  return { door, maria, match };
}

/** What of a record is Sam's. */
async function samsOn(...sams: readonly Order[]) {
  const { door, maria, match } = await seenFromMaria(...sams);
  const told = await (await othersOn(door.deps, maria, match)).isAnothers([number]);
  if (told.outcome !== 'done') throw new Error(told.reason);
  return number.traces.filter(told.isAnothers);
}

it('L27: what another victim of the account told us of herself is hers, however it is written; a place that is none is nobody’s', async () => {
  expect(await samsOn(proved, done('m1.preserve'))).toEqual([email('Sam@Mail.Example'), phone]);
});

it('L29: whoever was not verified hides nothing, so that a thief who reports his own account gains nothing', async () => {
  expect(await samsOn(done('m1.preserve'))).toEqual([]);
});

it('L27: nor does one whose account it turned out not to be', async () => {
  const wrong: Order = { type: 'decide-match', match: 'm1', confirmed: false, note: 'n', actor: rosa };
  expect(await samsOn(proved, wrong)).toEqual([]);
});

/** An account with the addresses of many, and a key service that takes its time. */
async function manyValues(count: number, ms: number) {
  const { door, maria, match } = await seenFromMaria(proved, done('m1.preserve'));
  const asked: string[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const vault = {
    async digest(kind: string, value: string) {
      asked.push(value);
      mostAtOnce = Math.max(mostAtOnce, ++atOnce);
      await new Promise(setImmediate);
      if (--atOnce === 0) door.now += ms;
      return await door.deps.vault.digest(kind, value);
    },
  };
  const traces = Array.from({ length: count }, (_, n) => email(`one${n}@mail.example`));
  const records = [{ ...number, traces: [...traces, email('sam@mail.example')] }];
  const until = (left: number) => door.now + left;
  return { deps: { ...door.deps, vault }, maria, match, records, until, asked, most: () => mostAtOnce };
}

it('G20: ten thousand values on an account are asked about fifty at a time and once each, whatever class they stand in', async () => {
  const on = await manyValues(10_000, 5);
  const others = await othersOn(on.deps, on.maria, on.match, on.until(60_000));
  const told = await others.isAnothers(on.records);
  if (told.outcome !== 'done') throw new Error(told.reason);
  expect(on.records[0]?.traces.filter(told.isAnothers)).toEqual([email('sam@mail.example')]);
  expect([on.asked.length, on.most()]).toEqual([10_001, 50]);
  expect((await others.isAnothers(on.records)).outcome).toBe('done');
  expect(on.asked).toHaveLength(10_001);
});

it('G20: more than can be asked in the time of a piece of work is a time-out, not the end of the worker', async () => {
  const on = await manyValues(10_000, 5);
  const others = await othersOn(on.deps, on.maria, on.match, on.until(100));
  expect(await others.isAnothers(on.records)).toEqual({ outcome: 'failed', reason: 'timeout' });
  expect(on.asked).toHaveLength(20 * 50);
});
