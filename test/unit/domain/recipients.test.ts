import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../shared/domain/case/head.ts';
import { historyOf } from '../../../shared/domain/case/history.ts';
import { correspondentOf, wantedOf } from '../../../shared/domain/case/recipient.ts';
import { trials } from '../../fixtures/trials.ts';
import {
  approve,
  file,
  type Order,
  openCase,
  openedWith,
  openTasks,
  type Played,
  play,
  propose,
  rosa,
  wantsNoStop,
} from './given.ts';
import { both, named, revoke, shows } from './given-recipients.ts';
import { built, release, settled, verified } from './given-records.ts';

const withOfficer = { ...wantsNoStop, officer: true } as Order;
const copies = (played: Played, recipient: string) =>
  (file(played).recipients[recipient]?.copies ?? []).map((c) => `${c.request} ${c.package}`);

describe('subject, requester, recipients are different things', () => {
  it('a report of her own has one recipient, herself, who shows nothing but her proof', () => {
    expect(Object.values(file(play(openCase)).recipients)).toMatchObject([
      { id: 'subject', kind: 'subject', missing: [] },
    ]);
    expect(viewOf(play(openCase).state as never).requester).toBeUndefined();
  });

  it.each(['parent-or-guardian', 'executor', 'attorney', 'representative'])(
    'L8 L36: a %s shows authority, in the one list',
    (requester) => {
      const played = play(openedWith({ requester }));
      expect(file(played).recipients['requester']).toMatchObject({ kind: 'representative', missing: ['authority'] });
      expect(wantedOf(file(played))).toEqual(['identity', 'report', 'authority']);
      expect(openTasks(played)).toEqual(['prove-recipient.requester']);
    },
  );

  it('L34 T9: one is told from another by when he was named; those of the report came with it', () => {
    const at = '2026-11-03T04:30:00.000Z';
    const { recipients } = file(play(withOfficer, { ...named('second', 'officer'), at }));
    expect(recipients['officer']?.namedAt).toBeUndefined();
    expect(recipients['second']?.namedAt).toBe(at);
  });

  it('T9: who he is is shown by a look of its own; how to reach her is not, that asks for a reason', () => {
    const view = (recipient: string): Order => ({ type: 'view-recipient', recipient, actor: rosa });
    const given = [withOfficer, shows('officer', ['call-back']), revoke('officer')];
    expect(play(...given, view('officer')).last).toEqual([{ v: 1, type: 'recipient-viewed', recipient: 'officer' }]);
    expect(file(play(...given, view('officer')))).toEqual(file(play(...given)));
    for (const id of ['subject', 'nobody']) expect(play(...given, view(id)).refusal).toBe('thing.absent');
  });

  it('an officer who asks directly opens a case with its date, and is never sent away', () => {
    const played = play(openedWith({ requester: 'officer', wants: ['records'] }));
    expect(file(played).requests['r1']?.dueOn).toBe('2026-12-02');
    expect(file(played).recipients['requester']).toMatchObject({
      kind: 'agency',
      missing: ['authorisation', 'call-back'],
    });
    // The call back is ours to make, not his to send.
    expect(wantedOf(file(played))).toEqual(['identity', 'report', 'authorisation']);
    expect(viewOf(played.state as never).requester).toBe('officer');
  });

  it('L8: what is missing is asked for in one list, authority included, and the state says who moves', () => {
    const played = play(openedWith({ requester: 'attorney' }), { type: 'ask-for-proof', actor: rosa });
    expect(played.last[0]).toMatchObject({ type: 'proof-asked', missing: ['identity', 'report', 'authority'] });
    expect(viewOf(played.state as never).word).toBe('waiting-for-you');
  });
});

describe('a representative', () => {
  const asked = openedWith({ requester: 'attorney', wants: ['records'] });
  const ready = [...verified(asked), built()];

  const paper: readonly Order[] = [
    { type: 'promise-document', document: 'd1', purpose: 'authority' },
    { type: 'record-document', document: 'd1', version: 'v1', pages: 1, originalParts: 1, commitment: 'c' },
  ];

  it('L23 L36: gets nothing before authority is recorded, and the whole copy after', () => {
    expect(play(...ready, release()).refusal).toBe('rule.recipient-not-proved');
    const shown = shows('requester', ['authority'], { documents: ['d1'] });
    expect(play(...ready, shown).refusal).toBe('evidence.not-received');
    const played = play(...ready, ...paper, shown, release(), approve('d1'));
    expect(copies(played, 'requester')).toEqual(['r1 p1']);
    expect(file(played).mails['V7.p1']?.to).toBe('subject');
    expect(played.state.phase).toBe('closed');
  });

  it('L35: authority taken back between proposal and approval stops the release', () => {
    const proposed = [...ready, shows('requester', ['authority']), release()];
    expect(play(...proposed, revoke('requester'), approve('d1')).refusal).toBe('case.moved-on');
  });
});

