import { describe, expect, it } from 'vitest';
import { viewOf } from '../../../shared/domain/case/head.ts';
import type { WayState } from '../../../shared/domain/case/state.ts';
import {
  approve,
  close,
  file,
  found,
  nothing,
  type Order,
  openedWith,
  type Played,
  play,
  prepared,
  propose,
  proved,
  rosa,
  silent,
  tick,
} from './given.ts';
import { byStaff } from './given-contact.ts';
import { posted } from './given-letters.ts';
import { both, named, revoke, shows } from './given-recipients.ts';
import { built, collected, handedOver, release, verified } from './given-records.ts';

const opened = (more: object) => openedWith({ wants: ['records'], requester: 'attorney', ...more });
const looked = [prepared, found, ...collected()];
const authority = shows('requester', ['authority']);
const gone = (passed?: object): Order =>
  ({ type: 'revoke-recipient', recipient: 'requester', note: 'n', passed, actor: rosa }) as Order;
const hers = (marks: object) => ({ marks, version: 2, digest: 'd2' });
const at = '2026-11-02T15:00:00.000Z';
const way = (mark?: string): WayState => ({
  given: mark !== undefined,
  from: 'report.hers',
  mark,
  failed: false,
  allowed: false,
});
const what = (played: Played) =>
  played.last.map((e) =>
    [e.type, 'task' in e ? e.task : 'letter' in e ? e.letter : 'mail' in e ? e.mail : ''].join(' '),
  );

describe('the one who asked for her may not act for her any more (L34 to L36)', () => {
  it('L35: before anything was sent she gets a link of her own, and nothing of his stays open', () => {
    const passed = hers({ email: 'hers' });
    expect(play(opened({}), gone(passed)).last).toEqual([
      { v: 1, type: 'recipient-revoked', recipient: 'requester', note: 'n', passed },
      { v: 1, type: 'task-closed', task: 'prove-recipient.requester' },
      { v: 1, type: 'mail-owed', mail: 'V12.2', template: 'V12', to: 'subject', about: '2' },
    ]);
  });

  it.each([
    ['e-mail alone', { email: 'e' }, 'email', false],
    ['both, e-mail first', { email: 'e', post: 'p' }, 'email', false],
    ['post alone', { post: 'p' }, 'post', true],
    ['nothing', {}, 'email', false],
  ] as const)('L37 L45: she is written to by what the report says of her: %s', (_, marks, preferred, byPost) => {
    const { email, post }: { email?: string; post?: string } = marks;
    const played = file(play(opened({ byPost: !byPost, largePrint: true }), gone(hers(marks))));
    expect(played.contact).toEqual({
      preferred,
      ways: { email: way(email), post: way(post) },
      largePrint: true,
      links: [at],
      linkDigest: 'd2',
    });
    expect(played.linkVersion).toBe(2);
    expect(played.recipients['subject']).toEqual({
      id: 'subject',
      kind: 'subject',
      byPost,
      missing: [],
      revoked: false,
      copies: [],
      since: at,
    });
  });

  it('L35 L45: with nothing of hers known no link is made anew, and word of it waits for a person', () => {
    const played = play(opened({}), gone());
    expect(file(played)).toMatchObject({ linkVersion: 1, contact: { links: [], ways: { email: way(), post: way() } } });
    expect(file(played).contact).not.toHaveProperty('linkDigest');
    expect(file(played).parked['V12.1']).toEqual({
      id: 'V12.1',
      template: 'V12',
      about: '1',
      way: 'email',
      why: 'no-way',
    });
  });

  it('L45: of the letters that wait only those to him are dropped, and said to her again', () => {
    const moved = byStaff({ marks: { post: 'his-new-home' }, agreed: true });
    const told = [
      opened({ byPost: true, officer: true, officerByPost: true }),
      ...posted('V1.r1', at),
      moved,
    ] satisfies Order[];
    const sent = [...told, ...looked, nothing, proved, authority, shows('officer', ['call-back']), ...handedOver];
    const waiting = Object.values(file(play(...sent)).letters).filter((l) => l.status === 'owed');
    expect(waiting.map((l) => [l.id, l.recipient, l.from])).toEqual([
      ['V14.c1.post-before', undefined, 'report'],
      ['V14.c1.post-now', undefined, undefined],
      ['V7.p1', undefined, undefined],
      ['L1.officer.p1', 'officer', undefined],
    ]);
    expect(play(...sent, gone(hers({ email: 'hers' }))).last.slice(1)).toEqual([
      { v: 1, type: 'mail-owed', mail: 'V12.2', template: 'V12', to: 'subject', about: '2' },
      { v: 1, type: 'letter-dropped', letter: 'V14.c1.post-now', why: 'unsafe' },
      { v: 1, type: 'mail-owed', mail: 'V14.c1.post-now', template: 'V14', to: 'subject', about: 'c1.post-now' },
      { v: 1, type: 'letter-dropped', letter: 'V7.p1', why: 'unsafe' },
      { v: 1, type: 'mail-owed', mail: 'V7.p1', template: 'V7', to: 'subject', about: 'p1' },
      { v: 1, type: 'task-opened', task: 'release-copy.subject', kind: 'release-copy', about: 'subject' },
    ]);
  });
});

