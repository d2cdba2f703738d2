import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolve } from '../../../shared/domain/case/evolve.ts';
import {
  approve,
  avery,
  byPost,
  done,
  file,
  found,
  freeze,
  noFindings,
  nothing,
  type Order,
  openCase,
  outcomes,
  play,
  prepared,
  propose,
  proved,
  rosa,
  tick,
  wantsNoStop,
  weak,
  worker,
} from './given.ts';
import { built, handedOver, release, settled, verified } from './given-records.ts';

const protectedCase = verified();

describe('intake', () => {
  it('L11 L8: a report opens a case with its due date, an acknowledgement and word to compliance', () => {
    const played = play(openCase);
    expect(file(played).requests['r1']).toMatchObject({ receivedOn: '2026-11-02', dueOn: '2026-12-02' });
    expect(Object.keys(file(played).mails)).toEqual(['V1.r1', 'S-new.r1']);
  });

  it('L37: a person who wants post gets no e-mail but a letter', () => {
    const played = play(byPost);
    expect(Object.keys(file(played).mails)).toEqual(['S-new.r1']);
    expect(file(played).letters['V1.r1']?.status).toBe('owed');
  });
});

describe('protect first', () => {
  it('L42: nothing but preserve is due when a match is found', () => {
    expect(outcomes(play(openCase, prepared, found))).toEqual({
      'm1.preserve': 'running',
      'm1.hold.pm1': 'planned',
      'm1.remove.pm1': 'planned',
      'm1.block.pm1': 'planned',
      'm1.freeze': 'planned',
      'm1.stop-orders': 'planned',
      'm1.flag': 'planned',
      'm1.collect': 'planned',
    });
  });

  it('the card is held as soon as it is preserved, though another search still runs and nobody is verified', () => {
    expect(outcomes(play(openCase, prepared, found, done('m1.preserve')))['m1.hold.pm1']).toBe('running');
  });

  it.each([
    ['another search still runs', [openCase, prepared, found, done('m1.preserve'), done('m1.hold.pm1'), proved]],
    ['verification is not recorded', [openCase, prepared, found, done('m1.preserve'), done('m1.hold.pm1'), nothing]],
  ])('nothing irreversible while %s', (_, orders) => {
    expect(outcomes(play(...orders))).toMatchObject({ 'm1.remove.pm1': 'planned', 'm1.flag': 'planned' });
  });

  it('L41: verified and searched, the card comes off, then is blocked', () => {
    expect(outcomes(play(...protectedCase))).toMatchObject({
      'm1.remove.pm1': 'running',
      'm1.block.pm1': 'planned',
      'm1.flag': 'running',
    });
    expect(outcomes(play(...protectedCase, done('m1.remove.pm1')))['m1.block.pm1']).toBe('running');
  });

  it('L43: an account she says is hers is left alone', () => {
    const hers = {
      ...found,
      findings: [
        { account: 'A', basis: [{ kind: 'card', exact: true, card: 'card1' }], instruments: ['pm1'], hers: true },
      ],
    } as Order;
    expect(outcomes(play(openCase, prepared, hers))).toEqual({});
  });

  it('L10: a match without a proved card goes to a person, and only then is anything planned', () => {
    const undecided = play(openCase, prepared, weak);
    expect(outcomes(undecided)).toEqual({});
    expect(file(undecided).tasks['confirm-match.m1']?.open).toBe(true);
    const confirmed = play(openCase, prepared, weak, {
      type: 'decide-match',
      match: 'm1',
      confirmed: true,
      actor: rosa,
    });
    expect(outcomes(confirmed)['m1.preserve']).toBe('running');
    expect(file(confirmed).tasks['confirm-match.m1']?.open).toBe(false);
  });

  it('a step is settled once: a second word changes nothing', () => {
    expect(play(openCase, prepared, found, done('m1.preserve'), done('m1.preserve')).last).toEqual([]);
  });

  it('a parked step is a task and a mail, and can be tried again by a person', () => {
    const parked = play(openCase, prepared, found, {
      type: 'settle-step',
      step: 'm1.preserve',
      outcome: 'parked',
      reason: 'timeout',
    });
    expect(file(parked).tasks['step-parked.m1.preserve']?.open).toBe(true);
    const again = play(
      openCase,
      prepared,
      found,
      { type: 'settle-step', step: 'm1.preserve', outcome: 'parked' },
      { type: 'retry-step', step: 'm1.preserve', actor: rosa },
      done('m1.preserve'),
    );
    expect(file(again).tasks['step-parked.m1.preserve']?.open).toBe(false);
    expect(outcomes(again)['m1.hold.pm1']).toBe('running');
  });
});

