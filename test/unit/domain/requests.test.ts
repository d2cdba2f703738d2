import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectsOf, outstanding, preparation } from '../../../shared/domain/case/effects.ts';
import { viewOf } from '../../../shared/domain/case/head.ts';
import { addDays } from '../../../shared/domain/time.ts';
import {
  approve,
  byPost,
  done,
  file,
  found,
  noFindings,
  nothing,
  type Order,
  openCase,
  openedWith,
  play,
  prepared,
  propose,
  proved,
  rosa,
} from './given.ts';
import { byStaff } from './given-contact.ts';
import { built, release, released } from './given-records.ts';

const decline = { ...propose({ kind: 'decline', request: 'r1', ground: 'B' }), facts: 'f' } as Order;
const declined = (open: Order = openCase): readonly Order[] => [
  open,
  prepared,
  noFindings,
  nothing,
  decline,
  approve('d1'),
];
const ask = (more: object = {}): Order =>
  ({ type: 'receive-request', why: 'second-ask', channel: 'web', at: '2026-12-10T15:00:00.000Z', ...more }) as Order;
const keyed = (receivedOn: string, at: string): Order =>
  openedWith({ channel: 'post', form: 'own-letter', receivedOn, at, actor: rosa });

describe('a second ask', () => {
  it('L33: on a closed case is a new request with its own receipt and date, and the case is open again', () => {
    const played = play(...released(), ask());
    expect(play(...released()).state.phase).toBe('closed');
    expect(played.state.phase).toBe('open');
    expect(file(played).requests['r2']).toMatchObject({
      receivedOn: '2026-12-10',
      dueOn: '2027-01-09',
      why: 'second-ask',
    });
    expect(file(played).requests['r1']).toMatchObject({ receivedOn: '2026-11-02', dueOn: '2026-12-02' });
    expect(file(played).mails['V1.r2']?.to).toBe('subject');
    expect(viewOf(played.state as never)).toMatchObject({ dueOn: '2027-01-09', word: 'finding' });
  });

  it('L24: every system is searched again and what was collected is collected afresh', () => {
    const types = play(...released(), ask()).last.map((e) =>
      'system' in e ? `${e.type} ${e.system}` : 'step' in e ? `${e.type} ${e.step}` : e.type,
    );
    expect(types).toEqual(
      expect.arrayContaining(['search-planned shop', 'search-planned billing', 'step-due m1.collect']),
    );
  });

  it('L24 L33: a system that was registered since is searched too, and nothing is said before the list was read', () => {
    const due = play(...released(), ask());
    expect(due.last.flatMap(effectsOf)).toContainEqual({ to: 'steps', work: preparation });
    expect(outstanding(due.state)).toContainEqual({ to: 'steps', work: preparation });
    const archive = { system: 'archive', owner: 'archive-team', byHandDays: 5 };
    const more = { ...prepared, systems: [{ system: 'shop', owner: 'shop-team' }, archive] } as Order;
    const read = play(...released(), ask(), more);
    expect(read.last.slice(0, 2)).toEqual([
      { v: 1, type: 'registry-read' },
      { v: 1, type: 'search-planned', ...archive },
    ]);
    expect(outstanding(read.state)).not.toContainEqual({ to: 'steps', work: preparation });
    expect(play(...released(), ask(), more, more).last).toEqual([]);
    const all = [found, nothing, done('m1.collect')];
    expect(play(...released(), ask(), ...all).last.map((e) => e.type)).not.toContain('package-ordered');
    expect(play(...released(), ask(), ...all, prepared).last.map((e) => e.type)).toContain('package-ordered');
    expect(play(...released(), ask(), ...all, more).last.map((e) => e.type)).not.toContain('package-ordered');
  });

  it('L24 L39: late proof is not answered with "nothing" before the list of systems was read again', () => {
    const late = ask({ why: 'late-proof', actor: rosa });
    const searched = [...declined(), late, noFindings, nothing];
    const none = propose({ kind: 'nothing-found', request: 'r2' });
    expect(play(...searched, none).refusal).toBe('rule.searches-open');
    expect(play(...searched, prepared, none).refusal).toBeUndefined();
  });

  it('L24: a case whose first preparation is still to come is prepared once', () => {
    expect(play(openCase, ask()).last.map((e) => e.type)).not.toContain('registry-due');
  });

  it('L33: is answered by a release of its own, which answers no other', () => {
    const at = '2026-12-12T15:00:00.000Z';
    const again = [
      ...released(),
      ask(),
      { ...prepared, at } as Order,
      { ...found, at } as Order,
      { ...nothing, at } as Order,
      { ...done('m1.collect'), at } as Order,
    ];
    const package2 = Object.values(file(play(...again)).packages).at(-1);
    expect(package2).toMatchObject({ id: 'p2', request: 'r2' });
    const played = play(...again, built('p2'), release('p2', 'r2'), {
      ...approve('d2'),
      at,
    } as Order);
    expect(file(played).requests['r2']?.answer).toMatchObject({ how: 'records', days: 2 });
    expect(played.state.phase).toBe('closed');
  });

  it('pressed twice on her page it is one; two letters that staff key in are two', () => {
    expect(play(...released(), ask(), ask()).last).toEqual([]);
    const letter = ask({ channel: 'post', receivedOn: '2026-12-08', actor: rosa });
    expect(Object.keys(file(play(...released(), letter, letter)).requests)).toEqual(['r1', 'r2', 'r3']);
  });
});

