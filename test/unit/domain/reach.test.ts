import { describe, expect, it } from 'vitest';
import { nextCheck, viewOf, wordFor } from '../../../shared/domain/case/head.ts';
import { timedEvents } from '../../../shared/domain/case/tracks/timed.ts';
import { defaultRetention, type RetentionPolicy } from '../../../shared/domain/retention.ts';
import {
  byPost,
  done,
  file,
  found,
  nothing,
  type Order,
  openCase,
  openedWith,
  type Played,
  play,
  prepared,
  proved,
  renewed,
  rosa,
  tick,
  types,
} from './given.ts';
import { answered, ask, byStaff, confirm, foundWith, her, known, marked, read } from './given-contact.ts';
import { bounced, post, posted, print } from './given-letters.ts';
import { collected } from './given-records.ts';

const code: Order = {
  type: 'issue-code',
  code: 'k9',
  commitment: 'x',
  expiresAt: '2026-11-02T15:10:00.000Z',
  expiresByPostAt: '2026-11-23T15:00:00.000Z',
  actor: her,
};
const owedTo = (played: Played) =>
  played.last.flatMap((e) =>
    e.type === 'mail-owed' && e.to === 'subject'
      ? [`mail ${e.mail}`]
      : e.type === 'letter-owed'
        ? [`letter ${e.letter}`]
        : [],
  );

describe('L45: an answer that would go to what also stands on the disputed account', () => {
  it('waits for a person; nothing is sent, and the case stays open', () => {
    const played = play(...answered(byPost, 'her-home'));
    expect(file(played).parked['V7.p1']).toMatchObject({ way: 'post', why: 'disputed' });
    expect(file(played).letters['V7.p1']).toBeUndefined();
    expect(file(played).tasks['safe-route.post']?.open).toBe(true);
    expect(file(played).mails['S-reach.safe-route.V7.p1']?.to).toBe('compliance');
    expect(played.state.phase).toBe('open');
  });

  it('a letter printed before that was known is not posted: it waits for a safe way like any other', () => {
    const gone = (...reach: string[]) => play(byPost, marked, print('V1.r1'), foundWith(...reach), post('V1.r1'));
    expect(file(gone('her-home')).letters['V1.r1']?.status).toBe('dropped');
    expect(file(gone('her-home')).parked['V1.r1']).toMatchObject({ way: 'post', why: 'disputed' });
    expect(file(gone('her-home')).tasks['safe-route.post']?.open).toBe(true);
    expect(file(gone('somewhere')).letters['V1.r1']?.status).toBe('posted');
  });

  it('goes as it is when something else of hers stands there', () => {
    const released = (...known: Parameters<typeof answered>) => owedTo(play(...answered(...known).slice(0, -1)));
    expect(released(byPost, 'her-mail', 'her-phone')).toEqual(['letter V7.p1']);
    expect(released(openCase, 'her-home')).toEqual(['mail V7.p1']);
    expect(file(play(...answered(openCase, 'her-mail'))).parked['V7.p1']?.way).toBe('email');
  });

  it('goes when a person recorded that it was hers before the misuse, with the reason', () => {
    const played = play(...answered(byPost, 'her-home'), {
      type: 'record-safe-route',
      way: 'post',
      how: 'hers-before',
      note: 'n',
      actor: rosa,
    });
    expect(types(played)).toEqual(['route-recorded', 'message-freed', 'letter-owed', 'task-closed']);
    expect(file(played).parked).toEqual({});
  });

  it('goes by the new way a person agreed on with her, and the old one is not told', () => {
    const played = play(
      ...answered(byPost, 'her-home'),
      byStaff({ marks: { email: 'new' }, preferred: 'email', agreed: true }),
    );
    expect(owedTo(played)).toEqual(['mail V14.c1.email-now', 'mail V7.p1', 'mail V12.2']);
    expect(file(played).tasks['safe-route.post']?.open).toBe(false);
  });

  it('an account she says is hers, or one rejected, disputes nothing', () => {
    const hers = {
      ...foundWith('her-mail'),
      findings: [
        { account: 'A', basis: [{ kind: 'email', exact: true }], instruments: [], hers: true, reach: ['her-mail'] },
      ],
    } as Order;
    expect(owedTo(play(openCase, marked, hers, { type: 'ask-for-proof', actor: rosa }))).toEqual([
      'mail V4.r1.identity+report',
    ]);
  });

  it('logs of before have no commitments: what the match rests on has to do', () => {
    const email = {
      ...found,
      findings: [
        {
          account: 'A',
          basis: [
            { kind: 'email', exact: true },
            { kind: 'card', exact: true, card: 'card1' },
          ],
          instruments: ['pm1'],
          hers: false,
        },
      ],
    } as Order;
    expect(
      file(play(openCase, prepared, email, { type: 'ask-for-proof', actor: rosa })).parked['V4.r1.identity+report']
        ?.why,
    ).toBe('disputed');
    expect(owedTo(play(byPost, prepared, email, { type: 'ask-for-proof', actor: rosa }))).toEqual([
      'letter V4.r1.identity+report',
    ]);
  });

  it('a letter owed before is not printed to it any more', () => {
    const played = play(byPost, marked, foundWith('her-home'), print('V1.r1'));
    expect(types(played)).toEqual(['letter-dropped', 'message-parked', 'task-opened', 'mail-owed']);
  });

  it('no code goes there either; a person is asked', () => {
    const played = play(...answered(openCase, 'her-mail', 'her-home'), code);
    expect(types(played)).toEqual([]);
    expect(file(played).codes).toEqual({});
    expect(file(played).tasks['safe-route.email']?.open).toBe(true);
    expect(owedTo(play(...answered(openCase, 'her-mail'), code))).toEqual(['letter V13.k9']);
  });
});

