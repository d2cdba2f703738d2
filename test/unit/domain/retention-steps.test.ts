import { describe, expect, it } from 'vitest';
import type { CaseEvent } from '../../../shared/domain/case/events.ts';
import type { CaseFile, CaseState } from '../../../shared/domain/case/state.ts';
import {
  begunAnew,
  cannotShred,
  decideRetention,
  evolveRetention,
  followRetention,
  isPast,
  isToBePurged,
  nothingRetired,
  type Retention,
  type RetentionCommand,
  type RetentionEvent,
  retentionTimers,
  scheduleShred,
  withWhatCame,
} from '../../../shared/domain/case/tracks/retention.ts';
import type { RetentionPolicy } from '../../../shared/domain/retention.ts';
import { clock, file, openCase, play, rosa } from './given.ts';

/** Closed late on November 2 where the business is; it is November 3 in UTC by then. */
const closedAt = '2026-11-03T03:00:00.000Z';
const policy: RetentionPolicy = { identityImages: 10, otherEvidence: 20, records: 30, personalData: 40 };
const dates = { images: '2026-11-12', other: '2026-11-22', records: '2026-12-02', personal: '2026-12-12' };
const base = () => file(play(openCase));
const answer = { how: 'records', at: closedAt, days: 1 } as const;
const keeping = (retention: Partial<Retention> = {}): CaseFile => ({
  ...base(),
  mails: {},
  requests: { r1: { ...base().requests['r1']!, answer } },
  retention: { ...nothingRetired, ...retention },
});
type Known = Exclude<CaseState, { phase: 'none' }>;
const closed = (retention?: Partial<Retention>): Known => ({ phase: 'closed', file: keeping(retention), closedAt });
const decided = (state: Known, command: RetentionCommand, at = '2027-01-01T15:00:00.000Z') => {
  const made = decideRetention(state, { ...command, at, actor: rosa, id: 'c' });
  return made.ok ? made.value : made.error;
};
/** Noon where the business is. */
const on = (day: string) => `${day}T17:00:00.000Z`;
const retire = (state: Known, at: string) => decided(state, { type: 'retire', policy }, at);
const ordered = (of: string) => ({ v: 1, type: 'purge-ordered', class: of });
const scheduled = { status: 'scheduled', day: '2026-12-20' } as const;