describe('late proof', () => {
  it('L39: a document after a decline is a new request, from the day it comes', () => {
    const late: Order = {
      type: 'promise-document',
      document: 'd9',
      purpose: 'identity',
      at: '2026-12-20T15:00:00.000Z',
    };
    const played = play(...declined(), late);
    expect(played.state.phase).toBe('open');
    expect(file(played).requests['r2']).toMatchObject({
      why: 'late-proof',
      receivedOn: '2026-12-20',
      dueOn: '2027-01-19',
    });
    expect(file(played).requests['r1']?.answer?.how).toBe('declined');
    expect(Object.keys(file(play(...declined(), late, { ...late, document: 'd10' } as Order)).requests)).toHaveLength(
      2,
    );
  });

  it('L39 L4: proof on paper says not when it came in: a task for a person, who keys the request in with its day', () => {
    const at = '2026-12-20T15:00:00.000Z';
    const scan: Order = { type: 'promise-document', document: 'd9', purpose: 'identity', at, actor: rosa };
    const recorded = { ...proved, at } as Order;
    const tasks = (...orders: readonly Order[]) =>
      Object.values(file(play(...declined(), ...orders)).tasks).flatMap((t) => (t.open ? [t.id] : []));
    for (const orders of [[scan], [recorded], [scan, recorded]]) {
      expect(tasks(...orders)).toEqual(['late-proof.r1']);
      expect(play(...declined(), ...orders).state.phase).toBe('open');
    }
    const keyedIn = ask({ why: 'late-proof', channel: 'post', receivedOn: '2026-12-18', actor: rosa, at });
    expect(tasks(scan, recorded, keyedIn)).toEqual([]);
    expect(file(play(...declined(), scan, recorded, keyedIn)).requests['r2']).toMatchObject({ dueOn: '2027-01-17' });
    expect(tasks(keyedIn, scan, recorded)).toEqual([]);
  });

  it('L39: a paper that is no proof, scanned after the answer, asks for nothing', () => {
    const scan: Order = { type: 'promise-document', document: 'd9', purpose: 'other', actor: rosa };
    expect(play(...declined(), scan).state.phase).toBe('closed');
  });

  it('a document while a request is open starts nothing', () => {
    const played = play(openCase, { type: 'promise-document', document: 'd', purpose: 'identity' });
    expect(Object.keys(file(played).requests)).toEqual(['r1']);
  });
});

describe('returned post', () => {
  const wentOut = released(byPost);
  const letter = (more: object): Order =>
    ({ letter: 'V7.p1', at: '2026-11-03T15:00:00.000Z', actor: rosa, ...more }) as Order;
  const printed = letter({ type: 'print-letter' });
  const posted = letter({ type: 'post-letter', on: '2026-11-03', proof: 'n' });
  const back = letter({ type: 'return-letter', on: '2026-11-20', why: 'moved', at: '2026-11-21T15:00:00.000Z' });

  it('L33 L37: an answer that came back is a request from the day it came back, until it has gone out again', () => {
    const returned = play(...wentOut, printed, posted, back);
    expect(file(returned).requests['r2']).toMatchObject({
      why: 'returned-post',
      receivedOn: '2026-11-20',
      dueOn: '2026-12-20',
    });
    expect(returned.state.phase).toBe('open');
    // She asked for nothing: no acknowledgement, and no package is printed anew.
    expect(Object.keys(file(returned).letters).filter((l) => l.startsWith('V1.r2'))).toEqual([]);
    expect(Object.keys(file(returned).packages)).toEqual(['p1']);
  });

  describe('a decline that came back', () => {
    const later = (more: object): Order => letter({ letter: 'V9.r1', ...more });
    const out = [
      later({ type: 'print-letter' }),
      later({ type: 'post-letter', on: '2026-11-03', proof: 'n' }),
      later({ type: 'return-letter', on: '2026-11-20', why: 'moved', at: '2026-11-21T15:00:00.000Z' }),
    ];
    const cameBack = [...declined(byPost), ...out];
    const at = '2026-11-22T15:00:00.000Z';
    const moved = byStaff({ marks: { post: 'new' }, preferred: 'post', agreed: true, at });
    const again = { letter: 'V9.r1~2', at: '2026-11-22T16:00:00.000Z' };
    const postedAgain = [
      later({ ...again, type: 'print-letter' }),
      later({ ...again, type: 'post-letter', on: '2026-11-22', proof: 'n' }),
    ];

    it('L37 L33: goes out again once, and that answers the request its return made', () => {
      const played = play(...cameBack, moved, ...postedAgain);
      expect(file(played).requests['r2']?.answer).toMatchObject({ how: 'declined', ground: 'B' });
      expect(Object.keys(file(played).letters).filter((l) => l.startsWith('V9.'))).toEqual(['V9.r1', 'V9.r1~2']);
    });

    it('L38: decided anew by two people, it has a letter of its own', () => {
      const anew = { ...propose({ kind: 'decline', request: 'r2', ground: 'C' }), facts: 'f' } as Order;
      const played = play(...cameBack, anew, approve('d2'));
      expect(file(played).letters['V9.r2'] ?? file(played).parked['V9.r2']).toBeDefined();
    });
  });
});

