import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../shared/domain/case/vocabulary.ts';
import {
  approve,
  avery,
  byPost,
  clock,
  done,
  file,
  freeze,
  noFindings,
  nothing,
  type Order,
  openCase,
  play,
  prepared,
  propose,
  rosa,
  wantsNoStop,
  worker,
} from './given.ts';
import { byStaff } from './given-contact.ts';
import { mailToHer, posted, returned } from './given-letters.ts';
import { release, whole } from './given-records.ts';

const back = (proposal: string, actor: Actor = avery): Order => ({ type: 'return', proposal, actor });
const decline = propose({ kind: 'decline', request: 'r1', ground: 'B' });
const none = propose({ kind: 'nothing-found', request: 'r1' });
const approved = (proposal: string) => ({ v: 1, type: 'decision-approved', proposal });

describe('the second person (T9)', () => {
  it.each<[string, Actor]>([
    ['another reviewer, who is no approver', { kind: 'staff', id: 'remy', roles: ['reviewer', 'auditor'] }],
    ['the one who proposed it, though approver too', { kind: 'staff', id: 'rosa', roles: ['reviewer', 'approver'] }],
    ['she herself', { kind: 'subject' }],
    ['a worker', worker],
    ['the clock', clock],
  ])('L44: is not %s', (_, actor) => {
    expect(play(openCase, decline, approve('d1', actor)).refusal).toBe('rule.second-person');
  });

  it('decides once, and only what was proposed', () => {
    expect(play(openCase, decline, approve('d9')).refusal).toBe('thing.absent');
    expect(play(openCase, decline, back('d9')).refusal).toBe('thing.absent');
    expect(play(openCase, decline, approve('d1'), back('d1')).refusal).toBe('case.moved-on');
    expect(play(openCase, decline, back('d1'), approve('d1')).refusal).toBe('case.moved-on');
  });

  it('gives a proposal back, and so may the one who made it: nothing comes of it', () => {
    for (const actor of [avery, rosa]) {
      const played = play(openCase, decline, back('d1', actor));
      expect(played.last).toEqual([{ v: 1, type: 'decision-returned', proposal: 'd1' }]);
      expect(file(played).proposals['d1']).toMatchObject({ status: 'returned' });
      expect(file(played).proposals['d1']?.approvedBy).toBeUndefined();
    }
  });

  it('approves what still holds at that moment', () => {
    const two = [openCase, decline, propose({ kind: 'decline', request: 'r1', ground: 'C' })];
    expect(play(...two, approve('d1'), approve('d2')).refusal).toBe('case.moved-on');
  });

  it('is written to by the executives’ mail only about what still waits when somebody leaves', () => {
    const leaves: Order = { type: 'hand-over', from: 'rosa', to: 'remy', note: 'n', fewApprovers: true, actor: avery };
    const own: Order = { type: 'assign', owner: 'rosa', backup: 'remy', actor: avery };
    const other = propose({ kind: 'decline', request: 'r1', ground: 'C' });
    const mails = play(openCase, own, decline, back('d1'), other, leaves).last.filter((e) => e.type === 'mail-owed');
    expect(mails).toEqual([
      {
        v: 1,
        type: 'mail-owed',
        mail: 'S-few-approvers.d2',
        template: 'S-few-approvers',
        to: 'executives',
        about: 'd2',
      },
    ]);
  });
});

