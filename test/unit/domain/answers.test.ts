import { describe, expect, it } from 'vitest';
import type { CaseFile, Letter, Request, Task } from '../../../shared/domain/case/state.ts';
import {
  heldBy,
  isCarried,
  isHeld,
  isSoFar,
  requestOf,
  soFarOf,
  standingOf,
} from '../../../shared/domain/case/tracks/answers.ts';
import { stillGuards } from '../../../shared/domain/case/tracks/guarding.ts';
import { file, openCase, play } from './given.ts';

/** A case with two requests and packages p1, p2 (of r1) and p3 (of r2), and what was written to her about them. */
const caseWith = (more: { letters?: readonly object[]; mails?: readonly object[]; parked?: readonly object[] }) => {
  const opened = file(play(openCase));
  const byId = (all: readonly object[] = []) =>
    Object.fromEntries(all.map((one, i) => [`${i}`, { id: `${i}`, ...one }]));
  const of = (id: string, request: string) => ({ [id]: { id, request, status: 'released', partial: false } });
  return {
    ...opened,
    requests: { ...opened.requests, r2: { ...opened.requests['r1'], id: 'r2' } },
    packages: { ...of('p1', 'r1'), ...of('p2', 'r1'), ...of('p3', 'r2') },
    letters: byId(more.letters),
    mails: byId((more.mails ?? []).map((mail) => ({ to: 'subject', ...mail }))),
    parked: byId(more.parked),
  } as unknown as CaseFile;
};
const message = (template: string, about: string, status: string, more: object = {}) => ({
  template,
  about,
  status,
  ...more,
});

describe('L16 L37: which request a message answers', () => {
  it('by its package, or by itself; “nothing so far” is about the same request, in words of its own', () => {
    const of = caseWith({});
    expect(['p1', 'p3', 'r1', soFarOf('r2')].map((about) => requestOf(of, about))).toEqual(['r1', 'r2', 'r1', 'r2']);
    expect([soFarOf('r1'), isSoFar(soFarOf('r1')), isSoFar('r1'), isSoFar('.so-far.r1')]).toEqual([
      'r1.so-far',
      true,
      false,
      false,
    ]);
  });
});

describe('L16 L37: an answer that was decided and has not left', () => {
  it.each(['owed', 'printed'])('a letter that is %s holds it', (status) => {
    expect(isHeld(caseWith({ letters: [message('V9', 'r1', status)] }), 'r1')).toBe(true);
  });

  it.each(['posted', 'returned', 'dropped'])('a letter that is %s does not', (status) => {
    expect(isHeld(caseWith({ letters: [message('V9', 'r1', status)] }), 'r1')).toBe(false);
  });

  it('of this request, and an answer: nothing else she waits for', () => {
    expect(isHeld(caseWith({ letters: [message('V9', 'r2', 'owed')] }), 'r1')).toBe(false);
    expect(isHeld(caseWith({ letters: [message('V1', 'r1', 'owed')] }), 'r1')).toBe(false);
    expect(isHeld(caseWith({ parked: [{ template: 'V7', about: 'p2', way: 'post' }] }), 'r1')).toBe(true);
    expect(isHeld(caseWith({ parked: [{ template: 'V13', about: 'r1', way: 'post' }] }), 'r1')).toBe(false);
  });

  it.each([
    ['by mail, the same', { mails: [message('V9', 'r1', 'delivered')] }, false],
    ['to somebody else', { mails: [message('V9', 'r1', 'delivered', { to: 'recipient' })] }, true],
    ['to where she was before', { mails: [message('V9', 'r1', 'delivered', { from: 'report' })] }, true],
    ['a letter to a recipient', { letters: [message('V9', 'r1', 'posted', { recipient: 'x' })] }, true],
    ['a letter to where she was before', { letters: [message('V9', 'r1', 'posted', { from: 'report' })] }, true],
    ['still owed by mail', { mails: [message('V9', 'r1', 'owed')] }, true],
  ])('what left beside it: %s', (_, more, held) => {
    const waiting = message('V9', 'r1', 'owed');
    expect(isHeld(caseWith({ ...more, letters: [waiting, ...('letters' in more ? more.letters : [])] }), 'r1')).toBe(
      held,
    );
  });
});

