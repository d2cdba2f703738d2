import { describe, expect, it } from 'vitest';
import {
  evolveLookBack,
  type LookBackEvent,
  noDrive,
  progressOf,
  sealLookBack,
  toWriteTo,
} from '../../../shared/domain/look-back.ts';
import { sha256 } from '../../fakes/edges.ts';
import { clock } from './given.ts';
import { answer, asked, at, back, claim, importing, mailed, one, play, post, print } from './given-look-back.ts';

describe('L48: what the log of a look-back says', () => {
  it('a line that stands twice in a file, or came in before, is imported once', () => {
    expect(play(importing(asked('a'), asked('b'), asked('a'))).last).toEqual([
      { v: 1, type: 'contacts-imported', contacts: [asked('a'), asked('b')], file: 'f' },
    ]);
    expect(play(one, importing(asked('a'), asked('b'))).last).toEqual([
      { v: 1, type: 'contacts-imported', contacts: [asked('b')], file: 'f' },
    ]);
  });

  it('each thing done about a letter or a mail, as it was done', () => {
    expect(play(one, print()).last).toEqual([{ v: 1, type: 'letter-printed', contact: 'a', commitment: 'c' }]);
    expect(play(one, print(), post()).last).toEqual([
      { v: 1, type: 'letter-posted', contact: 'a', on: '2026-11-25', proof: 'RA 1' },
    ]);
    expect(play(one, print(), post(), back()).last).toEqual([
      { v: 1, type: 'letter-returned', contact: 'a', on: '2026-12-10' },
    ]);
    expect(play(one, claim()).last).toEqual([{ v: 1, type: 'mail-claimed', contact: 'a' }]);
    expect(play(one, claim(), mailed()).last).toEqual([{ v: 1, type: 'mail-sent', contact: 'a', message: 'm' }]);
    expect(play(one, answer()).last).toEqual([
      { v: 1, type: 'letter-answered', contact: 'a', on: '2026-12-05', reference: '7K4M-9QXT' },
    ]);
  });

  it('how her contact stands after it: the mail by its day, the letter by the day it was posted', () => {
    expect(play(one, print(), post(), claim(), mailed(), back(), answer()).of('a')).toEqual({
      ...asked('a'),
      letter: 'returned',
      postedOn: '2026-11-25',
      mail: 'sent',
      mailedOn: '2026-11-25',
      answer: { on: '2026-12-05', reference: '7K4M-9QXT' },
    });
    expect(play(one, print(), claim()).of('a')).toEqual({ ...asked('a'), letter: 'printed', mail: 'claimed' });
    expect(play(one, print(), post()).of('a')).toMatchObject({ letter: 'posted', postedOn: '2026-11-25' });
  });

  it('a log that names a contact nobody imported changes nothing', () => {
    const { drive } = play(one);
    expect(evolveLookBack(drive, { v: 1, type: 'mail-claimed', contact: 'z' }, at)).toBe(drive);
  });

  it('G19: its entry is sealed over all of it, in one fixed order', () => {
    const events: LookBackEvent[] = [{ v: 1, type: 'mail-claimed', contact: 'a' }];
    const entry = sealLookBack({ prev: 'h', events, actor: clock, at, seq: 4, drive: '2026' }, sha256);
    const body =
      '{"drive":"2026","seq":4,"at":"2026-11-25T15:00:00.000Z","actor":{"kind":"clock","id":"remind"},' +
      '"events":[{"v":1,"type":"mail-claimed","contact":"a"}],"prev":"h"}';
    expect(entry).toEqual({ seq: 4, body, hash: sha256(body) });
  });
});

