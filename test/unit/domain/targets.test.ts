import { expect, it } from 'vitest';
import { stages } from '../../../infra/stages.ts';
import { nextCheck, viewOf } from '../../../shared/domain/case/head.ts';
import { defaultProofs } from '../../../shared/domain/policy.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { policySchema } from '../../../shared/schemas/environment.ts';
import { approve, clock, file, type Order, openCase, play, propose, rosa } from './given.ts';

const targets = { holidays: ['2026-12-01', '2026-12-02', '2026-12-11'], overlay: { name: 'California', days: 14 } };
const opened = (over: object): Order => ({ ...openCase, policy: { ...defaultProofs, targets: over } }) as Order;
const holidays = opened({ holidays: targets.holidays });
const request = (id: string, ...orders: readonly Order[]) => file(play(...orders)).requests[id];

it('L14 L17: the holidays and the state target a case was opened with move its own target, never the due date', () => {
  expect(request('r1', openCase)).toMatchObject({ dueOn: '2026-12-02', targetOn: '2026-12-02' });
  expect(request('r1', holidays)).toMatchObject({ dueOn: '2026-12-02', targetOn: '2026-11-30' });
  expect(request('r1', opened(targets))).toMatchObject({ dueOn: '2026-12-02', targetOn: '2026-11-16' });
});

it('L13 L14: so they do for a corrected receipt and for every later request', () => {
  const earlier = { type: 'correct-receipt', request: 'r1', receivedOn: '2026-11-01', note: 'n', actor: rosa } as Order;
  expect(request('r1', holidays, earlier)).toMatchObject({ dueOn: '2026-12-01', targetOn: '2026-11-30' });
  const asked = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa } as Order;
  expect(request('r2', holidays, { ...asked, at: '2026-11-11T15:00:00.000Z' })).toMatchObject({
    targetOn: '2026-12-10',
  });
  const later = [
    earlier,
    { type: 'promise-document', document: 'x1', purpose: 'other', byStaff: true, actor: rosa },
    propose({ kind: 'correct-receipt', request: 'r1', receivedOn: '2026-11-02', document: 'x1' }),
    approve('d1'),
  ] as Order[];
  expect(request('r1', holidays, ...later)).toMatchObject({ dueOn: '2026-12-02', targetOn: '2026-11-30' });
});

it('L14 L15: the reminder of a holiday rings on the business day before as well, and the sweep comes then', () => {
  const { state } = play(holidays, { type: 'tick', by: 'sweep', at: '2026-11-29T20:00:00.000Z', actor: clock });
  if (state.phase === 'none') throw new Error('no case');
  const quiet = { ...state, file: { ...state.file, mails: {}, prepared: true, kinLookedUp: true } };
  expect(nextCheck(quiet, '2026-11-29T20:00:00.000Z', defaultRetention)).toBe('2026-11-30T14:00:00.000Z');
  expect(viewOf(state).targetOn).toBe('2026-11-30');
});

it('L14 L17: they are configuration of a stage', () => {
  expect(policySchema.parse(JSON.parse(JSON.stringify(stages.prod.policy))).targets?.holidays).toContain('2026-12-25');
  expect(policySchema.parse({ ...stages.dev.policy, targets }).targets).toEqual(targets);
  expect(policySchema.safeParse({ ...stages.dev.policy, targets: { holidays: ['Christmas'] } }).success).toBe(false);
});
