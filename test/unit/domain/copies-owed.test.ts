import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReady } from '../../../shared/domain/case/recipient.ts';
import { copyFor } from '../../../shared/domain/case/tracks/copies-due.ts';
import { owedCopies } from '../../../shared/domain/case/tracks/disclosure.ts';
import { nothingRetired, type Retention } from '../../../shared/domain/case/tracks/retention.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { trials } from '../../fixtures/trials.ts';
import {
  approve,
  avery,
  close,
  done,
  file,
  found,
  foundInBilling,
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
  tick,
  twoFound,
  types,
  wrong,
} from './given.ts';
import { undone } from './given-appeals.ts';
import { drop } from './given-letters.ts';
import { both, called, copy, named, opened, revoke, shows } from './given-recipients.ts';
import { built, collected, handedOver, release, withhold } from './given-records.ts';

const agency = [named('a1', 'agency'), shows('a1', both, { limits: { classes: ['orders'] } })];
const looked = [prepared, twoFound, ...collected(), ...collected('m2'), nothing, proved] satisfies Order[];
const sent = [opened, ...looked, ...handedOver] satisfies Order[];
/** The first of the two accounts turned out to be nothing of hers, and her card is back on it. */
const oneWrong = [wrong, undone('m1.hold.pm1')];
const bothWrong: readonly Order[] = [...oneWrong, { ...wrong, match: 'm2' } as Order, undone('m2.hold.pm2')];
const again: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa };
/** Somebody else on the first account was verified, which came out when a package was to be sent (L27). */
const anotherVerified: readonly Order[] = [
  { type: 'collect-anew', step: 'm1.collect' },
  {
    type: 'settle-step',
    step: 'm1.collect',
    outcome: 'done',
    matrix: [{ class: 'orders', status: 'supplied', count: 1 }],
    beside: ['S'],
  },
];
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map((p) =>
    [p.id, p.recipient ?? 'whoever asked', p.status, p.matches].join(' '),
  );
const copies = (played: Played, recipient = 'officer') =>
  file(played).recipients[recipient]?.copies.map((c) => `${c.request} ${c.package}`);

describe('one account of two in what she was sent turned out wrong (L27, L34)', () => {
  const late = [...sent, ...oneWrong, called];

  it('L34 L16: an officer shown after it is a person’s task at once, with a package of his own, and gets what is right', () => {
    expect(play(...late).last).toEqual([
      expect.objectContaining({ type: 'recipient-proved', recipient: 'officer' }),
      { v: 1, type: 'task-closed', task: 'prove-recipient.officer' },
      { v: 1, type: 'package-ordered', package: 'p2', request: 'r1', partial: false, recipient: 'officer' },
      { v: 1, type: 'task-opened', task: 'release-copy.officer', kind: 'release-copy', about: 'officer' },
    ]);
    expect(packages(...late)).toEqual(['p1 whoever asked released m1,m2', 'p2 officer ordered m2']);
    expect(play(...late, copy('p1')).refusal).toBe('rule.package-missing');
    expect(play(...late, copy('p2')).refusal).toBe('rule.package-missing');
    const gone = play(...late, built('p2'), copy('p2'), approve('d2'));
    expect(copies(gone)).toEqual(['r1 p2']);
    expect(file(gone).mails['L1.officer.p2']).toMatchObject({ to: 'recipient', recipient: 'officer' });
    expect(openTasks(gone)).toEqual(['disclosed-in-error.m1']);
    expect(play(...late, built('p2'), copy('p2'), approve('d2'), close('disclosed-in-error.m1')).state.phase).toBe(
      'closed',
    );
  });

  it('L34: so is one whose copy waited for two people, and what they had before them goes back', () => {
    const waiting = [...sent, called, copy('p1'), ...oneWrong] satisfies Order[];
    expect(file(play(...waiting)).proposals['d2']?.status).toBe('returned');
    expect(packages(...waiting)).toEqual(['p1 whoever asked released m1,m2', 'p2 officer ordered m2']);
    expect(copies(play(...waiting, built('p2'), copy('p2'), approve('d3')))).toEqual(['r1 p2']);
  });

  it('L34: what she has goes to him as it is when the account is confirmed after all', () => {
    const confirmed: Order = { ...wrong, confirmed: true } as Order;
    expect(play(...late, built('p2'), confirmed, copy('p1')).refusal).toBeUndefined();
  });

  it('L35: revoked, nothing more is made for him and nobody is asked for it', () => {
    const revoked = [...late, revoke('officer'), built('p2'), withhold, approve('d2')];
    expect(openTasks(play(...revoked))).toEqual(['disclosed-in-error.m1']);
    expect(packages(...revoked)).toEqual(['p1 whoever asked released m1,m2', 'p2 officer built m2']);
  });

  it('L34 L36: what is hers when the one who asked for her may not act any more is made for her, and she has it on paper too', () => {
    const asked = openedWith({ wants: ['records'], requester: 'attorney' });
    const passed = { marks: { email: 'e', post: 'p' }, version: 2, digest: 'd2' };
    const gone = { ...revoke('requester'), passed } as Order;
    const his = [asked, ...looked, shows('requester', ['authority']), ...handedOver] satisfies Order[];
    for (const order of [
      [...his, ...oneWrong, gone],
      [...his, gone, ...oneWrong],
    ]) {
      expect(openTasks(play(...order))).toContain('release-copy.subject');
      expect(packages(...order)).toEqual(['p1 whoever asked released m1,m2', 'p2 subject ordered m2']);
      const hers = play(...order, built('p2'), copy('p2', 'subject'), approve('d2'));
      expect(copies(hers, 'subject')).toEqual(['r1 p2']);
      expect(file(hers).mails['V7.p2']?.to).toBe('subject');
      expect(file(hers).packages['p2']).toMatchObject({ status: 'released', until: '2027-01-31' });
      const paper: Order = { type: 'ask-for-paper', package: 'p2' };
      const onPaper = play(...order, built('p2'), copy('p2', 'subject'), approve('d2'), paper);
      expect(types(onPaper)).toEqual(['letter-owed']);
    }
  });
});

