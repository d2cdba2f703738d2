import { describe, expect, it } from 'vitest';
import {
  avery,
  done,
  file,
  found,
  nothing,
  type Order,
  openCase,
  play,
  prepared,
  propose,
  proved,
  rosa,
} from './given.ts';

const wants = { ...openCase, wants: ['records'] } as Order;
const approve = (proposal: string): Order => ({ type: 'approve', proposal, actor: avery });
const built = (pack: string): Order => ({ type: 'record-package', package: pack, files: 9, commitment: 'c' });
const release = propose({ kind: 'release', request: 'r1', package: 'p1' });
const copy = (pack: string) => propose({ kind: 'release-copy', recipient: 'a1', package: pack });
const collected = [
  wants,
  prepared,
  found,
  nothing,
  done('m1.preserve'),
  done('m1.hold.pm1'),
  done('m1.collect'),
  proved,
] satisfies Order[];
const limits = { classes: ['orders'] } satisfies { classes: ['orders'] };
const named: Order = { type: 'name-recipient', recipient: 'a1', kind: 'agency', byPost: false, note: 'n', actor: rosa };
const shown: Order = {
  type: 'prove-recipient',
  recipient: 'a1',
  covers: ['authorisation', 'call-back'],
  documents: [],
  note: 'n',
  source: 'switchboard',
  limits,
  actor: rosa,
};
const told: Order = { type: 'drop-letter', letter: 'V17.a1', note: 'n', actor: rosa };
const agency = [named, told, shown];
const withheld = (proposal: string): readonly Order[] => [
  propose({ kind: 'withhold', match: 'm1', class: 'support-notes', citation: '18 U.S.C. 2511' }),
  approve(proposal),
];
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map((p) => `${p.id} ${p.recipient ?? 'whoever asked'} ${p.status}`);

describe('an agency whose authorisation is narrower (L35)', () => {
  const sent = [...collected, built('p1'), named, told, release, approve('d1')] satisfies Order[];

  it('L34 L35: shown after hers went out, its copy is a task once it is packed, and the case stays open until it went', () => {
    expect(play(...sent, shown).last.slice(1)).toEqual([
      { v: 1, type: 'task-closed', task: 'prove-recipient.a1' },
      { v: 1, type: 'package-ordered', package: 'p2', request: 'r1', partial: false, recipient: 'a1' },
    ]);
    const packed = play(...sent, shown, built('p2'));
    expect(packed.last).toEqual([
      { v: 1, type: 'package-built', package: 'p2', files: 9, commitment: 'c' },
      { v: 1, type: 'task-opened', task: 'release-copy.a1', kind: 'release-copy', about: 'a1' },
    ]);
    expect(packed.state.phase).toBe('open');
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
    const revoked: Order = { type: 'revoke-recipient', recipient: 'a1', note: 'n', actor: rosa };
    expect(play(...sent, shown, revoked, built('p2')).last.map((e) => e.type)).toEqual([
      'package-built',
      'case-closed',
    ]);
  });

  it('L11 L34: its package takes the place of none: the release of hers that waits for a second person goes on', () => {
    const waiting = [...collected, built('p1'), named, told, release, shown] satisfies Order[];
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
      propose({ kind: 'release', request: 'r2', package: 'p3' }),
      approve('d2'),
    ];
    const both = [...collected, built('p1'), ...agency, release, approve('d1')] satisfies Order[];
    const opened = (...orders: readonly Order[]) =>
      play(...orders).events.filter((e) => e.type === 'task-opened' && e.kind === 'release-copy').length;
    expect(file(play(...both, ...again)).requests['r2']?.answer?.how).toBe('records');
    expect(opened(...both)).toBe(1);
    expect(opened(...both, ...again)).toBe(1);
    expect(opened(...both, { type: 'close-task', task: 'release-copy.a1', note: 'n', actor: rosa }, ...again)).toBe(1);
  });

  it('L34: another’s package that is built, and its own before hers went out, are no task', () => {
    const second = { ...named, recipient: 'a2' } as Order;
    const secondShown = { ...shown, recipient: 'a2' } as Order;
    const tasks = (...orders: readonly Order[]) =>
      play(...orders).last.flatMap((e) => (e.type === 'task-opened' ? [e.task] : []));
    expect(tasks(...collected, built('p1'), ...agency, built('p2'))).toEqual([]);
    expect(tasks(...sent, second, shown, secondShown, built('p3'))).toEqual(['release-copy.a2']);
    expect(tasks(...sent, second, shown, secondShown, built('p2'))).toEqual(['release-copy.a1']);
  });
});

describe('the package made for it', () => {
  const ready = [...collected, built('p1'), ...agency] satisfies Order[];

  it('L35: goes to nobody before it is built, and hers never in its place', () => {
    expect(play(...ready, copy('p2')).refusal).toBe('rule.package-missing');
    expect(play(...ready, built('p2'), copy('p2')).refusal).toBeUndefined();
    expect(play(...ready, built('p2'), copy('p1')).refusal).toBe('rule.package-missing');
  });

  it('L31: is made anew when a class was withheld since, once the one under way is built, and hers beside it', () => {
    const since = [...ready, ...withheld('d1')] satisfies Order[];
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
    const late = [...collected, named, told, shown, built('p1'), built('p2')];
    expect(packages(...late)).toEqual(['p1 whoever asked built', 'p2 a1 built']);
    const renewed = [...ready, built('p2'), { type: 'order-package', request: 'r1', actor: rosa }] satisfies Order[];
    expect(play(...renewed, copy('p2')).refusal).toBeUndefined();
  });

  it('L35: no other is made once it has its copy', () => {
    const has = [...ready, built('p2'), release, approve('d1'), copy('p2'), approve('d2')] satisfies Order[];
    expect(packages(...has, ...withheld('d3'))).toEqual(['p1 whoever asked released', 'p2 a1 built']);
  });
});
