import { describe, expect, it } from 'vitest';
import type { MailWord } from '../../../shared/domain/case/vocabulary.ts';
import { byPost, close, file, nothing, type Order, openCase, play, rosa, types } from './given.ts';
import { answered, ask, byStaff, calledBack, confirm, foundWith, known, marked, withOfficer } from './given-contact.ts';
import { asks, letterToHer, posted, print, returned, sent } from './given-letters.ts';
import { named, revoke } from './given-recipients.ts';

const at = '2026-11-09T16:00:00.000Z';
const claim = (mail: string): Order => ({ type: 'claim-mail', mail });
const word = (mail: string, said: MailWord, permanent = true): Order => ({
  type: 'watch-mail',
  mail,
  word: said,
  permanent,
});
const failed = (way: 'email' | 'post', why: string, message: string) => ({
  v: 1,
  type: 'way-failed',
  way,
  why,
  message,
});
/** What the rules of reaching her make of it, without the task for the mail itself. */
const reached = (...orders: readonly Order[]) =>
  play(...orders).last.filter(
    (e) => e.type === 'way-failed' || e.type === 'letter-owed' || e.type === 'message-parked',
  );

describe('an e-mail to her that did not arrive (G25)', () => {
  it.each<[MailWord, boolean, string]>([
    ['bounced', true, 'bounced'],
    ['rejected', true, 'bounced'],
    ['complained', false, 'complained'],
  ])('%s: the way has failed, and the same goes on paper', (said, permanent, why) => {
    expect(reached(openCase, claim('V1.r1'), word('V1.r1', said, permanent))).toEqual([
      failed('email', why, 'V1.r1'),
      letterToHer('V1', 'r1', 'undelivered'),
    ]);
  });

  it.each<[MailWord, boolean]>([
    ['sent', false],
    ['delivered', false],
  ])('%s, not for good: nothing has failed', (said, permanent) => {
    expect(types(play(openCase, claim('V1.r1'), word('V1.r1', said, permanent)))).toEqual(['mail-watched']);
  });

  it('a soft bounce is the end of SES’s own tries; of a mail that arrived it is an automatic reply', () => {
    const soft = word('V1.r1', 'bounced', false);
    expect(reached(openCase, claim('V1.r1'), soft)).toEqual([
      failed('email', 'bounced', 'V1.r1'),
      letterToHer('V1', 'r1', 'undelivered'),
    ]);
    expect(types(play(openCase, claim('V1.r1'), word('V1.r1', 'delivered', false), soft))).toEqual(['mail-watched']);
  });

  it('a delay is a task for a person, once, and nothing has failed; it closes with what comes after', () => {
    const delayed = word('V1.r1', 'delayed', false);
    const open = {
      v: 1,
      type: 'task-opened',
      task: 'mail-unconfirmed.V1.r1',
      kind: 'mail-unconfirmed',
      about: 'V1.r1',
    };
    const closed = { v: 1, type: 'task-closed', task: 'mail-unconfirmed.V1.r1' };
    const waiting = [openCase, claim('V1.r1'), delayed] satisfies Order[];
    expect(play(...waiting).last.slice(1)).toEqual([open]);
    expect(types(play(...waiting, delayed))).toEqual(['mail-watched']);
    expect(play(...waiting, word('V1.r1', 'delivered', false)).last.slice(1)).toEqual([closed]);
    expect(play(...waiting, word('V1.r1', 'bounced')).last.slice(1, 3)).toEqual([
      closed,
      { v: 1, type: 'task-opened', task: 'mail-undelivered.V1.r1', kind: 'mail-undelivered', about: 'V1.r1' },
    ]);
  });

  it('a mail that was tried in vain is a task, unless SES said of it what became of it', () => {
    const doubt: Order = { type: 'doubt-mail', mail: 'V1.r1' };
    expect(types(play(openCase, doubt))).toEqual(['task-opened']);
    expect(types(play(openCase, doubt, doubt))).toEqual([]);
    expect(types(play(openCase, claim('V1.r1'), word('V1.r1', 'delivered', false), doubt))).toEqual([]);
    expect(types(play(openCase, { type: 'doubt-mail', mail: 'V9.r9' }))).toEqual([]);
  });

  it('an hour of silence about a mail that SES took is a task, and not a minute less', () => {
    const tick = (when: string): Order => ({ type: 'tick', by: 'sweep', at: when });
    const opened = (when: string) => types(play(openCase, claim('V1.r1'), tick(when))).includes('task-opened');
    expect([opened('2026-11-02T15:59:00.000Z'), opened('2026-11-02T16:00:00.000Z')]).toEqual([false, true]);
  });

  it('what went to staff says nothing of her e-mail', () => {
    expect(types(play(openCase, claim('S-new.r1'), word('S-new.r1', 'bounced')))).toEqual([
      'mail-watched',
      'task-opened',
    ]);
  });

  it('L45: what went to where she was before says nothing of where she is now', () => {
    const moved = [...known(), ask('contact', { marks: { email: 'new-mail' } }), confirm('right')];
    expect(reached(...moved, claim('V14.c1.email-before'), word('V14.c1.email-before', 'bounced'))).toEqual([]);
    expect(reached(...moved, claim('V14.c1.email-now'), word('V14.c1.email-now', 'bounced'))).toEqual([
      failed('email', 'bounced', 'V14.c1.email-now'),
      letterToHer('V14', 'c1.email-now', 'undelivered'),
    ]);
  });

  it('T1: a code that bounced is not printed: she asks for another, which goes by the way that works', () => {
    const code: Order = {
      type: 'issue-code',
      code: 'k1',
      commitment: 'x',
      expiresAt: '2026-11-02T15:10:00.000Z',
      expiresByPostAt: '2026-11-23T15:00:00.000Z',
    };
    expect(reached(...answered(), code, claim('V13.k1'), word('V13.k1', 'bounced'))).toEqual([
      failed('email', 'bounced', 'V13.k1'),
    ]);
  });

  it.each([
    ['waits', []],
    ['is printed', [print('V7.p1')]],
    ['is posted', posted('V7.p1')],
  ])('a letter that says the same and %s is not written twice', (_, orders) => {
    const paper: Order = { type: 'ask-for-paper', package: 'p1' };
    expect(reached(...answered(), claim('V7.p1'), paper, ...orders, word('V7.p1', 'bounced'))).toEqual([
      failed('email', 'bounced', 'V7.p1'),
    ]);
  });

  it('a letter of another message, about another thing, or to another person is not the same', () => {
    const asked: Order = { type: 'ask-for-proof', actor: rosa };
    const identity: Order = {
      type: 'record-proof',
      covers: ['identity'],
      method: 'document',
      documents: [],
      note: 'n',
      actor: rosa,
    };
    const mails = ['V1.r1', 'V6.r1', 'V4.r1.identity+report', 'V4.r1.report'];
    const tick: Order = { type: 'tick', by: 'sweep', at: '2026-11-17T14:00:00.000Z' };
    const orders = [openCase, asked, identity, asked, tick, ...mails.map(claim)];
    expect(Object.keys(file(play(...orders, ...mails.map((m) => word(m, 'bounced')))).letters)).toEqual(mails);

    const other = named('a1', 'representative', true);
    const copied = [withOfficer, other, calledBack, ...answered().slice(1), claim('V7.p1'), word('V7.p1', 'bounced')];
    expect(file(play(...copied)).letters).toMatchObject({
      'L1.officer.p1': { recipient: 'officer' },
      'V7.p1': { why: 'undelivered' },
    });
  });
});