describe('a representative she has revoked', () => {
  const asked = openedWith({ requester: 'attorney', wants: ['records'] });
  const passed = { marks: { email: 'hers' }, version: 2, digest: 'd2' };
  const gone = (more: object = { passed }): Order => ({ ...revoke('requester'), ...more }) as Order;
  const ready = [...verified(asked), shows('requester', ['authority']), built()];

  it('L34 L36: what she is owed passes to her: the release goes to her, by her own address', () => {
    const played = play(...ready, gone(), release(), approve('d1'));
    expect(played.refusal).toBeUndefined();
    expect(copies(played, 'subject')).toEqual(['r1 p1']);
    expect(copies(played, 'requester')).toEqual([]);
    expect(file(played).contact.ways.email).toMatchObject({ given: true, from: 'report.hers', mark: 'hers' });
    expect(file(played).mails['V7.p1']?.to).toBe('subject');
  });

  it('L35: she gets a link of her own, and the one of before is nobody’s', () => {
    const played = play(...ready, gone());
    expect(file(played)).toMatchObject({ linkVersion: 2, contact: { linkDigest: 'd2' } });
    expect(file(played).mails['V12.2']?.to).toBe('subject');
    expect(viewOf(played.state as never).others).toMatchObject([{ recipient: 'requester', state: 'revoked' }]);
    expect(correspondentOf(file(played))).toBe('subject');
  });

  it('L45: without a way of her own nothing goes out, and a person agrees one with her', () => {
    for (const nothingOfHers of [{}, { passed: { ...passed, marks: {} } }]) {
      const played = play(...ready, gone(nothingOfHers), release(), approve('d1'));
      expect(file(played).parked['V7.p1']).toMatchObject({ why: 'no-way' });
      expect(openTasks(played)).toContain('safe-route.email');
      expect(file(played).mails['V7.p1']).toBeUndefined();
    }
  });

  it('L35 L45: a letter that waited to go to him goes to where she is written to', () => {
    const byPost = [openedWith({ requester: 'attorney', wants: ['records'], byPost: true }), gone()];
    const played = play(...byPost);
    expect(file(played).letters['V1.r1']?.status).toBe('dropped');
    expect(file(played).mails['V1.r1']?.to).toBe('subject');
  });

  it('L34: of what only he has, a copy for her is a task until two people release it', () => {
    const had = [...ready, release(), approve('d1'), gone()];
    expect(openTasks(play(...had))).toEqual(['release-copy.subject']);
    const played = play(...had, propose({ kind: 'release-copy', recipient: 'subject', package: 'p1' }), approve('d2'));
    expect(copies(played, 'subject')).toEqual(['r1 p1']);
    expect(file(played).mails['V7.p1']?.to).toBe('subject');
    expect(openTasks(played)).toEqual([]);
  });

  it('L34: what was made within narrower limits is not what she gets', () => {
    const agency = [...verified(openedWith({ requester: 'officer', wants: ['records'] }))];
    const limited = [...agency, shows('requester', both, { limits: { classes: ['orders'] } }), built()];
    const played = play(...limited, gone(), release());
    expect(played.refusal).toBe('rule.package-missing');
    expect(file(played).packages['p2']).toMatchObject({ status: 'ordered' });
  });
});

