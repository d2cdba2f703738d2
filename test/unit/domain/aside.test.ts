import { describe, expect, it } from 'vitest';
import { approve, avery, file, found, nothing, type Order, openCase, play, prepared, propose, rosa } from './given.ts';

const remy = { kind: 'staff', id: 'remy', roles: ['reviewer', 'approver'] } as const;
const both = { ...rosa, kind: 'staff', id: 'rosa', roles: ['reviewer', 'approver'] } as const;
const aside = (staff: string, actor: Order['actor'] = avery, approvers?: readonly string[]): Order => ({
  type: 'stand-aside',
  staff,
  note: 'n',
  ...(approvers ? { approvers } : {}),
  actor: actor ?? avery,
});
const back = (staff: string, actor: Order['actor'] = avery): Order => ({
  type: 'let-back',
  staff,
  note: 'n',
  actor: actor ?? avery,
});
const assign = (owner: string, backup: string): Order => ({ type: 'assign', owner, backup, actor: avery });
const decline = propose({ kind: 'decline', request: 'r1', ground: 'B' });
const given = [openCase, prepared, found, nothing];

describe('T9: a case about a member of staff, or somebody close to her, is none of hers', () => {
  it.each([
    ['herself', rosa],
    ['a colleague', remy],
  ])('T9: %s says that she stands aside, and the log has who and a sealed reason', (_, actor) => {
    const played = play(...given, aside('rosa', actor));
    expect(played.last).toEqual([{ v: 1, type: 'staff-stood-aside', staff: 'rosa', note: 'n' }]);
    expect(file(played).aside).toEqual({ rosa: 'aside' });
  });

  it('T9: from then on nothing she orders there is taken, and no look of hers', () => {
    const orders: readonly Order[] = [
      decline,
      { type: 'decide-match', match: 'm1', confirmed: true, actor: both },
      { type: 'assign', owner: 'rosa', backup: 'rosa', actor: both },
      { type: 'hand-over', from: 'compliance', to: 'rosa', note: 'n', actor: both },
      { type: 'close-task', task: 'x', note: 'n', actor: both },
      { type: 'renew-link', version: 2, digest: 'd', limited: false, actor: both },
      { type: 'receive-appeal', match: 'm1', note: 'n', actor: both },
      { type: 'print-letter', letter: 'x', actor: both },
      { type: 'view-report', why: 'proof', actor: both },
      { type: 'view-contact', note: 'n', why: 'audit', actor: both },
      { type: 'view-document', document: 'x', what: 'page', part: 1, note: 'n', actor: both },
      { type: 'view-search-sheet', system: 'shop', actor: both },
      { type: 'view-proposal', proposal: 'd1', actor: both },
      { type: 'view-preview', decision: 'decline', actor: both },
      { type: 'view-instruments', match: 'm1', actor: both },
      { type: 'view-change', change: 'x', actor: both },
      { type: 'view-recipient', recipient: 'x', actor: both },
      aside('remy', both),
      back('rosa', both),
    ];
    for (const order of orders) {
      const played = play(...given, aside('rosa'), order);
      expect([order.type, played.refusal, played.last]).toEqual([order.type, 'rule.stands-aside', []]);
    }
  });

  it('T9: it holds in any role she signs in with, and on a closed case', () => {
    const closed = play(...given.slice(0, 2), nothing, decline, approve('d1'), aside('rosa'));
    for (const roles of [['reviewer'], ['approver'], ['auditor'], []])
      for (const before of [given, [openCase, prepared, nothing, decline, approve('d1')]])
        expect(
          play(...before, aside('rosa'), { type: 'view-report', why: 'proof', actor: { ...both, roles } }).refusal,
        ).toBe('rule.stands-aside');
    expect(closed.last.map((e) => e.type)).toContain('staff-stood-aside');
  });

  it('T9: everybody else works on, and what machines and the person herself do goes on', () => {
    const played = play(...given, aside('rosa'), { ...decline, actor: remy }, approve('d1'));
    expect(file(played).proposals['d1']).toMatchObject({ by: 'remy', status: 'approved' });
    expect(play(...given, aside('rosa'), { type: 'settle-step', step: 'm1.preserve', outcome: 'done' }).refusal).toBe(
      undefined,
    );
    const like = { kind: 'worker', id: 'rosa' } as const;
    expect(
      play(...given, aside('rosa'), { type: 'settle-step', step: 'm1.preserve', outcome: 'done', actor: like }).refusal,
    ).toBe(undefined);
  });

  it('pressed twice, by herself or by others, it is so once', () => {
    expect(play(...given, aside('rosa'), aside('rosa'))).toMatchObject({ last: [], refusal: undefined });
    expect(play(...given, aside('rosa', rosa), aside('rosa', rosa))).toMatchObject({ last: [], refusal: undefined });
  });
});