describe('a letter that came back (L37)', () => {
  it('is a way that failed, with the reason, and a task for a person', () => {
    expect(play(byPost, ...posted('V1.r1', at), returned('V1.r1')).last).toEqual([
      { v: 1, type: 'letter-returned', letter: 'V1.r1', day: '2026-11-09', why: 'moved' },
      failed('post', 'returned', 'V1.r1'),
      ...asks('letter-returned', 'V1.r1'),
    ]);
  });

  it('from where she was written to before, goes to where she is now, and that has not failed', () => {
    const moved = [byPost, ...posted('V1.r1', at), byStaff({ marks: { post: 'new-home' }, at })];
    expect(play(...moved, returned('V1.r1')).last).toEqual([
      { v: 1, type: 'letter-returned', letter: 'V1.r1', day: '2026-11-09', why: 'moved' },
      letterToHer('V1', 'r1', 'preferred', 'V1.r1~2'),
    ]);
  });

  it('word of a change that came back from the old address is nothing to do for anybody', () => {
    const told = [byPost, byStaff({ marks: { post: 'new-home' }, at }), ...posted('V14.c1.post-before', at)];
    expect(types(play(...told, returned('V14.c1.post-before')))).toEqual(['letter-returned']);
  });
});

describe('a letter about to be printed (L45)', () => {
  it('to where she was before goes there, though what she gave since stands on a disputed account', () => {
    const moved = [byPost, marked, nothing, byStaff({ marks: { post: 'new-home' }, at }), foundWith('new-home')];
    expect(types(play(...moved, print('V14.c1.post-before')))).toEqual(['letter-printed']);
    expect(types(play(...moved, print('V14.c1.post-now')))).toEqual([
      'letter-dropped',
      'message-parked',
      'task-opened',
      'mail-owed',
    ]);
  });

  it('L35: to a recipient whose authorisation ended is dropped with it, and nobody else gets it', () => {
    const revoked = revoke('officer');
    const orders = [withOfficer, calledBack, ...answered().slice(1)];
    expect(play(...orders, print('L1.officer.p1')).last).toEqual([
      { v: 1, type: 'letter-printed', letter: 'L1.officer.p1' },
    ]);
    expect(play(...orders, revoked).last).toContainEqual({
      v: 1,
      type: 'letter-dropped',
      letter: 'L1.officer.p1',
      why: 'unsafe',
    });
    expect(types(play(...orders, revoked))).not.toContain('mail-owed');
    expect(play(...orders, revoked, print('L1.officer.p1')).refusal).toBe('case.moved-on');
  });
});

describe('G9: SES says a thing twice, and a queue weeks later', () => {
  const gone = [openCase, ...sent('V1.r1')];
  const closed = close('mail-undelivered.V1.r1');

  it('a complaint whose task a person has closed opens it no more', () => {
    expect(play(...gone, word('V1.r1', 'complained', false)).last.map((e) => e.type)).toContain('task-opened');
    expect(play(...gone, word('V1.r1', 'complained', false), closed).refusal).toBeUndefined();
    const again = play(...gone, word('V1.r1', 'complained', false), closed, word('V1.r1', 'complained', false));
    expect(again.last.map((e) => e.type)).toEqual(['mail-watched']);
  });

  it('but a bounce for good after it is news', () => {
    const lost = play(...gone, word('V1.r1', 'complained', false), closed, word('V1.r1', 'bounced'));
    expect(lost.last.map((e) => e.type)).toContain('task-opened');
  });
});
