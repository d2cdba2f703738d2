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

/** Two cases found the same account; what of a record is Sam's, seen from Maria's. */
async function samsOn(...sams: readonly Order[]) {
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
  const isAnothers = await (await othersOn(door.deps, maria, match)).isAnothers([number]);
  return number.traces.filter(isAnothers);
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