describe('T9: what she had on the case goes to somebody else', () => {
  it.each([
    ['the owner: the backup has both', ['rosa', 'remy'], ['remy', 'remy']],
    ['the backup: the owner has both', ['remy', 'rosa'], ['remy', 'remy']],
    ['the owner without a backup: it is nobody’s', ['rosa', 'backup'], ['compliance', 'backup']],
    ['the backup of a case nobody took: it is nobody’s', ['compliance', 'rosa'], ['compliance', 'backup']],
    ['both: the case is nobody’s, as it came', ['rosa', 'rosa'], ['compliance', 'backup']],
  ])('of %s', (_, [owner = '', backup = ''], [next, stand]) => {
    const played = play(...given, assign(owner, backup), aside('rosa'));
    expect(played.last.map((e) => e.type)).toEqual(['staff-stood-aside', 'assigned']);
    expect(file(played)).toMatchObject({ owner: next, backup: stand });
  });

  it('of neither: nothing moves', () => {
    const played = play(...given, assign('remy', 'avery'), aside('rosa'));
    expect(played.last).toHaveLength(1);
    expect(file(played)).toMatchObject({ owner: 'remy', backup: 'avery' });
  });

  it('T9: nobody gives it back to her, as owner, as backup, or out of another’s hands', () => {
    for (const order of [
      assign('rosa', 'remy'),
      assign('remy', 'rosa'),
      { type: 'hand-over', from: 'compliance', to: 'rosa', note: 'n', actor: avery } as const,
    ])
      expect(play(...given, aside('rosa'), order).refusal).toBe('rule.colleague-aside');
  });

  it('T9: what she proposed before stays hers, for others to decide; what another proposed she does not approve', () => {
    const hers = play(...given, { ...decline, actor: both }, aside('rosa'));
    expect(file(hers).proposals['d1']).toMatchObject({ by: 'rosa', status: 'open' });
    expect(
      file(play(...given, { ...decline, actor: both }, aside('rosa'), approve('d1'))).proposals['d1'],
    ).toMatchObject({ by: 'rosa', status: 'approved' });
    for (const type of ['approve', 'return'] as const)
      expect(
        play(...given, { ...decline, actor: remy }, aside('rosa'), { type, proposal: 'd1', actor: both }).refusal,
      ).toBe('rule.stands-aside');
  });

  it('L13: it moves no date', () => {
    expect(file(play(...given, aside('rosa'))).requests).toEqual(file(play(...given)).requests);
  });
});

describe('T9: let back', () => {
  it('T9: by an approver, with a reason; then she works on it again, and it is not given to her by that', () => {
    const played = play(...given, assign('rosa', 'remy'), aside('rosa'), back('rosa'));
    expect(played.last).toEqual([{ v: 1, type: 'staff-let-back', staff: 'rosa', note: 'n' }]);
    expect(file(played)).toMatchObject({ aside: { rosa: 'back' }, owner: 'remy' });
    expect(
      play(...given, aside('rosa'), back('rosa'), { type: 'view-report', why: 'proof', actor: rosa }).refusal,
    ).toBe(undefined);
  });

  it('T9: never by a reviewer, and never by herself', () => {
    expect(play(...given, aside('remy'), back('remy', rosa)).refusal).toBe('rule.second-person');
    expect(play(...given, aside('rosa'), back('rosa', { kind: 'worker', id: 'w' })).refusal).toBe('rule.second-person');
    expect(play(...given, aside('rosa'), back('rosa', both)).refusal).toBe('rule.stands-aside');
  });

  it('pressed twice she is let back once; who never stood aside is not', () => {
    expect(play(...given, aside('rosa'), back('rosa'), back('rosa'))).toMatchObject({ last: [], refusal: undefined });
    expect(play(...given, back('rosa')).refusal).toBe('thing.absent');
    expect(play(...given, back('constructor')).refusal).toBe('thing.absent');
  });

  it('T9: and stands aside again when she has to', () => {
    const again = play(...given, aside('rosa'), back('rosa'), aside('rosa'), {
      type: 'view-report',
      why: 'proof',
      actor: rosa,
    });
    expect(again.refusal).toBe('rule.stands-aside');
  });
});

describe('T9: an approver has to be left', () => {
  const two = ['avery', 'remy'];
  it('T9: the last one is not kept off, or nobody could decide there or let anyone back', () => {
    expect(play(...given, aside('remy', rosa, two), aside('avery', rosa, two)).refusal).toBe('rule.nobody-left');
    expect(play(...given, aside('avery', avery, ['avery'])).refusal).toBe('rule.nobody-left');
    expect(play(...given, aside('remy', rosa, two), back('remy'), aside('avery', rosa, two)).refusal).toBe(undefined);
  });

  it('whoever is no approver is kept off all the same, and where no staff was entered nobody can say', () => {
    expect(play(...given, aside('rosa', remy, ['avery'])).refusal).toBe(undefined);
    expect(play(...given, aside('rosa', remy, [])).refusal).toBe(undefined);
    expect(play(...given, aside('avery', rosa)).refusal).toBe(undefined);
  });
});
