import { describe, expect, it } from 'vitest';
import { approversHere, successorOf } from '../../../shared/domain/staff.ts';
import { avery, file, nothing, type Order, openCase, type Played, play, prepared, propose, rosa } from './given.ts';

const remy = { kind: 'staff', id: 'remy', roles: ['reviewer', 'approver'] } as const;
const assign: Order = { type: 'assign', owner: 'rosa', backup: 'remy', actor: avery };
const handOver = (from = 'rosa', to = 'remy'): Order => ({ type: 'hand-over', from, to, note: 'n', actor: avery });
const decline = propose({ kind: 'decline', request: 'r1', ground: 'B' });
const approve = (actor: Order['actor']): Order => ({ type: 'approve', proposal: 'd1', actor }) as Order;
const ofRosa = [openCase, prepared, nothing, assign, decline];

describe('L16: somebody leaves', () => {
  it('the case and the open proposals go to the backup by one event, and the log keeps who had them', () => {
    const played = play(...ofRosa, handOver());
    expect(played.last).toEqual([
      {
        v: 1,
        type: 'handed-over',
        from: 'rosa',
        to: 'remy',
        owner: 'remy',
        backup: 'remy',
        proposals: ['d1'],
        note: 'n',
      },
    ]);
    expect(file(played)).toMatchObject({ owner: 'remy', backup: 'remy' });
    expect(file(played).proposals['d1']).toMatchObject({ by: 'rosa', heldBy: 'remy', status: 'open' });
  });

  it('asked twice it is done once; who has nothing on the case hands nothing over', () => {
    expect(play(...ofRosa, handOver(), handOver()).last).toEqual([]);
    expect(play(...ofRosa, handOver('nobody')).last).toEqual([]);
  });

  it('a backup who leaves is replaced, and the owner stays', () => {
    expect(file(play(...ofRosa, handOver('remy', 'avery')))).toMatchObject({ owner: 'rosa', backup: 'avery' });
  });

  it('T9: whoever took a proposal over does not approve it, nor does the one who made it; a third person does', () => {
    expect(play(...ofRosa, handOver(), approve(remy)).refusal).toBe('rule.second-person');
    expect(play(...ofRosa, handOver(), approve({ ...remy, id: 'rosa' })).refusal).toBe('rule.second-person');
    expect(file(play(...ofRosa, handOver(), approve(avery))).proposals['d1']?.status).toBe('approved');
  });

  it('T9: a proposal goes on from hand to hand', () => {
    const twice = play(...ofRosa, handOver(), handOver('remy', 'sid'));
    expect(file(twice).proposals['d1']).toMatchObject({ by: 'rosa', heldBy: 'sid' });
  });

  it('what was decided before stays as it was', () => {
    const decided = play(...ofRosa, approve(avery), { ...handOver() });
    expect(file(decided).proposals['d1']?.heldBy).toBeUndefined();
  });

  it('L13: it moves no date', () => {
    const before = file(play(...ofRosa)).requests['r1'];
    expect(file(play(...ofRosa, handOver())).requests['r1']).toEqual(before);
    expect(rosa.kind).toBe('staff');
  });
});

describe('who stands in', () => {
  const gone = { at: '2026-11-02T15:00:00.000Z', by: 'a' };
  it('is the backup, or the backup of the backup, and nobody when all are gone', () => {
    const rosaGone = { id: 'rosa', backup: 'remy', approver: false, left: gone };
    const remyHere = { id: 'remy', backup: 'avery', approver: false };
    expect(successorOf([rosaGone, remyHere], 'rosa')).toBe('remy');
    expect(successorOf([rosaGone, { ...remyHere, left: gone }], 'rosa')).toBe('avery');
    expect(successorOf([rosaGone, { ...remyHere, backup: 'rosa', left: gone }], 'rosa')).toBeUndefined();
    expect(successorOf([], 'rosa')).toBeUndefined();
  });

  it('is never the one who leaves, and is found through any number of people, or not at all', () => {
    const member = (id: string, backup: string, left?: typeof gone) => ({ id, backup, approver: false, left });
    // Rosa is leaving only now: nobody has written down yet that she is gone.
    expect(successorOf([member('remy', 'rosa', gone), member('rosa', 'remy')], 'rosa')).toBeUndefined();
    expect(
      successorOf([member('sid', 'avery', gone), member('remy', 'sid', gone), member('rosa', 'remy')], 'rosa'),
    ).toBe('avery');
    expect(successorOf([member('sid', 'avery'), member('rosa', 'remy'), member('remy', 'sid')], 'rosa')).toBe('remy');
    const eachOther = [member('remy', 'sid', gone), member('sid', 'remy', gone), member('rosa', 'remy', gone)];
    expect(successorOf(eachOther, 'rosa')).toBeUndefined();
  });

  it('T9: approvers who are gone do not count, and where no staff was entered nobody can say', () => {
    const one = { id: 'a', backup: 'b', approver: true };
    expect(approversHere([one, { ...one, id: 'b', left: gone }, { ...one, id: 'c', approver: false }])).toBe(1);
    expect(approversHere([])).toBeUndefined();
  });
});

describe('four eyes that cannot be had', () => {
  const mailed = (played: Played) => file(played).mails['S-few-approvers.d1']?.to;

  it('T9 L16: a decision proposed while fewer than two approvers are here goes to the executives as well', () => {
    expect(mailed(play(openCase, { ...decline, fewApprovers: true } as Order))).toBe('executives');
    expect(mailed(play(openCase, decline))).toBeUndefined();
  });

  it('T9 L16: so does one that waits when the second but last approver leaves, once', () => {
    const leaves = {
      type: 'hand-over',
      from: 'rosa',
      to: 'remy',
      note: 'n',
      fewApprovers: true,
      actor: avery,
    } as Order;
    expect(mailed(play(openCase, decline, leaves))).toBe('executives');
    const twice = play(openCase, { ...decline, fewApprovers: true } as Order, leaves);
    expect(twice.last.map((e) => e.type)).toEqual(['handed-over']);
    expect(mailed(play(openCase, decline, { ...leaves, fewApprovers: false } as Order))).toBeUndefined();
  });
});