describe('keyed in', () => {
  it('L4: runs from its true receipt date, and the log says who entered it when', () => {
    const played = play(keyed('2026-10-28', '2026-11-02T15:00:00.000Z'));
    expect(file(played).requests['r1']).toMatchObject({
      channel: 'post',
      form: 'own-letter',
      receivedOn: '2026-10-28',
      dueOn: '2026-11-27',
      enteredOn: '2026-11-02',
      enteredBy: 'rosa',
    });
    expect(played.last.map((e) => e.type)).not.toContain('reminder-fired');
  });

  it('a date to come is refused', () => {
    expect(play(keyed('2026-11-03', '2026-11-02T15:00:00.000Z')).refusal).toBe('rule.receipt-in-future');
    expect(play(openCase, ask({ receivedOn: '2026-12-11', actor: rosa })).refusal).toBe('rule.receipt-in-future');
  });

  it('L4 L15: reminders that were missed are sent as one, the latest', () => {
    const played = play(keyed('2026-10-10', '2026-11-02T15:00:00.000Z'));
    expect(played.last.filter((e) => e.type === 'reminder-fired')).toEqual([
      { v: 1, type: 'reminder-fired', request: 'r1', day: 20, by: 'receipt' },
    ]);
  });

  it('L4 L16: already late is said at once, with the owner, to her and to the executives', () => {
    const played = play(keyed('2026-09-20', '2026-11-02T15:00:00.000Z'));
    expect(played.last).toContainEqual({ v: 1, type: 'deadline-missed', request: 'r1', owner: 'compliance' });
    expect(file(played).mails['V11.r1']?.to).toBe('subject');
    expect(file(played).mails['S-overdue.r1']?.to).toBe('executives');
    expect(viewOf(played.state as never).word).toBe('late');
  });

  it('L11 L13: whatever day and whenever it is keyed in, due is receipt plus 30, and at most one reminder goes out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 23 }), (days, hour) => {
        const at = `2026-11-02T${String(hour).padStart(2, '0')}:30:00.000Z`;
        const receivedOn = addDays('2026-11-01', -days);
        const played = play(keyed(receivedOn, at));
        expect(file(played).requests['r1']?.dueOn).toBe(addDays(receivedOn, 30));
        expect(played.last.filter((e) => e.type === 'reminder-fired').length).toBeLessThanOrEqual(1);
        expect(played.last.some((e) => e.type === 'deadline-missed')).toBe(
          addDays(receivedOn, 30) < (hour < 5 ? '2026-11-01' : '2026-11-02'),
        );
      }),
    );
  });
});