describe('nothing can be made for one who waits (L34)', () => {
  it('L27 L34: every account in it was wrong: whoever shows it after that is a person’s task all the same', () => {
    for (const [one, id] of [
      [[called], 'officer'],
      [agency, 'a1'],
    ] as const) {
      const played = play(...sent, ...bothWrong, ...one);
      expect(openTasks(played)).toContain(`release-copy.${id}`);
      expect(Object.keys(file(played).packages)).toEqual(['p1']);
      expect(played.state.phase).toBe('open');
    }
  });

  it('L34: nobody is told twice, and what a person has closed stays closed', () => {
    const told = [...sent, ...bothWrong, called, close('release-copy.officer'), close('disclosed-in-error.m1')];
    const played = play(...told, close('disclosed-in-error.m2'));
    expect(played.state.phase).toBe('closed');
  });

  it('L25: its building fails: that is told, though the last thing she asked for was declined', () => {
    const decline = [propose({ kind: 'decline', request: 'r2', ground: 'C' }), approve('d2')];
    const asked = [again, prepared, twoFound, nothing, done('m1.collect'), done('m2.collect'), built('p2')];
    const waiting = [...sent, ...asked, ...decline, withhold, approve('d3'), called] as readonly Order[];
    expect(file(play(...waiting)).packages['p3']).toMatchObject({ recipient: 'officer', request: 'r1' });
    expect(openTasks(play(...waiting, tick('2026-11-02T18:00:00.000Z')))).toContain('package-parked.p3');
  });
});

describe('an agency’s package is made anew (L27, L35)', () => {
  const waiting = [...sent, called, ...agency, built('p2')] satisfies Order[];
  const anew = [...waiting, ...anotherVerified] satisfies Order[];

  it('L34: the officer whose copy is owed gets one as well, and does not wait until she asks once more', () => {
    expect(play(...waiting, copy('p1')).refusal).toBeUndefined();
    expect(play(...anew, copy('p1')).refusal).toBe('rule.package-missing');
    expect(packages(...anew)).toEqual([
      'p1 whoever asked released m1,m2',
      'p2 a1 built m1,m2',
      'p3 officer ordered m1,m2',
      'p4 a1 ordered m1,m2',
    ]);
    const two = [built('p3'), built('p4'), copy('p3'), copy('p4', 'a1'), approve('d2'), approve('d3'), drop('V17.a1')];
    const played = play(...anew, ...two);
    expect([copies(played), copies(played, 'a1')]).toEqual([['r1 p3'], ['r1 p4']]);
    expect(played.state.phase).toBe('closed');
  });

  it('L31: so it is when a class was withheld since', () => {
    const withheld = [...waiting, withhold, approve('d2')] satisfies Order[];
    expect(packages(...withheld).slice(2)).toEqual(['p3 officer ordered m1,m2', 'p4 a1 ordered m1,m2']);
    expect(openTasks(play(...withheld))).toEqual(['release-copy.officer', 'release-copy.a1']);
  });

  it('L33: while records go out to her again he needs none: that release goes to him, and ends his task', () => {
    const asked = [...waiting, again, prepared, twoFound, nothing, done('m1.collect'), withhold, approve('d2')];
    const packed = [...asked, done('m2.collect')] as readonly Order[];
    expect(play(...packed, copy('p1')).refusal).toBe('rule.package-missing');
    expect(packages(...packed).slice(2)).toEqual(['p3 whoever asked ordered m1,m2', 'p4 a1 ordered m1,m2']);
    const gone = play(...packed, built('p3'), built('p4'), release('p3', 'r2'), approve('d3'));
    expect(copies(gone)).toEqual(['r2 p3']);
    expect(openTasks(gone)).toEqual(['release-copy.a1']);
  });
});