describe('what only he has a copy of (L34)', () => {
  const copy = propose({ kind: 'release-copy', recipient: 'subject', package: 'p1' });

  it.each([
    ['whole', nothing, 'V7'],
    ['a part', silent, 'V8'],
  ])('L34 L40: two people send it to her, and she is told that it is %s', (_, billing, template) => {
    const had = [opened({}), ...looked, billing, proved, authority, ...handedOver, gone(hers({ email: 'hers' }))];
    expect(play(...had, copy, approve('d2')).last.slice(1, 4)).toEqual([
      { v: 1, type: 'copy-released', request: 'r1', package: 'p1', recipient: 'subject', until: '2027-01-31' },
      { v: 1, type: 'mail-owed', mail: `${template}.p1`, template, to: 'subject', about: 'p1' },
      { v: 1, type: 'task-closed', task: 'release-copy.subject' },
    ]);
  });

  it('L34: an agency’s, within narrower limits, is less than she is owed: another is packed and is a person’s task, his is copied to nobody', () => {
    const agency = verified(opened({ requester: 'officer' }));
    const limits = { classes: ['orders'] };
    const own = shows('requester', both, { limits });
    const others = [named('a1', 'agency'), shows('a1', both, { limits })];
    const had = [...agency, own, built('p1'), ...others, built('p2'), release(), approve('d1')];
    const played = play(...had, gone(hers({ email: 'hers' })));
    expect(what(played)).toEqual([
      'recipient-revoked ',
      'mail-owed V12.2',
      'letter-dropped V17.a1',
      'mail-owed V17.a1',
      'package-ordered ',
      'task-opened release-copy.subject',
    ]);
    expect(Object.values(file(played).packages).map((p) => [p.id, p.status, p.recipient])).toEqual([
      ['p1', 'released', 'requester'],
      ['p2', 'built', 'a1'],
      ['p3', 'ordered', 'subject'],
    ]);
    const hers3 = propose({ kind: 'release-copy', recipient: 'subject', package: 'p3' });
    const sent = play(...had, gone(hers({ email: 'hers' })), built('p3'), hers3, approve('d2'));
    expect(what(sent).slice(0, 3)).toEqual(['decision-approved ', 'copy-released ', 'mail-owed V7.p3']);
    expect(file(sent).packages['p3']).toMatchObject({ status: 'released', limits: undefined });
    expect(play(...had, gone(hers({ email: 'hers' })), copy).refusal).toBe('rule.package-missing');
  });

  it('L35: one whose authorisation has no limits leaves the packages as they are', () => {
    const played = file(play(...verified(opened({})), authority, built(), gone()));
    expect(played.packages['p1']).toMatchObject({ status: 'built', recipient: undefined });
  });
});