describe('L50: what is destroyed of a closed case', () => {
  it('each class from its very day on, where the business is, and not a day earlier', () => {
    expect(retire(closed(), on('2026-11-11'))).toEqual([]);
    // 23:59 and 00:00 in New York.
    expect(retire(closed(), '2026-11-12T04:59:59.999Z')).toEqual([]);
    expect(retire(closed(), '2026-11-12T05:00:00.000Z')).toEqual([ordered('identity-images')]);
    const images = { purges: { 'identity-images': 'ordered' } } as const;
    expect(retire(closed(images), on('2026-11-21'))).toEqual([]);
    expect(retire(closed(images), on(dates.other))).toEqual([ordered('other-evidence')]);
    const both = { purges: { 'identity-images': 'done', 'other-evidence': 'ordered' } } as const;
    expect(retire(closed(both), on('2026-12-01'))).toEqual([]);
    expect(retire(closed(both), on(dates.records))).toEqual([ordered('records')]);
  });

  it('the personal data from its day on, said once', () => {
    const purges = { 'identity-images': 'done', 'other-evidence': 'done', records: 'done' } as const;
    expect(retire(closed({ purges }), on('2026-12-11'))).toEqual([]);
    expect(retire(closed({ purges }), on(dates.personal))).toEqual([{ v: 1, type: 'retention-ended' }]);
    expect(retire(closed({ purges, ended: true }), on(dates.personal))).toEqual([]);
  });

  it('the key from the day that two people set, and only while it stands', () => {
    const rest = {
      purges: { 'identity-images': 'done', 'other-evidence': 'done', records: 'done' },
      ended: true,
    } as const;
    expect(retire(closed({ ...rest, shred: scheduled }), on('2026-12-19'))).toEqual([]);
    expect(retire(closed({ ...rest, shred: scheduled }), on('2026-12-20'))).toEqual([{ v: 1, type: 'shred-due' }]);
    for (const status of ['due', 'done'] as const)
      expect(retire(closed({ ...rest, shred: { ...scheduled, status } }), on('2026-12-25'))).toEqual([]);
  });

  it('G5: the key stays while a hold of hers stands in a system of the business: its end could be told to nobody any more', () => {
    const state = closed({ ended: true, shred: scheduled });
    const done = { outcome: 'done', undoing: false, attempt: 1, round: 1 } as const;
    const hold = {
      id: 'm1.hold.pm1',
      match: 'm1',
      action: 'hold',
      since: '2026-12-18T15:00:00.000Z',
      ...done,
    } as const;
    const standing = { ...state, file: { ...state.file, steps: { [hold.id]: hold } } };
    const due = { v: 1, type: 'shred-due' };
    expect(retire(standing, on('2026-12-20'))).not.toContainEqual(due);
    expect(retire(state, on('2026-12-20'))).toContainEqual(due);
  });

  it('G1: the key stays while a mail has not gone out: SES may be down for days', () => {
    const state = closed({ ended: true, shred: scheduled });
    const due = { v: 1, type: 'shred-due' };
    const mail = (status: 'owed' | 'claimed' | 'sent') => ({
      V14: { ...Object.values(base().mails)[0]!, id: 'V14', status },
    });
    const retired = (status: 'owed' | 'claimed' | 'sent') =>
      retire({ ...state, file: { ...state.file, mails: mail(status) } }, on('2026-12-20'));
    for (const status of ['owed', 'claimed'] as const) expect(retired(status)).not.toContainEqual(due);
    expect(retired('sent')).toContainEqual(due);
  });

  it('L50: what came after its class was destroyed, once more, its own time after it came or the case was closed', () => {
    const purges = { 'identity-images': 'done', 'other-evidence': 'done', records: 'done' } as const;
    const before = closed({ purges, cameSince: { records: '2026-11-01T15:00:00.000Z' } });
    expect(retire(before, on('2026-12-01'))).toEqual([]);
    expect(retire(before, on(dates.records))).toEqual([ordered('records')]);
    const since = closed({ purges, ended: true, cameSince: { 'identity-images': on('2026-12-05') } });
    expect(retire(since, on('2026-12-14'))).toEqual([]);
    expect(retire(since, on('2026-12-15'))).toEqual([ordered('identity-images')]);
    expect(retentionTimers(since.file, closedAt, policy)).toEqual([Date.parse('2026-12-15T14:00:00.000Z')]);
    // Ordered and not yet carried out: nothing of it goes before what came in the midst of it is as old.
    const running = keeping({ purges: { ...purges, records: 'ordered' }, cameSince: { records: on('2026-12-03') } });
    expect(isToBePurged(keeping({ purges: { records: 'ordered' } }), 'records')).toBe(true);
    expect(isToBePurged(running, 'records')).toBe(false);
    const state = { phase: 'closed', file: running, closedAt } as const;
    expect(retire(state, on('2027-01-01'))).not.toContainEqual(ordered('records'));
    expect(retire(state, on('2027-01-02'))).toContainEqual(ordered('records'));
    const meta = { at: on('2027-01-02'), actor: clock } as const;
    const again = evolveRetention(running, { v: 1, type: 'purge-ordered', class: 'records' }, meta);
    expect(again.retention).toMatchObject({ cameSince: {}, listsGoneAt: meta.at });
    expect(isToBePurged(again, 'records')).toBe(true);
  });

  it('nothing under a legal hold, nor of a case that is open', () => {
    expect(retire(closed({ legalHold: true, ended: true, shred: scheduled }), on('2030-01-01'))).toEqual([]);
    expect(retire({ phase: 'open', file: keeping({ shred: scheduled }) }, on('2030-01-01'))).toEqual([]);
  });
});

describe('L50: when the sweep looks at a closed case', () => {
  const at = (retention: Partial<Retention>) =>
    retentionTimers(keeping(retention), closedAt, policy).map((ms) => new Date(ms).toISOString());
  const morning = (day: string) => `${day}T14:00:00.000Z`;

  it('at 09:00 of each day on which something of it ends, and of the shredding', () => {
    expect(at({})).toEqual([dates.images, dates.other, dates.records, dates.personal].map(morning));
    expect(at({ purges: { 'identity-images': 'ordered', records: 'done' }, ended: true, shred: scheduled })).toEqual(
      [dates.other, '2026-12-20'].map(morning),
    );
    expect(at({ shred: { ...scheduled, status: 'due' }, ended: true })).toEqual(
      [dates.images, dates.other, dates.records].map(morning),
    );
  });

  it('never under a legal hold, and never once it is shredded', () => {
    expect(at({ legalHold: true })).toEqual([]);
    expect(at({ shred: { ...scheduled, status: 'done' } })).toEqual([]);
  });
});

