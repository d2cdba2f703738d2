import { describe, expect, it } from 'vitest';
import type { Answer, CaseFile, Package, Task } from '../../../shared/domain/case/state.ts';
import { followPacking, isAwaited, unbuiltPackages } from '../../../shared/domain/case/tracks/packing.ts';
import { file, openCase, play } from './given.ts';

const since = '2026-11-02T15:00:00.000Z';
const base = () => file(play(openCase));
const pack = (id: string, more: Partial<Package> = {}): Package => ({
  id,
  request: 'r1',
  partial: false,
  status: 'ordered',
  since,
  settled: 0,
  settledByPeople: 0,
  stopped: 0,
  supplied: 0,
  withheld: 0,
  unanswered: 0,
  matches: [],
  ...more,
});
const byId = <T extends { readonly id: string }>(all: readonly T[]) =>
  Object.fromEntries(all.map((one) => [one.id, one]));
const task = (kind: 'package-parked' | 'release-rest', about: string, open = true): Task => ({
  id: `${kind}.${about}`,
  kind,
  about,
  open,
});
const answered = (how: Answer['how'], partial?: boolean): Answer => ({ how, at: since, days: 0, partial });
/** Of a case with two requests. */
const having = (packages: readonly Package[], tasks: readonly Task[] = [], answer?: Answer): CaseFile => {
  const r1 = { ...base().requests['r1']!, answer };
  return {
    ...base(),
    packages: byId(packages),
    tasks: byId(tasks),
    requests: { r1, r2: { ...r1, id: 'r2', answer: undefined } },
  };
};
const closed = (kind: string, about: string) => ({ v: 1, type: 'task-closed', task: `${kind}.${about}` });

describe('L16 L25: a package that is not built', () => {
  const told = {
    at: '2026-11-02T17:00:00.000Z',
    brings: [
      { v: 1, type: 'task-opened', task: 'package-parked.p1', kind: 'package-parked', about: 'p1' },
      {
        v: 1,
        type: 'mail-owed',
        mail: 'S-stuck.package.p1',
        template: 'S-stuck',
        to: 'compliance',
        about: 'package.p1',
      },
    ],
  };

  it('is told of two hours after it was ordered, once, whatever became of the task', () => {
    expect(unbuiltPackages(having([pack('p1')]))).toEqual([told]);
    for (const open of [true, false])
      expect(unbuiltPackages(having([pack('p1')], [task('package-parked', 'p1', open)]))).toEqual([]);
    const two = having([pack('p1'), pack('p2')], [task('package-parked', 'p2')]);
    expect(unbuiltPackages(two)).toEqual([told]);
  });

  it('is told of as long as somebody waits for it: not once it is there, nor when its request was answered otherwise', () => {
    for (const status of ['built', 'released'] as const)
      expect(unbuiltPackages(having([pack('p1', { status })]))).toEqual([]);
    for (const how of ['declined', 'nothing-found', 'withdrawn'] as const)
      expect(isAwaited(having([pack('p1')], [], answered(how)), pack('p1'))).toBe(false);
    // Answered in part: the rest is waited for.
    expect(isAwaited(having([pack('p1')], [], answered('records', true)), pack('p1'))).toBe(true);
    expect(isAwaited(having([], [], answered('declined')), pack('p2', { request: 'r2' }))).toBe(true);
    expect(isAwaited(having([]), pack('p9', { request: 'r9' }))).toBe(true);
  });

  it('is nobody’s task any more once its request was answered otherwise or withdrawn; that of another one is', () => {
    const tasks = ['p1', 'p2', 'p3'].map((id) => task('package-parked', id));
    const packages = [pack('p1'), pack('p2', { request: 'r2' }), pack('p3', { status: 'built' })];
    const otherwise = { v: 1, type: 'request-answered', request: 'r1', how: 'declined', days: 3 } as const;
    expect(followPacking(having(packages, tasks, answered('declined')), otherwise)).toEqual([
      closed('package-parked', 'p1'),
    ]);
    const back = { v: 1, type: 'request-withdrawn', request: 'r1', days: 3 } as const;
    expect(followPacking(having(packages, tasks, answered('withdrawn')), back)).toEqual([
      closed('package-parked', 'p1'),
    ]);
    const records = { ...otherwise, how: 'records' } as const;
    expect(followPacking(having(packages, tasks, answered('records', true)), records)).toEqual([]);
  });
});

describe('L40: the rest of records that were sent in part', () => {
  const sent = pack('p1', { status: 'released', partial: true });
  const part = answered('records', true);
  const built = (id: string) => ({ v: 1, type: 'package-built', package: id, files: 9, commitment: 'c' }) as const;
  const ordered = { v: 1, type: 'package-ordered', package: 'p3', request: 'r1', partial: false } as const;
  const toSend = { v: 1, type: 'task-opened', task: 'release-rest.p2', kind: 'release-rest', about: 'p2' };

  it('is a task when it is built, and the task of its building is over', () => {
    const parked = task('package-parked', 'p2');
    const now = pack('p2', { status: 'built' });
    expect(followPacking(having([sent, now], [parked], part), built('p2'))).toEqual([
      closed('package-parked', 'p2'),
      toSend,
    ]);
    expect(followPacking(having([now], [parked]), built('p2'))).toEqual([closed('package-parked', 'p2')]);
    const whole = { ...sent, partial: false };
    expect(followPacking(having([whole, now], [], answered('records', false)), built('p2'))).toEqual([]);
  });

  it('is none when the package is one recipient’s, or of another request', () => {
    const his = pack('p2', { status: 'built', recipient: 'x1' });
    expect(followPacking(having([sent, his], [], part), built('p2'))).toEqual([]);
    const other = pack('p2', { status: 'built', request: 'r2' });
    expect(followPacking(having([sent, other], [], part), built('p2'))).toEqual([]);
  });

  it('is not sent twice: a newer package of the request takes its place, and one that went ends its task', () => {
    const tasks = ['p2', 'p4'].map((id) => task('release-rest', id));
    const packages = [sent, pack('p2', { status: 'built' }), pack('p4', { status: 'built', request: 'r2' })];
    const now = having(packages, tasks, part);
    expect(followPacking(now, ordered)).toEqual([closed('release-rest', 'p2')]);
    expect(followPacking(now, { ...ordered, recipient: 'x1' })).toEqual([]);
    const released = { v: 1, type: 'records-released', request: 'r1', package: 'p2', until: '2027-01-31' } as const;
    expect(followPacking(now, released)).toEqual([closed('release-rest', 'p2')]);
    expect(followPacking(now, { ...released, package: 'p1' })).toEqual([]);
    expect(followPacking(now, { v: 1, type: 'report-viewed' })).toEqual([]);
  });
});