describe('a receipt date keyed in wrongly', () => {
  const earlier = (receivedOn: string): Order => ({
    type: 'correct-receipt',
    request: 'r1',
    receivedOn,
    note: 'n',
    actor: rosa,
  });
  const at = '2026-11-10T15:00:00.000Z';
  const letter: Order = { type: 'promise-document', document: 'scan', purpose: 'other', at };
  const later = (receivedOn: string, document = 'scan', actor = rosa): Order =>
    ({ ...propose({ kind: 'correct-receipt', request: 'r1', receivedOn, document }, actor), at }) as Order;
  const approved = { ...approve('d1'), at } as Order;
  const tick = (on: string): Order => ({ type: 'tick', by: 'sweep', at: `${on}T15:00:00.000Z` });

  it('L13: earlier by one person, and what that makes due is sent at once', () => {
    const played = play(openCase, earlier('2026-10-20'));
    expect(file(played).requests['r1']).toMatchObject({ receivedOn: '2026-10-20', dueOn: '2026-11-19' });
    expect(played.last).toContainEqual({ v: 1, type: 'reminder-fired', request: 'r1', day: 10, by: 'receipt' });
  });

  it('L13: later never by one person, whatever he writes', () => {
    expect(play(openCase, earlier('2026-11-05')).refusal).toBe('rule.receipt-later-needs-two');
    expect(play(openCase, letter, later('2026-11-05'), { ...approve('d1'), actor: rosa } as Order).refusal).toBe(
      'rule.second-person',
    );
    const soloist = { kind: 'staff', id: 'solo', roles: ['reviewer', 'approver'] } as const;
    expect(
      play(openCase, letter, later('2026-11-05', 'scan', soloist), { ...approve('d1'), actor: soloist } as Order)
        .refusal,
    ).toBe('rule.second-person');
  });

  it('L13: later by two with the document, and the log names the one who approved it', () => {
    const played = play(openCase, letter, later('2026-11-05'), approved);
    expect(file(played).requests['r1']).toMatchObject({ receivedOn: '2026-11-05', dueOn: '2026-12-05' });
    expect(played.last).toContainEqual(
      expect.objectContaining({ type: 'receipt-corrected', approvedBy: 'avery', document: 'scan' }),
    );
  });

  it('L13 L15: what was said by the wrong date is said again on the true days', () => {
    const fired = ['2026-11-12', '2026-11-22', '2026-11-27'].map(tick);
    const day = '2026-11-27T15:30:00.000Z';
    const made: Order = { type: 'record-reminders-made', request: 'r1', days: [10, 20, 25, 27] };
    const right = [openCase, letter, made, ...fired, { ...later('2026-11-12'), at: day }, { ...approved, at: day }];
    const sent = (...days: readonly string[]) =>
      play(...right, ...days.map(tick)).last.flatMap((e) => (e.type === 'reminder-fired' ? [e.day] : []));
    // By what was made the schedules of the old date are dropped.
    expect(file(play(...right)).requests['r1']?.reminders).toEqual({ 10: 'fired', 27: 'made' });
    expect(sent('2026-11-28')).toEqual([]);
    expect(sent('2026-12-02')).toEqual([20]);
    expect(sent('2026-12-02', '2026-12-07')).toEqual([25]);
  });

  it('needs a document that is there, a day that has come, and a date that is later', () => {
    expect(play(openCase, later('2026-11-05')).refusal).toBe('thing.absent');
    expect(play(openCase, letter, later('2026-11-11')).refusal).toBe('rule.receipt-in-future');
    expect(play(openCase, letter, later('2026-11-01')).refusal).toBe('case.moved-on');
  });

  it('a date missed only by the wrong key is not missed any more; the log keeps that it was said', () => {
    const wrong = [keyed('2026-10-01', '2026-11-10T14:00:00.000Z'), letter];
    expect(file(play(...wrong)).requests['r1']?.missed).toBe(true);
    const right = play(...wrong, later('2026-11-01'), approved);
    expect(file(right).requests['r1']?.missed).toBe(false);
    expect(right.events.filter((e) => e.type === 'deadline-missed')).toHaveLength(1);
  });

  it('L13: no sequence of orders moves a date but a correction, earlier by anyone of staff or later by two', () => {
    const orders: readonly Order[] = [
      letter,
      earlier('2026-10-30'),
      earlier('2026-11-09'),
      later('2026-11-04'),
      later('2026-11-06'),
      approved,
      { ...approve('d2'), at } as Order,
      { ...approve('d1'), actor: rosa, at } as Order,
      ask({ at }),
      proved,
      { type: 'assign', owner: 'a', backup: 'b', actor: rosa },
      { type: 'tick', by: 'sweep', at: '2026-12-05T15:00:00.000Z' },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orders), { maxLength: 14 }), (chosen) => {
        const { events, state } = play(openCase, ...chosen);
        const corrections = events.flatMap((e) => (e.type === 'receipt-corrected' && e.request === 'r1' ? [e] : []));
        const last = corrections.at(-1);
        const now = state.phase === 'none' ? undefined : state.file.requests['r1'];
        expect(now?.receivedOn).toBe(last?.receivedOn ?? '2026-11-02');
        expect(now?.dueOn).toBe(addDays(now?.receivedOn ?? '', 30));
        corrections.reduce((before, c) => {
          if (c.receivedOn > before) expect(c).toMatchObject({ approvedBy: 'avery', document: 'scan' });
          return c.receivedOn;
        }, '2026-11-02');
      }),
      { numRuns: 500 },
    );
  });
});
