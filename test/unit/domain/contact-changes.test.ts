import { describe, expect, it } from 'vitest';
import { avery, byPost, file, type Order, openCase, play, renewed, rosa, types } from './given.ts';
import { ask, codes, confirm, known, marked, read } from './given-contact.ts';
import { asks, letterToHer, mailToHer } from './given-letters.ts';

const settle = (confirmed: boolean, change = 'c1'): Order => ({
  type: 'settle-change',
  change,
  confirmed,
  note: 'n',
  link: renewed,
  actor: rosa,
});
const statuses = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).changes).map((c) => `${c.id} ${c.status}`);
const newMail = { marks: { email: 'new-mail' } };

describe('what she asks for with the link (T1)', () => {
  it('is confirmed by a code to her second way, which lives as long as that way needs', () => {
    expect(play(...known(), ask('contact', newMail)).last).toEqual([
      { v: 1, type: 'change-asked', change: 'c1', what: 'contact', by: 'post', email: 'new-mail' },
      {
        v: 1,
        type: 'code-issued',
        code: 'k1',
        commitment: 'right',
        expiresAt: codes.post,
        via: 'post',
        change: 'c1',
      },
      letterToHer('V13', 'k1', 'preferred'),
    ]);
    const mailToo = { ...byPost, email: true } as Order;
    expect(play(...known(mailToo), ask('contact', { marks: { post: 'new-home' } })).last[1]).toMatchObject({
      expiresAt: codes.email,
      via: 'email',
    });
  });

  it('waits for a person where nobody recorded who she is: a task, word to compliance, and no code', () => {
    expect(play(openCase, marked, ask('withdrawal')).last).toEqual([
      { v: 1, type: 'change-asked', change: 'c1', what: 'withdrawal', by: 'staff' },
      ...asks('confirm-change', 'c1'),
    ]);
  });

  it('a newer wish of a kind replaces the one that waits, and no other and none that was settled', () => {
    const first = [openCase, marked, ask('contact', newMail)];
    const second = ask('contact', { change: 'c2', marks: { email: 'newer' } });
    expect(statuses(...first, second)).toEqual(['c1 replaced', 'c2 asked']);
    expect(statuses(...first, ask('withdrawal', { change: 'c2' }))).toEqual(['c1 asked', 'c2 asked']);
    expect(statuses(...first, settle(false), second)).toEqual(['c1 refused', 'c2 asked']);
  });

  it('L34: each recipient she names waits for itself: one more replaces none', () => {
    const agency = (id: string) => ask('recipient', { change: id, recipient: { id, kind: 'agency', byPost: false } });
    expect(statuses(openCase, marked, agency('a1'), agency('a2'))).toEqual(['a1 asked', 'a2 asked']);
  });

  it('a withdrawal is accepted as long as one request has no answer', () => {
    const again: Order = { type: 'receive-request', why: 'second-ask', channel: 'web' };
    const one = [openCase, marked, { type: 'withdraw', note: 'n', actor: rosa } satisfies Order];
    expect(play(...one, ask('withdrawal')).refusal).toBe('case.moved-on');
    expect(types(play(...one, again, ask('withdrawal')))).toContain('change-asked');
  });
});

describe('the code that confirms a change (T1)', () => {
  const asked = [...known(), ask('contact', newMail)];

  it('works at the very end of its time, and not a millisecond later', () => {
    expect(types(play(...asked, confirm('right', codes.post)))).toContain('contact-changed');
    expect(play(...asked, confirm('right', '2026-11-23T15:00:00.001Z')).refusal).toBe('code.expired');
  });

  it('confirms nothing that was never asked, is settled, or waits for a person', () => {
    expect(play(...asked, confirm('right', undefined, 'c9')).refusal).toBe('case.moved-on');
    expect(play(...asked, confirm('right'), confirm('right')).refusal).toBe('case.moved-on');
    expect(play(openCase, marked, ask('contact', newMail), confirm('right')).refusal).toBe('case.moved-on');
  });

  it('L45 T4: confirmed, she is told at every address, the link in the old mailbox is revoked, and the new one is allowed on no disputed account', () => {
    const played = play(...asked, confirm('right'));
    expect(played.last).toEqual([
      { v: 1, type: 'change-settled', change: 'c1', how: 'confirmed' },
      { v: 1, type: 'contact-changed', change: 'c1', email: 'new-mail' },
      { v: 1, type: 'link-renewed', ...renewed },
      { ...mailToHer('V14', 'c1.email-before'), from: 'report' },
      mailToHer('V14', 'c1.email-now'),
      letterToHer('V14', 'c1.post-now', 'preferred'),
      mailToHer('V12', '2'),
    ]);
    expect(file(played).contact.ways.email).toEqual({
      given: true,
      from: 'change.c1',
      mark: 'new-mail',
      failed: false,
      allowed: false,
    });
  });
});

