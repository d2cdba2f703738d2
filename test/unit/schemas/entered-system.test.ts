import { expect, it } from 'vitest';
import { enteredSystem } from '../../../shared/schemas/registry.ts';

const entry = {
  id: 'shop',
  name: 'Shop',
  kind: 'own',
  owner: 'shop-team',
  baseUrl: 'https://shop.example/redress',
  emergencyStop: false,
  paymentProvider: false,
  token: 't',
};
const faults = (change: object) =>
  enteredSystem.safeParse({ ...entry, ...change }).error?.issues.map((issue) => issue.path.join('.')) ?? [];

it('L24: people’s identifiers go out encrypted, or stay on this machine', () => {
  expect(
    ['https://shop.example', 'http://127.0.0.1:4800/shop', 'http://localhost:1'].flatMap((baseUrl) =>
      faults({ baseUrl }),
    ),
  ).toEqual([]);
  for (const baseUrl of ['http://shop.example', 'http://127.example.com', ''])
    expect(faults({ baseUrl })).toEqual(['baseUrl']);
});

it('L24: a system without an API has no address, and an owner who can be written to', () => {
  const manual = { adapter: 'manual', baseUrl: undefined, owner: 'paper@shop.example' };
  expect(faults(manual)).toEqual([]);
  expect(faults({ ...manual, owner: 'shop-team' })).toEqual(['owner']);
  expect(faults({ ...manual, baseUrl: 'https://shop.example' })).toEqual(['baseUrl']);
});
