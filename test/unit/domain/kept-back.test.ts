import { describe, expect, it } from 'vitest';
import { decide } from '../../../shared/domain/case/decide.ts';
import { evolve } from '../../../shared/domain/case/evolve.ts';
import type { CaseState } from '../../../shared/domain/case/state.ts';
import {
  approve,
  close,
  file,
  found,
  nothing,
  type Order,
  openedWith,
  openTasks,
  type Played,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
  ticks,
  twoFound,
  types,
  worker,
  wrong,
} from './given.ts';
import { bounced, post, posted, print, returned, sent } from './given-letters.ts';
import { called, copy, shows } from './given-recipients.ts';
import { built, collected, handedOver, ready, release, withhold } from './given-records.ts';

/** Packed and released by two people, to one who is written to by post unless said otherwise. */
const letterWaits = (more: object = {}): readonly Order[] => [
  ...ready(openedWith({ wants: ['records'], byPost: true, ...more })),
  ...handedOver,
];
const byMail = { byPost: false, post: true };
/** Two people hold one class back: what was packed before may go to nobody (L31). */
const heldBack = (proposal = 'd2'): readonly Order[] => [withhold, approve(proposal)];
const letters = (played: Played) =>
  Object.values(file(played).letters).map((l) => `${l.id} ${l.status}${l.outdated ? ' outdated' : ''}`);
const ofRecords = (played: Played) => letters(played).filter((l) => /^(V7|V8|L1|V18)\./u.test(l));
const answerOf = (played: Played, request = 'r1') => file(played).requests[request]?.answer?.how;
const newPackage = (pack: string, request = 'r1', more: object = {}) => ({
  v: 1,
  type: 'package-ordered',
  package: pack,
  request,
  partial: false,
  ...more,
});

