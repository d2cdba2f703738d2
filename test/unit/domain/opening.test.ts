import { describe, expect, it } from 'vitest';
import { file, type Order, openCase, openedWith, play, prepared, rosa } from './given.ts';

const at = '2026-11-02T15:00:00.000Z';
const keyed = (receivedOn: string, when: string): Order =>
  ({ ...openCase, channel: 'post', form: 'own-letter', receivedOn, at: when, actor: rosa }) as Order;
const corrected = (receivedOn: string, when = at, request = 'r1'): Order => ({
  type: 'correct-receipt',
  request,
  receivedOn,
  note: 'n',
  actor: rosa,
  at: when,
});
const tick = (when: string): Order => ({ type: 'tick', by: 'sweep', at: when });

describe('a case that is opened', () => {
  it('L8 L11: begins with the report, its dates, word to her and word to compliance', () => {
    const mail = { v: 1, type: 'mail-owed', about: 'r1' };
    expect(play(openCase).last.slice(1)).toEqual([
      {
        v: 1,
        type: 'request-received',
        request: 'r1',
        channel: 'web',
        receivedAt: at,
        receivedOn: '2026-11-02',
        dueOn: '2026-12-02',
        targetOn: '2026-12-02',
      },
      { ...mail, mail: 'V1.r1', template: 'V1', to: 'subject' },
      { ...mail, mail: 'S-new.r1', template: 'S-new', to: 'compliance' },
    ]);
  });

  it('L15 L18: is compliance’s, with a backup; what she has to prove is wanted', () => {
    expect(file(play(openCase))).toMatchObject({
      owner: 'compliance',
      backup: 'backup',
      proof: { status: 'wanted', missing: ['identity', 'report'] },
      prepared: false,
      kinLookedUp: false,
      growths: 0,
    });
  });

  it('L18: where the business elected to ask for nothing, she is verified from the start', () => {
    expect(file(play(openedWith({ needs: [] }))).proof).toEqual({ status: 'verified', at });
  });

  it('L45: where to write to her is marked with the preparation, when it is known', () => {
    const marked = { ...prepared, contact: { email: 'her-mail' } } as Order;
    expect(play(openCase, marked).last.map((e) => e.type)).toEqual([
      'identifiers-prepared',
      'search-planned',
      'search-planned',
      'contact-marked',
    ]);
    expect(play(openCase, prepared).last.map((e) => e.type)).not.toContain('contact-marked');
  });
});

describe('a receipt date that is corrected (L13)', () => {
  const letter: Order = { type: 'promise-document', document: 'scan', purpose: 'other', actor: rosa };
  const later = (receivedOn: string, when: string): readonly Order[] => [
    {
      type: 'propose',
      decision: { kind: 'correct-receipt', request: 'r1', receivedOn, document: 'scan' },
      note: 'n',
      actor: rosa,
      at: when,
    },
    { type: 'approve', proposal: 'd1', actor: { kind: 'staff', id: 'avery', roles: ['approver'] }, at: when },
  ];

  it('L13: to an earlier day, with the reason; not of a request there is not, nor to the day it has', () => {
    expect(play(openCase, corrected('2026-10-30')).last).toEqual([
      {
        v: 1,
        type: 'receipt-corrected',
        request: 'r1',
        receivedOn: '2026-10-30',
        dueOn: '2026-11-29',
        targetOn: '2026-11-27',
        note: 'n',
      },
    ]);
    expect(play(openCase, corrected('2026-10-30', at, 'r9')).refusal).toBe('thing.absent');
    expect(play(openCase, corrected('2026-11-02')).refusal).toBe('case.moved-on');
  });

  it('L16: a date that is still missed was missed once: nobody is told a second time', () => {
    const missed = [keyed('2026-09-01', '2026-11-10T15:00:00.000Z')];
    const played = play(...missed, corrected('2026-08-30', '2026-11-10T16:00:00.000Z'));
    expect(file(played).requests['r1']).toMatchObject({ dueOn: '2026-09-29', missed: true });
    expect(played.last.map((e) => e.type)).not.toContain('deadline-missed');
  });

  it.each([
    ['2026-11-11T04:59:00.000Z', false],
    ['2026-11-11T05:00:00.000Z', true],
  ])('L11: the due day itself is in time to its last minute where the business is (%s)', (when, missed) => {
    const wrong = [keyed('2026-10-01', '2026-11-10T14:00:00.000Z'), letter];
    const played = play(...wrong, ...later('2026-10-11', when));
    expect(file(played).requests['r1']).toMatchObject({ dueOn: '2026-11-10', missed });
  });

  it('L15: a reminder due by the right date at this very moment was sent; one a moment before its time was not', () => {
    const sent = [openCase, letter, tick('2026-11-12T15:00:00.000Z')];
    const fired = (when: string) => {
      const played = play(...sent, ...later('2026-11-03', when));
      const days = played.last.flatMap((e) => (e.type === 'reminder-fired' ? [e.day] : []));
      return [file(played).requests['r1']?.reminders, days];
    };
    expect(fired('2026-11-13T14:00:00.000Z')).toEqual([{ 10: 'fired' }, []]);
    expect(fired('2026-11-13T13:59:59.999Z')).toEqual([{}, []]);
  });
});
