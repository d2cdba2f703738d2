import { describe, expect, it } from 'vitest';
import { nextCheck, viewOf, wordFor } from '../../../shared/domain/case/head.ts';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import { defaultRetention } from '../../../shared/domain/retention.ts';
import { file, openCase, play } from './given.ts';

const opened = file(play(openCase));
const at = '2026-11-04T15:00:00.000Z';
const withMore = (more: object) => ({ ...opened, ...more }) as CaseFile;
const r1 = opened.requests['r1'];
const answered = (how: string, more: object = {}) => ({ requests: { r1: { ...r1, answer: { how, at } } }, ...more });
const word = (more: object, phase: 'open' | 'closed' = 'open') => wordFor(withMore(more), phase);
const view = (more: object) => viewOf({ phase: 'open', file: withMore(more) });
const wanting = (missing: readonly string[], more: object = {}) => ({
  recipients: { subject: { ...opened.recipients['subject'], missing, asked: undefined, ...more } },
});

describe('U4: the state of a case in one word', () => {
  const enough = { proof: { status: 'verified', at } };
  const searched = { prepared: true, searches: { shop: { status: 'ended', endedAt: at } } };
  const sent = (status: string) => ({ documents: { d1: { id: 'd1', status, at } } });

  it.each([
    ['ready', { packages: { p1: { status: 'released', partial: false } } }],
    ['partly', { packages: { p1: { status: 'released', partial: true } } }],
    // What is packed and not released is nothing she has.
    ['ready', { packages: { p1: { status: 'released', partial: false }, p2: { status: 'built', partial: true } } }],
    ['ready', { packages: { p1: { status: 'released', partial: true }, p2: { status: 'released', partial: false } } }],
    // What an officer has is nothing of hers.
    [
      'ready',
      {
        packages: {
          p1: { status: 'released', partial: false },
          p2: { status: 'released', partial: true, recipient: 'officer' },
        },
      },
    ],
    ['ready', {}],
  ])('L40: %s, by the newest package that was released', (said, more) => {
    const first = { ...r1, answer: { how: 'records', at, partial: true } };
    expect(word({ requests: { r1: first }, ...more })).toBe(said);
  });

  it.each([
    ['declined', 'declined'],
    ['nothing-found', 'none-found'],
    ['withdrawn', 'closed'],
  ])('an answer %s reads %s, whether the case is open or closed', (how, said) => {
    expect([word(answered(how)), word(answered(how), 'closed')]).toEqual([said, said]);
  });

  it('L33 L37: a letter that came back is the post office’s: what she was answered stays the word, before and after it has gone out again', () => {
    const back = { ...r1, id: 'r2', why: 'returned-post', redelivers: 'V9.r1' };
    const first = { ...r1, answer: { how: 'declined', at } };
    expect(word({ requests: { r1: first, r2: back } })).toBe('declined');
    expect(word({ requests: { r1: first, r2: { ...back, missed: true } } })).toBe('declined');
    expect(word({ requests: { r1: first, r2: { ...back, answer: { how: 'declined', at } } } })).toBe('declined');
    // She took it back since.
    expect(word({ requests: { r1: first, r2: { ...back, answer: { how: 'withdrawn', at } } } })).toBe('closed');
    const asked = { ...r1, id: 'r3' };
    expect(word({ requests: { r1: first, r2: back, r3: asked } })).toBe('received');
  });

  it('a closed case without an answer reads closed', () => {
    expect(word({}, 'closed')).toBe('closed');
  });

  it('L16: a date that was missed and answered after all makes no later request late, whose own date is still to come', () => {
    const answeredLate = { ...r1, missed: true, answer: { how: 'records', at } };
    expect(word({ requests: { r1: answeredLate, r2: { ...r1, id: 'r2' } }, prepared: false })).toBe('received');
  });

  it('L16: late as soon as one of its dates was missed, before anything else that is open', () => {
    const r2 = { ...r1, id: 'r2', missed: true };
    expect(word({ requests: { r1, r2 } })).toBe('late');
    expect(word({ requests: { r1: { ...r1, missed: true } }, prepared: false })).toBe('late');
  });

  it('received until it is prepared, then finding while a system still looks', () => {
    expect(word({})).toBe('received');
    expect(word({ ...searched, searches: { shop: { status: 'running' } } })).toBe('finding');
  });

  it('L22: she is told that we wait for her when we asked her, and when everything else is done', () => {
    expect(word(wanting(['identity'], { asked: at }))).toBe('waiting-for-you');
    expect(word({ ...wanting([], { asked: at }), ...enough })).toBe('received');
    expect(word(wanting(['identity']))).toBe('received');
    expect(word({ ...searched, ...wanting(['identity']) })).toBe('waiting-for-you');
    expect(word({ ...searched, ...wanting([]), ...enough })).toBe('finding');
  });

  it.each([
    ['arrived', 'checking'],
    ['received', 'checking'],
    ['promised', 'waiting-for-you'],
    ['refused', 'waiting-for-you'],
  ])('a document that is %s reads %s: whoever sent nothing is not told that somebody looks at it', (status, said) => {
    expect(word({ ...searched, ...wanting(['identity']), ...sent(status) })).toBe(said);
  });
});