describe('what follows when two people decided', () => {
  const at = '2026-11-09T15:00:00.000Z';
  const later = (proposal: string) => ({ ...approve(proposal), at }) as Order;

  it('L38 L48: a decline is the answer, with its ground and the days it took, and she is told', () => {
    const played = play(openCase, decline, later('d1'));
    expect(played.last).toEqual([
      approved('d1'),
      { v: 1, type: 'request-answered', request: 'r1', how: 'declined', ground: 'B', days: 7 },
      mailToHer('V9', 'r1'),
      { v: 1, type: 'case-closed' },
    ]);
    expect(file(played).proposals['d1']).toMatchObject({ status: 'approved', approvedBy: 'avery' });
    expect(file(played).requests['r1']?.answer).toEqual({ how: 'declined', at, days: 7, ground: 'B' });
  });

  it('L26 L48: nothing found is the answer, and she is told where was looked', () => {
    const orders = [openCase, prepared, noFindings, nothing, none];
    expect(play(...orders, later('d1')).last).toEqual([
      approved('d1'),
      { v: 1, type: 'request-answered', request: 'r1', how: 'nothing-found', days: 7 },
      mailToHer('V10', 'r1'),
      { v: 1, type: 'case-closed' },
    ]);
  });

  it('L37: a release can be downloaded for 90 days', () => {
    expect(play(...whole(wantsNoStop), release(), later('d1')).last).toEqual([
      approved('d1'),
      { v: 1, type: 'records-released', request: 'r1', package: 'p1', until: '2027-02-07' },
      { v: 1, type: 'request-answered', request: 'r1', how: 'records', partial: false, days: 7 },
      mailToHer('V7', 'p1'),
      { v: 1, type: 'case-closed' },
    ]);
  });

  it('L44: a lifted freeze is undone at once', () => {
    const frozen = [...whole(), freeze, approve('d1'), done('m1.freeze'), done('m1.stop-orders')];
    expect(play(...frozen, propose({ kind: 'unfreeze', match: 'm1' }), approve('d2')).last.slice(0, 2)).toEqual([
      approved('d2'),
      { v: 1, type: 'step-due', step: 'm1.freeze', attempt: 1, undo: true },
    ]);
  });

  it('L31: a class held back is followed by nothing but a package made anew', () => {
    const withhold = propose({ kind: 'withhold', match: 'm1', class: 'orders', citation: 'c' });
    expect(play(...whole(), withhold, approve('d1')).last).toEqual([
      approved('d1'),
      { v: 1, type: 'package-ordered', package: 'p2', request: 'r1', partial: false },
    ]);
  });

  it('L16: the choice that day 27 put before people is made with the answer', () => {
    const day27: Order = { type: 'tick', by: 'sweep', at: '2026-11-29T15:00:00.000Z', actor: clock };
    const asked = [openCase, day27, decline];
    expect(file(play(...asked)).tasks['deadline-choice.r1']?.open).toBe(true);
    expect(play(...asked, approve('d1')).last).toContainEqual({
      v: 1,
      type: 'task-closed',
      task: 'deadline-choice.r1',
    });
  });
});

describe('an answer whose letter came back (L37)', () => {
  const on = (day: string) => `2026-${day}T16:00:00.000Z`;
  const declined = [byPost, prepared, decline, approve('d1')];
  const moved = byStaff({ marks: { post: 'new-home' }, at: on('11-11') });
  const cameBack = [...declined, ...posted('V9.r1', on('11-03')), returned('V9.r1', on('11-10'))];
  const letters = (...orders: readonly Order[]) =>
    play(...orders).last.flatMap((e) => (e.type === 'letter-owed' ? [`${e.template} ${e.about}`] : []));
  const again = (ground: 'B' | 'C') => propose({ kind: 'decline', request: 'r2', ground });

  it('is answered by the letter that goes out again, and by no second one', () => {
    const orders = [...cameBack, moved, ...posted('V9.r1~2', on('11-12'))];
    expect(file(play(...orders)).requests['r2']?.answer).toMatchObject({ how: 'declined', ground: 'B', days: 2 });
    expect(letters(...orders)).toEqual([]);
  });

  it('two people who decide it anew are told to her in a letter of its own', () => {
    expect(letters(...cameBack, moved, again('C'), approve('d2'))).toEqual(['V9 r2']);
  });

  it('L13: that its date was corrected by two people decides no answer, and is told in no letter', () => {
    const document: Order = { type: 'promise-document', document: 'doc1', purpose: 'other', at: on('11-10') };
    const correct: Order = {
      ...propose({ kind: 'correct-receipt', request: 'r2', receivedOn: '2026-11-11', document: 'doc1' }),
      at: on('11-11'),
    };
    const corrected = [...cameBack, document, moved, correct, { ...approve('d2'), at: on('11-11') } as Order];
    const orders = [...corrected, ...posted('V9.r1~2', on('11-12'))];
    expect(file(play(...orders)).requests['r2']).toMatchObject({
      receivedOn: '2026-11-11',
      answer: { how: 'declined', days: 1 },
    });
    expect(letters(...orders)).toEqual([]);
  });

  it('what was proposed and given back decides nothing anew', () => {
    const orders = [...cameBack, moved, again('C'), back('d2'), ...posted('V9.r1~2', on('11-12'))];
    expect(file(play(...orders)).requests['r2']?.answer?.how).toBe('declined');
    expect(letters(...orders)).toEqual([]);
  });
});
