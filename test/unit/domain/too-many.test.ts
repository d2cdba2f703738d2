import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../shared/domain/case/vocabulary.ts';
import {
  file,
  nothing,
  type Order,
  openCase,
  openTasks,
  outcomes,
  type Played,
  play,
  prepared,
  rosa,
  tick,
} from './given.ts';

const named = (n: number): Finding => ({
  account: `A${String(n).padStart(5, '0')}`,
  basis: [{ kind: 'name', exact: false }],
  instruments: [],
  hers: false,
});
const many = (count: number) => Array.from({ length: count }, (_, n) => named(n));
const withPhone: Finding = { ...named(90_000), basis: [{ kind: 'phone', exact: true }] };
const withCard: Finding = {
  ...named(90_001),
  basis: [{ kind: 'card', exact: true, card: 'card1' }],
  instruments: ['pm1'],
};
const search = (findings: readonly Finding[], more: object = {}): Order =>
  ({ type: 'record-search', system: 'shop', findings, ...more }) as Order;
const bytes = (played: Played) => Buffer.byteLength(JSON.stringify(played.last));
const accounts = (played: Played) => Object.values(file(played).matches).map((m) => m.account);
const begun = [openCase, prepared, nothing] satisfies Order[];

describe('L24 L25: a search that finds more than one commit holds', () => {
  const found = [...many(1500), withPhone, withCard];
  const over = play(...begun, search(found));

  it('is parked to a person, never ended with less than was found, in a commit DynamoDB takes', () => {
    expect(file(over).searches['shop']).toMatchObject({ status: 'parked', reason: 'too-many' });
    expect(openTasks(over)).toContain('system-parked.shop');
    expect(file(over).mails['S-stuck.search.shop']?.to).toBe('compliance');
    expect(bytes(over)).toBeLessThan(350_000);
  });

  it('G5: what is hers for sure is protected at once, and what has more than her name is there to be decided', () => {
    expect(accounts(over)).toEqual(expect.arrayContaining([withCard.account, withPhone.account]));
    const match = Object.values(file(over).matches).find((m) => m.account === withCard.account);
    expect(outcomes(over)[`${match?.id}.preserve`]).toBe('running');
  });

  it('G2: the same again, in whatever order, writes nothing new', () => {
    expect(play(...begun, search(found), search(found.toReversed())).last).toEqual([]);
    const again = [...begun, search(found), { type: 'retry-search', system: 'shop', actor: rosa } as Order];
    const second = play(...again, search(found.toReversed()));
    expect(second.last).toEqual([{ v: 1, type: 'search-parked', system: 'shop', reason: 'too-many' }]);
    expect(accounts(second)).toEqual(accounts(over));
  });

  it('is not asked again by itself: it would find the same', () => {
    expect(play(...begun, search(many(1500)), tick('2026-11-03T16:00:00.000Z')).last).toEqual([]);
  });

  it('L24: ends when a person enters what is hers among them', () => {
    const entered = search([named(1499), withPhone], { entered: 'search.1', actor: rosa });
    const played = play(...begun, search(found), entered);
    expect(file(played).searches['shop']).toMatchObject({ status: 'ended', hits: 2 });
    expect(accounts(played)).toContain(named(1499).account);
    expect(openTasks(played)).not.toContain('system-parked.shop');
  });

  it('what was taken before is taken: seven hundred of her name are seven hundred to decide', () => {
    const played = play(...begun, search(many(700)));
    expect(file(played).searches['shop']).toMatchObject({ status: 'ended', hits: 700 });
    expect(openTasks(played)).toHaveLength(700);
    expect(bytes(played)).toBeLessThan(350_000);
  });

  it('counts what each brings with it: marks of a thousand places, and every step on a proved card', () => {
    const reach = Array.from({ length: 200 }, (_, n) => `${n}`.padStart(43, 'm'));
    const heavy = many(200).map((f) => ({ ...f, reach }));
    expect(bytes(play(...begun, search(heavy)))).toBeLessThan(350_000);
    const cards = many(300).map((f) => ({ ...withCard, account: f.account, instruments: ['a', 'b', 'c', 'd'] }));
    const held = play(...begun, search(cards));
    expect(file(held).searches['shop']?.status).toBe('parked');
    expect(bytes(held)).toBeLessThan(350_000);
    expect(accounts(held).length).toBeGreaterThan(50);
  });
});