describe('somebody else on an account was verified after she had hers (L27)', () => {
  const anew = [...sent, called, ...anotherVerified] satisfies Order[];
  const gone = [...anew, built('p2'), copy('p2'), approve('d2')] satisfies Order[];

  it('L27 L34: the officer gets one of his own, made after it; what she has goes to him no more, and he is a person’s task until then', () => {
    expect(packages(...anew)).toEqual(['p1 whoever asked released m1,m2', 'p2 officer ordered m1,m2']);
    expect(openTasks(play(...anew))).toEqual(['release-copy.officer']);
    expect(play(...anew, built('p2'), copy('p1')).refusal).toBe('rule.package-missing');
    expect(copies(play(...gone))).toEqual(['r1 p2']);
    expect(play(...gone).state.phase).toBe('closed');
  });

  it('L13 L37: nothing more is made for her nor told her, her answer stands, and hers goes to her on paper as it was', () => {
    const before = file(play(...sent, called));
    const after = file(play(...gone));
    expect([after.requests, copies(play(...gone), 'subject')]).toEqual([before.requests, ['r1 p1']]);
    expect(Object.values(after.mails).filter((mail) => mail.to === 'subject')).toEqual(
      Object.values(before.mails).filter((mail) => mail.to === 'subject'),
    );
    expect(types(play(...gone, { type: 'ask-for-paper', package: 'p1' }))).toContain('letter-owed');
  });

  it('L34: a case that was closed over his copy opens for it, and his task with it', () => {
    const closed = [...sent, called, close('release-copy.officer')] satisfies Order[];
    expect(play(...closed).state.phase).toBe('closed');
    const played = play(...closed, ...anotherVerified);
    expect([played.state.phase, openTasks(played)]).toEqual(['open', ['release-copy.officer']]);
    expect(play(...closed, ...anotherVerified, built('p2'), copy('p2'), approve('d2')).state.phase).toBe('closed');
  });

  it('L25 L40: while a system does not give them again he has a part without them, and the rest follows', () => {
    const [due] = anotherVerified as readonly [Order];
    const parked: Order = { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'timeout' };
    const part = [...sent, called, due, parked, built('p2'), copy('p2'), approve('d2')] satisfies Order[];
    expect(file(play(...part)).packages['p2']?.partial).toBe(true);
    const rest = [...part, { type: 'retry-step', step: 'm1.collect' }, done('m1.collect')] as readonly Order[];
    expect(packages(...rest)[2]).toBe('p3 officer ordered m1,m2');
    const whole = play(...rest, built('p3'), copy('p3'), approve('d3'));
    expect([copies(whole), whole.state.phase]).toEqual([['r1 p2', 'r1 p3'], 'closed']);
  });
});

