import { describe, expect, it } from 'vitest';
import { keyIn } from '../../../shared/schemas/keyed-report.ts';
import { keyedBody, writtenUnder } from '../../../web/desk/key-in-body.ts';

const came = { channel: 'post', receivedOn: '2026-03-02', form: 'own-letter', 'report.requester.kind': 'self' };
const body = (values: Readonly<Record<string, string>>) => keyIn.parse(keyedBody({ ...came, ...values }, '2026-11-24'));

describe('what is keyed in of a paper or a call', () => {
  it('L4 L5: nothing but how it came and one way to reach the person is enough, and nothing more is told', () => {
    expect(keyedBody({ ...came, 'report.email': 'ana@example.com ', 'report.happened': '' }, undefined)).toEqual({
      channel: 'post',
      receivedOn: '2026-03-02',
      form: 'own-letter',
      report: { email: 'ana@example.com' },
    });
  });

  it('L4: everything the printed form asks is in the case', () => {
    const { procedure, report } = body({
      said: 'I did not buy this.',
      'report.language': 'es',
      'report.name.given': 'Ana',
      'report.name.other': 'Ana Ruiz\nAna R.',
      'report.birthDate': '1980-03-31',
      'report.addresses.0.lines': '1 Elm Street\nApt 2',
      'report.addresses.0.city': 'Reston',
      'report.addresses.0.region': 'VA',
      'report.addresses.0.postalCode': '20190',
      'report.addresses.1.lines': '8 Front Street',
      'report.addresses.1.country': 'CA',
      'report.mailing.lines': 'PO Box 9',
      'report.contact': 'post',
      'report.phones.0': '703 555 0100',
      'report.otherEmails': 'ana.old@example.com\nana@firm.example',
      'report.otherPhones': '703 555 0111',
      'report.phoneMessage': 'no',
      'report.safeContact': 'yes',
      'report.codeWord': 'heron',
      'report.help': 'large-print\ninterpreter',
      'report.happened': 'bought\nbill',
      'report.accounts.0.kind': 'purchase',
      'report.accounts.0.month': '3',
      'report.accounts.0.year': '2026',
      'report.cards.0.last4': '0042',
      'report.cards.0.expMonth': '9',
      'report.ownAccounts': 'ana@example.com',
      'report.wants': 'records\nremove-cards',
      'report.proof.identity': 'passport',
      'report.proof.report': 'ftc',
      'report.officer.agency': 'Reston Police',
      'report.officer.address.lines': '2 Main Street',
      'report.signature': 'Ana Rey',
    });
    expect(procedure).toBe('2026-11-24');
    expect(report).toEqual({
      language: 'es',
      name: { given: 'Ana', other: ['Ana Ruiz', 'Ana R.'] },
      birthDate: '1980-03-31',
      addresses: [
        { lines: ['1 Elm Street', 'Apt 2'], city: 'Reston', region: 'VA', postalCode: '20190', country: 'US' },
        { lines: ['8 Front Street'], country: 'CA' },
      ],
      mailing: { lines: ['PO Box 9'], country: 'US' },
      contact: 'post',
      otherEmails: ['ana.old@example.com', 'ana@firm.example'],
      phones: ['703 555 0100'],
      otherPhones: ['703 555 0111'],
      phoneMessage: false,
      safeContact: true,
      codeWord: 'heron',
      help: ['large-print', 'interpreter'],
      happened: ['bought', 'bill'],
      accounts: [{ kind: 'purchase', month: 3, year: 2026 }],
      cards: [{ last4: '0042', expMonth: 9 }],
      ownAccounts: ['ana@example.com'],
      wants: ['records', 'remove-cards'],
      proof: { identity: 'passport', report: 'ftc' },
      officer: { agency: 'Reston Police', address: { lines: ['2 Main Street'], country: 'US' } },
      signature: 'Ana Rey',
    });
  });

  it.each([
    [
      'attorney',
      { kind: 'attorney', name: 'Lee Ng', organisation: 'Ng Law', address: { lines: ['5 Court'], country: 'US' } },
    ],
    [
      'officer',
      {
        kind: 'officer',
        name: 'Lee Ng',
        agency: 'State Police',
        reportNumber: 'SP-1',
        address: { lines: ['5 Court'], country: 'US' },
      },
    ],
    ['self', undefined],
  ])(
    'L36: of the one who asks (%s) that is told which such a one has, whatever was typed before',
    (kind, requester) => {
      const { report } = body({
        'report.requester.kind': kind,
        'report.requester.name': 'Lee Ng',
        'report.requester.organisation': 'Ng Law',
        'report.requester.agency': 'State Police',
        'report.requester.reportNumber': 'SP-1',
        'report.requester.address.lines': '5 Court',
        'report.name.given': 'Ana',
        'report.officer.agency': 'Reston Police',
        'report.officer.email': 'officer@police.example',
        'report.wants': 'records\nstop-accounts',
      });
      expect(report.requester).toEqual(requester);
      // An officer is owed copies, and asks for nothing else.
      expect(report.wants).toEqual(kind === 'officer' ? ['records'] : ['records', 'stop-accounts']);
      expect(report.officer === undefined).toBe(kind === 'officer');
    },
  );

  it('an address without its street is not lost: the API says what it lacks', () => {
    expect(
      keyIn.safeParse(keyedBody({ ...came, 'report.addresses.0.city': 'Reston' }, undefined)).error?.issues,
    ).toEqual([expect.objectContaining({ path: ['report', 'addresses', 0, 'lines'], message: 'address.missing' })]);
  });

  it('L24: what was written under one path, and nothing where there is none', () => {
    const cards = writtenUnder(
      { 'cards.0.last4': ' 3344 ', 'cards.0.expMonth': '2', 'cards.1.bank': ' ', names: 'A' },
      'cards',
    );
    expect(cards).toEqual([{ last4: '3344', expMonth: 2 }]);
    expect(writtenUnder({ 'cards.0.last4': '', names: 'A' }, 'cards')).toBeUndefined();
  });
});
