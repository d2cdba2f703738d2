import { describe, expect, it } from 'vitest';
import { nextCheck, viewOf } from '../../../shared/domain/case/head.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import {
  byPost,
  clock,
  file,
  kinLookedUp,
  noFindings,
  nothing,
  type Order,
  openCase,
  openedWith,
  play,
  prepared,
  proved,
  rosa,
  tick,
  types,
} from './given.ts';

import { byStaff } from './given-contact.ts';
import { post, posted, print, returned, sent } from './given-letters.ts';
import { released } from './given-records.ts';

const watch = (mail: string, word: 'bounced' | 'complained' | 'delivered', at?: string): Order => ({
  type: 'watch-mail',
  mail,
  word,
  permanent: true,
  ...(at ? { at } : {}),
});

describe('a letter', () => {
  it('L37: is owed, printed, posted with date and proof', () => {
    const played = play(byPost, ...posted('V1.r1', '2026-11-03T15:00:00.000Z'));
    expect(file(played).letters['V1.r1']).toMatchObject({ status: 'posted', postedOn: '2026-11-03' });
    expect(viewOf({ phase: 'open', file: file(played) }).letters).toEqual([]);
  });

  it('is not posted before it was printed, not in the future, not before it was owed', () => {
    expect(play(byPost, post('V1.r1')).refusal).toBe('case.moved-on');
    expect(play(byPost, print('V1.r1'), post('V1.r1', '2026-11-03T16:00:00.000Z', '2026-11-04')).refusal).toBe(
      'letter.date',
    );
    expect(play(byPost, print('V1.r1'), post('V1.r1', '2026-11-03T16:00:00.000Z', '2026-11-01')).refusal).toBe(
      'letter.date',
    );
    expect(play(byPost, print('V9.r1')).refusal).toBe('thing.absent');
  });

  it('can be printed again until it is posted', () => {
    expect(types(play(byPost, print('V1.r1'), print('V1.r1')))).toEqual(['letter-printed']);
    const gone = play(byPost, ...posted('V1.r1'), print('V1.r1'));
    expect(gone.refusal).toBe('case.moved-on');
  });

  it('ux rule 10: nothing posted after one business day is a task and a mail, once, and posting it closes the task', () => {
    // Owed on Monday, November 2: late on Wednesday at 09:00 in New York.
    const owed = [byPost, prepared, kinLookedUp, noFindings, nothing];
    expect(types(play(...owed, tick('2026-11-04T13:59:00.000Z')))).not.toContain('letter-late');
    const late = play(...owed, tick('2026-11-04T14:00:00.000Z'));
    expect(types(late)).toEqual(['letter-late', 'task-opened', 'mail-owed']);
    expect(file(late).mails['S-reach.letter-unposted.V1.r1']?.to).toBe('compliance');
    const again = play(...owed, tick('2026-11-04T14:00:00.000Z'), tick('2026-11-05T14:00:00.000Z'));
    expect(types(again)).not.toContain('letter-late');
    const gone = play(...owed, tick('2026-11-04T14:00:00.000Z'), ...posted('V1.r1', '2026-11-04T16:00:00.000Z'));
    expect(file(gone).tasks['letter-unposted.V1.r1']?.open).toBe(false);
  });

  it('L8: one that asks for proof is dropped once nothing is asked for any more; what is printed is the post room’s, and not printed anew', () => {
    const ask: Order = { type: 'ask-for-proof', actor: rosa };
    const letter = 'V4.r1.identity+report';
    const dropped = { v: 1, type: 'letter-dropped', letter, why: 'not-needed' };
    expect(play(byPost, ask, proved).last).toContainEqual(dropped);
    expect(play(byPost, ask, { ...proved, covers: ['identity'] } as Order).last).not.toContainEqual(dropped);
    expect(file(play(byPost, ask, proved)).letters['V1.r1']?.status).toBe('owed');
    const printed = play(byPost, ask, print(letter), { ...proved, at: '2026-11-02T17:00:00.000Z' } as Order);
    expect(printed.last).not.toContainEqual(dropped);
    const on = '2026-11-02T18:00:00.000Z';
    const rest = [byPost, ask, print(letter), { ...proved, at: '2026-11-02T17:00:00.000Z' } as Order];
    expect(play(...rest, print(letter, on)).refusal).toBe('case.moved-on');
    expect(types(play(...rest, post(letter, on)))).toEqual(['letter-posted']);
  });

  it('a weekend is no business day', () => {
    const friday = { ...byPost, at: '2026-11-06T21:00:00.000Z' } as Order;
    expect(types(play(friday, tick('2026-11-09T18:00:00.000Z')))).not.toContain('letter-late');
    expect(types(play(friday, tick('2026-11-10T14:00:00.000Z')))).toContain('letter-late');
  });

  it('the sweep looks when a letter gets late', () => {
    const { state } = play(byPost);
    if (state.phase === 'none') throw new Error('no case');
    expect(nextCheck({ ...state, phase: 'open' }, '2026-11-04T13:30:00.000Z', defaultRetention)).toBe(
      '2026-11-04T14:00:00.000Z',
    );
  });
});