describe('a letter with records waits, and its package may go to nobody any more (L27, L31)', () => {
  it('L31: it is taken off the list, nothing was answered, and what may go out is packed at once', () => {
    expect(play(...letterWaits(), ...heldBack()).last).toEqual([
      { v: 1, type: 'decision-approved', proposal: 'd2' },
      { v: 1, type: 'records-kept-back', request: 'r1', package: 'p1' },
      { v: 1, type: 'letter-dropped', letter: 'V7.p1', why: 'outdated' },
      newPackage('p2'),
    ]);
  });

  it('L11 L13: her request is open with the date it had, and has its reminders', () => {
    const before = file(play(...letterWaits())).requests['r1'];
    const played = play(...letterWaits(), ...heldBack());
    expect(file(played).requests['r1']).toEqual({ ...before, answer: undefined });
    expect(file(played).recipients['subject']?.copies).toEqual([]);
  });

  it('L16: the new package is a task of its own that stands until two people have released it; one letter goes out', () => {
    const packed = [...letterWaits(), ...heldBack(), built('p2')];
    expect(openTasks(play(...packed))).toEqual(['release-rest.p2']);
    expect(play(...packed, close('release-rest.p2')).refusal).toBe('rule.task-stands');
    const again = play(...packed, release('p2'), approve('d3'));
    expect([ofRecords(again), openTasks(again), answerOf(again)]).toEqual([
      ['V7.p1 dropped outdated', 'V7.p2 owed'],
      [],
      'records',
    ]);
    const gone = play(...packed, release('p2'), approve('d3'), ...posted('V7.p2'));
    expect([gone.refusal, ofRecords(gone)]).toEqual([undefined, ['V7.p1 dropped outdated', 'V7.p2 posted']]);
  });

  it('T9: the old package cannot be released again', () => {
    expect(play(...letterWaits(), ...heldBack(), release('p1')).refusal).toBe('rule.package-missing');
  });

  it('printed and in somebody’s hands, it is not posted: they are told why', () => {
    const inHands = [...letterWaits(), print('V7.p1'), ...heldBack()];
    expect(play(...inHands, post('V7.p1')).refusal).toBe('letter.outdated');
    expect(play(...inHands, print('V7.p1')).refusal).toBe('letter.outdated');
    expect(ofRecords(play(...inHands))).toEqual(['V7.p1 dropped outdated']);
  });

  it('L37: posted, it stays her answer as it was', () => {
    const played = play(...letterWaits(), ...posted('V7.p1'), ...heldBack());
    expect([types(played), answerOf(played)]).toEqual([['decision-approved'], 'records']);
  });

  it('L27: a match that was taken back: the next is without it, and nothing of it was disclosed', () => {
    const two: readonly Order[] = [
      openedWith({ wants: ['records'], byPost: true }),
      prepared,
      twoFound,
      nothing,
      ...collected('m1'),
      ...collected('m2'),
      proved,
      ...handedOver,
    ];
    const played = play(...two, wrong);
    expect(ofRecords(played)).toEqual(['V7.p1 dropped outdated']);
    const undone = play(...two, wrong, { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'done' });
    expect(file(undone).packages['p2']?.matches).toEqual(['m2']);
    expect(openTasks(undone)).toEqual([]);
  });

  it('L26: where no match is left two people may say that nothing was found', () => {
    const none = [...letterWaits(), wrong];
    expect(ofRecords(play(...none))).toEqual(['V7.p1 dropped outdated']);
    const said = play(...none, propose({ kind: 'nothing-found', request: 'r1' }), approve('d2'));
    expect([answerOf(said), Object.keys(file(said).letters).includes('V10.r1')]).toEqual(['nothing-found', true]);
  });

  it('L37: what did not arrive by mail is not sent on paper either', () => {
    const on = [...letterWaits(byMail), ...bounced('V7.p1')];
    expect(ofRecords(play(...on))).toEqual(['V7.p1 owed']);
    const played = play(...on, ...heldBack());
    expect([ofRecords(played), answerOf(played)]).toEqual([['V7.p1 dropped outdated'], undefined]);
  });

  it('L45: nor what waits for a safe way', () => {
    const lost = [...letterWaits({ byPost: false, post: false }), ...bounced('V7.p1')];
    expect(Object.keys(file(play(...lost)).parked)).toEqual(['V7.p1']);
    const played = play(...lost, ...heldBack());
    expect([Object.keys(file(played).parked), answerOf(played)]).toEqual([[], undefined]);
    expect(openTasks(played)).not.toContain('safe-route.post');
  });

  it('a letter that waited before this rule, or was printed then, is kept back when somebody is at it', () => {
    const asked = play(...letterWaits(), print('V7.p1'), withhold);
    const log = [...asked.events, { v: 1, type: 'decision-approved', proposal: 'd2' } as const];
    const meta = { at: '2026-11-02T15:00:00.000Z', actor: worker };
    const state = log.reduce<CaseState>((s, e) => evolve(s, e, meta), { phase: 'none' });
    for (const order of [print('V7.p1'), post('V7.p1')]) {
      const made = decide(state, { ...meta, actor: rosa, ...order, id: 'c' } as Parameters<typeof decide>[1]);
      expect(made.ok && made.value.map((e) => e.type)).toEqual([
        'records-kept-back',
        'letter-dropped',
        'package-ordered',
      ]);
    }
  });
});

describe('what she was sent before stays as it was, and goes to her again so (L37)', () => {
  const paper: Order = { type: 'ask-for-paper', package: 'p1' };

  it('she has it by mail, and asked for it on paper', () => {
    const played = play(...letterWaits(byMail), ...sent('V7.p1'), paper, ...heldBack(), ...posted('V7.p1'));
    expect([played.refusal, ofRecords(played), answerOf(played)]).toEqual([undefined, ['V7.p1 posted'], 'records']);
  });

  it('she has opened it with a code, before the letter with it was posted', () => {
    const opens: readonly Order[] = [
      {
        type: 'issue-code',
        code: 'k1',
        commitment: 'c',
        expiresAt: '2026-11-02T15:10:00.000Z',
        expiresByPostAt: '2026-11-23T15:00:00.000Z',
      },
      { type: 'open-records', commitment: 'c' },
    ];
    expect(ofRecords(play(...letterWaits(), ...opens, ...heldBack()))).toEqual(['V7.p1 owed']);
    const shut = play(...letterWaits(), ...opens.slice(0, 1), ...heldBack(), ...opens.slice(1));
    expect(shut.refusal).toBe('records.not-released');
  });

  it('L40: a part of it: the rest that waits is kept back, the part stays what she was answered', () => {
    const part: readonly Order[] = [
      openedWith({ wants: ['records'], byPost: true }),
      prepared,
      found,
      silent,
      ...collected(),
      proved,
      ...handedOver,
      ...posted('V8.p1'),
      { type: 'retry-search', system: 'billing', actor: rosa },
      nothing,
      built('p2'),
      release('p2'),
      approve('d2'),
    ];
    const { answer } = file(play(...part)).requests['r1'] ?? {};
    const played = play(...part, ...heldBack('d3'));
    expect(ofRecords(played)).toEqual(['V8.p1 posted', 'V7.p2 dropped outdated']);
    expect([file(played).requests['r1']?.answer, file(played).packages['p3']?.status]).toEqual([answer, 'ordered']);
    expect(file(played).recipients['subject']?.copies.map((c) => c.package)).toEqual(['p1']);
  });
});

