import { beforeEach, describe, expect, it } from 'vitest';
import { basicAnswers } from '../../../shared/content/form/basic-answers.ts';
import { toReport } from '../../../shared/content/form/to-report.ts';
import { report } from '../../../shared/schemas/report.ts';
import { FrontDoor } from '../../fixtures/front-door.ts';

/** Maria's answers, as a browser without a script sends them. */
const hers: readonly (readonly [string, string])[] = [
  ['page', 'en'],
  ['who', 'self'],
  ['happened', 'bought'],
  ['happened', 'bill'],
  ['accounts.0.kind', 'purchase'],
  ['accounts.0.number', 'A-1002'],
  ['accounts.0.month', '3'],
  ['accounts.0.year', '2026'],
  ['details', 'A store in Springfield.\r\nBlue shoes.'],
  ['otherEmails', 'old@mail.example\r\nwork@firm.example'],
  ['otherPhones', '617 333 0111'],
  ['hasCards', 'yes'],
  ['cards.0.kind', 'credit'],
  ['cards.0.last4', '4242'],
  ['cards.0.exp.month', '9'],
  ['cards.0.exp.year', '2029'],
  ['ownAccounts', 'maria@mail.example'],
  ['wants', 'records'],
  ['wants', 'remove-cards'],
  ['name.given', 'María'],
  ['name.family', 'Example'],
  ['name.other', 'María Antes\r\nMary Example'],
  ['birthDate', '3'],
  ['birthDate.day', '4'],
  ['birthDate.year', '1980'],
  ['addresses.0.lines', '12 North Street'],
  ['addresses.0.city', 'New York'],
  ['addresses.0.region', 'NY'],
  ['addresses.0.postalCode', '10001'],
  ['addresses.0.country', 'US'],
  ['addresses.1.lines', '1 Old Road, Albany'],
  ['contact', 'email'],
  ['email', 'maria@mail.example'],
  ['phone', '(617) 333-0100'],
  ['phoneMessage', 'yes'],
  ['language', 'es'],
  ['help', 'large-print'],
  ['safeContact', 'yes'],
  ['codeWord', 'blue door'],
  ['proof.identity', 'passport'],
  ['proof.report', 'ftc'],
  ['officer.agency', 'Springfield Police'],
  ['officer.reportNumber', '26-1188'],
  ['officer.email', 'officer@police.example'],
  ['officer.address', '1 Main St\r\nSpringfield'],
  ['officer.address.country', 'CA'],
  ['signature', 'María Example'],
];
const key = 'A'.repeat(22);
const without = (...names: readonly string[]) => hers.filter(([name]) => !names.includes(name));
const form = (pairs: readonly (readonly [string, string])[]) =>
  new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value]));
const sending = [...hers, ['step', 'send'], ['key', key]] as const;

let door: FrontDoor;
beforeEach(() => {
  door = new FrontDoor();
});
const post = (pairs: readonly (readonly [string, string])[]) =>
  door.ask('POST', '/report-basic', { body: form(pairs) });

