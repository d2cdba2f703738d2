import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../shared/domain/case/head.ts';
import { isCopyLost } from '../../../shared/domain/case/tracks/copies-sent.ts';
import { approve, close, file, type Order, openedWith, openTasks, type Played, play, propose, rosa } from './given.ts';
import { bounced, drop, posted, returned, sent } from './given-letters.ts';
import { move, named, revoke, shows } from './given-recipients.ts';
import { handedOver, released, settled } from './given-records.ts';

const called = shows('officer', ['call-back']);
const copy = (recipient: string): Order => propose({ kind: 'release-copy', recipient, package: 'p1' });
const state = (played: Played, recipient: string) => {
  if (played.state.phase === 'none') throw new Error('no case');
  return viewOf(played.state).others?.find((o) => o.recipient === recipient)?.state;
};

/** An officer of the report, by mail or by post, and a representative she named: both have been sent a copy. */
const withOfficer = (officerByPost: boolean) => [
  ...settled(openedWith({ officer: true, officerByPost, wants: ['records'] })),
  called,
  ...handedOver,
];
const byMail = [...withOfficer(false), ...sent('L1.officer.p1')] satisfies Order[];
const byPost = [...withOfficer(true), ...posted('L1.officer.p1')] satisfies Order[];
const acting = [
  ...released(openedWith({ wants: ['records'] })),
  named('s1', 'representative'),
  shows('s1', ['authority']),
  copy('s1'),
  approve('d2'),
] satisfies Order[];
const lost: readonly (readonly [string, string, readonly Order[], string])[] = [
  ['L1 bounces', 'officer', [...withOfficer(false), ...bounced('L1.officer.p1')], 'mail-undelivered.L1.officer.p1'],
  ['V18 bounces', 's1', [...acting, ...bounced('V18.s1.p1')], 'mail-undelivered.V18.s1.p1'],
  ['an L1 letter comes back', 'officer', [...byPost, returned('L1.officer.p1')], 'letter-returned.L1.officer.p1'],
];

describe('a copy that does not arrive (L34, L37)', () => {
  it.each(lost)('%s: the task stands, the case stays open, and nobody says that he has it', (_, who, orders, task) => {
    const played = play(...orders);
    expect(openTasks(played)).toContain(task);
    expect(played.state.phase).toBe('open');
    expect(state(played, who)).toBe('lost');
    expect(play(...orders, close(task)).refusal).toBe('rule.task-stands');
  });

  it.each(lost)('%s: revoked, it is nobody’s task any more', (_, who, orders, task) => {
    const played = play(...orders, revoke(who));
    expect(openTasks(played)).not.toContain(task);
    expect(state(played, who)).toBe('revoked');
  });

  it.each(lost)('%s: released once more by two people, it goes out again and the task ends', (_, who, orders, task) => {
    const proposal = `d${Object.keys(file(play(...orders)).proposals).length + 1}`;
    const again = [...orders, copy(who), approve(proposal)];
    expect(play(...orders, copy(who), approve(proposal, rosa)).refusal).toBe('rule.second-person');
    const played = play(...again);
    expect(openTasks(played)).not.toContain(task);
    expect(state(played, who)).toBe('sent');
  });

  it('what went out and was not heard of again counts as sent; a code that bounced says nothing of his copy', () => {
    expect(state(play(...byMail), 'officer')).toBe('sent');
    expect(state(play(...byPost), 'officer')).toBe('sent');
    const code: Order = {
      type: 'issue-code',
      code: 'k',
      commitment: 'x',
      expiresAt: '2026-12-01T00:00:00.000Z',
      recipient: 'officer',
    };
    const coded = [...byMail, code, ...bounced('V13.officer.k')] satisfies Order[];
    expect(state(play(...coded), 'officer')).toBe('sent');
    expect(play(...coded, close('mail-undelivered.V13.officer.k')).refusal).toBeUndefined();
  });

  it('L34: one person cannot drop the only letter that brings it, unless he may have it no more', () => {
    const waits = withOfficer(true);
    expect(play(...waits, drop('L1.officer.p1')).refusal).toBe('rule.answer-owed');
    expect(file(play(...waits, revoke('officer'))).letters['L1.officer.p1']?.status).toBe('dropped');
  });

  it('L27: where no account is left there is nothing to send again, and the task can be closed', () => {
    const wrong: Order = { type: 'decide-match', match: 'm1', confirmed: false, note: 'n', actor: rosa };
    const [, , orders, task] = lost[2]!;
    expect(play(...orders, wrong, close(task)).refusal).toBeUndefined();
  });
});