describe('L48: what is refused', () => {
  it.each([print('z'), post('z'), back('z'), claim('z'), mailed('z'), answer('z')])(
    '$type of a contact nobody imported',
    (command) => {
      expect(play(one, command).refusal).toBe('contact.absent');
    },
  );

  it.each([
    ['a letter printed once it was posted', [print(), post(), print()]],
    ['a letter printed once she answered', [answer(), print()]],
    ['a letter posted that nobody printed', [post()]],
    ['a letter posted twice', [print(), post(), post()]],
    ['a return of a letter that was not posted', [print(), back()]],
    ['a letter that came back twice', [print(), post(), back(), back()]],
    ['a mail claimed after it was claimed', [claim(), claim()]],
    ['a mail claimed after it was sent', [claim(), mailed(), claim()]],
    ['a mail claimed once she answered', [answer(), claim()]],
    ['a mail sent that nobody claimed', [mailed()]],
    ['a mail sent twice', [claim(), mailed(), mailed()]],
    ['an answer that names another case than the first', [answer(), answer('a', 'AAAA-AAAA')]],
  ] as const)('%s', (_, commands) => {
    expect(play(one, ...commands).refusal).toBe('contact.moved-on');
  });

  it('a letter to who left no address, and a mail to who left none', () => {
    const byMail = importing(asked('a', { ways: ['email'] }));
    const onPaper = importing(asked('a', { ways: ['post'] }));
    expect([play(byMail, print()).refusal, play(byMail, claim()).refusal]).toEqual(['contact.without-way', undefined]);
    expect([play(onPaper, print()).refusal, play(onPaper, claim()).refusal]).toEqual([
      undefined,
      'contact.without-way',
    ]);
  });

  it('not a letter printed again, as long as it was not posted, nor once it came back', () => {
    expect(play(one, print(), print()).refusal).toBeUndefined();
    expect(play(one, print(), post(), back(), print()).last.map((e) => e.type)).toEqual(['letter-printed']);
  });
});

describe('L48: how far a look-back has come', () => {
  it('nobody is counted before anything was imported', () => {
    const none = { lines: 0, people: 0, gotRecords: 0, declined: 0, unanswered: 0, posted: 0, mailed: 0 };
    const rest = { unreached: 0, withoutWay: 0, toWrite: 0, askedAgain: 0 };
    const dates = { firstReceivedOn: undefined, lastReceivedOn: undefined };
    expect(progressOf(noDrive)).toEqual({ ...none, ...rest, ...dates });
  });

  it('every person owed a letter is counted by what became of it', () => {
    const lines = [
      asked('waits'),
      asked('printed', { receivedOn: '2025-06-30' }),
      asked('claimed', { receivedOn: '2024-11-02' }),
      ...['posted', 'mailed', 'back', 'back-claimed', 'back-mailed', 'back-answered', 'answered'].map((id) =>
        asked(id),
      ),
      asked('nowhere', { ways: [] }),
      asked('nowhere-answered', { ways: [] }),
      asked('had', { outcome: 'records' }),
      asked('had-again', { outcome: 'records', person: 'p-had' }),
      asked('told-why', { outcome: 'declined' }),
    ];
    const posts = ['posted', 'back', 'back-claimed', 'back-mailed', 'back-answered'];
    const { drive } = play(
      importing(...lines),
      print('printed'),
      ...posts.flatMap((id) => [print(id), post(id)]),
      ...posts.slice(1).map(back),
      ...['claimed', 'mailed', 'back-claimed', 'back-mailed'].map(claim),
      ...['mailed', 'back-mailed'].map(mailed),
      ...['back-answered', 'answered', 'nowhere-answered'].map((id) => answer(id)),
    );
    expect(progressOf(drive)).toEqual({
      lines: 15,
      people: 14,
      gotRecords: 2,
      declined: 1,
      unanswered: 12,
      posted: 5,
      mailed: 2,
      unreached: 2, // `back`, and `back-claimed`, whose mail may never have gone
      withoutWay: 1,
      toWrite: 3, // `waits`, `printed` and `claimed`
      askedAgain: 3,
      firstReceivedOn: '2024-11-02',
      lastReceivedOn: '2025-06-30',
    });
  });

  it.each([
    ['printed', [print('b')]],
    ['mailed', [claim('b')]],
    ['answered', [answer('b')]],
  ] as const)('of two lines of one person the one %s about stays the one', (_, commands) => {
    const both = [asked('b', { person: 'p' }), asked('a', { person: 'p', receivedOn: '2025-01-01' })];
    expect(toWriteTo(play(importing(...both)).drive).map((c) => c.id)).toEqual(['a']);
    expect(toWriteTo(play(importing(...both), ...commands).drive).map((c) => c.id)).toEqual(['b']);
  });
});
