import { describe, expect, it } from 'vitest';
import { task } from '../../../shared/domain/case/tracks/desk.ts';
import {
  approve,
  avery,
  close,
  done,
  file,
  freeze,
  nothing,
  type Order,
  openedWith,
  openTasks,
  play,
  prepared,
  propose,
  proved,
  rosa,
  types,
  wantsRecords,
  weak,
  wrong,
} from './given.ts';
import { drop } from './given-letters.ts';
import { both, named, shows } from './given-recipients.ts';
import { built, handedOver, notFrozen, ready, release, searched, settled, withhold } from './given-records.ts';

const part = [
  ...searched(wantsRecords),
  { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'down' },
  proved,
  ...handedOver,
] satisfies Order[];
const rest = [...part, { type: 'retry-step', step: 'm1.collect', actor: rosa }, done('m1.collect')] satisfies Order[];
const opened = (...orders: readonly Order[]) => openTasks(play(...orders));

describe('a case whose rest is being packed (L40)', () => {
  it('L40: it does not close while the package is ordered', () => {
    const played = play(...rest);
    expect(file(played).packages['p2']?.status).toBe('ordered');
    expect(played.events.map((e) => e.type)).not.toContain('case-closed');
  });

  it('L40: nor when it is built, until it was sent: somebody has it as a task', () => {
    const waiting = play(...rest, built('p2'));
    expect(waiting.state.phase).toBe('open');
    expect(opened(...rest, built('p2'))).toEqual(['release-rest.p2']);
    const sent = play(...rest, built('p2'), release('p2'), approve('d2'));
    expect(sent.state.phase).toBe('closed');
    expect(file(sent).tasks['release-rest.p2']?.open).toBe(false);
  });

  it('L40: a first package, whose request has its dates, is no such task', () => {
    expect(opened(...ready(wantsRecords), built('p1'))).toEqual([]);
  });

  it('L31 L40: a package that a newer one replaces is nobody’s task any more', () => {
    const withheld = [withhold, approve('d2')];
    expect(file(play(...rest, built('p2'), ...withheld)).packages['p3']?.status).toBe('ordered');
    expect(opened(...rest, built('p2'), ...withheld)).toEqual([]);
    expect(opened(...rest, built('p2'), ...withheld, built('p3'))).toEqual(['release-rest.p3']);
  });

  it('L38: a package of a request that was declined meanwhile keeps nothing open', () => {
    const decline = propose({ kind: 'decline', request: 'r1', ground: 'C' });
    const played = play(...ready(wantsRecords), decline, approve('d1'));
    expect([file(played).packages['p1']?.status, played.state.phase]).toEqual(['ordered', 'closed']);
  });
});

describe('a case with a copy that is due to an agency (L34, L35)', () => {
  const agency = [named('a1', 'agency'), shows('a1', both, { limits: { classes: ['orders'] } })];
  const hers = [...ready(wantsRecords), built('p1'), ...agency, release('p1'), approve('d1')];

  it('L34: within narrower limits it is a task from the moment hers went out, and the case stays open', () => {
    expect(opened(...hers)).toEqual(['release-copy.a1']);
    expect(play(...hers, built('p2')).state.phase).toBe('open');
    const copy = propose({ kind: 'release-copy', recipient: 'a1', package: 'p2' });
    expect(play(...hers, built('p2'), drop('V17.a1'), copy, approve('d2')).state.phase).toBe('closed');
  });
});

describe('what keeps an answered case open, and what opens a closed one', () => {
  const decline = propose({ kind: 'decline', request: 'r1', ground: 'B' });
  const back = (proposal: string): Order => ({ type: 'return', proposal, actor: avery });

  it('L41 L39: a card that is being taken off, not one of which it was only planned, declined or withdrawn', () => {
    const removing = openedWith({ wants: ['remove-cards'] });
    const planned = [...searched(removing), decline, approve('d1')];
    expect(play(...planned).state.phase).toBe('closed');
    expect(play(...searched(removing), proved, decline, approve('d1')).state.phase).toBe('open');
    const withdrawn: Order = { type: 'withdraw', note: 'n', actor: rosa };
    const told = (played: ReturnType<typeof play>) => Object.keys(file(played).letters).map((letter) => drop(letter));
    const stopped = [...searched(removing), withdrawn];
    expect(play(...stopped, ...told(play(...stopped))).state.phase).toBe('closed');
    const underWay = [...searched(removing), proved, withdrawn];
    expect(play(...underWay, ...told(play(...underWay))).state.phase).toBe('open');
  });

  it('T9: a proposal that nobody decided, until it is', () => {
    const freezing = openedWith({ wants: ['records', 'stop-accounts'] });
    const waiting = [...ready(freezing), built('p1'), freeze, release('p1'), approve('d2')];
    expect(play(...waiting).state.phase).toBe('open');
    expect(play(...waiting, back('d1'), notFrozen).state.phase).toBe('closed');
  });

  it('L44: an account she wants stopped of which nobody says whether it is, until two people stop it or one says why not', () => {
    const answered = [...settled(), ...handedOver];
    expect(play(...answered).last).toContainEqual(task('freeze-choice', 'm1'));
    expect(play(...answered).state.phase).toBe('open');
    expect(types(play(...answered, notFrozen))).toEqual(['task-closed', 'case-closed']);
    const frozen = play(...answered, freeze, approve('d2'));
    expect(frozen.last).toContainEqual({ v: 1, type: 'task-closed', task: 'freeze-choice.m1' });
    expect(openTasks(frozen)).toEqual([]);
  });

  it('L44: proposed before, it is no task of its own; given back, it is', () => {
    const waiting = [...settled(), built(), freeze, release(), approve('d2')];
    expect(openTasks(play(...waiting))).toEqual([]);
    expect(openTasks(play(...waiting, back('d1')))).toEqual(['freeze-choice.m1']);
  });

  it('L27 L44: nor is it one of an account that is no match after all', () => {
    expect(openTasks(play(...settled(), ...handedOver, wrong))).not.toContain('freeze-choice.m1');
  });

  it('G5: a match taken back after the end: it is open until everything is undone', () => {
    const closed = [...ready(wantsRecords), decline, approve('d1')];
    expect(play(...closed).state.phase).toBe('closed');
    const played = play(...closed, wrong);
    expect(played.last).toEqual([
      { v: 1, type: 'match-decided', match: 'm1', confirmed: false, note: 'n' },
      { v: 1, type: 'case-reopened' },
      { v: 1, type: 'step-due', step: 'm1.hold.pm1', attempt: 1, undo: true },
    ]);
    expect(play(...closed, wrong, done('m1.hold.pm1')).state.phase).toBe('closed');
  });

  it('L46: so is what bureaus were told of the account, though its own system had refused the flag', () => {
    const flagging = openedWith({ wants: ['flag-disputed'] });
    const closed = [
      flagging,
      prepared,
      weak,
      nothing,
      proved,
      { type: 'decide-match', match: 'm1', confirmed: true, actor: rosa },
      done('m1.preserve'),
      { type: 'settle-step', step: 'm1.flag', outcome: 'refused' },
      close('step-parked.m1.flag'),
      decline,
      approve('d1'),
    ] satisfies Order[];
    expect(play(...closed).state.phase).toBe('closed');
    expect(play(...closed, wrong).last).toEqual([
      { v: 1, type: 'match-decided', match: 'm1', confirmed: false, note: 'n' },
      { v: 1, type: 'case-reopened' },
      { v: 1, type: 'flags-owed', announcement: 'm1.flags.2', match: 'm1', set: false, number: 2 },
      { v: 1, type: 'case-closed' },
    ]);
  });
});
