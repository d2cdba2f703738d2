import { describe, expect, it } from 'vitest';
import { changesReplaced } from '../../../web/desk/case/context.ts';
import { decisionWords } from '../../../web/desk/case/decision-words.ts';
import { recipientName } from '../../../web/desk/case/names.ts';
import { dayIn } from '../../../web/desk/dates.tsx';
import type { DeskCase } from '../../../web/desk/schemas.ts';

const one = (id: string, kind: string, namedAt?: string) => [id, { id, kind, namedAt, revoked: false }] as const;
const caseOf = (recipients: readonly (readonly [string, object])[], more: object = {}) =>
  ({
    file: {
      timeZone: 'America/New_York',
      requester: 'self',
      packages: { p1: { partial: false } },
      recipients: Object.fromEntries(recipients),
      ...more,
    },
  }) as unknown as DeskCase;
const two = caseOf([
  one('subject', 'subject'),
  one('officer', 'officer'),
  one('u1', 'agency', '2026-11-03T15:00:00.000Z'),
  one('u2', 'officer', '2026-11-04T04:30:00.000Z'),
]);

describe('L34 T9: a recipient is told from every other', () => {
  it('by number where there are two of a kind, and by when he was named, in the day of the business', () => {
    expect(['subject', 'officer', 'u1', 'u2'].map((id) => recipientName(two, id))).toEqual([
      'The person',
      'Law enforcement officer 1, named in the request',
      'Law enforcement agency, named on Nov 3, 2026',
      'Law enforcement officer 2, named on Nov 3, 2026',
    ]);
    const asked = caseOf([one('requester', 'agency'), one('u1', 'agency', '2026-11-03T15:00:00.000Z')]);
    expect(['requester', 'u1'].map((id) => recipientName(asked, id))).toEqual([
      'Law enforcement agency, who asks',
      'Law enforcement agency, named on Nov 3, 2026',
    ]);
  });

  it('in a decision: a copy says to whom, and a release which copies go along', () => {
    expect(decisionWords({ kind: 'release-copy', recipient: 'u2', package: 'p1' }, two)).toBe(
      'Release a copy to: Law enforcement officer 2, named on Nov 3, 2026',
    );
    const release = { kind: 'release', request: 'r1', package: 'p1' } as const;
    expect(decisionWords({ ...release, recipients: ['subject', 'officer', 'u1'] }, two)).toBe(
      'Release the records, with a copy to: Law enforcement officer 1, named in the request; Law enforcement agency, named on Nov 3, 2026',
    );
    for (const more of [{}, { recipients: ['subject'] }])
      expect(decisionWords({ ...release, ...more }, two)).toBe('Release the records');
    const asked = caseOf([one('requester', 'representative'), one('u1', 'officer')], { requester: 'attorney' });
    expect(decisionWords({ ...release, recipients: ['requester'] }, asked)).toBe('Release the records');
  });
});

it('a day is the one it was in the business’s zone', () => {
  expect(dayIn('2026-11-04T04:30:00.000Z', 'America/New_York')).toBe('Nov 3, 2026');
});

it('T1: a change that waits tells what it took the place of, the newest first', () => {
  const changes = {
    c1: { id: 'c1', what: 'contact', by: 'staff', status: 'replaced' },
    c2: { id: 'c2', what: 'contact', by: 'staff', status: 'replaced', insteadOf: 'c1' },
    c3: { id: 'c3', what: 'contact', by: 'staff', status: 'asked', insteadOf: 'c2' },
  };
  const it = caseOf([], { changes });
  expect(changesReplaced(it, 'c3').map(({ id }) => id)).toEqual(['c2', 'c1']);
  expect(changesReplaced(it, 'c1')).toEqual([]);
});
