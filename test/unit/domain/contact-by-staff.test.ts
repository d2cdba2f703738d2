import { describe, expect, it } from 'vitest';
import { byPost, file, type Order, openCase, openedWith, play, prepared, rosa, types } from './given.ts';
import { answered, byStaff, calledBack, foundWith, her, known, marked, withOfficer } from './given-contact.ts';
import { mailToHer, posted, print } from './given-letters.ts';

describe('where she is written to, changed by staff', () => {
  it('is a change of its own, confirmed by staff, with where she was before', () => {
    const played = play(openCase, marked, byStaff({ marks: { email: 'new-mail' }, preferred: 'post' }));
    expect(played.last[0]).toEqual({
      v: 1,
      type: 'contact-changed',
      change: 'c1',
      email: 'new-mail',
      preferred: 'post',
      agreed: false,
      note: 'n',
    });
    expect(file(played).changes['c1']).toEqual({
      id: 'c1',
      what: 'contact',
      by: 'staff',
      status: 'confirmed',
      marks: { email: 'new-mail' },
      former: { email: 'report' },
    });
    expect(file(played).contact.preferred).toBe('post');
  });

  it('cannot make her prefer a way that nobody gave', () => {
    const noMail = { ...byPost, email: false } as Order;
    expect(play(noMail, marked, byStaff({ preferred: 'email' })).refusal).toBe('way.absent');
    expect(types(play(noMail, marked, byStaff({ preferred: 'email', marks: { email: 'new' } })))).toContain(
      'contact-changed',
    );
  });

  it('L45: agreed on with her, it may stand on a disputed account', () => {
    const played = play(...known(), byStaff({ marks: { email: 'thief' }, agreed: true }));
    expect(file(played).contact.ways.email).toMatchObject({ mark: 'thief', allowed: true });
    expect(played.last).toContainEqual(mailToHer('V14', 'c1.email-now'));
  });

  it('L45: changed before her report was prepared, it is the new address that is held against disputed accounts', () => {
    const changed = [openCase, byStaff({ marks: { email: 'new-mail' } }), marked];
    expect(file(play(...changed)).contact.ways).toMatchObject({
      email: { from: 'change.c1', mark: 'new-mail' },
      post: { from: 'report', mark: 'her-home' },
    });
    const asked: Order = { type: 'ask-for-proof', actor: rosa };
    expect(file(play(...changed, foundWith('new-mail'), asked)).parked).toMatchObject({
      'V4.r1.identity+report': { way: 'email', why: 'disputed' },
    });
    expect(file(play(...changed, foundWith('her-mail'), asked)).parked).toEqual({});
  });

  it('L37: what was printed with the address of before is printed again; what was printed for another is not', () => {
    const orders = [{ ...withOfficer, byPost: true } as Order, calledBack, ...answered().slice(1)];
    const first = [...posted('V1.r1'), print('V7.p1'), print('L1.officer.p1')];
    const moved = (change: string) => byStaff({ change, marks: { post: change } });
    const letters = Object.values(
      file(play(...orders, ...first, moved('c1'), print('V14.c1.post-before'), moved('c2'))).letters,
    );
    expect(letters.map((l) => `${l.id} ${l.status}`)).toEqual([
      'V1.r1 posted',
      'V7.p1 owed',
      'L1.officer.p1 printed',
      'V14.c1.post-before printed',
      'V14.c1.post-now owed',
      'V14.c2.post-before owed',
      'V14.c2.post-now owed',
    ]);
    const byMail = play(...orders, print('V7.p1'), byStaff({ marks: { email: 'new-mail' } }));
    expect(file(byMail).letters['V7.p1']?.status).toBe('printed');
  });
});

describe('what she may choose without a code', () => {
  const set = (more: object): Order => ({ type: 'set-preferences', actor: her, ...more }) as Order;

  it('language and large print, each for itself; nothing chosen is nothing done', () => {
    const large = openedWith({ largePrint: true });
    expect(file(play(openCase)).contact.largePrint).toBe(false);
    expect(play(openCase, set({})).last).toEqual([]);
    expect(play(openCase, set({ largePrint: true })).last).toEqual([
      { v: 1, type: 'preferences-set', largePrint: true },
    ]);
    expect(file(play(large, set({ language: 'es' })))).toMatchObject({ language: 'es', contact: { largePrint: true } });
    expect(file(play(large, set({ largePrint: false })))).toMatchObject({
      language: 'en',
      contact: { largePrint: false },
    });
  });
});

describe('what staff record about where she is written to', () => {
  it('a safe way is one she gave (L45)', () => {
    const route = (way: 'email' | 'post'): Order => ({
      type: 'record-safe-route',
      way,
      how: 'agreed',
      note: 'n',
      actor: rosa,
    });
    const safe = openedWith({ safeContact: true });
    expect(play(safe, prepared, route('post')).refusal).toBe('way.absent');
    expect(play(safe, prepared, route('email')).last).toEqual([
      { v: 1, type: 'route-recorded', way: 'email', how: 'agreed', note: 'n' },
    ]);
  });

  it('who looked at it is on the log with the reason, and nothing else comes of it (L50)', () => {
    const before = play(openCase, marked);
    const viewed = play(openCase, marked, { type: 'view-contact', note: 'why', why: 'write-to-her', actor: rosa });
    expect(viewed.last).toEqual([{ v: 1, type: 'contact-viewed', note: 'why', why: 'write-to-her' }]);
    expect(file(viewed)).toEqual(file(before));
  });
});
