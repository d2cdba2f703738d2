import { describe, expect, it } from 'vitest';
import { channels, requestForms } from '../../../shared/domain/case/vocabulary.ts';
import { keyIn } from '../../../shared/schemas/keyed-report.ts';
import { report } from '../../../shared/schemas/report.ts';
import { done, file, found, nothing, openCase, outcomes, play, prepared, proved, rosa } from '../domain/given.ts';

const hers = {
  language: 'en',
  name: { given: 'Maria', family: 'Example' },
  addresses: [{ lines: ['1 Elm Street'], city: 'Springfield', region: 'VA', postalCode: '22150', country: 'US' }],
  contact: 'email',
  email: 'maria@example.com',
  wants: ['records'],
  signature: 'Maria Example',
};

describe('whatever happened to her, and however she says so', () => {
  it.each([
    ['a new account', { happened: ['account-opened'] }],
    ['an account of hers', { happened: ['account-used'] }],
    ['a card only', { happened: ['bought'], cards: [{ last4: '1111' }] }],
    ['a change she did not make', { happened: ['account-used'], accounts: [{ kind: 'online' }] }],
    ['she does not know what', { happened: ['not-sure'] }],
  ])('L9: %s can be reported', (_what, told) => {
    expect(report.safeParse({ ...hers, ...told }).success).toBe(true);
  });

  it.each(requestForms)('L5: %s is a request, with no more than her name in it', (form) => {
    for (const channel of channels.filter((c) => c !== 'web')) {
      const keyed = { channel, form, receivedOn: '2026-11-02', report: { name: { given: 'Maria' } } };
      expect(keyIn.safeParse(keyed).success).toBe(true);
    }
  });
});

it('L20: a waiver of proof says who, how, when, and has a reason in writing', () => {
  const covers = ['identity', 'report'] as const;
  const waived = play(openCase, {
    type: 'record-proof',
    covers,
    method: 'waiver',
    documents: [],
    note: 'note.why',
    actor: rosa,
  });
  expect(file(waived).proofsRecorded).toEqual([{ covers: ['identity', 'report'], method: 'waiver', by: 'rosa' }]);
  expect(file(waived).proof).toEqual({ status: 'verified', at: '2026-11-02T15:00:00.000Z' });
  expect(waived.last[0]).toMatchObject({ type: 'proof-recorded', note: 'note.why' });
});

describe('what others must hear about an account she disputes', () => {
  const searched = [openCase, prepared, found, nothing, done('m1.preserve')];

  it('L46: it is marked for them as soon as her proof is recorded, and not before', () => {
    expect(outcomes(play(...searched))['m1.flag']).toBe('planned');
    expect(outcomes(play(...searched, proved))['m1.flag']).toBe('running');
  });

  it('L46: only if she asked for it', () => {
    const asked = play({ ...openCase, wants: ['records'] } as typeof openCase, ...searched.slice(1), proved);
    expect(outcomes(asked)['m1.flag']).toBeUndefined();
  });
});
