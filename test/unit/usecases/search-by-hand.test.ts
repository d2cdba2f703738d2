import '../../fuzz/quiet.ts';
import { expect, it } from 'vitest';
import { FrontDoor, reportOf, staffToken } from '../../fixtures/front-door.ts';
import { nothing, type Order, prepared } from '../domain/given.ts';

const typed = (kind: string, value: unknown) => ({ kind, place: 'profile', value });
const candidate = (account: string, ...traces: object[]) => ({ account, openedAt: '2026-07-02', traces });
const byHand: Order = { type: 'park-search', system: 'shop', reason: 'by-hand' };

/** A search that waits for a person, and how that person's answer is taken. */
async function waiting() {
  const door = new FrontDoor('search by hand');
  const id = await door.file(reportOf(1), 'key-of-the-first-case');
  for (const order of [prepared, byHand, nothing]) await door.order(id, order);
  return {
    answer: async (...candidates: object[]) => {
      const body = { candidates, note: 'Searched the paper file.' };
      const call = { body, bearer: staffToken('rosa', 'reviewer') };
      const { status, body: said } = await door.ask('POST', `/desk/cases/${id}/searches/shop/answer`, call);
      return { ...(JSON.parse(said) as object), status };
    },
    file: async () => await door.stateOf(id),
  };
}

const hers = typed('address', {
  lines: ['2 Elm Street'],
  city: 'New York',
  region: 'NY',
  postalCode: '10001',
  country: 'US',
});

it('L24: an account found by her address is entered by her address', async () => {
  const { answer, file } = await waiting();
  expect(await answer(candidate('OLD-1', hers))).toMatchObject({ status: 200 });
  expect((await file()).matches['m1']).toMatchObject({ account: 'OLD-1', basis: [{ kind: 'address', exact: true }] });
});

it('L25 L26: an account on which nothing of hers was typed is told, and the search does not end as if nothing were found', async () => {
  const { answer, file } = await waiting();
  const mistyped = candidate('OLD-2', typed('email', 'maria1@mail.exmaple'));
  const bare = candidate('OLD-3');
  expect(await answer(candidate('OLD-1', hers), mistyped, bare)).toMatchObject({
    status: 422,
    code: 'body.faults',
    faults: [
      { path: 'candidates.1.traces', code: 'candidates.not-hers' },
      { path: 'candidates.2.traces', code: 'candidates.not-hers' },
    ],
  });
  expect((await file()).searches['shop']?.status).toBe('parked');
  expect((await file()).matches).toEqual({});
});

it('L26: that none was found is an answer too', async () => {
  const { answer, file } = await waiting();
  expect(await answer()).toMatchObject({ status: 200 });
  expect((await file()).searches['shop']).toMatchObject({ status: 'ended', hits: 0 });
});