describe('what page and desk read of a case', () => {
  it('L9: of several requests the dates of the one that is open, or of the newest', () => {
    const [first, second] = [
      r1,
      { ...r1, id: 'r2', receivedOn: '2026-12-10', dueOn: '2027-01-09', targetOn: '2027-01-08' },
    ];
    const answer = { how: 'declined', at };
    expect(view({ requests: { r1: { ...first, answer }, r2: second } })).toMatchObject({
      receivedOn: '2026-12-10',
      dueOn: '2027-01-09',
      targetOn: '2027-01-08',
    });
    expect(view({ requests: { r1: first, r2: { ...second, answer } } })).toMatchObject({
      receivedOn: '2026-11-02',
      dueOn: '2026-12-02',
    });
    expect(view({ requests: { r1: { ...first, answer }, r2: { ...second, answer } } }).receivedOn).toBe('2026-12-10');
  });

  it('counts open tasks, proposals that wait for a second person, and cards that came off', () => {
    const step = (action: string, outcome: string) => ({ action, outcome, since: at });
    expect(
      view({
        tasks: { a: { open: true }, b: { open: false }, c: { open: true } },
        proposals: { d1: { status: 'open' }, d2: { status: 'approved' }, d3: { status: 'returned' } },
        steps: { a: step('remove', 'done'), b: step('remove', 'running'), c: step('hold', 'done') },
      }),
    ).toMatchObject({ tasks: 2, secondReviews: 1, cardsOff: 1 });
  });

  it('what is nothing special is not in it at all', () => {
    const plain = view({});
    for (const name of [
      'requester',
      'copies',
      'others',
      'retentionEnded',
      'kin',
      'byPost',
      'withdrawn',
      'largePrint',
      'aside',
      'again',
    ])
      expect(plain).not.toHaveProperty(name);
    expect(plain.recordsUntil).toBeUndefined();
  });

  it('L37 L50 T13: what is special: post, large print, other cases of hers, withdrawn, the end of retention', () => {
    const { contact, retention } = opened;
    expect(view({ contact: { ...contact, preferred: 'post', largePrint: true } })).toMatchObject({
      byPost: true,
      writtenTo: 'post',
      largePrint: true,
    });
    expect(view({ kin: { a: {}, b: {} } }).kin).toBe(2);
    expect(view(answered('withdrawn')).withdrawn).toBe(true);
    expect(
      view({ requests: { r1: { ...r1, answer: { how: 'withdrawn', at } }, r2: { ...r1, id: 'r2' } } }),
    ).not.toHaveProperty('withdrawn');
    expect(view({ retention: { ...retention, ended: true } }).retentionEnded).toBe(true);
    expect(view({ retention: { ...retention, ended: true, shred: { status: 'due' } } })).not.toHaveProperty(
      'retentionEnded',
    );
    expect(view(wanting([], { copies: [{ package: 'p1', until: '2027-01-31' }] })).recordsUntil).toBe('2027-01-31');
  });

  it('L8: what was asked for again after its papers were looked at, until a newer one comes', () => {
    const documents = { d1: { id: 'd1', purpose: 'identity', status: 'received', at } };
    const asked = wanting([], { asked: ['identity', 'report'], seen: ['d1'] });
    expect(view({ ...asked, documents }).again).toEqual(['identity']);
    const newer = { d2: { id: 'd2', purpose: 'identity', status: 'arrived', at } };
    expect(view({ ...asked, documents: { ...documents, ...newer } })).not.toHaveProperty('again');
  });

  it('T9: who stands aside, and not who was let back', () => {
    expect(view({ aside: { remy: 'aside', rosa: 'back' } }).aside).toEqual(['remy']);
  });

  it('U4: changes that wait for her word, and of a refused document why', () => {
    const change = (status: string) => ({ id: status, what: 'contact', by: 'subject', status });
    const document = (status: string) => ({ id: status, purpose: 'identity', status, reason: 'file.locked', at });
    const shown = view({
      changes: { a: change('asked'), b: change('confirmed') },
      documents: { a: document('received'), b: document('refused') },
    });
    expect(shown.changes).toEqual([{ change: 'asked', what: 'contact', by: 'subject' }]);
    expect(shown.documents).toEqual([
      { document: 'received', purpose: 'identity', status: 'received', on: '2026-11-04' },
      { document: 'refused', purpose: 'identity', status: 'refused', reason: 'file.locked', on: '2026-11-04' },
    ]);
  });
});

