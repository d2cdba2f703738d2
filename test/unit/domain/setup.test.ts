import { describe, expect, it } from 'vitest';
import { stageNamed } from '../../../infra/stages.ts';
import type { Brand } from '../../../shared/domain/brand.ts';
import type { SystemEntry } from '../../../shared/domain/registry.ts';
import { type Configured, isExample, setupOf, setupPoints } from '../../../shared/domain/setup.ts';

const brand: Brand = {
  company: 'Blue Harbor Goods',
  phone: '+1 617-333-0142',
  tty: '711',
  hours: { en: 'Monday to Friday, 8 to 6', es: 'De lunes a viernes, de 8 a 6' },
  postalAddress: ['Blue Harbor Goods', '1 Wharf Street', 'Boston, MA 02110'],
  site: 'https://records.blueharbor.com',
  mailFrom: 'records@blueharbor.com',
  security: 'security@blueharbor.com',
  timeZone: 'America/New_York',
};
const shop: SystemEntry = {
  id: 'shop',
  name: 'Shop',
  kind: 'own',
  owner: 'team',
  adapter: 'http',
  answerDays: 7,
  baseUrl: 'https://shop.blueharbor.com',
  emergencyStop: false,
  paymentProvider: false,
};
const person = (id: string, approver: boolean) => ({ id, backup: 'x', approver });
const whole: Configured = {
  brand,
  policy: { version: '1', since: '2026-11-24', identity: ['matching'], claim: ['affidavit'], birthDate: true },
  mailboxes: { compliance: ['c@blueharbor.com'], backup: ['b@blueharbor.com'], executives: ['e@blueharbor.com'] },
  systems: [shop, { ...shop, id: 'pay', name: 'Payments', paymentProvider: true }],
  members: [person('a', true), person('b', true), person('c', false)],
  cardField: 'https://fields.acquirer.com/card',
};
const stateOf = (given: Configured) => Object.fromEntries(setupOf(given).map(({ point, state }) => [point, state]));
const open = (given: Configured) =>
  setupOf(given)
    .filter(({ state }) => state !== 'set')
    .map(({ point, state }) => `${point}: ${state}`);

describe('S9: what is set up', () => {
  it('every point has its line, once, and a business that set all of it has nothing open', () => {
    expect(setupOf(whole).map(({ point }) => point)).toEqual(setupPoints);
    expect(open(whole)).toEqual([]);
  });

  it('every line shows what is configured, for staff and systems their names', () => {
    const set = (point: string, ...values: readonly string[]) => ({ point, state: 'set', values });
    expect(setupOf(whole)).toEqual([
      set('company', 'Blue Harbor Goods'),
      set('phone', '+1 617-333-0142'),
      set('hours', 'Monday to Friday, 8 to 6', 'De lunes a viernes, de 8 a 6'),
      set('post', 'Blue Harbor Goods', '1 Wharf Street', 'Boston, MA 02110'),
      set('site', 'https://records.blueharbor.com'),
      set('sender', 'records@blueharbor.com'),
      set('security', 'security@blueharbor.com'),
      set('time-zone', 'America/New_York'),
      set('policy', '1 (2026-11-24)', 'matching', 'affidavit'),
      set('mailboxes', 'c@blueharbor.com', 'b@blueharbor.com', 'e@blueharbor.com'),
      set('systems', 'Shop', 'Payments'),
      set('payment-provider', 'Payments'),
      set('card-field', 'https://fields.acquirer.com/card'),
      set('staff', 'a', 'b', 'c'),
      set('approvers', 'a', 'b'),
    ]);
  });

  it('what the repository came with is told from what a business wrote, line by line', () => {
    const { brand: shipped, policy, staff } = stageNamed('prod');
    expect(open({ ...whole, brand: shipped, policy, mailboxes: staff })).toEqual([
      'company: example',
      'phone: example',
      'post: example',
      'site: example',
      'sender: example',
      'security: example',
      'mailboxes: example',
    ]);
  });

  it('nothing entered is missing; a payment provider need not be', () => {
    const bare = {
      ...whole,
      systems: [],
      members: [],
      cardField: '',
      mailboxes: { ...whole.mailboxes, executives: [] },
    };
    expect(open(bare)).toEqual([
      'mailboxes: missing',
      'systems: missing',
      'payment-provider: without',
      'card-field: without',
      'staff: missing',
      'approvers: missing',
    ]);
  });

  it('a payment provider without its card field is half of it: no card can be confirmed', () => {
    expect(open({ ...whole, cardField: '' })).toEqual(['card-field: missing']);
    expect(open({ ...whole, cardField: 'https://pay.example/field' })).toEqual(['card-field: example']);
  });

  it('without a provider the card field is shown as it is, and needs not be', () => {
    const last = (cardField: string) =>
      setupOf({ ...whole, systems: [shop], cardField }).find(({ point }) => point === 'card-field');
    expect(last('')).toEqual({ point: 'card-field', state: 'without', values: [] });
    const values = ['https://fields.acquirer.com/card'];
    expect(last(values[0] ?? '')).toEqual({ point: 'card-field', state: 'set', values });
  });

  it.each(['shop.example.com', 'Example Goods', 'desk@goods.test', 'HOST.INVALID', 'db.localhost', '+1 617 5550142'])(
    '“%s” can be nobody’s',
    (value) => {
      expect(isExample(value)).toBe(true);
    },
  );

  it.each(['shop.testing.com', 'counterexamples.com', '+1 617-555-0242', '+1 617-555-01421', 'localhost.goods.com'])(
    '“%s” can be somebody’s',
    (value) => {
      expect(isExample(value)).toBe(false);
    },
  );

  it('G9: who is gone is no approver, and one is not enough', () => {
    const gone = { at: '2026-11-02T15:00:00.000Z', by: 'a' };
    const members = [person('a', true), { ...person('b', true), left: gone }];
    const lines = setupOf({ ...whole, members });
    expect(stateOf({ ...whole, members })['approvers']).toBe('missing');
    expect(lines.find(({ point }) => point === 'staff')?.values).toEqual(['a']);
  });
});
