import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outstanding } from '../../../shared/domain/case/effects.ts';
import { nextCheck } from '../../../shared/domain/case/head.ts';
import { defaultRetention, retentionFault } from '../../../shared/domain/retention.ts';
import { addDays, plusMs } from '../../../shared/domain/time.ts';
import {
  avery,
  clock,
  file,
  kinLookedUp,
  mailed,
  nothing,
  type Order,
  openCase,
  type Played,
  play,
  prepared,
  propose,
  rosa,
} from './given.ts';

const closedOn = '2026-11-02';
const day = 86_400_000;
const after = (days: number) => plusMs('2026-11-02T15:00:00.000Z', days * day);
const approve = (proposal: string, at = after(0)): Order => ({ type: 'approve', proposal, actor: avery, at });
const declined: readonly Order[] = [
  openCase,
  prepared,
  kinLookedUp,
  nothing,
  { type: 'record-search', system: 'shop', findings: [] },
  propose({ kind: 'nothing-found', request: 'r1' }),
  approve('d1'),
];
const retire = (days: number): Order => ({ type: 'retire', policy: defaultRetention, at: after(days), actor: clock });
const hold: Order = { type: 'place-legal-hold', note: 'n', actor: rosa };
const lift: Order = { type: 'lift-legal-hold', note: 'n', actor: rosa };
const fiveYears = defaultRetention.personalData + 1;
const shred: Order = { ...propose({ kind: 'shred' }), at: after(fiveYears) };
const types = (played: Played) => played.last.map((e) => ('class' in e ? `${e.type} ${String(e.class)}` : e.type));

describe('what is destroyed, and when', () => {
  it('L50: images of ID go first, then other documents, then records', () => {
    expect(types(play(...declined, retire(89)))).toEqual([]);
    expect(types(play(...declined, retire(91)))).toEqual(['purge-ordered identity-images']);
    expect(types(play(...declined, retire(91), retire(731)))).toEqual(['purge-ordered other-evidence']);
    expect(types(play(...declined, retire(731), retire(fiveYears)))).toEqual([
      'purge-ordered records',
      'retention-ended',
    ]);
  });

  it('L50 G2: each class is ordered once and recorded once', () => {
    const record: Order = { type: 'record-purge', class: 'identity-images', files: 4 };
    const played = play(...declined, retire(91), record, record, retire(92));
    expect(played.events.filter((e) => e.type === 'purge-ordered')).toHaveLength(1);
    expect(played.events.filter((e) => e.type === 'purged')).toHaveLength(1);
  });

  it('L50: nothing of an open case goes, however old', () => {
    expect(types(play(openCase, prepared, retire(9000)))).toEqual([]);
  });

  it('L50: once she asks again all of it begins anew, from the day the case closes again', () => {
    const purged: Order = { type: 'record-purge', class: 'identity-images', files: 4, at: after(91) };
    const asked: Order = { type: 'receive-request', why: 'second-ask', channel: 'web', at: after(fiveYears + 1) };
    const at = after(fiveYears + 2);
    const again: readonly Order[] = [
      asked,
      { ...prepared, at } as Order,
      ...['shop', 'billing'].map((system) => ({ type: 'record-search', system, findings: [], at }) as Order),
      { ...propose({ kind: 'nothing-found', request: 'r2' }), at },
      approve('d2', at),
    ];
    // What was ordered when she asked, the package of her records among it, is not destroyed any more.
    const reopened = play(...declined, retire(91), purged, retire(fiveYears), ...again);
    expect(reopened.state.phase).toBe('closed');
    expect(file(reopened).retention).toEqual({
      listsGoneAt: after(fiveYears),
      legalHold: false,
      ended: false,
      purges: {},
      recordsGone: true,
    });
    const late = [...declined, retire(91), purged, retire(fiveYears), ...again];
    expect(play(...late, { ...shred, at: after(fiveYears + 3) }).refusal).toBe('rule.retention');
    expect(types(play(...late, retire(fiveYears + 2 + 91)))).toEqual(['purge-ordered identity-images']);
  });

  it('L50: nothing under a legal hold goes, and lifting it lets time speak', () => {
    expect(types(play(...declined, hold, retire(fiveYears)))).toEqual([]);
    expect(types(play(...declined, hold, lift, retire(91)))).toEqual(['purge-ordered identity-images']);
  });

  it('G3: the sweep looks when something of a closed case ends, an hour later while work is owed, and never after shredding', () => {
    const at = (played: Played, days = 1) =>
      played.state.phase === 'closed' ? nextCheck(played.state, after(days), defaultRetention)?.slice(0, 10) : 'open';
    const quiet = (played: Played): Played =>
      played.state.phase === 'closed'
        ? { ...played, state: { ...played.state, file: { ...played.state.file, mails: {} } } }
        : played;
    expect(at(quiet(play(...declined)), 89)).toBe(addDays(closedOn, 90));
    expect(at(quiet(play(...declined, retire(91))), 92)).not.toBe(addDays(closedOn, 93));
    expect(at(play(...declined))).toBe(addDays(closedOn, 1));
    expect(at(quiet(play(...declined, hold)), 91)).toBeUndefined();
  });
});