describe('G1: when the sweep looks at a case next', () => {
  const calm = { mails: {}, prepared: true, kinLookedUp: true };
  const next = (now: string, more: object = {}) =>
    nextCheck({ phase: 'open', file: withMore({ ...calm, ...more }) }, now, defaultRetention);
  /** Images are kept longer here, so that nothing else comes on the ninetieth day. */
  const longer = { ...defaultRetention, identityImages: 700 };
  const closed = (now: string) =>
    nextCheck({ phase: 'closed', closedAt: at, file: withMore({ ...calm, ...answered('declined') }) }, now, longer);

  it('in an hour while something is owed, in a day otherwise', () => {
    expect(next('2026-11-03T15:00:00.000Z', { prepared: false })).toBe('2026-11-03T16:00:00.000Z');
    expect(next('2026-11-03T15:00:00.000Z')).toBe('2026-11-04T15:00:00.000Z');
  });

  it('L13: at the rung of a reminder when that comes sooner, and past it not at once again', () => {
    expect(next('2026-11-12T00:00:00.000Z')).toBe('2026-11-12T14:00:00.000Z');
    expect(next('2026-11-12T14:00:00.000Z')).toBe('2026-11-13T14:00:00.000Z');
    expect(next('2026-11-12T00:00:00.000Z', answered('declined'))).toBe('2026-11-13T00:00:00.000Z');
  });

  it('L16: on the morning of the due date and of every day after it', () => {
    expect(next('2026-12-01T15:00:00.000Z')).toBe('2026-12-02T14:00:00.000Z');
    expect(next('2026-12-09T15:00:00.000Z')).toBe('2026-12-10T14:00:00.000Z');
    expect(next('2026-12-09T15:00:00.000Z', answered('declined'))).toBe('2026-12-10T15:00:00.000Z');
  });

  it('a closed case every day for 90 days, since people still act on it, then only for what comes', () => {
    expect(closed('2026-11-05T15:00:00.000Z')).toBe('2026-11-06T15:00:00.000Z');
    const last = '2027-02-02T14:59:59.000Z';
    expect(closed(last)).toBe('2027-02-03T14:59:59.000Z');
    expect(closed('2027-02-02T15:00:00.000Z')).toBe('2028-10-04T13:00:00.000Z');
  });

  it('L50: what retention ends is waited an hour for at least, so that a sweep never turns on the spot', () => {
    const now = '2040-01-01T00:00:00.000Z';
    expect(closed(now)).toBe('2040-01-01T01:00:00.000Z');
  });
});