describe('an officer she names', () => {
  const ready = [...settled(withOfficer), built()];

  it('L34: is called back on a number we looked up before anything goes to him', () => {
    expect(play(withOfficer, shows('officer', ['call-back'], { source: undefined })).refusal).toBe(
      'rule.call-back-number',
    );
    const played = play(...ready, release(), approve('d1'));
    expect(copies(played, 'subject')).toEqual(['r1 p1']);
    expect(copies(played, 'officer')).toEqual([]);
    expect(openTasks(played)).toEqual(['prove-recipient.officer']);
  });

  it('L34: gets his copy with hers when he was called back, by his own mail', () => {
    const played = play(...ready, shows('officer', ['call-back']), release(), approve('d1'));
    expect(copies(played, 'officer')).toEqual(['r1 p1']);
    expect(file(played).mails['L1.officer.p1']).toMatchObject({ to: 'recipient', recipient: 'officer' });
    expect(played.state.phase).toBe('closed');
  });

  it('L34 T9: called back later, his copy is a task until two people release it', () => {
    const later = [...ready, release(), approve('d1'), shows('officer', ['call-back'])];
    expect(openTasks(play(...later))).toEqual(['release-copy.officer']);
    const copy = propose({ kind: 'release-copy', recipient: 'officer', package: 'p1' });
    expect(play(...later, copy, approve('d2', rosa)).refusal).toBe('rule.second-person');
    const played = play(...later, copy, approve('d2'));
    expect(copies(played, 'officer')).toEqual(['r1 p1']);
    expect(played.state.phase).toBe('closed');
  });

  describe('by post', () => {
    const byPost = [
      ...settled({ ...withOfficer, officerByPost: true } as Order),
      built(),
      shows('officer', ['call-back']),
    ];
    const letter = 'L1.officer.p1';
    const printed: Order = { type: 'print-letter', letter, actor: rosa };
    const posted: Order = { type: 'post-letter', letter, on: '2026-11-02', proof: 'proof.1', actor: rosa };
    const back: Order = { type: 'return-letter', letter, on: '2026-11-02', why: 'moved', actor: rosa };
    const sent = [...byPost, release(), approve('d1'), printed, posted];

    it('L34 L37: his copy is a letter in the print queue like hers, no mail and no task', () => {
      const played = play(...byPost, release(), approve('d1'));
      expect(file(played).mails[letter]).toBeUndefined();
      expect(file(played).letters[letter]).toMatchObject({ status: 'owed', recipient: 'officer', about: 'p1' });
      expect(viewOf(played.state as never).letters?.map((l) => l.letter)).toContain(letter);
      expect(openTasks(played)).toEqual([]);
      expect(file(play(...sent)).letters[letter]).toMatchObject({ status: 'posted', postedOn: '2026-11-02' });
    });

    it('L45 G12: what happens to his letter says nothing of her ways, and is not told to her as hers', () => {
      const played = play(...sent, back);
      expect(file(played).contact).toEqual(file(play(...sent)).contact);
      expect(Object.keys(file(played).requests)).toEqual(['r1']);
      expect(openTasks(played)).toEqual([`letter-returned.${letter}`]);
      expect(historyOf(file(play(...sent))).filter((l) => l.what === 'letter-posted')).toEqual([]);
    });

    it('L35: taken back when it is printed, it is not posted any more: it leaves the print queue', () => {
      const waiting = [...byPost, release(), approve('d1'), printed, revoke('officer')];
      expect(viewOf(play(...waiting).state as never).letters).toEqual([]);
      expect(play(...waiting, posted).refusal).toBe('case.moved-on');
      expect(file(play(...sent, revoke('officer'))).letters[letter]?.status).toBe('posted');
    });

    it('L35: taken back before it is printed, it is not printed any more', () => {
      const played = play(...byPost, release(), approve('d1'), revoke('officer'), printed);
      expect(file(played).letters[letter]).toMatchObject({ status: 'dropped' });
    });
  });

  it('L34: "police only" cannot be chosen for a victim, nor her own copy taken back', () => {
    const onlyHim = propose({ kind: 'release', request: 'r1', package: 'p1', recipients: ['officer'] });
    expect(play(...ready, shows('officer', ['call-back']), onlyHim).refusal).toBe('rule.victims-copy');
    expect(play(...ready, revoke('subject')).refusal).toBe('rule.victims-copy');
  });

  it('who gets a copy stands in the proposal, so that the second person knows', () => {
    const played = play(...ready, shows('officer', ['call-back']), release());
    expect(file(played).proposals['d1']?.decision).toMatchObject({ recipients: ['subject', 'officer'] });
  });
});