describe('L16 L37: what an answer that was decided waits for', () => {
  const parked = { template: 'V7', about: 'p1', way: 'post' };
  const held = (more: Parameters<typeof caseWith>[0], request: object = { id: 'r1', answer: {} }) =>
    heldBy(caseWith(more), request as Request);

  it('a safe way before a stamp; nothing once it left, or while nobody has decided', () => {
    expect(held({ parked: [parked] })).toBe('parked');
    expect(held({ parked: [parked], letters: [message('V8', 'p2', 'owed')] })).toBe('parked');
    expect(held({ letters: [message('V9', 'r1', 'printed')] })).toBe('unposted');
    expect(held({ letters: [message('V9', 'r1', 'posted')] })).toBeUndefined();
    expect(held({}, { id: 'r1' })).toBeUndefined();
  });

  const again = { id: 'r2', redelivers: '0' };
  it.each([
    ['nothing sends it again yet', {}, 'returned'],
    ['of another answer', { mails: [message('V9', 'r2', 'owed')] }, 'returned'],
    ['parked again', { parked: [{ template: 'V9', about: 'r1', way: 'email' }] }, 'parked'],
    ['a new letter', { letters: [message('V9', 'r1', 'owed')] }, 'unposted'],
    ['by mail, owed', { mails: [message('V9', 'r1', 'owed')] }, 'on-its-way'],
    ['by mail, claimed', { mails: [message('V9', 'r1', 'claimed')] }, 'on-its-way'],
  ])('what came back: %s', (_, more, is) => {
    const letters = [message('V9', 'r1', 'returned'), ...('letters' in more ? more.letters : [])];
    expect(held({ ...more, letters }, again)).toBe(is);
    expect(held({ ...more, letters }, { ...again, answer: {} })).toBeUndefined();
  });

  it.each([
    ['nothing', {}, 'none'],
    ['a bounced mail', { mails: [message('V11', 'r1', 'bounced')] }, 'none'],
    ['a dropped letter', { letters: [message('V11', 'r1', 'dropped')] }, 'none'],
    ['of another request', { mails: [message('V11', 'r2', 'sent')] }, 'none'],
    ['to a recipient', { letters: [message('V11', 'r1', 'posted', { recipient: 'x' })] }, 'none'],
    ['a mail that is owed', { mails: [message('V11', 'r1', 'owed')] }, 'mailing'],
    ['a mail that went out', { mails: [message('V11', 'r1', 'sent')] }, 'mailed'],
    ['a letter in the house', { letters: [message('V11', 'r1', 'owed')] }, 'unposted'],
    ['a posted letter', { letters: [message('V11', 'r1', 'posted')] }, 'posted'],
    ['parked', { parked: [{ template: 'V11', about: 'r1', way: 'post' }] }, 'parked'],
  ])('how far a message to her has come: %s', (_, more, is) => {
    expect(standingOf(caseWith(more), { template: 'V11', about: 'r1' })).toBe(is);
  });
});

describe('L40: what may stay unsent, since another message brings it', () => {
  const carried = (mine: object, other: object) => {
    const of = caseWith({ letters: [mine], mails: [other] });
    return isCarried(of, of.letters['0'] as Letter);
  };

  it.each([
    ['the same by mail', message('V9', 'r1', ''), message('V9', 'r1', 'sent'), true],
    ['the same that bounced', message('V9', 'r1', ''), message('V9', 'r1', 'bounced'), false],
    ['another request’s', message('V9', 'r1', ''), message('V9', 'r2', 'sent'), false],
    ['later records of the same request', message('V8', 'p1', ''), message('V7', 'p2', 'owed'), true],
    ['earlier records', message('V8', 'p2', ''), message('V7', 'p1', 'owed'), false],
    ['records of a later request, for a decline', message('V9', 'r1', ''), message('V7', 'p3', 'owed'), true],
    ['a decline of a later request, for records', message('V7', 'p1', ''), message('V9', 'r2', 'owed'), false],
    ['a later part, for the whole', message('V7', 'p1', ''), message('V8', 'p2', 'owed'), false],
    ['a later part, for a part', message('V8', 'p1', ''), message('V8', 'p2', 'owed'), true],
    ['records of an earlier request', message('V9', 'r2', ''), message('V7', 'p2', 'owed'), false],
  ])('%s', (_, mine, other, is) => {
    expect(carried(mine, other)).toBe(is);
  });

  it('never by itself', () => {
    const of = caseWith({ letters: [message('V9', 'r1', 'owed')] });
    expect(isCarried(of, of.letters['0'] as Letter)).toBe(false);
  });
});

describe('L16 L37: tasks that end with what they guard, not by a press', () => {
  const guards = (of: CaseFile, kind: string, about: string) =>
    stillGuards(of, { id: `${kind}.${about}`, kind, about, open: true } as unknown as Task);

  it('a way she cannot safely be written to: while an answer waits for that very way', () => {
    const of = caseWith({
      parked: [
        { template: 'V7', about: 'p1', way: 'post' },
        { template: 'V13', about: 'k', way: 'email' },
      ],
    });
    expect([guards(of, 'safe-route', 'post'), guards(of, 'safe-route', 'email')]).toEqual([true, false]);
  });

  it('a letter nobody posted: while it waits', () => {
    const of = caseWith({ letters: [message('V9', 'r1', 'printed'), message('V1', 'r1', 'posted')] });
    expect(['0', '1', 'none'].map((letter) => guards(of, 'letter-unposted', letter))).toEqual([true, false, false]);
  });

  it('a letter that came back: until the request it made is answered', () => {
    const of = caseWith({});
    const redelivery = (answer: unknown) =>
      ({ ...of, requests: { ...of.requests, r2: { ...of.requests['r2'], redelivers: 'l1', answer } } }) as CaseFile;
    expect(guards(redelivery(undefined), 'letter-returned', 'l1')).toBe(true);
    expect(guards(redelivery(undefined), 'letter-returned', 'l2')).toBe(false);
    expect(guards(redelivery({ how: 'records' }), 'letter-returned', 'l1')).toBe(false);
  });

  it('a mail that did not arrive: an answer to her that nothing else brings', () => {
    const bounced = (template: string, more: object = {}) =>
      caseWith({ mails: [message(template, 'r1', 'bounced', more)] });
    expect(guards(bounced('V9'), 'mail-undelivered', '0')).toBe(true);
    expect(guards(bounced('V1'), 'mail-undelivered', '0')).toBe(false);
    expect(guards(bounced('V9', { to: 'recipient' }), 'mail-undelivered', '0')).toBe(false);
    expect(guards(bounced('V9'), 'mail-undelivered', 'none')).toBe(false);
    const both = caseWith({ mails: [message('V9', 'r1', 'bounced')], letters: [message('V9', 'r1', 'owed')] });
    expect(guards(both, 'mail-undelivered', '0')).toBe(false);
  });

  it('any other task is closed by hand', () => {
    expect(guards(caseWith({}), 'confirm-match', 'm1')).toBe(false);
    expect(guards(caseWith({}), 'release-rest', 'none')).toBe(false);
  });
});