describe('what did not arrive', () => {
  it('G25: a bounced mail becomes a letter, the task and a mail stay, and what follows goes by post', () => {
    const bounced = play(openCase, ...sent('V1.r1'), watch('V1.r1', 'bounced'));
    expect(types(bounced)).toEqual(['mail-watched', 'task-opened', 'mail-owed', 'way-failed', 'letter-owed']);
    expect(file(bounced).letters['V1.r1']?.why).toBe('undelivered');
    const asked = play(openCase, ...sent('V1.r1'), watch('V1.r1', 'bounced'), { type: 'ask-for-proof', actor: rosa });
    expect(Object.keys(file(asked).letters)).toContain('V4.r1.identity+report');
    const gone = play(openCase, ...sent('V1.r1'), watch('V1.r1', 'bounced'), ...posted('V1.r1'));
    expect(file(gone).tasks['mail-undelivered.V1.r1']?.open).toBe(false);
  });

  it('a complaint is taken as a wish: no more mail there, and the letter', () => {
    const played = play(openCase, ...sent('V1.r1'), watch('V1.r1', 'delivered'), watch('V1.r1', 'complained'));
    expect(file(played).contact.ways.email.failed).toBe(true);
    expect(file(played).letters['V1.r1']).toBeDefined();
    expect(types(play(openCase, ...sent('V1.r1'), watch('V1.r1', 'complained'), watch('V1.r1', 'complained')))).toEqual(
      ['mail-watched'],
    );
  });

  it('a second mail on the way becomes a letter too', () => {
    const played = play(
      openCase,
      ...sent('V1.r1'),
      { type: 'ask-for-proof', actor: rosa },
      ...sent('V4.r1.identity+report'),
      watch('V1.r1', 'bounced'),
      watch('V4.r1.identity+report', 'bounced'),
    );
    expect(Object.keys(file(played).letters)).toEqual(['V1.r1', 'V4.r1.identity+report']);
  });

  it('safe contact: no letter goes home; a person agrees a way with her', () => {
    const safe = openedWith({ safeContact: true });
    const played = play(safe, ...sent('V1.r1'), watch('V1.r1', 'bounced'));
    expect(file(played).letters).toEqual({});
    expect(file(played).parked['V1.r1']).toMatchObject({ why: 'no-way', way: 'post' });
    expect(file(played).tasks['safe-route.post']?.open).toBe(true);
  });

  it('L37: a bounce after the end reopens the case, and the posted letter closes it again', () => {
    const open = play(...released(), ...sent('V7.p1'));
    expect(open.state.phase).toBe('closed');
    const bounced = play(...released(), ...sent('V7.p1'), watch('V7.p1', 'bounced'));
    expect(bounced.state.phase).toBe('open');
    expect(types(bounced).at(-1)).toBe('case-reopened');
    const gone = play(
      ...released(),
      ...sent('V7.p1'),
      watch('V7.p1', 'bounced'),
      ...posted('V7.p1', '2026-11-03T16:00:00.000Z'),
    );
    expect(gone.state.phase).toBe('closed');
  });

  it('L15 L37: bounced, the letter came back, and the new e-mail bounces as well: a person has the task again', () => {
    const at = '2026-11-09T16:00:00.000Z';
    const again = play(
      ...released(openedWith({ post: true })),
      ...sent('V7.p1'),
      watch('V7.p1', 'bounced'),
      ...posted('V7.p1', '2026-11-03T16:00:00.000Z'),
      returned('V7.p1', at),
      byStaff({ marks: { email: 'new' }, at }),
      ...sent('V7.p1').map((o) => ({ ...o, at })),
      watch('V7.p1', 'bounced', at),
    );
    expect(file(again).tasks['mail-undelivered.V7.p1']?.open).toBe(true);
    expect(file(again).mails['S-bounced.V7.p1']?.status).toBe('owed');
    expect(file(again).parked['V7.p1']).toMatchObject({ why: 'no-way' });
    expect(file(again).tasks['safe-route.post']?.open).toBe(true);
    expect(again.state.phase).toBe('open');
  });

  it('L37 L50: the records came back when they were destroyed here: they are collected afresh for the request that makes', () => {
    const at = '2027-03-01T16:00:00.000Z';
    const policy = { identityImages: 90, otherEvidence: 90, records: 90, personalData: 2000 };
    const home = [
      ...released(openedWith({ byPost: true })),
      ...posted('V7.p1', '2026-11-03T16:00:00.000Z'),
      ...posted('V1.r1', '2026-11-03T16:00:00.000Z'),
    ];
    const destroyed: readonly Order[] = [
      { type: 'retire', policy, actor: clock, at: '2027-02-28T16:00:00.000Z' },
      { type: 'record-purge', class: 'records', files: 3, at: '2027-02-28T16:00:00.000Z' },
    ];
    const due = { v: 1, type: 'step-due', step: 'm1.collect', attempt: 2, undo: false };
    expect(play(...home, returned('V7.p1', at)).last).not.toContainEqual(due);
    const { last } = play(...home, ...destroyed, returned('V7.p1', at));
    expect(last).toContainEqual(expect.objectContaining({ type: 'request-received', redelivers: 'V7.p1' }));
    expect(last).toContainEqual(due);
  });

  it('G25: the same bounce told twice opens nothing that a posted letter has closed', () => {
    const at = '2026-11-02T16:00:00.000Z';
    const told = play(
      openCase,
      ...sent('V1.r1'),
      watch('V1.r1', 'bounced'),
      ...posted('V1.r1', at),
      watch('V1.r1', 'bounced', at),
    );
    expect(told.last).toEqual([]);
    expect(file(told).tasks['mail-undelivered.V1.r1']?.open).toBe(false);
  });

  it('L37: records by post keep the case open until they are posted', () => {
    const played = play(...released(byPost), ...posted('V1.r1'));
    expect(file(played).letters['V7.p1']?.status).toBe('owed');
    expect(played.state.phase).toBe('open');
  });

  it('a returned letter is a task and a mail, nothing more goes there, and a new address sends it again', () => {
    const at = '2026-11-09T16:00:00.000Z';
    const back = [byPost, ...posted('V1.r1'), returned('V1.r1', at)];
    const played = play(...back);
    expect(types(played)).toEqual(['letter-returned', 'way-failed', 'task-opened', 'mail-owed']);
    const asked = play(...back, { type: 'ask-for-proof', actor: rosa, at });
    expect(file(asked).parked['V4.r1.identity+report']?.why).toBe('no-way');
    const moved = play(...back, { type: 'ask-for-proof', actor: rosa, at }, byStaff({ marks: { post: 'new' }, at }));
    const { letters, tasks, parked } = file(moved);
    expect(Object.keys(letters)).toEqual(['V1.r1', 'V14.c1.post-now', 'V4.r1.identity+report', 'V1.r1~2']);
    expect(parked).toEqual({});
    expect(Object.values(tasks).filter((t) => t.open)).toEqual([]);
  });
});
