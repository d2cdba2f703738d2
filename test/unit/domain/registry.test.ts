import { describe, expect, it } from 'vitest';
import { replaced, type SystemEntry } from '../../../shared/domain/registry.ts';

const shop: SystemEntry = {
  id: 'shop',
  name: 'Shop',
  kind: 'own',
  owner: 'systems@example.com',
  adapter: 'http',
  answerDays: 7,
  baseUrl: 'https://shop.example/redress',
  emergencyStop: false,
  paymentProvider: false,
};
const moved = { ...shop, baseUrl: 'https://elsewhere.example/redress' };

describe('a system that is entered once more', () => {
  it('T1 L24: under another address it is refused, so that no identifier of hers goes where nobody meant it to go', () => {
    expect(replaced(shop, moved)).toEqual({ ok: false, error: 'moved' });
    expect(replaced(shop, moved, 'https://third.example')).toEqual({ ok: false, error: 'moved' });
  });

  it('L24: moves when whoever enters it names the address of before', () => {
    expect(replaced(shop, moved, shop.baseUrl)).toEqual({ ok: true, value: moved });
  });

  it('T9: keeps its emergency stop, which only the desk takes off', () => {
    const again = replaced({ ...shop, emergencyStop: true }, { ...shop, name: 'The shop' });
    expect(again).toEqual({ ok: true, value: { ...shop, name: 'The shop', emergencyStop: true } });
  });

  it('L24: the first time it is entered as it is', () => {
    expect(replaced(undefined, { ...shop, emergencyStop: true })).toMatchObject({ value: { emergencyStop: true } });
  });
});