describe('a change that a person settles', () => {
  const asked = [openCase, marked, ask('contact', newMail)];

  it('is refused with the note, the task is closed, and she is written to where she was', () => {
    const played = play(...asked, settle(false));
    expect(played.last).toEqual([
      { v: 1, type: 'change-settled', change: 'c1', how: 'refused', note: 'n' },
      { v: 1, type: 'task-closed', task: 'confirm-change.c1' },
    ]);
    expect(file(played).contact.ways.email).toMatchObject({ from: 'report', mark: 'her-mail' });
    expect(play(...asked, settle(true, 'c9')).refusal).toBe('thing.absent');
  });

  it('T1 L45: is confirmed by whoever was shown what was asked, and by nobody who was not', () => {
    expect(play(...asked, settle(true)).refusal).toBe('rule.change-unread');
    expect(play(...asked, read('c1', avery), settle(true)).refusal).toBe('rule.change-unread');
    expect(types(play(...asked, read(), settle(true)))).toContain('contact-changed');
    const recipient = { id: 'a1', kind: 'agency', byPost: true };
    const named = [openCase, marked, ask('recipient', { recipient })];
    expect(play(...named, settle(true)).refusal).toBe('rule.change-unread');
    expect(types(play(...named, read(), settle(true)))).toContain('recipient-named');
    expect(types(play(openCase, marked, ask('withdrawal'), settle(true)))).toContain('change-settled');
  });

  it('T1 L45: what was read before another took its place confirms nothing of the other', () => {
    const second = ask('contact', { change: 'c2', marks: { email: 'thief' } });
    expect(play(...asked, read(), second, settle(true, 'c2')).refusal).toBe('rule.change-unread');
    expect(types(play(...asked, second, read('c1'), read('c2'), settle(true, 'c2')))).toContain('contact-changed');
  });

  it('T1 L45: when it was asked and whose place it took is known, until one of them is settled', () => {
    const second = ask('contact', { change: 'c2', marks: { email: 'newer' } });
    const third = ask('contact', { change: 'c3', marks: { email: 'newest' } });
    const instead = (...orders: readonly Order[]) =>
      Object.values(file(play(...orders)).changes).map((c) => [c.id, c.insteadOf]);
    expect(file(play(...asked)).changes['c1']?.askedAt).toBe('2026-11-02T15:00:00.000Z');
    expect(instead(...asked, second, third)).toEqual([
      ['c1', undefined],
      ['c2', 'c1'],
      ['c3', 'c2'],
    ]);
    expect(instead(...asked, ask('withdrawal', { change: 'c2' }))[1]).toEqual(['c2', undefined]);
    expect(instead(...asked, settle(false), second)[1]).toEqual(['c2', undefined]);
    expect(instead(...asked, second, settle(false, 'c2'), third)[2]).toEqual(['c3', undefined]);
  });

  it('L34: a recipient she named is a recipient once it is confirmed, not when it is refused, and once', () => {
    const recipient = { id: 'a1', kind: 'agency', byPost: true };
    const named = [openCase, marked, ask('recipient', { recipient })];
    expect(play(...named, read(), settle(true)).last).toContainEqual({
      v: 1,
      type: 'recipient-named',
      recipient: 'a1',
      kind: 'agency',
      byPost: true,
      note: 'change.c1',
    });
    expect(types(play(...named, settle(false)))).toEqual(['change-settled', 'task-closed']);
    const twice = [...named, ask('recipient', { change: 'c2', recipient }), read(), settle(true)];
    expect(types(play(...twice, read('c2'), settle(true, 'c2')))).toEqual(['change-settled', 'task-closed']);
  });
});
