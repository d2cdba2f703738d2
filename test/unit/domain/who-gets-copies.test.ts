import { describe, expect, it } from 'vitest';
import { approve, file, openedWith, play, propose } from './given.ts';
import { both, named, revoke, shows } from './given-recipients.ts';
import { built, handedOver, verified } from './given-records.ts';

const opened = (more: object = {}) => openedWith({ wants: ['records'], ...more });
const release = (...recipients: readonly string[]) =>
  propose({ kind: 'release', request: 'r1', package: 'p1', ...(recipients.length === 0 ? {} : { recipients }) });
const limits = { classes: ['orders'] };

describe('one more recipient on the case', () => {
  const agency = [opened(), named('a1', 'agency')];

  it('is named once; what is shown of nobody, or taken back from nobody, is refused', () => {
    expect(play(...agency, named('a1', 'officer')).refusal).toBe('case.moved-on');
    expect(play(...agency, shows('a2', both)).refusal).toBe('thing.absent');
    expect(play(...agency, revoke('a2')).refusal).toBe('thing.absent');
  });

  it('L35: shows each thing once; one already shown beside one that was missing is no mistake', () => {
    const first = [...agency, shows('a1', ['authorisation'], { limits })];
    expect(play(...first, shows('a1', ['authorisation'])).refusal).toBe('case.moved-on');
    const played = play(...first, shows('a1', both));
    expect(played.refusal).toBeUndefined();
    expect(file(played).recipients['a1']).toMatchObject({ missing: [], limits });
    expect(play(...first, shows('a1', both), shows('a1', ['call-back'])).refusal).toBe('case.moved-on');
  });
});

describe('whom a release may go to (L34, L35)', () => {
  const ready = [...verified(opened({ officer: true })), built('p1')];
  const called = shows('officer', ['call-back']);

  it.each([
    ['nobody who was not named', release('subject', 'nobody'), 'thing.absent'],
    ['nobody who has not shown what he must', release('subject', 'officer'), 'rule.recipient-not-proved'],
    ['not past her', release('officer'), 'rule.victims-copy'],
  ] as const)('L34: %s', (_, proposal, refusal) => {
    expect(play(...ready, proposal).refusal).toBe(refusal);
  });

  it('L34: to her and one who has shown it, by name', () => {
    expect(play(...ready, called, release('subject', 'officer')).refusal).toBeUndefined();
    expect(play(...ready, called, release('subject', 'officer'), revoke('officer'), approve('d1')).refusal).toBe(
      'case.moved-on',
    );
  });

  it('L35: the whole is not for an agency within narrower limits, unless it is the one that asked', () => {
    const narrow = [...ready, named('a1', 'agency'), shows('a1', both, { limits }), built('p2')];
    expect(play(...narrow, release('subject', 'a1')).refusal).toBe('rule.package-missing');
    const itself = [...verified(opened({ requester: 'officer' })), shows('requester', both, { limits }), built('p1')];
    const sent = play(...itself, release(), approve('d1'));
    expect(sent.refusal).toBeUndefined();
    expect(file(sent).proposals['d1']?.decision).toMatchObject({ recipients: ['requester'] });
    expect(file(sent).tasks['release-copy.requester']).toBeUndefined();
  });

  it('L35 L36: revoked between proposal and approval, the one who asked is why it stops, whoever else was to get it', () => {
    const asked = [...verified(opened({ requester: 'attorney', officer: true })), shows('requester', ['authority'])];
    const waiting = [...asked, called, built('p1'), release()];
    expect(file(play(...waiting)).proposals['d1']?.decision).toMatchObject({ recipients: ['requester', 'officer'] });
    expect(play(...waiting, revoke('requester'), approve('d1')).refusal).toBe('case.moved-on');
    const his = { request: 'r1', package: 'p1', recipients: ['requester', 'officer'] };
    expect(play(...waiting, revoke('requester'), propose({ kind: 'release', ...his })).refusal).toBe(
      'rule.recipient-revoked',
    );
  });
});

describe('what goes to each of them', () => {
  it('L36 L37: a second representative is written to as one, an officer as an officer, each at his own address', () => {
    const all = [
      ...verified(opened()),
      named('s1', 'representative'),
      named('s2', 'representative', true),
      named('f1', 'officer'),
      shows('s1', ['authority']),
      shows('s2', ['authority']),
      shows('f1', ['call-back']),
      ...handedOver,
    ];
    const copy = { v: 1, type: 'copy-released', request: 'r1', package: 'p1', until: '2027-01-31' };
    const mail = { v: 1, type: 'mail-owed', about: 'p1' };
    expect(play(...all).last).toEqual([
      { v: 1, type: 'decision-approved', proposal: 'd1' },
      { v: 1, type: 'records-released', request: 'r1', package: 'p1', until: '2027-01-31' },
      { ...copy, recipient: 's1' },
      { ...copy, recipient: 's2' },
      { ...copy, recipient: 'f1' },
      { v: 1, type: 'request-answered', request: 'r1', days: 0, how: 'records', partial: false },
      { ...mail, mail: 'V7.p1', template: 'V7', to: 'subject' },
      { ...mail, mail: 'V18.s1.p1', template: 'V18', to: 'recipient', recipient: 's1' },
      {
        v: 1,
        type: 'letter-owed',
        letter: 'V18.s2.p1',
        template: 'V18',
        about: 'p1',
        why: 'preferred',
        recipient: 's2',
      },
      { ...mail, mail: 'L1.f1.p1', template: 'L1', to: 'recipient', recipient: 'f1' },
    ]);
  });
});