describe('a letter that came back goes out again with nothing that may go to nobody (L33, L37)', () => {
  const back = [
    ...letterWaits(),
    ...posted('V7.p1'),
    returned('V7.p1'),
    { type: 'record-safe-route', way: 'post', how: 'agreed', note: 'n', actor: rosa },
  ] satisfies Order[];

  it('the request of the post office is answered by the new package; the first one was answered in time', () => {
    expect(ofRecords(play(...back))).toEqual(['V7.p1 returned', 'V7.p1~2 owed']);
    const kept = play(...back, ...heldBack());
    expect(ofRecords(kept)).toEqual(['V7.p1 returned', 'V7.p1~2 dropped outdated']);
    expect([answerOf(kept), answerOf(kept, 'r2'), kept.last.at(-1)]).toEqual([
      'records',
      undefined,
      newPackage('p2', 'r2'),
    ]);
    const again = [built('p2'), release('p2', 'r2'), approve('d3')];
    const sentAnew = play(...back, ...heldBack(), ...again, ...posted('V7.p2', '2026-11-10T16:00:00.000Z'));
    expect([sentAnew.refusal, answerOf(sentAnew, 'r2')]).toEqual([undefined, 'records']);
  });
});

describe('one who gets a copy by post (L34)', () => {
  const officer = { officer: true, officerByPost: true };
  const copied = (more: object): readonly Order[] => [
    ...ready(openedWith({ wants: ['records'], byPost: true, ...officer, ...more })),
    called,
    ...handedOver,
  ];

  it('with hers: both are kept back, and the new release goes to both', () => {
    const kept = [...copied({}), ...heldBack(), built('p2')];
    expect(ofRecords(play(...kept))).toEqual(['V7.p1 dropped outdated', 'L1.officer.p1 dropped outdated']);
    const again = play(...kept, release('p2'), approve('d3'));
    expect(ofRecords(again).slice(2)).toEqual(['V7.p2 owed', 'L1.officer.p2 owed']);
    expect(openTasks(again)).toEqual([]);
  });

  it('she has hers by mail: it stays, and he gets one of his own, by a task that stands till then', () => {
    const mailed = [...copied(byMail), ...sent('V7.p1')];
    const kept = play(...mailed, ...heldBack());
    expect(kept.last).toEqual([
      { v: 1, type: 'decision-approved', proposal: 'd2' },
      { v: 1, type: 'copy-kept-back', request: 'r1', package: 'p1', recipient: 'officer' },
      { v: 1, type: 'letter-dropped', letter: 'L1.officer.p1', why: 'outdated' },
      { v: 1, type: 'task-opened', task: 'release-copy.officer', kind: 'release-copy', about: 'officer' },
      newPackage('p2', 'r1', { recipient: 'officer' }),
    ]);
    expect([answerOf(kept), file(kept).recipients['subject']?.copies.length]).toEqual(['records', 1]);
    expect(play(...mailed, ...heldBack(), close('release-copy.officer')).refusal).toBe('rule.task-stands');
    const own = [...mailed, ...heldBack(), built('p2'), copy('p2'), approve('d3')];
    expect([ofRecords(play(...own)), openTasks(play(...own))]).toEqual([
      ['L1.officer.p1 dropped outdated', 'L1.officer.p2 owed'],
      [],
    ]);
  });

  it('nothing is left to send him: a person says so, and closes the task', () => {
    const none = [...copied(byMail), ...sent('V7.p1'), wrong];
    expect(ofRecords(play(...none))).toEqual(['L1.officer.p1 dropped outdated']);
    expect(play(...none, close('release-copy.officer')).refusal).toBeUndefined();
  });

  it('T9: what he had where he was before opens for nobody at the new address', () => {
    const moved: readonly Order[] = [
      ...copied(byMail),
      ...sent('V7.p1'),
      ...posted('L1.officer.p1'),
      { type: 'move-recipient', recipient: 'officer', byPost: true, contact: 'there', note: 'n', actor: rosa } as Order,
      called,
      copy('p1'),
      approve('d2'),
      ...heldBack('d3'),
    ];
    const played = play(...moved);
    expect(ofRecords(played)).toEqual(['L1.officer.p1 posted', 'L1.officer.p1~2 dropped outdated']);
    const code: Order = { type: 'issue-code', code: 'k', commitment: 'c', expiresAt: 'x', recipient: 'officer' };
    expect(play(...moved, code).refusal).toBe('records.not-released');
    expect(openTasks(played)).toEqual(['release-copy.officer']);
  });
});

