import { describe, expect, it } from 'vitest';
import {
  approve,
  close,
  done,
  file,
  found,
  nothing,
  type Order,
  openTasks,
  play,
  prepared,
  propose,
  proved,
  rosa,
  wantsRecords,
} from './given.ts';
import { drop } from './given-letters.ts';
import { both, named, revoke, shows } from './given-recipients.ts';
import { built, collected as collect, ready, release, withhold } from './given-records.ts';

const copy = (pack: string) => propose({ kind: 'release-copy', recipient: 'a1', package: pack });
const collected = ready(wantsRecords);
const limits = { classes: ['orders'] };
const [name, told, shown] = [named('a1', 'agency'), drop('V17.a1'), shows('a1', both, { limits })];
const agency = [name, told, shown];
const withheld = (proposal: string): readonly Order[] => [withhold, approve(proposal)];
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map((p) => `${p.id} ${p.recipient ?? 'whoever asked'} ${p.status}`);

describe('an agency whose authorisation is narrower (L35)', () => {
  const sent = [...collected, built('p1'), name, told, release(), approve('d1')] satisfies Order[];

  it('L34 L35: shown after hers went out, its copy is packed and a task at once, and the case stays open until it went', () => {
    expect(play(...sent, shown).last.slice(1)).toEqual([
      { v: 1, type: 'task-closed', task: 'prove-recipient.a1' },
      { v: 1, type: 'package-ordered', package: 'p2', request: 'r1', partial: false, recipient: 'a1' },
      { v: 1, type: 'task-opened', task: 'release-copy.a1', kind: 'release-copy', about: 'a1' },
    ]);
    expect(play(...sent, shown, built('p2')).state.phase).toBe('open');
    expect(play(...sent, shown, built('p2'), copy('p2'), approve('d2')).last).toEqual([
      { v: 1, type: 'decision-approved', proposal: 'd2' },
      { v: 1, type: 'copy-released', request: 'r1', package: 'p2', recipient: 'a1', until: '2027-01-31' },
      {
        v: 1,
        type: 'mail-owed',
        mail: 'L1.a1.p2',
        template: 'L1',
        to: 'recipient',
        about: 'p2',
        recipient: 'a1',
      },
      { v: 1, type: 'task-closed', task: 'release-copy.a1' },
      { v: 1, type: 'case-closed' },
    ]);
  });

  it('L35: revoked while its copy was being packed, the copy is nobody’s task', () => {
    expect(play(...sent, shown, revoke('a1')).state.phase).toBe('closed');
    expect(play(...sent, shown, revoke('a1'), built('p2')).last.map((e) => e.type)).toEqual(['package-built']);
  });

  it('L11 L34: its package takes the place of none: the release of hers that waits for a second person goes on', () => {
    const waiting = [...collected, built('p1'), name, told, release(), shown] satisfies Order[];
    expect(play(...waiting).last.map((e) => e.type)).toEqual(['recipient-proved', 'task-closed', 'package-ordered']);
    expect(play(...waiting, approve('d1')).refusal).toBeUndefined();
  });

  it('L34: is a task once, whatever of hers goes out after, and none again that a person has closed', () => {
    const again: readonly Order[] = [
      { type: 'receive-request', why: 'second-ask', channel: 'web', actor: rosa },
      prepared,
      found,
      nothing,
      done('m1.collect'),
      built('p2'),
      built('p3'),
      built('p4'),
      release('p3', 'r2'),
      approve('d2'),
    ];
    const twice = [...collected, built('p1'), ...agency, release(), approve('d1')] satisfies Order[];
    const opened = (...orders: readonly Order[]) =>
      play(...orders).events.filter((e) => e.type === 'task-opened' && e.kind === 'release-copy').length;
    expect(file(play(...twice, ...again)).requests['r2']?.answer?.how).toBe('records');
    expect(opened(...twice)).toBe(1);
    expect(opened(...twice, ...again)).toBe(1);
    expect(opened(...twice, close('release-copy.a1'), ...again)).toBe(1);
  });

  it('L34: another’s that was shown, and its own before hers went out, are no task', () => {
    const second = named('a2', 'agency');
    expect(openTasks(play(...collected, built('p1'), ...agency, built('p2')))).toEqual([]);
    expect(openTasks(play(...sent, second, shown))).toEqual(['prove-recipient.a2', 'release-copy.a1']);
  });
});

describe('the package made for it', () => {
  const made = [...collected, built('p1'), ...agency] satisfies Order[];

  it('L35: goes to nobody before it is built, and hers never in its place', () => {
    expect(play(...made, copy('p2')).refusal).toBe('rule.package-missing');
    expect(play(...made, built('p2'), copy('p2')).refusal).toBeUndefined();
    expect(play(...made, built('p2'), copy('p1')).refusal).toBe('rule.package-missing');
  });

  it('L31: is made anew when a class was withheld since, once the one under way is built, and hers beside it', () => {
    const since = [...made, ...withheld('d1')] satisfies Order[];
    expect(packages(...since)).toEqual(['p1 whoever asked built', 'p2 a1 ordered', 'p3 whoever asked ordered']);
    expect(packages(...since, built('p2'))).toEqual([
      'p1 whoever asked built',
      'p2 a1 built',
      'p3 whoever asked ordered',
      'p4 a1 ordered',
    ]);
    const all = [...since, built('p2'), built('p3'), built('p4')];
    expect(play(...all, copy('p4')).refusal).toBeUndefined();
    expect(play(...all, copy('p2')).refusal).toBe('rule.package-missing');
    expect(play(...all, copy('p3')).refusal).toBe('rule.package-missing');
    expect(play(...since, built('p3'), built('p2'), copy('p2')).refusal).toBe('rule.package-missing');
  });

  it('L35: its own is the one it gets, though hers was made later', () => {
    const late = [...collected, name, told, shown, built('p1'), built('p2')];
    expect(packages(...late)).toEqual(['p1 whoever asked built', 'p2 a1 built']);
    const renewed = [...made, built('p2'), { type: 'order-package', request: 'r1', actor: rosa }] satisfies Order[];
    expect(play(...renewed, copy('p2')).refusal).toBeUndefined();
  });

  it('L35: ordered at once with hers, each has a name of its own', () => {
    const asked = [wantsRecords, prepared, found, ...collect(), nothing, ...agency] satisfies Order[];
    const orders = play(...asked, proved).last.filter((e) => e.type === 'package-ordered');
    expect(orders.map((e) => [e.package, e.recipient])).toEqual([
      ['p1', undefined],
      ['p2', 'a1'],
    ]);
  });

  it('L35: no other is made once it has its copy', () => {
    const has = [...made, built('p2'), release(), approve('d1'), copy('p2'), approve('d2')] satisfies Order[];
    expect(packages(...has, ...withheld('d3'))).toEqual(['p1 whoever asked released', 'p2 a1 built']);
  });
});
