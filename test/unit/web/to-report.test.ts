import { describe, expect, it } from 'vitest';
import { type Answers, answersSchema, emptyAccount, noAnswers } from '../../../shared/content/form/answers.ts';
import { allFaults } from '../../../shared/content/form/faults.ts';
import { toReport } from '../../../shared/content/form/to-report.ts';
import { report } from '../../../shared/schemas/report.ts';
import { likelyEmail } from '../../../web/report/email-hint.ts';

const policy = { version: '1', since: '', needs: ['identity' as const, 'report' as const], birthDate: true };
const maria: Answers = {
  ...noAnswers,
  who: 'self',
  happened: ['bought'],
  accounts: [{ ...emptyAccount, kind: 'purchase' }],
  hasCards: 'no',
  given: 'Maria',
  family: 'Example',
  birthMonth: '3',
  birthDay: '4',
  birthYear: '1980',
  address: {
    ...noAnswers.address,
    street: '12 North Street',
    street2: 'Apt 4',
    city: 'New York',
    state: 'NY',
    zip: '10001',
  },
  contact: 'email',
  email: 'maria@mail.example',
  identity: 'later',
  report: 'later',
  signature: 'Maria Example',
};
const codes = (answers: Answers) => allFaults(answers, 'en', policy).map(({ path, code }) => `${path} ${code}`);
const sent = (answers: Answers) => report.parse(toReport(answers, 'en'));