describe('U8: the form on one page, filed without a script', () => {
  it('L1 L3: what it sends is read by the schema of the report, every answer of it', () => {
    const given = (name: string) => form(hers).getAll(name);
    expect(report.parse(toReport(basicAnswers(given), 'en'))).toEqual({
      language: 'es',
      name: { given: 'María', family: 'Example', other: ['María Antes', 'Mary Example'] },
      birthDate: '1980-03-04',
      addresses: [
        { lines: ['12 North Street'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
        { lines: ['1 Old Road, Albany'], country: 'US' },
      ],
      contact: 'email',
      email: 'maria@mail.example',
      otherEmails: ['old@mail.example', 'work@firm.example'],
      phones: ['(617) 333-0100'],
      otherPhones: ['617 333 0111'],
      phoneMessage: true,
      safeContact: true,
      codeWord: 'blue door',
      help: ['large-print'],
      happened: ['bought', 'bill'],
      accounts: [{ kind: 'purchase', number: 'A-1002', month: 3, year: 2026 }],
      wants: ['records', 'remove-cards'],
      cards: [{ kind: 'credit', last4: '4242', expMonth: 9, expYear: 2029 }],
      ownAccounts: ['maria@mail.example'],
      details: 'A store in Springfield. \nBlue shoes.',
      officer: {
        agency: 'Springfield Police',
        reportNumber: '26-1188',
        email: 'officer@police.example',
        address: { lines: ['1 Main St', 'Springfield'], country: 'CA' },
      },
      proof: { identity: 'passport', report: 'ftc' },
      signature: 'María Example',
    });
  });

  it('G22: nothing is kept before it is sent; sent twice it is one case, with the same link', async () => {
    const check = await post(hers);
    expect([check.status, door.commits()]).toEqual([200, 0]);
    expect(check.body).toContain('value="send"');
    const noKey = await post([...hers, ['step', 'send']]);
    expect([noKey.status, door.commits()]).toEqual([200, 0]);
    const [first, second] = [await post(sending), await post(sending)];
    expect([first.status, door.commits()]).toEqual([201, 1]);
    expect(first.body).toMatch(/\/es\/status\/#[\w-]{65}/u);
    expect(second).toEqual(first);
  });

  it('L8 L36: the receipt of whoever asks for her lists all that is missing, that he may act among it', async () => {
    const asker = [
      ['who', 'other'],
      ['requester.kind', 'executor'],
      ['requester.name', 'Lee Ng'],
    ] as const;
    const { status, body } = await post([
      ...without('who', 'email'),
      ...asker,
      ['email', 'lee@ng.example'],
      ...sending.slice(-2),
    ]);
    expect(status).toBe(201);
    for (const thing of [
      'The ID of the person you act for',
      'A report about what happened to this person',
      'Proof that you may act for this person',
    ])
      expect(body.split(`<li>${thing}`)).toHaveLength(2);
  });

  it('G22: a check page left open and changed elsewhere says so in words, and files nothing', async () => {
    await post(sending);
    const other = await post([...without('details'), ['step', 'send'], ['key', key]]);
    expect([other.status, door.commits()]).toEqual([422, 1]);
    expect(other.headers['content-type']).toContain('text/html');
  });

  it('U12: each thing that is wrong is said at the top and at its control', async () => {
    const { status, body } = await post([
      ...without('email', 'addresses.0.postalCode', 'cards.0.last4'),
      ['email', 'x'],
    ]);
    expect([status, door.commits()]).toEqual([422, 0]);
    const named = [...body.matchAll(/<li><a href="#([^"]+)">/gu)].map(([, name]) => name ?? '');
    expect(named).toEqual(['cards.0.last4', 'addresses.0.postalCode', 'email']);
    for (const name of named) {
      expect(body.split(`id="${name}"`)).toHaveLength(2);
      expect(body).toContain(`id="${name}-error"`);
    }
  });

  it('G13: a card number is refused in words and kept nowhere', async () => {
    const { status, body } = await post([
      ...without('details'),
      ['details', '4111 1111 1111 1111'],
      ...sending.slice(-2),
    ]);
    expect([status, door.commits()]).toEqual([422, 0]);
    expect(body).toContain('id="details-error"');
  });

  it('U7: what a person writes stays text on every page that says it again', async () => {
    const evil = `"><script>x</script><img src=x onerror=x>`;
    const everywhere = hers.map(
      ([name, value]) => [name, /^(?:page|who|email|contact)$/u.test(name) ? value : evil] as const,
    );
    for (const step of ['', 'change', 'language']) {
      const { body } = await post([...everywhere, ['step', step]]);
      expect(body).not.toMatch(/<script|<img/u);
      expect(body).toContain('&lt;script&gt;');
    }
    const texts = hers.map(
      ([name, value]) =>
        [name, /^(?:name|details|codeWord|signature|officer\.agency)/u.test(name) ? evil : value] as const,
    );
    const check = await post(texts);
    expect(check.status).toBe(200);
    expect(check.body).not.toMatch(/<script|<img/u);
  });

  it('G17: anything else than a form, or one far too large, is refused before it is read', async () => {
    const json = await door.ask('POST', '/report-basic', { body: { who: 'self' } });
    const large = await post([...hers, ['details', 'x'.repeat(200_000)]]);
    expect([json.status, large.status, door.commits()]).toEqual([400, 400, 0]);
  });

  it('T4: its pages are not kept, lead nobody on, and run nothing', async () => {
    const { headers } = await post(sending);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'/u);
  });
});