describe('another address of one who gets a copy (L34, L37)', () => {
  const code: Order = {
    type: 'issue-code',
    code: 'k',
    commitment: 'x',
    expiresAt: '2026-12-01T00:00:00.000Z',
    recipient: 'officer',
  };
  const [, , bounce, task] = lost[0]!;
  const [, , back, returnedTask] = lost[2]!;

  it('T9 L22: it redirects nothing: he is called back anew, and two people release his copy to it', () => {
    const moved = [...bounce, move('officer', { contact: 'c2' })];
    const played = play(...moved);
    expect(openTasks(played)).toEqual(['prove-recipient.officer']);
    expect(state(played, 'officer')).toBe('waiting');
    expect(play(...moved, close('prove-recipient.officer')).refusal).toBe('rule.task-stands');
    expect(play(...moved, copy('officer')).refusal).toBe('rule.recipient-not-proved');
    const shown = [...moved, called];
    expect(openTasks(play(...shown))).toEqual(['release-copy.officer']);
    expect(play(...shown, close('release-copy.officer')).refusal).toBe('rule.task-stands');
    expect(play(...shown, copy('officer'), approve('d2', rosa)).refusal).toBe('rule.second-person');
    const there = [...shown, copy('officer'), approve('d2')];
    expect(file(play(...there)).mails['L1.officer.p1']).toMatchObject({ status: 'owed', from: 'c2' });
    expect(openTasks(play(...there))).toEqual([]);
    expect(state(play(...there), 'officer')).toBe('sent');
    expect(play(...there, ...posted('V17.officer')).state.phase).toBe('closed');
  });

  it('L37: from paper to mail and from mail to paper, and what came back stays as it was', () => {
    const mailed = play(...back, move('officer', { byPost: false }), called, copy('officer'), approve('d2'));
    expect(file(mailed).letters['L1.officer.p1']?.status).toBe('returned');
    expect(file(mailed).mails['L1.officer.p1']?.status).toBe('owed');
    expect(openTasks(mailed)).not.toContain(returnedTask);
    const onPaper = play(...bounce, move('officer', { byPost: true }), called, copy('officer'), approve('d2'));
    expect(file(onPaper).letters['L1.officer.p1']).toMatchObject({ status: 'owed', from: 'moved' });
    expect(openTasks(onPaper)).not.toContain(task);
  });

  it('L34 L37: lost where he is now, it is lost, also while the letter to where he was never came back', () => {
    const there = [...byPost, move('officer'), called, copy('officer'), approve('d2'), ...posted('L1.officer.p1~2')];
    expect(state(play(...there), 'officer')).toBe('sent');
    const orders = [...there, returned('L1.officer.p1~2')] satisfies Order[];
    const played = play(...orders);
    expect(file(played).letters['L1.officer.p1']?.status).toBe('posted');
    expect(openTasks(played)).toContain('letter-returned.L1.officer.p1~2');
    expect(state(played, 'officer')).toBe('lost');
    expect(play(...orders, close('letter-returned.L1.officer.p1~2')).refusal).toBe('rule.task-stands');
    expect(openTasks(play(...orders, copy('officer'), approve('d3')))).not.toContain('letter-returned.L1.officer.p1~2');
  });

  it('L48: what came back stays so in the records until another goes out', () => {
    const lostOf = (...orders: readonly Order[]) => {
      const now = file(play(...orders));
      const officer = now.recipients['officer'];
      return officer && isCopyLost(now, officer);
    };
    const moved = [...bounce, move('officer', { contact: 'c2' })];
    expect(lostOf(...moved)).toBe(true);
    expect(lostOf(...moved, called, copy('officer'), approve('d2'))).toBe(false);
  });

  it('L34: one person cannot drop the only letter to where he is now either', () => {
    const there = [...byPost, move('officer'), called, copy('officer'), approve('d2')] satisfies Order[];
    expect(play(...there, drop('L1.officer.p1~2')).refusal).toBe('rule.answer-owed');
  });

  it('T9: until then no code opens anything, and one of before not after it either', () => {
    const open: Order = { type: 'open-records', commitment: 'x', recipient: 'officer' };
    const moved = [...byMail, code, move('officer')];
    expect(play(...moved, open).refusal).toBe('records.not-released');
    expect(play(...moved, { ...code, code: 'k2' } as Order).refusal).toBe('records.not-released');
    expect(play(...moved, called, copy('officer'), approve('d2'), open).refusal).toBe('code.expired');
  });

  it('a letter that lies in the house is dropped, a code on its way to the old address holds back none', () => {
    const byHand = withOfficer(true);
    expect(file(play(...byHand, move('officer'))).letters['L1.officer.p1']?.status).toBe('dropped');
    const coded = [...byPost, code, ...posted('V13.officer.k')] satisfies Order[];
    const there = [...coded, move('officer'), called, copy('officer'), approve('d2')] satisfies Order[];
    const asked = play(...there, { ...code, code: 'k2' } as Order);
    expect(asked.last[0]).toMatchObject({ type: 'code-issued', code: 'k2' });
    expect(file(asked).letters['V13.officer.k2']).toMatchObject({ from: 'moved', status: 'owed' });
  });

  it('T1 T9: she is told by every way, and what was proposed for him where he was goes back', () => {
    const proposed = [...acting, ...bounced('V18.s1.p1'), copy('s1'), move('s1')];
    const played = play(...proposed);
    expect(played.last.map((e) => e.type)).toContain('decision-returned');
    expect(file(played).mails['V17.s1']?.status).toBe('owed');
    // His paper still shows that he may act for her; where he is, two people say.
    expect(openTasks(played)).toEqual(['release-copy.s1']);
    expect(state(played, 's1')).toBe('ready');
    expect(play(...proposed, approve('d3')).refusal).toBe('case.moved-on');
  });

  it('before he has a copy he is only called back anew; revoked, he has no address; hers is the contact of the case', () => {
    const early = [...settled(openedWith({ officer: true, wants: ['records'] })), called, move('officer')];
    expect(openTasks(play(...early))).toEqual(['prove-recipient.officer']);
    expect(file(play(...early)).recipients['officer']?.moved).toBeUndefined();
    expect(play(...byMail, revoke('officer'), move('officer')).refusal).toBe('rule.recipient-revoked');
    expect(play(...byMail, move('subject')).refusal).toBe('rule.correspondent');
    expect(play(...byMail, move('nobody')).refusal).toBe('thing.absent');
  });
});