describe('a copy that waits for a second person when it may go out no more', () => {
  const asked = [again, prepared, twoFound, nothing, done('m1.collect'), done('m2.collect')] as readonly Order[];
  const waiting = [...sent, called, copy('p1'), ...asked.slice(0, -1), withhold, approve('d3')] as readonly Order[];
  const proposed = (...orders: readonly Order[]) => file(play(...orders)).proposals['d2']?.status;

  it('L11 L33: holds back nothing of what she asked for since, and goes back to whoever proposed it', () => {
    expect(play(...waiting, approve('d2')).refusal).toBe('case.moved-on');
    expect(packages(...waiting, done('m2.collect'))).toEqual([
      'p1 whoever asked released m1,m2',
      'p2 whoever asked ordered m1,m2',
    ]);
    expect(proposed(...waiting)).toBe('returned');
    const gone = play(...waiting, done('m2.collect'), built('p2'), release('p2', 'r2'), approve('d4'));
    expect(copies(gone)).toEqual(['r2 p2']);
    expect(gone.state.phase).toBe('closed');
  });

  it('L35: nor that of one who was revoked since', () => {
    const revoked = [...sent, called, copy('p1'), revoke('officer'), ...asked];
    expect(packages(...revoked)).toEqual(['p1 whoever asked released m1,m2', 'p2 whoever asked ordered m1,m2']);
    expect(proposed(...revoked)).toBe('returned');
  });

  it('L34: one that may still go out is left to them', () => {
    const good = [...sent, called, copy('p1'), ...asked];
    expect(proposed(...good)).toBe('open');
    expect(play(...good, approve('d2')).refusal).toBeUndefined();
    expect(packages(...good, approve('d2'))[1]).toBe('p2 whoever asked ordered m1,m2');
  });
});

describe('an account that only an agency has the records of turned out wrong', () => {
  it('L27: that too was disclosed in error, and is a person’s task', () => {
    const later = [foundInBilling, ...collected('m2'), propose({ kind: 'decline', request: 'r2', ground: 'C' })];
    const asked = [again, prepared, found, ...later, approve('d2'), done('m1.collect'), ...agency] as readonly Order[];
    const packed = [opened, prepared, found, ...collected(), nothing, proved, ...handedOver, ...asked];
    const played = [...packed, built('p2'), copy('p2', 'a1'), approve('d3')];
    expect(packages(...played)).toEqual(['p1 whoever asked released m1', 'p2 a1 built m1,m2']);
    expect(openTasks(play(...played, { ...wrong, match: 'm2' } as Order))).toContain('disclosed-in-error.m2');
  });
});

describe('a release that was proposed before he had shown it (T9, L34)', () => {
  it('L34: goes to whom it named, and his copy is a task; the case does not close over it', () => {
    const waiting = [opened, ...looked, built(), release(), called, approve('d1')] satisfies Order[];
    const played = play(...waiting);
    expect(copies(played)).toEqual([]);
    expect(openTasks(played)).toEqual(['release-copy.officer']);
    expect(played.state.phase).toBe('open');
    expect(play(...waiting, copy('p1'), approve('d2')).state.phase).toBe('closed');
  });

  it('L34: also one that left him out by name', () => {
    const her = propose({ kind: 'release', request: 'r1', package: 'p1', recipients: ['subject'] });
    expect(openTasks(play(opened, ...looked, called, built(), her, approve('d1')))).toEqual(['release-copy.officer']);
  });
});

describe('a case that was closed over what he had to show', () => {
  it('L34: opens again when he shows it, for his copy', () => {
    for (const one of [called, shows('officer', ['call-back'], { limits: { classes: ['orders'] } })]) {
      const closed = [...sent, close('prove-recipient.officer')] satisfies Order[];
      expect(play(...closed).state.phase).toBe('closed');
      const played = play(...closed, one);
      expect(openTasks(played)).toEqual(['release-copy.officer']);
      expect(played.state.phase).toBe('open');
    }
  });
});

