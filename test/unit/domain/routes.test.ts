import { describe, expect, it } from 'vitest';
import type { CaseFile, Letter } from '../../../shared/domain/case/state.ts';
import {
  anyDisputed,
  asks,
  byWay,
  codeWay,
  isApproved,
  isDisputed,
  isUsable,
  onPaper,
  routeOf,
  secondWay,
  tellEveryWay,
  toSubject,
} from '../../../shared/domain/case/tracks/reach.ts';
import type { Basis, Way } from '../../../shared/domain/case/vocabulary.ts';
import { letterToHer, mailToHer, asks as toldToLook } from './given-letters.ts';
import { base, type Her, her, unsafeHome, unsafeMail } from './given-routes.ts';

const parked = (message: string, to: Way, why: 'disputed' | 'no-way') => {
  const [template, ...about] = message.split('.');
  return { v: 1, type: 'message-parked', message, template, about: about.join('.'), way: to, why };
};

describe('L45: what stands on a disputed account', () => {
  it('is told by its commitment, of a match that is confirmed, and not where a person found it safe', () => {
    expect([isDisputed(her(unsafeMail), 'email'), isDisputed(her(unsafeMail), 'post')]).toEqual([true, false]);
    expect([isDisputed(her(unsafeHome), 'email'), isDisputed(her(unsafeHome), 'post')]).toEqual([false, true]);
    for (const status of ['undecided', 'rejected', 'left-alone'] as const)
      expect(isDisputed(her({ match: { reach: ['her-mail'], status } }), 'email')).toBe(false);
    expect(isDisputed(her({ ...unsafeMail, email: { allowed: true } }), 'email')).toBe(false);
  });

  const email: Basis = { kind: 'email', exact: true };
  const address: Basis = { kind: 'address', exact: true };
  it.each([
    ['an e-mail', [email], [true, false]],
    ['an address', [address], [false, true]],
    ['an e-mail that is only like hers', [{ ...email, exact: false }], [false, false]],
    ['her phone', [{ kind: 'phone', exact: true }], [false, false]],
  ] as const)('without commitments it is told by what the match rests on: %s', (_, basis, disputed) => {
    const both = (of: CaseFile) => (['email', 'post'] as const).map((w) => isDisputed(of, w));
    // Neither of the two has one in logs of before; one without the other says nothing.
    expect(both(her({ match: { basis, reach: undefined } }))).toEqual(disputed);
    expect(both(her({ match: { basis }, email: { mark: undefined }, post: { mark: undefined } }))).toEqual(disputed);
    expect(both(her({ match: { basis } }))).toEqual([false, false]);
  });

  it('is any of several commitments, on any confirmed account', () => {
    expect(anyDisputed(her(), ['other', 'thief'])).toBe(true);
    expect(anyDisputed(her(), ['other'])).toBe(false);
    expect(anyDisputed(her(), [])).toBe(false);
    expect(anyDisputed(her({ match: { reach: undefined } }), ['thief'])).toBe(false);
    expect(anyDisputed(her({ match: { status: 'rejected' } }), ['thief'])).toBe(false);
  });
});