describe('four eyes', () => {
  it('L44: a freeze needs a second person in the approver role', () => {
    expect(play(...protectedCase, freeze, approve('d1', rosa)).refusal).toBe('rule.second-person');
    expect(play(...protectedCase, propose({ kind: 'freeze', match: 'm1' }, avery), approve('d1', avery)).refusal).toBe(
      'rule.second-person',
    );
    expect(outcomes(play(...protectedCase, freeze, approve('d1')))['m1.freeze']).toBe('running');
  });

  it('L23: no release before verification', () => {
    expect(play(openCase, prepared, found, release()).refusal).toBe('rule.not-verified');
  });

  it('L44: a freeze is lifted by two people, never by an undo of one', () => {
    const frozen = [...protectedCase, freeze, approve('d1'), done('m1.freeze')];
    expect(play(...frozen, { type: 'undo-step', step: 'm1.freeze', note: 'n', actor: rosa }).refusal).toBe(
      'rule.second-person',
    );
    const lifted = play(...frozen, propose({ kind: 'unfreeze', match: 'm1' }), approve('d2'), {
      type: 'settle-step',
      step: 'm1.freeze',
      outcome: 'undone',
    });
    expect(outcomes(lifted)['m1.freeze']).toBe('undone');
  });

  it('G10: no sequence of orders by one person, in any role, releases, declines or freezes', () => {
    const both = { kind: 'staff', id: 'solo', roles: ['reviewer', 'approver'] } as const;
    const orders: readonly Order[] = [
      prepared,
      found,
      nothing,
      done('m1.preserve'),
      done('m1.hold.pm1'),
      done('m1.remove.pm1'),
      done('m1.block.pm1'),
      done('m1.flag'),
      done('m1.collect'),
      built(),
      { ...proved, actor: both } as Order,
      ...(['release', 'decline', 'freeze', 'nothing-found'] as const).map((kind) =>
        propose({ kind, request: 'r1', package: 'p1', ground: 'B', match: 'm1' } as never, both),
      ),
      ...['d1', 'd2', 'd3'].map((d) => approve(d, both)),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orders), { maxLength: 24 }), (chosen) => {
        const played = play(openCase, ...chosen);
        expect(played.events.some((e) => e.type === 'records-released' || e.type === 'request-answered')).toBe(false);
        expect(outcomes(played)['m1.freeze'] ?? 'planned').toBe('planned');
      }),
      { numRuns: 500 },
    );
  });
});

describe('records', () => {
  it('a package is ordered when all that does not wait for people is settled, and again when a later step made it stale', () => {
    expect(play(...settled()).last.map((e) => e.type)).toContain('package-ordered');
    const frozen = play(...settled(), built(), freeze, approve('d1'), done('m1.freeze'), done('m1.stop-orders'));
    expect(Object.keys(file(frozen).packages)).toEqual(['p1', 'p2']);
  });

  it('released by two, answered, told, closed', () => {
    const played = play(...settled(wantsNoStop), ...handedOver);
    expect(played.last.map((e) => e.type)).toEqual([
      'decision-approved',
      'records-released',
      'request-answered',
      'mail-owed',
      'case-closed',
    ]);
    expect(played.state.phase).toBe('closed');
  });

  it('T1: a code works once, expires, and stops after five wrong ones', () => {
    const issued = [
      ...settled(),
      ...handedOver,
      { type: 'issue-code', code: 'k1', commitment: 'right', expiresAt: '2026-11-02T15:10:00.000Z' } as Order,
    ];
    const open = (commitment: string, at?: string): Order => ({
      type: 'open-records',
      commitment,
      ...(at ? { at } : {}),
    });
    expect(play(...issued, open('right')).last.map((e) => e.type)).toEqual(['records-opened']);
    expect(play(...issued, open('right'), open('right')).refusal).toBe('code.expired');
    expect(play(...issued, open('right', '2026-11-02T15:10:01.000Z')).refusal).toBe('code.expired');
    expect(play(...issued, ...Array.from({ length: 5 }, () => open('wrong')), open('right')).refusal).toBe(
      'code.too-many',
    );
  });

  it('L38: a decline has one of four grounds, two people, and its mail', () => {
    const played = play(openCase, propose({ kind: 'decline', request: 'r1', ground: 'B' }), approve('d1'));
    expect(file(played).requests['r1']?.answer).toMatchObject({ how: 'declined', ground: 'B' });
    expect(Object.keys(file(played).mails)).toContain('V9.r1');
  });

  it('L26: nothing found is stated by two people and only after every search ended', () => {
    const state = propose({ kind: 'nothing-found', request: 'r1' });
    expect(play(openCase, prepared, nothing, state).refusal).toBe('rule.searches-open');
    expect(play(...settled(), state).refusal).toBe('rule.records-exist');
    expect(file(play(openCase, prepared, noFindings, nothing, state, approve('d1'))).requests['r1']?.answer?.how).toBe(
      'nothing-found',
    );
  });
});

