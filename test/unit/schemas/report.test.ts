import { describe, expect, it } from 'vitest';
import { faultsOf, report } from '../../../shared/schemas/report.ts';

const hers = {
  language: 'en',
  name: { given: 'Maria', family: 'Example' },
  addresses: [{ lines: ['1 Elm Street'], city: 'Springfield', region: 'VA', postalCode: '22150', country: 'US' }],
  contact: 'email',
  email: 'maria@example.com',
  happened: ['account-opened'],
  wants: ['records', 'remove-cards'],
  signature: 'Maria Example',
};
const faults = (body: unknown) => {
  const read = report.safeParse(body);
  return read.success ? [] : faultsOf(read.error).map((f) => `${f.path} ${f.code}`);
};
const { email: _, ...withoutEmail } = hers;
const mother = { kind: 'parent-or-guardian', name: 'Ana Example', email: 'ana@example.com' };
const detective = { kind: 'officer', agency: 'Springfield Police', email: 'desk@police.example' };

describe('who asks', () => {
  it('L1 L3 L7: a report without requester is her own', () => {
    expect(faults(hers)).toEqual([]);
    expect(faults({ ...hers, requester: { kind: 'self' } })).toEqual([]);
  });

  it('L36: whoever asks for her is written to at his own address, and she needs none', () => {
    expect(faults({ ...withoutEmail, requester: mother })).toEqual([]);
    expect(faults({ ...hers, requester: { ...mother, email: undefined } })).toEqual(['requester.email email.missing']);
    expect(faults({ ...withoutEmail, contact: 'post', requester: mother })).toEqual([
      'requester.address address.missing',
    ]);
    expect(faults(withoutEmail)).toEqual(['email email.missing']);
  });

  it('an officer may ask knowing little, for records only', () => {
    const asked = { ...withoutEmail, requester: detective, addresses: [], wants: ['records'] };
    expect(faults(asked)).toEqual([]);
    expect(faults({ ...asked, wants: ['records', 'stop-accounts'] })).toEqual(['wants wants.officer']);
    expect(faults({ ...asked, requester: { ...detective, agency: '' } })).toEqual(['requester.agency officer.agency']);
  });

  it('everybody else says where she lives or lived', () => {
    expect(faults({ ...hers, addresses: [] })).toEqual(['addresses address.missing']);
  });

  it('L34: an officer she names can be reached by e-mail or by post', () => {
    expect(faults({ ...hers, officer: { agency: 'Springfield Police' } })).toEqual(['officer.email officer.reach']);
    expect(faults({ ...hers, officer: { agency: 'Springfield Police', address: hers.addresses[0] } })).toEqual([]);
  });

  it('an unknown kind of requester is a fault, not a refusal of the person', () => {
    expect(faults({ ...hers, requester: { kind: 'bank' } })).toEqual(['requester.kind requester.kind']);
  });
});
