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

const approve = (proposal: string): Order => ({ type: 'approve', proposal, actor: avery });
const built = (pack: string): Order => ({ type: 'record-package', package: pack, files: 9, commitment: 'c' });
const release = (pack: string): Order => propose({ kind: 'release', request: 'r1', package: pack });
const wants = { ...openCase, wants: ['records'] } as Order;
const searched = [wants, prepared, found, nothing, done('m1.preserve'), done('m1.hold.pm1')];
const collected = [...searched, done('m1.collect'), proved];
const part = [
  ...searched,
  { type: 'settle-step', step: 'm1.collect', outcome: 'parked', reason: 'down' },
  proved,
  built('p1'),
  release('p1'),
  approve('d1'),
] satisfies Order[];
const rest = [...part, { type: 'retry-step', step: 'm1.collect', actor: rosa }, done('m1.collect')] satisfies Order[];
const opened = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).tasks).flatMap((task) => (task.open ? [task.id] : []));

describe('a case whose rest is being packed (L40)', () => {
  it('L40: it does not close while the package is ordered', () => {
    const played = play(...rest);
    expect(file(played).packages['p2']?.status).toBe('ordered');
    expect(played.events.map((e) => e.type)).not.toContain('case-closed');
  });

  it('L40: nor when it is built, until it was sent: somebody has it as a task', () => {
    const waiting = play(...rest, built('p2'));
    expect(waiting.state.phase).toBe('open');
    expect(opened(...rest, built('p2'))).toEqual(['release-rest.p2']);
    const sent = play(...rest, built('p2'), release('p2'), approve('d2'));
    expect(sent.state.phase).toBe('closed');
    expect(file(sent).tasks['release-rest.p2']?.open).toBe(false);
  });

  it('L40: a first package, whose request has its dates, is no such task', () => {
    expect(opened(...collected, built('p1'))).toEqual([]);
  });

  it('L31 L40: a package that a newer one replaces is nobody’s task any more', () => {
    const withheld = [
      propose({ kind: 'withhold', match: 'm1', class: 'support-notes', citation: '18 U.S.C. 2511' }),
      approve('d2'),
    ];
    expect(file(play(...rest, built('p2'), ...withheld)).packages['p3']?.status).toBe('ordered');
    expect(opened(...rest, built('p2'), ...withheld)).toEqual([]);
    expect(opened(...rest, built('p2'), ...withheld, built('p3'))).toEqual(['release-rest.p3']);
  });

  it('L38: a package of a request that was declined meanwhile keeps nothing open', () => {
    const decline = propose({ kind: 'decline', request: 'r1', ground: 'C' });
    const played = play(...collected, decline, approve('d1'));
    expect([file(played).packages['p1']?.status, played.state.phase]).toEqual(['ordered', 'closed']);
  });
});

describe('a case with a copy that is due to an agency (L34, L35)', () => {
  const limits = { classes: ['orders'] } satisfies { classes: ['orders'] };
  const agency = [
    { type: 'name-recipient', recipient: 'a1', kind: 'agency', byPost: false, note: 'n', actor: rosa },
    {
      type: 'prove-recipient',
      recipient: 'a1',
      covers: ['authorisation', 'call-back'],
      documents: [],
      note: 'n',
      source: 'switchboard',
      limits,
      actor: rosa,
    },
  ] satisfies Order[];
  const hers = [...collected, built('p1'), ...agency, release('p1'), approve('d1')];

  it('L34: within narrower limits it is a task from the moment hers went out, and the case stays open', () => {
    expect(opened(...hers)).toEqual(['release-copy.a1']);
    expect(play(...hers, built('p2')).state.phase).toBe('open');
    const copy = propose({ kind: 'release-copy', recipient: 'a1', package: 'p2' });
    const told: Order = { type: 'drop-letter', letter: 'V17.a1', note: 'n', actor: rosa };
    expect(play(...hers, built('p2'), told, copy, approve('d2')).state.phase).toBe('closed');
  });
});
