import { expect, it } from 'vitest';
import { nextCheck } from '../../../shared/domain/case/head.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { openCase, play } from './given.ts';

it.each([
  ['2026-12-02T14:05:10.000Z', '2026-12-03T14:00:00.000Z'],
  ['2026-12-05T13:00:00.000Z', '2026-12-05T14:00:00.000Z'],
  ['2026-12-05T14:05:10.000Z', '2026-12-06T14:00:00.000Z'],
])('L16: a case due on December 2 that was looked at at %s is looked at again at %s, 09:00 local', (now, next) => {
  const { state } = play(openCase);
  if (state.phase === 'none') throw new Error('no case');
  const quiet = { ...state, file: { ...state.file, mails: {}, prepared: true, kinLookedUp: true } };
  expect(nextCheck(quiet, now, defaultRetention)).toBe(next);
});