describe('the report the form sends', () => {
  it('L1 L3: no account number, date or amount, and nothing about anybody else', () => {
    expect(codes(maria)).toEqual([]);
    expect(sent(maria)).toEqual({
      language: 'en',
      name: { given: 'Maria', family: 'Example' },
      birthDate: '1980-03-04',
      addresses: [
        { lines: ['12 North Street', 'Apt 4'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
      ],
      contact: 'email',
      email: 'maria@mail.example',
      happened: ['bought'],
      accounts: [{ kind: 'purchase' }],
      wants: ['records', 'remove-cards', 'stop-accounts', 'flag-disputed'],
      proof: { identity: 'later', report: 'later' },
      signature: 'Maria Example',
    });
  });

  it('G13: the year of a card is taken as it stands on the card, with two figures or four', () => {
    const card = { kind: 'debit', last4: '0042', month: '5', bank: '', token: '' };
    const held = (year: string) => ({ ...maria, hasCards: 'yes', cards: [{ ...card, year }] });
    for (const year of ['31', ' 2031 ']) expect(sent(held(year)).cards?.[0]?.expYear).toBe(2031);
    expect(sent(held('05')).cards?.[0]?.expYear).toBe(2005);
    for (const year of ['3', '031', '20311', 'x']) expect(codes(held(year))).toEqual(['cards.0.expYear card.expiry']);
  });

  it('what was opened and shut again is not sent', () => {
    const changed = {
      ...maria,
      safe: 'no',
      codeWord: 'blue',
      toOfficer: 'no',
      officerAgency: 'X',
      before: { ...maria.address },
    };
    const body = sent(changed);
    expect(body.codeWord).toBeUndefined();
    expect(body.officer).toBeUndefined();
    expect(body.addresses).toHaveLength(1);
  });

  it('L34 L36: someone who acts for her is written to at their own address', () => {
    const other = {
      ...maria,
      who: 'other',
      acting: 'executor',
      askerName: 'Ana Example',
      contact: 'post',
      email: '',
      lines: 'Box 1\nAlbany NY',
    };
    expect(codes(other)).toEqual([]);
    expect(sent(other).requester).toEqual({
      kind: 'executor',
      name: 'Ana Example',
      address: { lines: ['Box 1', 'Albany NY'], country: 'US' },
    });
    expect(sent(other).email).toBeUndefined();
  });

  it('L24 L37: whoever chooses mail is searched with her email too, and never written to there', () => {
    const byPost = { ...maria, contact: 'post', phone: '617 333 0100' };
    expect(codes(byPost)).toEqual([]);
    expect(sent(byPost)).toMatchObject({ otherEmails: ['maria@mail.example'], phones: ['617 333 0100'] });
    expect(sent(byPost).email).toBeUndefined();
    expect(sent({ ...byPost, email: ' ' }).otherEmails).toBeUndefined();
    expect(codes({ ...byPost, email: 'maria@' })).toEqual(['email email.shape']);
  });

  it.each([
    ['self', { who: 'self' }],
    ['a mother', { who: 'other', acting: 'parent-or-guardian', askerName: 'Ana Example' }],
    ['an officer', { who: 'officer', agency: 'Albany PD' }],
  ] as const)('L24 L45: emails and numbers that may have been used are searched for, whoever asks: %s', (_, asks) => {
    const asked: Answers = {
      ...maria,
      ...asks,
      email: 'writes@mail.example',
      phone: '617 333 0100',
      usedEmails: 'old@mail.example\n\n work@firm.example ',
      usedPhones: '(617) 333-0111\n617 333 0112',
    };
    const own = asks.who === 'self';
    expect(codes(asked)).toEqual([]);
    expect(sent(asked).otherEmails).toEqual(['old@mail.example', 'work@firm.example']);
    expect(sent(asked).otherPhones).toEqual(['(617) 333-0111', '617 333 0112']);
    // What whoever asks is written to and called at is hers only when she asks herself.
    expect(sent(asked).email).toBe(own ? 'writes@mail.example' : undefined);
    expect(sent(asked).phones).toEqual(own ? ['617 333 0100'] : undefined);
    expect(sent({ ...asked, contact: 'post', lines: 'Box 1' }).otherEmails).toHaveLength(own ? 3 : 2);
  });

  it('an officer asks for copies only, and may not know her address', () => {
    const officer = {
      ...noAnswers,
      who: 'officer',
      happened: ['not-sure'],
      given: 'Maria',
      family: 'Example',
      agency: 'Albany PD',
      contact: 'email',
      email: 'o@pd.example',
      signature: 'Lee',
    };
    expect(codes(officer)).toEqual([]);
    expect(sent(officer).wants).toEqual(['records']);
    expect(sent(officer).addresses).toEqual([]);
  });

  it('takes an address as on an envelope, and one with an urbanization', () => {
    const free = {
      ...maria,
      address: { ...noAnswers.address, form: 'free' as const, lines: 'c/o Hope House\nTijuana', country: 'MX' },
    };
    expect(sent(free).addresses[0]).toEqual({ lines: ['c/o Hope House', 'Tijuana'], country: 'MX' });
    const island = { ...maria, address: { ...maria.address, state: 'PR', urbanization: 'Urb Las Flores' } };
    expect(sent(island).addresses[0]?.lines).toEqual(['12 North Street', 'Urb Las Flores', 'Apt 4']);
  });

  it('L34: an officer she names without an email is reached by post, and her report number goes along', () => {
    const named = {
      ...maria,
      toOfficer: 'yes',
      officerAgency: 'Springfield Police',
      officerReport: '26-1188',
      officerLines: ' 1 Main St \n\nSpringfield',
    };
    expect(codes(named)).toEqual([]);
    expect(sent(named).officer).toEqual({
      agency: 'Springfield Police',
      reportNumber: '26-1188',
      address: { lines: ['1 Main St', 'Springfield'], country: 'US' },
    });
    expect(sent({ ...named, officerCountry: 'CA' }).officer?.address?.country).toBe('CA');
  });

  it('L36: whoever asks for her and wants letters abroad says in which country', () => {
    const asker = { who: 'other', acting: 'attorney', askerName: 'Ann Poe', contact: 'post', lines: '1 Rue Haute' };
    const requester = (more: object) => sent({ ...maria, ...asker, ...more }).requester;
    expect(requester({})).toMatchObject({ address: { lines: ['1 Rue Haute'], country: 'US' } });
    expect(requester({ askerCountry: 'BE' })).toMatchObject({ address: { country: 'BE' } });
    expect(codes({ ...maria, ...asker, askerCountry: '' })).toEqual(['requester.address.country address.country']);
  });

  it.each([
    [{ birthDay: '31', birthMonth: '2' }, 'birthDate dob.real'],
    [{ birthYear: '' }, 'birthDate dob.real'],
    [{ given: ' ', family: '' }, 'name.given name.missing'],
    [{ email: 'maria@' }, 'email email.shape'],
    [{ phone: '12' }, 'phone phone.shape'],
    [{ details: '4242 4242 4242 4242' }, 'details card.number-not-allowed'],
    [{ usedEmails: 'old@mail.example\nold@' }, 'otherEmails email.shape'],
    [{ usedPhones: '12' }, 'otherPhones phone.shape'],
    [{ contact: 'post', usedEmails: 'old@' }, 'otherEmails email.shape'],
    [{ usedEmails: '4242424242424242@mail.example' }, 'otherEmails card.number-not-allowed'],
    [{ usedPhones: '+378282246310005' }, 'otherPhones card.number-not-allowed'],
    [{ wants: [] }, 'wants wants.missing'],
    [{ hasCards: 'yes' }, 'cards cards.none'],
    [{ accounts: [{ ...emptyAccount, kind: 'loan', year: 'last year' }] }, 'accounts.0.year accounts.date'],
    [{ address: { ...maria.address, zip: '1000' } }, 'addresses.0.postalCode zip.shape'],
    [{ toOfficer: 'yes', officerAgency: 'PD' }, 'officer.email officer.reach'],
    [{ toOfficer: 'yes', officerAgency: 'PD', officerLines: 'x'.repeat(101) }, 'officer.address text.long'],
  ] as const)('finds fault with %o where it is mended', (change, fault) => {
    expect(codes({ ...maria, ...(change as Partial<Answers>) })).toEqual([fault]);
  });

  it('G13: a whole card number is refused wherever it is typed', () => {
    const typed = {
      ...maria,
      hasCards: 'yes',
      cards: [{ kind: '', last4: '4242424242424242', month: '', year: '', bank: '', token: '' }],
    };
    expect(codes(typed)).toEqual(['cards.0.last4 card.last4']);
  });
});

it('what an older page kept still opens', () => {
  expect(answersSchema.parse({ given: 'Maria' })).toEqual({ ...noAnswers, given: 'Maria' });
});

it('a slip in a known domain is asked about, and nothing else', () => {
  expect(likelyEmail('maria@gmial.com')).toBe('maria@gmail.com');
  expect(likelyEmail('maria@mail.example')).toBeUndefined();
  expect(likelyEmail('gmial.com')).toBeUndefined();
});