describe('an agency she authorises', () => {
  const limits = { classes: ['orders', 'payments'], from: '2026-01-01', to: '2026-06-30' };
  const ready = [...settled(), built(), named('a1', 'agency')];

  it('L35: she is told that a copy was asked for, and it shows authorisation and answers a call back', () => {
    const played = play(...ready);
    expect(file(played).mails['V17.a1']?.to).toBe('subject');
    expect(openTasks(play(...ready, shows('a1', ['authorisation'])))).toEqual(['prove-recipient.a1']);
  });

  it('L35: within narrower limits it gets a package of its own, never hers', () => {
    const limited = [...ready, shows('a1', both, { limits })];
    const ordered = play(...limited);
    expect(ordered.last).toContainEqual(
      expect.objectContaining({ type: 'package-ordered', package: 'p2', recipient: 'a1' }),
    );
    const hers = propose({ kind: 'release-copy', recipient: 'a1', package: 'p1' });
    expect(play(...limited, built('p2'), release(), approve('d1'), hers).refusal).toBe('rule.package-missing');
    const its = propose({ kind: 'release-copy', recipient: 'a1', package: 'p2' });
    const played = play(...limited, built('p2'), release(), approve('d1'), its, approve('d2'));
    expect(copies(played, 'a1')).toEqual(['r1 p2']);
    expect(copies(played, 'subject')).toEqual(['r1 p1']);
  });

  it('L35: after revocation nothing more goes there, no code and no copy, and it stays revoked', () => {
    const had = [...ready, shows('a1', both), release(), approve('d1')];
    expect(copies(play(...had), 'a1')).toEqual(['r1 p1']);
    const code: Order = {
      type: 'issue-code',
      code: 'k',
      commitment: 'x',
      expiresAt: '2026-12-01T00:00:00.000Z',
      recipient: 'a1',
    };
    expect(play(...had, code).refusal).toBeUndefined();
    expect(play(...had, revoke('a1'), code).refusal).toBe('records.not-released');
    expect(play(...had, code, revoke('a1'), { type: 'open-records', commitment: 'x', recipient: 'a1' }).refusal).toBe(
      'records.not-released',
    );
    const again = propose({ kind: 'release-copy', recipient: 'a1', package: 'p1' });
    expect(play(...had, revoke('a1'), again).refusal).toBe('rule.recipient-revoked');
    expect(play(...had, revoke('a1'), shows('a1', both)).refusal).toBe('rule.recipient-revoked');
  });

  it('an agency that asks itself waits for its limits before anything is printed', () => {
    const asked = [...verified(openedWith({ requester: 'officer', wants: ['records'] }))];
    expect(Object.keys(file(play(...asked)).packages)).toEqual([]);
    expect(Object.keys(file(play(...asked, shows('requester', both, { limits }))).packages)).toEqual(['p1']);
  });

  it('a code opens only its own recipient’s copy', () => {
    const had = [...ready, shows('a1', both), release(), approve('d1')];
    const code: Order = {
      type: 'issue-code',
      code: 'k',
      commitment: 'x',
      expiresAt: '2026-12-01T00:00:00.000Z',
      recipient: 'a1',
    };
    expect(play(...had, code, { type: 'open-records', commitment: 'x' }).refusal).toBe('records.not-released');
    expect(play(...had, code, { type: 'open-records', commitment: 'x', recipient: 'a1' }).last[0]?.type).toBe(
      'records-opened',
    );
    expect(file(play(...had, code)).mails['V13.a1.k']?.recipient).toBe('a1');
  });
});

describe('whatever the order of things', () => {
  const orders: readonly Order[] = [
    built('p2'),
    named('a1', 'agency'),
    named('f1', 'officer'),
    named('s1', 'representative'),
    shows('a1', ['authorisation']),
    shows('a1', ['call-back']),
    shows('f1', ['call-back']),
    shows('officer', ['call-back']),
    shows('s1', ['authority']),
    ...['a1', 'f1', 's1', 'officer', 'subject'].map(revoke),
    release(),
    propose({ kind: 'release', request: 'r1', package: 'p1', recipients: ['officer'] }),
    ...['a1', 'f1', 's1', 'officer'].map((recipient) => propose({ kind: 'release-copy', recipient, package: 'p1' })),
    ...['d1', 'd2', 'd3', 'd4'].map((d) => approve(d)),
  ];

  it('L23 L34 L35: nobody gets a copy who did not show everything, was revoked, or before she has hers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orders), { maxLength: 40 }), (chosen) => {
        const { events } = play(...settled(withOfficer), built(), ...chosen);
        const revoked = new Set<string>();
        const shown = new Map<string, Set<string>>();
        let hers = false;
        for (const event of events) {
          if (event.type === 'recipient-revoked') revoked.add(event.recipient);
          if (event.type === 'recipient-proved')
            shown.set(event.recipient, new Set([...(shown.get(event.recipient) ?? []), ...event.covers]));
          if (event.type === 'records-released') hers = true;
          if (event.type !== 'copy-released') continue;
          expect(hers && !revoked.has(event.recipient)).toBe(true);
          const wanted =
            event.recipient === 's1'
              ? ['authority']
              : event.recipient === 'a1'
                ? ['authorisation', 'call-back']
                : ['call-back'];
          expect(wanted.every((w) => shown.get(event.recipient)?.has(w))).toBe(true);
        }
        expect(revoked.has('subject')).toBe(false);
      }),
      { numRuns: trials(1000) },
    );
  });
});