describe('the case passed to her (L34)', () => {
  const later = '2026-11-03T15:00:00.000Z';
  const on = (...orders: readonly Order[]) => orders.map((o) => ({ ...o, at: later }) as Order);
  const hisCase = (more: object): readonly Order[] => [
    ...ready(openedWith({ wants: ['records'], requester: 'attorney', ...more })),
    shows('requester', ['authority']),
    ...handedOver,
  ];
  const passes = {
    type: 'revoke-recipient',
    recipient: 'requester',
    note: 'n',
    passed: { marks: { post: 'hers' }, version: 2, digest: 'd2' },
    actor: rosa,
  } as Order;

  it('what nobody had is kept back from her too, and what was asked is to be answered', () => {
    const hersNow = [...hisCase({ byPost: true }), ...on(passes)];
    expect(ofRecords(play(...hersNow))).toEqual(['V7.p1 dropped', 'V7.p1~2 owed']);
    const kept = play(...hersNow, ...on(...heldBack()));
    expect(ofRecords(kept)).toEqual(['V7.p1 dropped', 'V7.p1~2 dropped outdated']);
    expect([answerOf(kept), kept.last.at(-1)]).toEqual([undefined, newPackage('p2')]);
    expect([file(kept).recipients['requester']?.copies, file(kept).packages['p1']?.status]).toEqual([[], 'built']);
  });

  it('what he had stays his answer; her copy of it is kept back, and she gets one of her own', () => {
    const had = [...hisCase({}), ...sent('V7.p1'), ...on(passes, copy('p1', 'subject'), approve('d2'))];
    expect(ofRecords(play(...had))).toEqual(['V7.p1 owed']);
    const kept = play(...had, ...on(...heldBack('d3')));
    expect(kept.last.slice(1)).toEqual([
      { v: 1, type: 'copy-kept-back', request: 'r1', package: 'p1', recipient: 'subject' },
      { v: 1, type: 'letter-dropped', letter: 'V7.p1', why: 'outdated' },
      { v: 1, type: 'task-opened', task: 'release-copy.subject', kind: 'release-copy', about: 'subject' },
      newPackage('p2', 'r1', { recipient: 'subject' }),
    ]);
    expect([answerOf(kept), file(kept).packages['p1']?.status]).toEqual(['records', 'released']);
    const again = on(built('p2'), copy('p2', 'subject'), approve('d4'));
    expect(ofRecords(play(...had, ...on(...heldBack('d3')), ...again))).toEqual([
      'V7.p1 dropped outdated',
      'V7.p2 owed',
    ]);
  });
});

describe('kept back when its date is near, or past (L16)', () => {
  const waits = letterWaits();
  /** Approved on that day of November or December. */
  const late = (at: string) => heldBack().map((o) => ({ ...o, at }) as Order);

  it('the choice of day 27 is before people again', () => {
    const chosen = [
      ...waits.slice(0, -2),
      ...ticks(1, 27),
      ...waits.slice(-2).map((o) => ({ ...o, at: '2026-11-29T16:00:00.000Z' })),
      print('V7.p1', '2026-11-29T16:00:00.000Z'),
    ] as readonly Order[];
    expect(openTasks(play(...chosen))).not.toContain('release-rest.p2');
    const kept = play(...chosen, ...late('2026-11-30T16:00:00.000Z'));
    expect(openTasks(kept)).toContain('deadline-choice.r1');
  });

  it('a date that passes meanwhile is missed, and said', () => {
    const kept = [...waits, ...late('2026-12-01T16:00:00.000Z'), ...ticks(30, 31)];
    expect(play(...kept).events).toContainEqual({ v: 1, type: 'deadline-missed', request: 'r1', owner: 'compliance' });
    expect(Object.keys(file(play(...kept)).letters)).toContain('V11.r1');
  });
});