describe('T1: codes', () => {
  it('go to a way a reviewer approved by recording who she is, and live longer by post', () => {
    const mail = play(...answered(), code);
    expect(owedTo(mail)).toEqual(['mail V13.k9']);
    const letter = play(...answered(byPost), code);
    expect(owedTo(letter)).toEqual(['letter V13.k9']);
    expect(file(letter).codes['k9']?.expiresAt).toBe('2026-11-23T15:00:00.000Z');
  });

  it('never to a way that failed', () => {
    expect(owedTo(play(...answered(), ...bounced('V7.p1'), code))).toEqual(['letter V13.k9']);
  });
});

describe('changing where she is written to', () => {
  const verified = known();

  it('needs a code to a second, approved way; nothing changes before', () => {
    const asked = play(...verified, ask('contact', { marks: { email: 'new-mail' } }));
    expect(owedTo(asked)).toEqual(['letter V13.k1']);
    expect(file(asked).contact.ways.email.from).toBe('report');
    expect(types(play(...verified, ask('contact', { marks: { email: 'new-mail' } }), confirm('wrong')))).toEqual([
      'code-refused',
    ]);
    const changed = play(
      ...verified,
      ask('contact', { marks: { email: 'new-mail' } }),
      confirm('right', '2026-11-10T15:00:00.000Z'),
    );
    expect(file(changed).contact.ways.email).toMatchObject({ from: 'change.c1', mark: 'new-mail', given: true });
  });

  it('V14 goes to where she was, to where she is, and by the other way', () => {
    const changed = play(...verified, ask('contact', { marks: { email: 'new-mail' } }), confirm('right'));
    expect(owedTo(changed)).toEqual([
      'mail V14.c1.email-before',
      'mail V14.c1.email-now',
      'letter V14.c1.post-now',
      'mail V12.2',
    ]);
    expect(file(changed).mails['V14.c1.email-before']?.from).toBe('report');
  });

  it('is for a person before anybody recorded who she is, and where what she gives stands on a disputed account', () => {
    for (const orders of [
      [openCase, marked, ask('contact', { marks: { email: 'new-mail' } })],
      [...verified, ask('contact', { marks: { email: 'thief' } })],
    ]) {
      const asked = play(...orders);
      expect(file(asked).changes['c1']?.by).toBe('staff');
      expect(file(asked).tasks['confirm-change.c1']?.open).toBe(true);
      expect(file(asked).codes).toEqual({});
    }
  });

  it('a person confirms or refuses it, and it is done once', () => {
    const asked = [openCase, marked, ask('contact', { marks: { email: 'new-mail' } })];
    const settle = (confirmed: boolean): Order => ({
      type: 'settle-change',
      change: 'c1',
      confirmed,
      note: 'n',
      link: renewed,
      actor: rosa,
    });
    expect(types(play(...asked, read(), settle(true)))).toContain('contact-changed');
    expect(types(play(...asked, settle(false)))).toEqual(['change-settled', 'task-closed']);
    expect(play(...asked, settle(false), settle(true)).refusal).toBe('case.moved-on');
  });

  it('the code stops after five wrong ones and expires', () => {
    const wrong = Array.from({ length: 5 }, () => confirm('wrong'));
    const asked = [...verified, ask('contact', { marks: { email: 'new-mail' } })];
    expect(play(...asked, ...wrong, confirm('right')).refusal).toBe('code.too-many');
    expect(play(...asked, confirm('right', '2026-11-24T15:00:00.000Z')).refusal).toBe('code.expired');
  });

  it('a newer one replaces an older one; to prefer a way she never gave is refused', () => {
    const twice = play(
      ...verified,
      ask('contact', { marks: { email: 'a' } }),
      ask('contact', { change: 'c2', marks: { email: 'b' } }),
    );
    expect(file(twice).changes['c1']?.status).toBe('replaced');
    const noMail = openedWith({ byPost: true, email: false });
    expect(play(noMail, marked, ask('contact', { preferred: 'email' })).refusal).toBe('way.absent');
  });

  it('a code that confirms a change opens no records, and the other way round', () => {
    const orders = [...answered(), ask('contact', { marks: { email: 'new-mail' } })];
    expect(play(...orders, { type: 'open-records', commitment: 'right', actor: her }).refusal).toBe(
      'records.not-released',
    );
    expect(types(play(...orders, code, confirm('x')))).toEqual(['code-refused']);
  });

  it('by staff: refused when it stands on a disputed account and nobody agreed on it', () => {
    const change = (agreed: boolean) => byStaff({ marks: { email: 'thief' }, agreed });
    expect(play(...verified, change(false)).refusal).toBe('way.unsafe');
    expect(types(play(...verified, change(true)))).toContain('contact-changed');
  });

  it('language and large print are hers to choose', () => {
    const played = play(openCase, { type: 'set-preferences', language: 'es', largePrint: true, actor: her });
    expect(file(played)).toMatchObject({ language: 'es', contact: { largePrint: true } });
  });
});

