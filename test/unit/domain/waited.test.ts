import { describe, expect, it } from 'vitest';
import type { Letter, Parked } from '../../../shared/domain/case/state.ts';
import { resent } from '../../../shared/domain/case/tracks/reach.ts';
import type { Way } from '../../../shared/domain/case/vocabulary.ts';
import { letterToHer, mailToHer } from './given-letters.ts';
import { type Her, her, unsafeHome, unsafeMail } from './given-routes.ts';

describe('L45: what waited for a safe way', () => {
  const waits = (id: string, to: Way = 'email'): Parked => ({
    id,
    template: 'V7',
    about: 'p1',
    way: to,
    why: 'disputed',
  });
  const task = (id: string, kind: 'safe-route' | 'letter-returned', open = true) => ({
    [id]: { id, kind, about: id.slice(kind.length + 1), open },
  });
  const both = { ...task('safe-route.email', 'safe-route'), ...task('safe-route.post', 'safe-route') };
  const free = (message: string) => ({ v: 1, type: 'message-freed', message });
  const closes = (of: string) => ({ v: 1, type: 'task-closed', task: of });

  it('goes out by it, and the tasks of both ways end', () => {
    const now = her({}, { parked: { 'V7.p1': waits('V7.p1') }, tasks: both });
    expect(resent(now)).toEqual([
      free('V7.p1'),
      mailToHer('V7', 'p1'),
      closes('safe-route.email'),
      closes('safe-route.post'),
    ]);
  });

  it('stays while there is none, and so does its task; what she asked for on paper goes by post alone', () => {
    const all = { 'V7.p1': waits('V7.p1'), 'paper.p1': waits('paper.p1', 'post') };
    const now = (given: Her) => resent(her(given, { parked: all, tasks: both }));
    const letter = letterToHer('V7', 'p1', 'asked');
    expect(now(unsafeMail)).toEqual([free('paper.p1'), letter, closes('safe-route.post')]);
    expect(now(unsafeHome)).toEqual([free('V7.p1'), mailToHer('V7', 'p1'), closes('safe-route.email')]);
    expect(now({ post: { failed: true } })).toEqual([free('V7.p1'), mailToHer('V7', 'p1'), closes('safe-route.email')]);
    expect(now({ match: { reach: ['her-mail', 'her-home'] } })).toEqual([]);
  });

  it('L37: and what came back goes out again, once there is a way, if it is hers and nobody has seen to it', () => {
    const letters = (more: Partial<Letter> = {}) => ({
      'V9.r1': { id: 'V9.r1', template: 'V9', about: 'r1', ...more } as Letter,
    });
    const open = task('letter-returned.V9.r1', 'letter-returned');
    const again = [mailToHer('V9', 'r1'), closes('letter-returned.V9.r1')];
    expect(resent(her({}, { letters: letters(), tasks: open }))).toEqual(again);
    expect(resent(her({}, { letters: letters() }))).toEqual([]);
    expect(
      resent(her({}, { letters: letters(), tasks: task('letter-returned.V9.r1', 'letter-returned', false) })),
    ).toEqual([]);
    expect(resent(her({}, { letters: letters({ recipient: 'x1' }), tasks: open }))).toEqual([]);
    expect(resent(her(unsafeMail, { letters: letters(), tasks: open }))).toEqual([]);
  });
});