describe('the end of the personal data', () => {
  const ended = [...declined, retire(fiveYears), shred];

  it('L50 G10: two people, then seven days, then the key', () => {
    const approved = play(...ended, approve('d2', after(fiveYears)));
    expect(file(approved).retention.shred).toEqual({
      status: 'scheduled',
      day: addDays(closedOn, fiveYears + 7),
    });
    const waits = mailed(...ended, approve('d2', after(fiveYears)));
    expect(types(play(...waits, retire(fiveYears + 6)))).toEqual([]);
    const due = play(...waits, retire(fiveYears + 8));
    expect(types(due)).toEqual(['shred-due']);
    expect(outstanding(due.state)).toContainEqual({ to: 'purges', work: 'shred' });
    const gone = play(...waits, retire(fiveYears + 8), { type: 'record-shred', files: 12 });
    expect(types(gone)).toEqual(['shredded']);
    expect(file(gone).retention.shred?.status).toBe('done');
  });

  it('G10: one person cannot', () => {
    expect(play(...ended, { type: 'approve', proposal: 'd2', actor: rosa }).refusal).toBe('rule.second-person');
  });

  it('L50: not before its time, not under a hold, not twice', () => {
    expect(play(...declined, shred).refusal).toBe('rule.retention');
    expect(play(...declined, retire(fiveYears), hold, shred).refusal).toBe('rule.retention');
    expect(play(...ended, approve('d2', after(fiveYears)), shred).refusal).toBe('case.moved-on');
  });

  it('L33 L50: once it is due nothing is asked of the case any more that its key would be needed for, by nobody', () => {
    const due = [...mailed(...ended, approve('d2', after(fiveYears))), retire(fiveYears + 8)];
    const at = after(fiveYears + 9);
    const orders: readonly Order[] = [
      { type: 'receive-request', why: 'second-ask', channel: 'post', actor: rosa, at },
      { type: 'receive-request', why: 'second-ask', channel: 'web', actor: { kind: 'subject' }, at },
      { type: 'promise-document', document: 'x', purpose: 'identity', actor: { kind: 'subject' }, at },
      { type: 'set-preferences', largePrint: true, actor: rosa, at },
      { type: 'cancel-shred', note: 'n', actor: rosa, at },
    ];
    for (const gone of [[], [{ type: 'record-shred', files: 12 } as const]])
      for (const order of orders) expect(play(...due, ...gone, order).refusal, order.type).toBe('case.shredded');
    // A court can still stop what has not begun, and who looks after the case is no matter of its key.
    expect(types(play(...due, { ...hold, at }))).toEqual(['legal-hold-placed']);
    expect(types(play(...due, { type: 'assign', owner: 'remy', backup: 'rosa', actor: rosa, at }))).toEqual([
      'assigned',
    ]);
    expect(types(play(...due, hold, retire(fiveYears + 9)))).toEqual([]);
  });

  it('L50: within the seven days anybody may take it back, and a hold stops it', () => {
    const waits = [...ended, approve('d2', after(fiveYears))];
    expect(types(play(...waits, { type: 'cancel-shred', note: 'n', actor: rosa }))).toEqual(['shred-cancelled']);
    expect(types(play(...waits, hold, retire(fiveYears + 8)))).toEqual([]);
  });
});

it('L50: a configuration that keeps personal data for less than five years is a fault', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4000 }), (days) => {
      expect(retentionFault({ ...defaultRetention, personalData: days }) === undefined).toBe(days >= 1826);
    }),
  );
  expect(retentionFault({ ...defaultRetention, personalData: 1825 })).toBe(
    'personal data is kept at least 1826 days (L50)',
  );
  expect(retentionFault({ ...defaultRetention, personalData: 1826 })).toBeUndefined();
});

it('L32: records are not destroyed while she was told that she can download them', () => {
  expect(retentionFault({ ...defaultRetention, records: 90 })).toBeUndefined();
  expect(retentionFault({ ...defaultRetention, records: 89 })).toBe(
    'records are kept as long as they can be downloaded, 90 days (L32)',
  );
});

it('L50: images of ID are never kept longer than other documents, as long they may be', () => {
  const { otherEvidence } = defaultRetention;
  expect(retentionFault({ ...defaultRetention, identityImages: otherEvidence })).toBeUndefined();
  expect(retentionFault({ ...defaultRetention, identityImages: otherEvidence + 1 })).toBe(
    'images of ID are kept less long than other documents (L50)',
  );
});