describe('withdrawal', () => {
  const open = known();
  const withdrawn = [...open, ask('withdrawal'), confirm('right')];

  it('is an answer only once confirmed: the silence guard holds until then', () => {
    const asked = play(...open, ask('withdrawal'));
    expect(file(asked).requests['r1']?.answer).toBeUndefined();
    expect(file(play(...withdrawn)).requests['r1']?.answer?.how).toBe('withdrawn');
    expect(wordFor(file(play(...withdrawn)), 'open')).toBe('closed');
  });

  it('tells every way, and undoes no protection', () => {
    const played = play(...withdrawn);
    expect(owedTo(played).map((o) => o.split('.').slice(0, 2).join('.'))).toEqual(['mail V16.r1', 'letter V16.r1']);
    expect(played.last.some((e) => e.type === 'step-due' && e.undo)).toBe(false);
    expect(file(played).steps['m1.hold.pm1']?.outcome).toBe('done');
  });

  const word: Order = { type: 'withdraw', note: 'n', actor: rosa };
  const due = (...orders: readonly Order[]) =>
    play(...orders).last.flatMap((e) => (e.type === 'step-due' ? [`${e.step}${e.undo ? ' undo' : ''}`] : []));
  const searching = [openCase, marked, foundWith('thief'), ...collected()];

  it('L44: what was planned does not begin any more, whatever comes in afterwards', () => {
    expect(due(...searching, nothing, proved)).toEqual(['m1.remove.pm1', 'm1.flag']);
    expect(due(...searching, word, nothing, proved)).toEqual([]);
    expect(due(openCase, marked, word, foundWith('thief'), done('m1.preserve'))).toEqual([]);
  });

  it('L42: the state of an account that is found afterwards is still preserved', () => {
    expect(due(openCase, marked, word, foundWith('thief'))).toEqual(['m1.preserve']);
  });

  it('L44: nor is a system that was down asked again, but for what is being undone', () => {
    const down: Order = { type: 'settle-step', step: 'm1.remove.pm1', outcome: 'parked', reason: 'timeout' };
    const nextDay = tick('2026-11-03T16:00:00.000Z');
    expect(due(...searching, nothing, proved, down, nextDay)).toContain('m1.remove.pm1');
    expect(due(...searching, nothing, proved, down, word, nextDay)).not.toContain('m1.remove.pm1');
    const undoing: Order = { type: 'undo-step', step: 'm1.hold.pm1', note: 'n', actor: rosa };
    const stuck: Order = { type: 'settle-step', step: 'm1.hold.pm1', outcome: 'parked', reason: 'timeout' };
    expect(due(...searching, word, undoing, stuck, nextDay)).toContain('m1.hold.pm1 undo');
  });

  it('L44: taken back, it begins as if nothing had been', () => {
    const back: Order = { type: 'take-back-withdrawal', actor: her };
    expect(due(...searching, word, nothing, proved, back)).toEqual(['m1.remove.pm1', 'm1.flag']);
  });

  it('what staff note on her word counts the same; with nothing open there is nothing to withdraw', () => {
    expect(file(play(...open, word)).requests['r1']?.answer?.how).toBe('withdrawn');
    expect(play(...open, word, word).refusal).toBe('case.moved-on');
    expect(play(...withdrawn, ask('withdrawal', { change: 'c2' })).refusal).toBe('case.moved-on');
  });

  it('L13: taken back in time it goes on with the date it had', () => {
    const back = play(...withdrawn, { type: 'take-back-withdrawal', actor: her, at: '2026-11-20T15:00:00.000Z' });
    expect(file(back).requests['r1']).toMatchObject({ dueOn: '2026-12-02', answer: undefined });
    expect(Object.keys(file(back).requests)).toEqual(['r1']);
  });

  it('L33: taken back after its date it is a new request with its own', () => {
    const back = play(...withdrawn, { type: 'take-back-withdrawal', actor: her, at: '2026-12-20T15:00:00.000Z' });
    expect(file(back).requests['r2']).toMatchObject({ receivedOn: '2026-12-20', dueOn: '2027-01-19' });
    expect(back.state.phase).toBe('open');
    expect(play(...open, { type: 'take-back-withdrawal', actor: her }).refusal).toBe('case.moved-on');
  });

  it('closes the case once her letter is posted, though steps that never began stay planned', () => {
    const unproved = [
      openCase,
      marked,
      nothing,
      foundWith('thief'),
      ...collected(),
      ask('withdrawal'),
      { type: 'settle-change', change: 'c1', confirmed: true, note: 'n', link: renewed, actor: rosa } as Order,
    ];
    const letter = Object.keys(file(play(...unproved)).letters)[0] ?? '';
    const gone = play(...unproved, ...posted(letter));
    expect(file(gone).steps['m1.remove.pm1']?.outcome).toBe('planned');
    expect(gone.state.phase).toBe('closed');
  });
});