describe('whatever the order of things', () => {
  const confirmed = (match: string, yes: boolean): Order =>
    ({ type: 'decide-match', match, confirmed: yes, note: 'n', actor: rosa }) as Order;
  const who: readonly Order[] = [called, ...agency, named('s1', 'representative'), shows('s1', ['authority'])];
  const orders: readonly Order[] = [
    ...['m1', 'm2'].flatMap((m) => [confirmed(m, false), confirmed(m, true)]),
    ...anotherVerified,
    withhold,
    again,
    prepared,
    twoFound,
    nothing,
    ...['p1', 'p2', 'p3', 'p4', 'p5'].map(built),
    ...['p1', 'p2', 'p3', 'p4'].flatMap((p) => [
      release(p),
      release(p, 'r2'),
      ...['officer', 'a1', 's1'].map((r) => copy(p, r)),
    ]),
    propose({ kind: 'decline', request: 'r2', ground: 'C' }),
    ...['d1', 'd2', 'd3', 'd4', 'd5'].flatMap((d): Order[] => [
      approve(d),
      { type: 'return', proposal: d, actor: avery },
    ]),
    ...['m1', 'm2'].flatMap((m) => [undone(`${m}.hold.pm${m.slice(1)}`), ...collected(m)]),
    close('prove-recipient.officer'),
    close('disclosed-in-error.m1'),
  ];
  /** Everything under way comes to its end. */
  const ended = (played: Played): readonly Order[] => [
    prepared,
    twoFound,
    nothing,
    ...Object.values(file(played).steps).map((s) => (s.undoing ? undone(s.id) : done(s.id))),
    ...Object.keys(file(played).packages).map(built),
  ];
  const settled = (chosen: readonly Order[], rounds = 6): readonly Order[] =>
    rounds === 0 ? chosen : settled([...chosen, ...ended(play(...chosen))], rounds - 1);

  const some = fc.array(fc.constantFrom(...orders), { maxLength: 15 });

  it('L34: nobody who may have a copy, once she has hers, waits without a person’s task or without a package that goes to him', () => {
    fc.assert(
      fc.property(some, fc.subarray([...who]), some, (first, shown, then) => {
        const before = [...sent, ...first, ...shown, ...then];
        const waits = (played: Played) =>
          Object.values(file(played).recipients).filter((r) => isReady(r) && r.copies.length === 0);
        const now = play(...before);
        expect(waits(now).filter((r) => file(now).tasks[`release-copy.${r.id}`] === undefined)).toEqual([]);
        const end = file(play(...settled(before)));
        const isSending = Object.values(end.requests).some((r) => r.answer === undefined);
        if (isSending || !Object.values(end.matches).some((m) => m.status === 'confirmed')) return;
        for (const { id } of waits(play(...settled(before))))
          expect([id, copyFor(end, id)]).not.toEqual([id, undefined]);
      }),
      { numRuns: trials(150) },
    );
  });
});

describe('what is destroyed, taken back, or was closed by hand', () => {
  const late = [...sent, ...oneWrong, ...agency] satisfies Order[];
  const kept = (retention: Partial<Retention>) => {
    const { packages: _, ...before } = file(play(...late));
    const packages = { p1: file(play(...late)).packages['p1']! };
    return owedCopies({ ...before, packages, retention: { ...nothingRetired, ...retention } }).map((e) => e.type);
  };
  const day = '2027-01-01' as const;

  it('L50: nothing is packed of what is destroyed or is about to be, and the case stays closed once its key goes', () => {
    expect(kept({})).toEqual(['package-ordered']);
    expect(kept({ purges: { records: 'ordered' } })).not.toContain('package-ordered');
    expect(kept({ shred: { status: 'scheduled', day } })).not.toContain('package-ordered');
    expect(kept({ shred: { status: 'due', day } })).toEqual([]);
    expect(kept({ shred: { status: 'done', day } })).toEqual([]);
  });

  it('L50: nor is it sent to anybody', () => {
    const closed = [...sent, called, close('release-copy.officer')] satisfies Order[];
    const late = '2032-01-01T15:00:00.000Z';
    const retire: Order = { type: 'retire', policy: defaultRetention, at: late };
    expect(types(play(...closed, retire))).toContain('purge-ordered');
    expect(play(...closed, retire, { ...copy('p1'), at: late }).refusal).toBe('case.shredded');
  });

  it('L13: of what she took back nobody she named is sent more than she was', () => {
    const back: Order = { type: 'withdraw', note: 'n', actor: rosa };
    const gone = [opened, ...looked, built('p1'), back, ...agency] as readonly Order[];
    expect(packages(...gone)).toEqual(['p1 whoever asked built m1,m2']);
    const made = [opened, ...looked, ...agency, built('p1'), built('p2'), back] as readonly Order[];
    expect(play(...made, copy('p2', 'a1')).refusal).toBe('case.moved-on');
  });

  it('L34: an officer told that there is nothing for him is a person’s task again when there is', () => {
    const told = [...sent, ...bothWrong, called, close('release-copy.officer')] as readonly Order[];
    expect(openTasks(play(...told))).not.toContain('release-copy.officer');
    const right = { ...wrong, match: 'm2', confirmed: true } as Order;
    const again = [...told, right, done('m2.hold.pm2')] as readonly Order[];
    expect(packages(...again)).toEqual(['p1 whoever asked released m1,m2', 'p2 officer ordered m2']);
    expect(openTasks(play(...again))).toContain('release-copy.officer');
  });

  it('L35: a package nobody waits for any more keeps no case open', () => {
    const asked = [...sent, ...oneWrong, called, close('disclosed-in-error.m1')] as readonly Order[];
    expect(play(...asked).state.phase).toBe('open');
    expect(play(...asked, revoke('officer')).state.phase).toBe('closed');
  });
});