describe('L37: where a message to her goes', () => {
  it('is usable when she gave it and nothing came back from it', () => {
    expect([isUsable(her(), 'email'), isUsable(her({ email: { given: false } }), 'email')]).toEqual([true, false]);
    expect(isUsable(her({ email: { failed: true } }), 'email')).toBe(false);
  });

  it.each<[string, Her, object]>([
    ['the way she prefers', {}, { way: 'email' }],
    ['the way she prefers, by post', { preferred: 'post' }, { way: 'post' }],
    ['the other one when that failed', { email: { failed: true } }, { way: 'post' }],
    ['the other one when she gave no address', { preferred: 'post', post: { given: false } }, { way: 'email' }],
    ['nobody, where it is not safe', unsafeMail, { way: 'email', parked: 'disputed' }],
    ['it goes, where only the way not taken is unsafe', unsafeHome, { way: 'email' }],
    [
      'nobody, where both failed',
      { email: { failed: true }, post: { failed: true } },
      { way: 'email', parked: 'no-way' },
    ],
    [
      'nobody, by post',
      { preferred: 'post', email: { failed: true }, post: { failed: true } },
      { way: 'post', parked: 'no-way' },
    ],
  ])('%s', (_, given, route) => {
    expect(routeOf(her(given))).toEqual(route);
  });

  it('as mail, as letter, or as a task for a person who agrees a safe way with her', () => {
    expect(toSubject(her(), 'V7', 'p1')).toEqual([mailToHer('V7', 'p1')]);
    expect(toSubject(her({ preferred: 'post' }), 'V7', 'p1')).toEqual([letterToHer('V7', 'p1', 'preferred')]);
    expect(toSubject(her(unsafeMail), 'V7', 'p1')).toEqual([
      parked('V7.p1', 'email', 'disputed'),
      ...toldToLook('safe-route', 'email', 'V7.p1'),
    ]);
  });

  it('to an address of before, when it is told there', () => {
    expect(byWay(her(), 'email', 'V14', 'c1', 'report')).toEqual([{ ...mailToHer('V14', 'c1'), from: 'report' }]);
    expect(byWay(her(), 'post', 'V14', 'c1', 'report')).toEqual([
      { ...letterToHer('V14', 'c1', 'told'), from: 'report' },
    ]);
  });

  it('on paper when a mail did not arrive, unless that is not safe or there is no address', () => {
    expect(onPaper(her(), 'V7', 'p1')).toEqual([letterToHer('V7', 'p1', 'undelivered')]);
    const look = toldToLook('safe-route', 'post', 'V7.p1');
    expect(onPaper(her(unsafeHome), 'V7', 'p1')).toEqual([parked('V7.p1', 'post', 'disputed'), ...look]);
    expect(onPaper(her({ post: { failed: true } }), 'V7', 'p1')).toEqual([parked('V7.p1', 'post', 'no-way'), ...look]);
  });

  it('every way that works and is safe, when something is done in her name; else as any message', () => {
    const [mail, letter] = [mailToHer('V16', 'r1'), letterToHer('V16', 'r1', 'preferred')];
    expect(tellEveryWay(her(), 'V16', 'r1')).toEqual([mail, letter]);
    expect(tellEveryWay(her(unsafeMail), 'V16', 'r1')).toEqual([letter]);
    expect(tellEveryWay(her({ post: { failed: true } }), 'V16', 'r1')).toEqual([mail]);
    expect(tellEveryWay(her({ ...unsafeMail, post: { given: false } }), 'V16', 'r1')).toEqual([
      parked('V16.r1', 'email', 'disputed'),
      ...toldToLook('safe-route', 'email', 'V16.r1'),
    ]);
  });

  it('a person is asked once while the task is open, and compliance is told once for each cause', () => {
    const [task, mail] = toldToLook('safe-route', 'email', 'V7.p1');
    const open = (is: boolean) => ({
      'safe-route.email': { id: 'safe-route.email', kind: 'safe-route', about: 'email', open: is } as const,
    });
    expect(asks(her(), 'safe-route', 'email', 'V7.p1')).toEqual([task, mail]);
    expect(asks(her({}, { tasks: open(true) }), 'safe-route', 'email', 'V7.p1')).toEqual([]);
    expect(asks(her({}, { tasks: open(false) }), 'safe-route', 'email', 'V7.p1')).toEqual([task, mail]);
    const mails = { 'S-reach.safe-route.V7.p1': base().mails['V1.r1']! };
    expect(asks(her({}, { mails }), 'safe-route', 'email', 'V7.p1')).toEqual([task]);
    expect(asks(her(), 'letter-returned', 'V7.p1')).toEqual(toldToLook('letter-returned', 'V7.p1'));
  });
});

describe('T1: where a code may go', () => {
  const wanted = { proof: { status: 'wanted', missing: ['identity'] } } as const;
  const recorded = (covers: 'identity' | 'report') => ({
    proofsRecorded: [{ covers: [covers], method: 'document', by: 'rosa' } as const],
  });

  it('is a way that came into force behind another, or that a reviewer had before him', () => {
    expect(isApproved(her({}, wanted), 'email')).toBe(false);
    expect(isApproved(her({ email: { from: 'report.hers' } }, wanted), 'email')).toBe(false);
    expect(isApproved(her({ email: { from: 'change.c1' } }, wanted), 'email')).toBe(true);
    expect(isApproved(her(), 'email')).toBe(true);
    expect(isApproved(her({}, { ...wanted, ...recorded('identity') }), 'email')).toBe(true);
    expect(isApproved(her({}, { ...wanted, ...recorded('report') }), 'email')).toBe(false);
  });

  it('is the way she prefers, the other one where that cannot carry it, or none', () => {
    expect(codeWay(her())).toBe('email');
    expect(codeWay(her({ preferred: 'post' }))).toBe('post');
    expect([codeWay(her(unsafeMail)), codeWay(her({ email: { failed: true } }))]).toEqual(['post', 'post']);
    expect(codeWay(her({ post: { from: 'change.c1' } }, wanted))).toBe('post');
    expect(codeWay(her({}, wanted))).toBeUndefined();
    expect(codeWay(her({ match: { reach: ['her-mail', 'her-home'] } }))).toBeUndefined();
  });

  it('G21: a second way is one the live link did not go to', () => {
    const mail = base().mails['V1.r1']!;
    const letter = { id: 'V1.r1' } as Letter;
    expect(secondWay(her())).toBe('email');
    expect(secondWay(her({}, { mails: { 'V1.r1': mail } }))).toBe('post');
    expect(secondWay(her({}, { letters: { 'V1.r1': letter } }))).toBe('email');
    expect(secondWay(her({}, { mails: { 'V1.r1': mail }, letters: { 'V1.r1': letter } }))).toBeUndefined();
    expect(secondWay(her(unsafeHome, { mails: { 'V1.r1': mail } }))).toBeUndefined();
    // The link was made anew and went by post: the mail with the old one is as good as none.
    const renewed = { linkVersion: 2, mails: { 'V1.r1': mail }, letters: { 'V12.2': { ...letter, id: 'V12.2' } } };
    expect(secondWay(her({}, renewed))).toBe('email');
    expect(secondWay(her({}, { linkVersion: 2, mails: { 'V12.2': mail }, letters: {} }))).toBe('post');
  });
});
