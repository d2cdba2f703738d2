import { describe, expect, it } from 'vitest';
import { approve, close, file, type Order, openedWith, play, types } from './given.ts';
import { bounced, posted, returned } from './given-letters.ts';
import { shows } from './given-recipients.ts';
import { built, release, verified } from './given-records.ts';

const packed = (more: object = {}): readonly Order[] => [
  ...verified(openedWith({ wants: ['records'], ...more })),
  built(),
];
const sends = [release(), approve('d1')];
const soon = '2026-11-02T15:10:00.000Z';
const weeks = '2026-11-23T15:00:00.000Z';
const code = (more: object = {}): Order =>
  ({ type: 'issue-code', code: 'k1', commitment: 'right', expiresAt: soon, expiresByPostAt: weeks, ...more }) as Order;
const open = (at: string, recipient?: string): Order => ({ type: 'open-records', commitment: 'right', at, recipient });
const issued = { v: 1, type: 'code-issued', code: 'k1', commitment: 'right' };
const officer = (byPost: boolean) => [
  ...packed({ officer: true, officerByPost: byPost }),
  shows('officer', ['call-back']),
  ...sends,
];

describe('a one-time code to open the records (T1)', () => {
  it('is for one who has a copy, for nobody else', () => {
    const before = packed();
    expect(play(...before, code()).refusal).toBe('records.not-released');
    expect(play(...before, open(soon)).refusal).toBe('records.not-released');
    expect(play(...before, ...sends, open(soon)).refusal).toBe('records.not-released');
    expect(play(...before, ...sends, code({ recipient: 'nobody' })).refusal).toBe('records.not-released');
  });

  it('T1: by e-mail it lives as long as said for e-mail, by post as long as said for post, where that is said', () => {
    const mail = { v: 1, type: 'mail-owed', mail: 'V13.k1', template: 'V13', to: 'subject', about: 'k1' };
    expect(play(...packed(), ...sends, code()).last).toEqual([
      { ...issued, expiresAt: soon, recipient: 'subject', via: 'email' },
      mail,
    ]);
    const byPost = [...packed({ byPost: true }), ...sends];
    const letter = { v: 1, type: 'letter-owed', letter: 'V13.k1', template: 'V13', about: 'k1', why: 'preferred' };
    expect(play(...byPost, code()).last.slice(0, 2)).toEqual([
      { ...issued, expiresAt: weeks, recipient: 'subject', via: 'post' },
      letter,
    ]);
    expect(play(...byPost, code({ expiresByPostAt: undefined })).last[0]).toMatchObject({ expiresAt: soon });
  });

  it('T1 L34: another recipient’s goes to his own address, as long as said for it', () => {
    expect(play(...officer(false), code({ recipient: 'officer' })).last).toEqual([
      { ...issued, expiresAt: soon, recipient: 'officer' },
      {
        v: 1,
        type: 'mail-owed',
        mail: 'V13.officer.k1',
        template: 'V13',
        to: 'recipient',
        about: 'k1',
        recipient: 'officer',
      },
    ]);
    expect(play(...officer(true), code({ recipient: 'officer' })).last).toEqual([
      { ...issued, expiresAt: weeks, recipient: 'officer', via: 'post' },
      {
        v: 1,
        type: 'letter-owed',
        letter: 'V13.officer.k1',
        template: 'V13',
        about: 'k1',
        why: 'preferred',
        recipient: 'officer',
      },
    ]);
    const unsaid = play(...officer(true), code({ recipient: 'officer', expiresByPostAt: undefined }));
    expect(unsaid.last[0]).toMatchObject({ expiresAt: soon, via: 'post' });
  });

  describe('asked for again while a letter with it is on its way', () => {
    const had = [...packed({ byPost: true }), ...sends, code()];
    const again = (at: string): Order => code({ code: 'k2', commitment: 'newer', at });
    const left = posted('V13.k1');
    const wrong: Order = { type: 'open-records', commitment: 'no', at: '2026-11-03T15:00:00.000Z' };

    it('T1: no other makes it worthless, and it opens when it comes', () => {
      expect(play(...had, again('2026-11-02T16:00:00.000Z')).last).toEqual([]);
      expect(play(...had, ...left, again('2026-11-08T16:00:00.000Z')).last).toEqual([]);
      const came = play(...had, ...left, again('2026-11-05T16:00:00.000Z'), open('2026-11-06T15:00:00.000Z'));
      expect(types(came)).toEqual(['records-opened']);
      const officers = [...officer(true), code({ recipient: 'officer' })];
      expect(play(...officers, code({ code: 'k2', recipient: 'officer' })).last).toEqual([]);
    });

    it('L37: when it came back, a person agrees another way with her', () => {
      const back = [...left, returned('V13.k1', '2026-11-04T16:00:00.000Z')];
      expect(play(...had, ...back, again('2026-11-05T16:00:00.000Z')).last[0]).toMatchObject({ kind: 'safe-route' });
    });

    it.each([
      ['a week later, when it should have come', [...left, again('2026-11-09T16:00:00.000Z')]],
      [
        'when it was mistyped five times',
        [...left, wrong, wrong, wrong, wrong, wrong, again('2026-11-05T16:00:00.000Z')],
      ],
      [
        'when it opened the records before',
        [...left, open('2026-11-04T15:00:00.000Z'), again('2026-11-05T16:00:00.000Z')],
      ],
    ] as const)('another is made %s', (_, orders) => {
      expect(play(...had, ...orders).last[0]).toMatchObject({ type: 'code-issued', code: 'k2' });
    });
  });

  it('T1: opens to the very moment it ends, and not after', () => {
    const had = [...packed(), ...sends, code()];
    expect(play(...had, open(soon)).last).toEqual([{ v: 1, type: 'records-opened', package: 'p1', code: 'k1' }]);
    expect(play(...had, open('2026-11-02T15:10:00.001Z')).refusal).toBe('code.expired');
  });

  it('L45 T1: without a safe way none is made; a person is asked once, and compliance told of which code', () => {
    const unreached = [...packed({ safeContact: true }), ...sends];
    const asked = play(...unreached, ...bounced('V7.p1'), close('safe-route.post'), code());
    expect(asked.last).toEqual([
      { v: 1, type: 'task-opened', task: 'safe-route.email', kind: 'safe-route', about: 'email' },
      {
        v: 1,
        type: 'mail-owed',
        mail: 'S-reach.safe-route.V13.k1',
        template: 'S-reach',
        to: 'compliance',
        about: 'safe-route.V13.k1',
      },
    ]);
    expect(file(asked).codes).toEqual({});
  });
});