describe('G21: new private links', () => {
  const renew = (version: number, at = '2026-11-02T15:00:00.000Z', limited = true): Order => ({
    type: 'renew-link',
    version,
    digest: `d${version}`,
    limited,
    actor: her,
    at,
  });

  it('revoke the old one and are sent to where she is written to', () => {
    const played = play(openCase, renew(2));
    expect(file(played)).toMatchObject({ linkVersion: 2, contact: { linkDigest: 'd2' } });
    expect(owedTo(played)).toEqual(['mail V12.2']);
    expect(play(openCase, renew(2), renew(2)).refusal).toBe('case.moved-on');
  });

  it('at most three a day for a stranger who knows reference and ZIP; staff are not limited', () => {
    const three = [openCase, renew(2), renew(3), renew(4)];
    expect(types(play(...three, renew(5)))).toEqual([]);
    expect(types(play(...three, renew(5, undefined, false)))).toContain('link-renewed');
    expect(types(play(...three, renew(5, '2026-11-03T15:01:00.000Z')))).toContain('link-renewed');
  });

  it('not while a letter with a link is still on its way to the post', () => {
    expect(types(play(byPost, renew(2)))).toEqual([]);
  });
});

describe('messages that time brings', () => {
  const asked: Order = { type: 'ask-for-proof', actor: rosa, at: '2026-11-03T20:00:00.000Z' };

  it('V5: seven days after V4, at 09:00, once, while something is missing', () => {
    expect(owedTo(play(openCase, asked, tick('2026-11-10T13:59:00.000Z')))).toEqual([]);
    expect(owedTo(play(openCase, asked, tick('2026-11-10T14:00:00.000Z')))).toEqual(['mail V5.r1']);
    expect(owedTo(play(openCase, asked, tick('2026-11-10T14:00:00.000Z'), tick('2026-11-11T14:00:00.000Z')))).toEqual(
      [],
    );
    expect(owedTo(play(openCase, asked, proved, tick('2026-11-10T14:00:00.000Z')))).toEqual([]);
    expect(owedTo(play(byPost, asked, tick('2026-11-10T14:00:00.000Z')))).toContain('letter V5.r1');
  });

  it('L8: V5 asks for nothing that is here and that nobody has looked at yet', () => {
    const here = (document: string, purpose: 'identity' | 'report', at: string): readonly Order[] => [
      { type: 'promise-document', document, purpose, at },
      { type: 'note-arrival', document, version: 'v', at },
    ];
    const [before, after] = ['2026-11-04T15:00:00.000Z', '2026-11-10T15:00:00.000Z'];
    const due = tick('2026-11-10T14:00:00.000Z');
    const half = [openCase, asked, ...here('doc1', 'identity', before)];
    expect(owedTo(play(...half, due))).toEqual(['mail V5.r1']);
    const all = [...half, ...here('doc2', 'report', before)];
    expect(owedTo(play(...all, due))).toEqual([]);
    const refused: Order = { type: 'refuse-document', document: 'doc2', reason: 'file.locked', at: after };
    expect(owedTo(play(...all, due, refused, tick('2026-11-11T14:00:00.000Z')))).toEqual(['mail V5.r1']);
    // On paper it is dropped while it is not printed.
    const letter = [byPost, asked, due, ...here('doc1', 'identity', after)];
    expect(file(play(...letter)).letters['V5.r1']?.status).toBe('owed');
    expect(file(play(...letter, ...here('doc2', 'report', after))).letters['V5.r1']?.status).toBe('dropped');
  });

  it('V6: on day 15 while there is no answer', () => {
    expect(owedTo(play(openCase, tick('2026-11-17T13:00:00.000Z')))).toEqual([]);
    expect(owedTo(play(openCase, tick('2026-11-17T14:00:00.000Z')))).toEqual(['mail V6.r1']);
    expect(owedTo(play(...answered(), tick('2026-11-17T14:00:00.000Z')))).toEqual([]);
    expect(owedTo(play(openCase, tick('2026-12-03T15:00:00.000Z')))).toEqual(['mail V11.r1']);
  });

  it('nobody is written to at night: what came due then waits for 09:00', () => {
    const { state, last } = play(openCase, tick('2026-11-18T02:00:00.000Z'));
    expect(last.filter((e) => e.type === 'mail-owed' && e.to === 'subject')).toEqual([]);
    if (state.phase === 'none') throw new Error('no case');
    expect(
      nextCheck(
        { ...state, phase: 'open', file: { ...state.file, prepared: true, mails: {} } },
        '2026-11-18T13:30:00.000Z',
        defaultRetention,
      ),
    ).toBe('2026-11-18T14:00:00.000Z');
  });

  it('V15: seven days before the download ends, of a closed case too, and the sweep looks then', () => {
    const played = play(...answered());
    const { state } = played;
    if (state.phase === 'none') throw new Error('no case');
    expect(state.phase).toBe('closed');
    expect(state.file.packages['p1']?.until).toBe('2027-01-31');
    const quiet = { ...state, file: { ...state.file, mails: {}, steps: {}, announcements: {}, kinLookedUp: true } };
    expect(nextCheck(quiet, '2027-01-23T15:00:00.000Z', defaultRetention)).toBe('2027-01-24T14:00:00.000Z');
    expect(owedTo(play(...answered(), tick('2027-01-24T14:00:00.000Z')))).toEqual(['mail V15.p1']);
    expect(
      nextCheck({ ...quiet, file: { ...quiet.file, packages: {} } }, '2027-01-30T15:00:00.000Z', defaultRetention),
    ).toBe('2027-01-31T14:00:00.000Z');
    expect(owedTo(play(...answered(byPost), tick('2027-01-24T14:00:00.000Z')))).not.toContain('letter V15.p1');
  });

  it('V15 L50: not of records that were destroyed before, and of a case whose end is due nobody is told anything', () => {
    const retention: RetentionPolicy = { identityImages: 1, otherEvidence: 1, records: 20, personalData: 20 };
    const at = '2026-12-01T15:00:00.000Z';
    const purged = [{ type: 'retire', policy: retention, at, actor: { kind: 'clock', id: 'sweep' } } as Order];
    expect(owedTo(play(...answered(), ...purged, tick('2027-01-24T14:00:00.000Z')))).toEqual([]);
    const { state } = play(...answered());
    if (state.phase !== 'closed') throw new Error('still open');
    const shred = { status: 'done', day: '2026-12-20' } as const;
    const ended = { ...state.file, unfinished: {}, retention: { ...state.file.retention, shred } };
    expect(timedEvents(state.file, '2027-01-24T14:00:00.000Z')).not.toEqual([]);
    expect(timedEvents(ended, '2027-01-24T14:00:00.000Z')).toEqual([]);
  });

  it('G1: for 90 days after it closed, what the stream loses of a case is found within a day', () => {
    const { state } = play(...answered());
    if (state.phase !== 'closed') throw new Error('still open');
    const quiet = {
      ...state,
      file: { ...state.file, mails: {}, steps: {}, announcements: {}, packages: {}, kinLookedUp: true, unfinished: {} },
    };
    expect(nextCheck(quiet, '2026-12-01T15:00:00.000Z', defaultRetention)).toBe('2026-12-02T15:00:00.000Z');
    expect(nextCheck(quiet, '2027-02-01T15:00:00.000Z', defaultRetention)?.slice(0, 10)).not.toBe('2027-02-02');
  });

  it('her records on paper: free, to where she gets post, once at a time', () => {
    const paper: Order = { type: 'ask-for-paper', package: 'p1', actor: her };
    expect(owedTo(play(...answered(), paper))).toEqual(['letter V7.p1']);
    expect(owedTo(play(...answered(), paper, paper))).toEqual([]);
    expect(play(openCase, marked, paper).refusal).toBe('records.not-released');
    const unsafe = play(...answered(openCase, 'her-home'), paper);
    expect(types(unsafe)).toEqual(['message-parked', 'task-opened', 'mail-owed', 'case-reopened']);
    const freed = play(...answered(openCase, 'her-home'), paper, {
      type: 'record-safe-route',
      way: 'post',
      how: 'agreed',
      note: 'n',
      actor: rosa,
    });
    expect(owedTo(freed)).toEqual(['letter V7.p1']);
  });
});

it('the view shows letters that wait, an e-mail that fails and changes that wait, and nothing of what they say', () => {
  const played = play(byPost, ask('withdrawal'));
  const view = viewOf({ phase: 'open', file: file(played) });
  expect(view.letters?.map((l) => l.letter)).toEqual(['V1.r1']);
  expect(view.changes).toEqual([{ change: 'c1', what: 'withdrawal', by: 'staff' }]);
  expect(view.emailFailed).toBe(false);
});