describe('what her page says she can open (L34, U4)', () => {
  const page = (...orders: readonly Order[]) => {
    const { state } = play(...orders);
    if (state.phase === 'none') throw new Error('no case');
    const { word, recordsUntil } = viewOf(state);
    return [word, recordsUntil];
  };
  /** Two months after he had them. */
  const later = '2027-01-04T15:00:00.000Z';
  const toHer = (pack: string): readonly Order[] =>
    [propose({ kind: 'release-copy', recipient: 'subject', package: pack }), approve('d2')].map(
      (order) => ({ ...order, at: later }) as Order,
    );
  const code: Order = { type: 'issue-code', code: 'k1', commitment: 'c', expiresAt: at };

  it('what he was sent is nothing of hers, until two people have sent it to her', () => {
    const his = [opened({}), ...looked, nothing, proved, authority, ...handedOver] satisfies Order[];
    expect(page(...his)).toEqual(['ready', '2027-01-31']);
    const passed = [...his, gone(hers({ email: 'hers' }))] satisfies Order[];
    expect(play(...passed, code).refusal).toBe('records.not-released');
    expect(page(...passed)).toEqual(['finding', undefined]);
    expect(page(...passed, close('release-copy.subject'))).toEqual(['closed', undefined]);
    expect(page(...passed, ...toHer('p1'))).toEqual(['ready', '2027-04-04']);
  });

  it('G11: she is not reminded of the last days of what she cannot open', () => {
    const passed = [opened({}), ...looked, nothing, proved, authority, ...handedOver, gone(hers({ email: 'hers' }))];
    const lastDays = tick('2027-01-24T15:00:00.000Z');
    expect(play(...passed, lastDays).last).not.toContainEqual(expect.objectContaining({ template: 'V15' }));
    const sent = play(...passed, ...toHer('p1'), lastDays, tick('2027-03-28T15:00:00.000Z'));
    expect(sent.last).toContainEqual(expect.objectContaining({ mail: 'V15.p1', to: 'subject' }));
  });

  it('L35: of what was packed for her alone she reads the date as well', () => {
    const limits = { classes: ['orders'] };
    const agency = verified(opened({ requester: 'officer' }));
    const narrow = [...agency, shows('requester', both, { limits }), built('p1'), release(), approve('d1')];
    const passed = [...narrow, gone(hers({ email: 'hers' }))] satisfies Order[];
    expect(page(...passed)).toEqual(['finding', undefined]);
    expect(page(...passed, built('p2'), ...toHer('p2'))).toEqual(['ready', '2027-04-04']);
    const part = [agency[0]!, ...looked, silent, proved, ...narrow.slice(agency.length), ...passed.slice(-1)];
    expect(page(...part, built('p2'), ...toHer('p2'))).toEqual(['partly', '2027-04-04']);
  });
});

describe('another recipient who is revoked (L35)', () => {
  const officer = [...verified(opened({ requester: 'self', officer: true })), ...handedOver];
  const revoked = revoke('officer');

  it('is no matter of hers: what he still had to show or to get ends, and she is told nothing', () => {
    const { recipient, note } = { recipient: 'officer', note: 'n' };
    expect(play(...officer, revoked).last).toEqual([
      { v: 1, type: 'recipient-revoked', recipient, note },
      { v: 1, type: 'task-closed', task: 'prove-recipient.officer' },
      { v: 1, type: 'case-closed' },
    ]);
    expect(play(...officer, shows('officer', ['call-back']), revoked).last).toEqual([
      { v: 1, type: 'recipient-revoked', recipient, note },
      { v: 1, type: 'task-closed', task: 'release-copy.officer' },
      { v: 1, type: 'case-closed' },
    ]);
  });
});
