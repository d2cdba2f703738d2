import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isReady } from '../../../shared/domain/case/recipient.ts';
import { sentPackage } from '../../../shared/domain/case/tracks/copies-due.ts';
import { owedCopies } from '../../../shared/domain/case/tracks/disclosure.ts';
import { nothingRetired, type Retention } from '../../../shared/domain/case/tracks/retention.ts';
import { trials } from '../../fixtures/trials.ts';
import {
  approve,
  close,
  file,
  found,
  nothing,
  type Order,
  openTasks,
  play,
  prepared,
  propose,
  proved,
  silent,
  types,
} from './given.ts';
import { called, copy, opened, revoke } from './given-recipients.ts';
import { built, collected, handedOver, release, withhold } from './given-records.ts';

/** Released to her and, by name, to nobody else. */
const hersOnly = (pack: string) => propose({ kind: 'release', request: 'r1', package: pack, recipients: ['subject'] });
const copies = (...orders: readonly Order[]) =>
  file(play(...orders)).recipients['officer']?.copies.map((c) => c.package);
const tasksOf = (...orders: readonly Order[]) => openTasks(play(...orders)).filter((id) => id.startsWith('release-'));

/** She and the officer have the same part; billing has not answered. */
const part = [opened, prepared, found, silent, proved, called, ...collected(), ...handedOver] satisfies Order[];
/** The rest goes to her alone. */
const hers = [...part, nothing, built('p2'), hersOnly('p2'), approve('d2')] satisfies Order[];

describe('an officer who has her part when the rest goes to her without him (L40, L34)', () => {
  it('L40 L34: his copy of the rest is a person’s task, until he has it', () => {
    expect(copies(...part)).toEqual(['p1']);
    expect(tasksOf(...hers)).toEqual(['release-copy.officer']);
    expect(play(...hers).state.phase).toBe('open');
    expect(play(...hers, copy('p1')).refusal).toBe('rule.package-missing');
    const gone = [...hers, copy('p2'), approve('d3')] satisfies Order[];
    expect(copies(...gone)).toEqual(['p1', 'p2']);
    expect(tasksOf(...gone)).toEqual([]);
    expect(file(play(...gone)).mails['L1.officer.p2']).toMatchObject({ to: 'recipient', recipient: 'officer' });
    expect(play(...gone).state.phase).toBe('closed');
  });

  it('L34: it is none before she has it, and none when it goes to both', () => {
    for (const before of [part, part.concat(nothing, built('p2')), part.concat(nothing, built('p2'), hersOnly('p2'))])
      expect(tasksOf(...before)).not.toContain('release-copy.officer');
    const together = [...part, nothing, built('p2'), release('p2'), approve('d2')] satisfies Order[];
    expect(copies(...together)).toEqual(['p1', 'p2']);
    expect(types(play(...together))).not.toContain('task-opened');
  });

  it('L34: nor is it lost when the rest was proposed before he had shown anything', () => {
    const [, , , , , , ...after] = part;
    const first = [opened, prepared, found, silent, proved, ...after, nothing, built('p2'), release('p2'), called];
    const late = [...first, copy('p1'), approve('d3'), approve('d2')] satisfies Order[];
    expect(copies(...late)).toEqual(['p1']);
    expect(tasksOf(...late)).toEqual(['release-copy.officer']);
    expect(copies(...late, copy('p2'), approve('d4'))).toEqual(['p1', 'p2']);
  });

  it('L40: a later part is one too; a person who closes it is asked again when she gets more', () => {
    const again = [...part, withhold, approve('d2'), built('p2'), hersOnly('p2'), approve('d3')] satisfies Order[];
    expect(file(play(...again)).packages['p2']).toMatchObject({ partial: true, status: 'released' });
    expect(tasksOf(...again)).toEqual(['release-copy.officer']);
    const shut = [...again, close('release-copy.officer')] satisfies readonly Order[];
    expect(tasksOf(...shut)).toEqual([]);
    expect(tasksOf(...shut, nothing, built('p3'), hersOnly('p3'), approve('d4'))).toEqual(['release-copy.officer']);
  });

  it('L40: one whom nobody was told of in a log of before is a task with the next thing that happens', () => {
    const { tasks: _, ...before } = file(play(...hers));
    expect(owedCopies({ ...before, tasks: {} })).toEqual([
      {
        v: 1,
        type: 'task-opened',
        task: 'release-copy.officer',
        kind: 'release-copy',
        about: 'officer',
        package: 'p2',
      },
    ]);
  });

  it('L31: what she was sent may go to nobody since: one is made for him', () => {
    const withheld = [...hers, withhold, approve('d3')] satisfies Order[];
    expect(file(play(...withheld)).packages['p3']).toMatchObject({ recipient: 'officer', partial: false });
    expect(copies(...withheld, built('p3'), copy('p3'), approve('d4'))).toEqual(['p1', 'p3']);
    expect(tasksOf(...withheld, built('p3'))).toEqual(['release-copy.officer']);
  });

  it('L35 L50: not when he was revoked, nor of records that are destroyed or about to be', () => {
    expect(tasksOf(...hers, revoke('officer'))).toEqual([]);
    expect(tasksOf(...part, revoke('officer'), nothing, built('p2'), hersOnly('p2'), approve('d2'))).toEqual([]);
    const kept = (retention: Partial<Retention>) =>
      owedCopies({ ...file(play(...hers)), tasks: {}, retention: { ...nothingRetired, ...retention } });
    const day = '2027-01-01' as const;
    expect(kept({ purges: { records: 'ordered' } })).toEqual([]);
    for (const status of ['scheduled', 'due', 'done'] as const) expect(kept({ shred: { status, day } })).toEqual([]);
  });
});

describe('whatever the order of things', () => {
  const numbers = [1, 2, 3, 4] as const;
  const orders: readonly Order[] = [
    called,
    nothing,
    withhold,
    revoke('officer'),
    ...numbers.flatMap((n) => [built(`p${n}`), release(`p${n}`), hersOnly(`p${n}`), copy(`p${n}`), approve(`d${n}`)]),
  ];

  it('L34 L40: whoever has less than she was sent since, and may have it, is an open task', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...orders), { maxLength: 30, size: 'max' }), (then) => {
        const now = file(play(...hers, ...then));
        const last = now.recipients['officer']?.copies.at(-1)?.package;
        const keeps = last !== undefined && now.packages[last]?.partial === true && last !== sentPackage(now)?.id;
        const his = now.packages[last ?? '']?.recipient === 'officer';
        const isOwed = keeps && !his && isReady(now.recipients['officer']!);
        expect(isOwed && !now.tasks['release-copy.officer']?.open).toBe(false);
      }),
      { numRuns: trials(150) },
    );
  });
});