describe('L50: a legal hold and the end of a case, step by step', () => {
  const word = (type: 'place-legal-hold' | 'lift-legal-hold' | 'cancel-shred'): RetentionCommand => ({
    type,
    note: 'n',
  });

  it('a hold is placed once and lifted once, with its reason', () => {
    const placed = [{ v: 1, type: 'legal-hold-placed', note: 'n' }];
    const lifted = [{ v: 1, type: 'legal-hold-lifted', note: 'n' }];
    expect(decided(closed(), word('place-legal-hold'))).toEqual(placed);
    expect(decided(closed({ legalHold: true }), word('place-legal-hold'))).toBe('case.moved-on');
    expect(decided(closed({ legalHold: true }), word('lift-legal-hold'))).toEqual(lifted);
    expect(decided(closed(), word('lift-legal-hold'))).toBe('case.moved-on');
  });

  it('a shredding is cancelled only as long as it is days away', () => {
    expect(decided(closed({ shred: scheduled }), word('cancel-shred'))).toEqual([
      { v: 1, type: 'shred-cancelled', note: 'n' },
    ]);
    for (const shred of [undefined, { ...scheduled, status: 'due' }, { ...scheduled, status: 'done' }] as const)
      expect(decided(closed({ shred }), word('cancel-shred'))).toBe('case.moved-on');
  });

  it('G2: what was destroyed is written down once, and only after it was ordered', () => {
    const purged: RetentionCommand = { type: 'record-purge', class: 'records', files: 4 };
    expect(decided(closed({ purges: { records: 'ordered' } }), purged)).toEqual([
      { v: 1, type: 'purged', class: 'records', files: 4 },
    ]);
    expect(decided(closed({ purges: { 'identity-images': 'ordered' } }), purged)).toEqual([]);
    expect(decided(closed({ purges: { records: 'done' } }), purged)).toEqual([]);
    const shredded: RetentionCommand = { type: 'record-shred', files: 7 };
    expect(decided(closed({ shred: { ...scheduled, status: 'due' } }), shredded)).toEqual([
      { v: 1, type: 'shredded', files: 7 },
    ]);
    for (const shred of [undefined, scheduled, { ...scheduled, status: 'done' }] as const)
      expect(decided(closed({ shred }), shredded)).toEqual([]);
  });

  it.each<[RetentionEvent, Partial<Retention>]>([
    [{ v: 1, type: 'legal-hold-placed', note: 'n' }, { legalHold: true }],
    [{ v: 1, type: 'legal-hold-lifted', note: 'n' }, { legalHold: false }],
    [{ v: 1, type: 'retention-ended' }, { ended: true }],
    [
      { v: 1, type: 'purge-ordered', class: 'records' },
      { purges: { 'identity-images': 'done', records: 'ordered' }, listsGoneAt: closedAt },
    ],
    [{ v: 1, type: 'purged', class: 'records', files: 4 }, { purges: { 'identity-images': 'done', records: 'done' } }],
    [{ v: 1, type: 'shred-scheduled', day: '2027-01-08' }, { shred: { status: 'scheduled', day: '2027-01-08' } }],
    [{ v: 1, type: 'shred-cancelled', note: 'n' }, { shred: undefined }],
    [{ v: 1, type: 'shred-due' }, { shred: { status: 'due', day: '2026-12-20' } }],
    [{ v: 1, type: 'shredded', files: 7 }, { shred: { status: 'done', day: '2026-12-20' } }],
  ])('$type is remembered, and all else of it stays', (event, change) => {
    const before = keeping({
      legalHold: event.type === 'legal-hold-lifted',
      purges: { 'identity-images': 'done' },
      shred: scheduled,
    });
    expect(evolveRetention(before, event, { at: closedAt, actor: clock })).toEqual({
      ...before,
      retention: { ...before.retention, ...change },
    });
  });

  it('G10: the end of her data waits for its time, for every answer, for no hold, and is proposed once', () => {
    expect(cannotShred(keeping({ ended: true }))).toBeUndefined();
    expect(cannotShred(keeping())).toBe('rule.retention');
    expect(cannotShred(keeping({ ended: true, legalHold: true }))).toBe('rule.retention');
    expect(cannotShred(keeping({ ended: true, cameSince: { records: closedAt } }))).toBe('rule.retention');
    expect(cannotShred(keeping({ ended: true, cameSince: {} }))).toBeUndefined();
    expect(isPast(keeping({ cameSince: {} }))).toBe(false);
    expect(cannotShred({ ...keeping({ ended: true }), requests: base().requests })).toBe('rule.retention');
    expect(cannotShred(keeping({ ended: true, shred: scheduled }))).toBe('case.moved-on');
    const { r1 } = keeping().requests;
    const two = { r1: r1!, r2: { ...base().requests['r1']!, id: 'r2' } };
    expect(cannotShred({ ...keeping({ ended: true }), requests: two })).toBe('rule.retention');
  });

  it('G10: the key goes seven days after the second yes, by the day where the business is', () => {
    expect(scheduleShred(base(), '2026-12-02T04:59:59.999Z')).toEqual({
      v: 1,
      type: 'shred-scheduled',
      day: '2026-12-08',
    });
    expect(scheduleShred(base(), '2026-12-02T05:00:00.000Z')).toEqual({
      v: 1,
      type: 'shred-scheduled',
      day: '2026-12-09',
    });
  });

  it('L33: whoever asks again keeps her case: what waited for its end is taken back, a hold is not', () => {
    const again = { v: 1, type: 'request-received', request: 'r2', channel: 'web' } as const;
    const received = {
      ...again,
      receivedAt: closedAt,
      receivedOn: '2026-12-01',
      dueOn: '2026-12-31',
      targetOn: '2026-12-31',
    };
    expect(followRetention(keeping({ shred: scheduled }), received)).toEqual([
      { v: 1, type: 'shred-cancelled', note: '' },
    ]);
    expect(followRetention(keeping({ shred: scheduled }), { v: 1, type: 'report-viewed' })).toEqual([]);
    expect(followRetention(keeping({ shred: { ...scheduled, status: 'due' } }), received)).toEqual([]);
    expect(followRetention(keeping(), received)).toEqual([]);
    const held = keeping({ legalHold: true, ended: true, purges: { records: 'ordered' }, shred: scheduled });
    const anew = { legalHold: true, ended: false, purges: {}, shred: scheduled };
    expect(begunAnew(held).retention).toEqual({ ...anew, recordsGone: true });
    expect(begunAnew(begunAnew(held)).retention).toEqual(anew);
    const came = keeping({ purges: { records: 'done' }, cameSince: { records: closedAt } });
    expect(begunAnew(came).retention).not.toHaveProperty('cameSince');
  });

  it('L50: a list, records or a document that come after their class was to be destroyed are remembered, by class', () => {
    const meta = { at: '2027-01-01T15:00:00.000Z', actor: rosa } as const;
    const purges = { 'identity-images': 'done', 'other-evidence': 'ordered', records: 'done' } as const;
    const step = { match: 'm1', since: closedAt, outcome: 'running', undoing: false, attempt: 1, round: 1 } as const;
    const document = { byStaff: false, promisedAt: closedAt, at: closedAt, status: 'promised' } as const;
    const given = (retention: Partial<Retention>): CaseFile => ({
      ...keeping(retention),
      steps: Object.fromEntries(
        (['preserve', 'remove', 'collect', 'freeze', 'notice'] as const).map((action) => [
          action,
          { ...step, id: action, action },
        ]),
      ),
      documents: {
        id: { ...document, id: 'id', purpose: 'identity' },
        report: { ...document, id: 'report', purpose: 'report' },
      },
    });
    const came = (event: object, retention: Partial<Retention> = { purges }, isClosed = false) =>
      withWhatCame(given(retention), { v: 1, ...event } as CaseEvent, meta, isClosed).retention.cameSince;
    const settled = (action: string) => came({ type: 'step-settled', step: action, outcome: 'done' });
    for (const action of ['preserve', 'remove', 'collect']) expect(settled(action)).toEqual({ records: meta.at });
    for (const action of ['freeze', 'notice']) expect(settled(action)).toBeUndefined();
    for (const type of ['document-promised', 'document-arrived', 'document-received']) {
      expect(came({ type, document: 'id' })).toEqual({ 'identity-images': meta.at });
      expect(came({ type, document: 'report' })).toEqual({ 'other-evidence': meta.at });
    }
    expect(came({ type: 'document-viewed', document: 'id' })).toBeUndefined();
    expect(came({ type: 'document-arrived', document: 'id' }, { purges: { records: 'done' } })).toBeUndefined();
    expect(came({ type: 'step-settled', step: 'remove', outcome: 'done' }, {})).toBeUndefined();
    // Of a closed case also what comes before: a day later it would go.
    expect(came({ type: 'document-promised', document: 'id' }, {}, true)).toEqual({ 'identity-images': meta.at });
    expect(came({ type: 'document-viewed', document: 'id' }, {}, true)).toBeUndefined();
    expect(came({ type: 'step-settled', step: 'remove' }, { purges, cameSince: { 'identity-images': 'x' } })).toEqual({
      'identity-images': 'x',
      records: meta.at,
    });
  });
});