describe('the clock', () => {
  it('L15: day 25 fires once, with a mail to compliance', () => {
    const played = play(openCase, tick('2026-11-27T14:30:00.000Z'), tick('2026-11-27T15:30:00.000Z'));
    expect(played.events.filter((e) => e.type === 'reminder-fired')).toEqual([
      { v: 1, type: 'reminder-fired', request: 'r1', day: 25, by: 'sweep' },
    ]);
    expect(file(played).mails['S-reminder.r1.25']?.to).toBe('compliance');
  });

  it('L16: a missed date is an event with the owner, an honest word to her, and every day another reminder', () => {
    const played = play(openCase, tick('2026-12-03T15:00:00.000Z'), tick('2026-12-04T15:00:00.000Z'));
    expect(played.events.filter((e) => e.type === 'deadline-missed')).toHaveLength(1);
    expect(file(played).mails['V11.r1']?.to).toBe('subject');
    expect(played.events.filter((e) => e.type === 'reminder-fired').map((e) => 'day' in e && e.day)).toEqual([31, 32]);
  });

  it('L13: no event moves a date: not proof, reassignment, a second ask, a decline, a withdrawal', () => {
    const moves: readonly Order[] = [
      prepared,
      found,
      nothing,
      proved,
      done('m1.preserve'),
      freeze,
      approve('d1'),
      tick('2026-11-27T14:30:00.000Z'),
      { type: 'ask-for-proof', actor: rosa },
      { type: 'assign', owner: 'a', backup: 'b', actor: rosa },
      { type: 'promise-document', document: 'd', purpose: 'identity' },
      { type: 'receive-request', why: 'second-ask', channel: 'web' },
      { type: 'receive-request', why: 'late-proof', channel: 'post', receivedOn: '2026-10-01', actor: rosa },
      propose({ kind: 'decline', request: 'r1', ground: 'B' }),
      { type: 'withdraw', note: 'n', actor: rosa },
      { type: 'take-back-withdrawal', note: 'n', actor: rosa },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 20 }), (chosen) => {
        expect(file(play(openCase, ...chosen)).requests['r1']).toMatchObject({
          receivedOn: '2026-11-02',
          dueOn: '2026-12-02',
        });
      }),
    );
  });

  it('work that went silent for an hour is asked for again', () => {
    const played = play(openCase, prepared, found, tick('2026-11-02T16:30:00.000Z'));
    expect(played.last).toContainEqual({ v: 1, type: 'step-due', step: 'm1.preserve', attempt: 2, undo: false });
  });
});

describe('mail', () => {
  const claim = (at = '2026-11-02T15:00:00.000Z'): Order => ({ type: 'claim-mail', mail: 'V1.r1', at });
  it('G2: claimed once; again only when the claim is dead and SES never said it was sent', () => {
    expect(play(openCase, claim(), claim()).last).toEqual([]);
    expect(play(openCase, claim(), claim('2026-11-02T15:16:00.000Z')).last).toHaveLength(1);
    expect(
      play(
        openCase,
        claim(),
        { type: 'watch-mail', mail: 'V1.r1', word: 'sent', permanent: false },
        claim('2026-11-02T15:16:00.000Z'),
      ).last,
    ).toEqual([]);
  });

  it('G1: owed anew, it is owed whatever word still comes about the one before', () => {
    const asked = play(openCase, claim(), { type: 'watch-mail', mail: 'V1.r1', word: 'sent', permanent: false });
    const owedAnew = { v: 1, type: 'mail-owed', mail: 'V1.r1', template: 'V1', to: 'subject', about: 'r1' } as const;
    const meta = { at: '2026-11-02T16:00:00.000Z', actor: worker };
    const late = { v: 1, type: 'mail-watched', mail: 'V1.r1', word: 'delivered', permanent: false } as const;
    const state = [owedAnew, late].reduce((s, e) => evolve(s, e, meta), asked.state);
    expect(state.phase === 'open' && state.file.mails['V1.r1']?.status).toBe('owed');
  });

  it('G25: a bounce is a task and a mail to compliance, and no later word takes it back', () => {
    const bounce: Order = { type: 'watch-mail', mail: 'V1.r1', word: 'bounced', permanent: true };
    const played = play(openCase, claim(), bounce, bounce, {
      type: 'watch-mail',
      mail: 'V1.r1',
      word: 'delivered',
      permanent: false,
    });
    expect(file(played).mails['V1.r1']?.status).toBe('bounced');
    expect(file(played).tasks['mail-undelivered.V1.r1']?.open).toBe(true);
    expect(Object.keys(file(played).mails).filter((m) => m.startsWith('S-bounced'))).toEqual(['S-bounced.V1.r1']);
  });
});
