import { describe, expect, it } from 'vitest';
import type { CaseFile } from '../../../shared/domain/case/state.ts';
import { owedCopies } from '../../../shared/domain/case/tracks/disclosure.ts';
import {
  approve,
  file,
  found,
  nothing,
  type Order,
  openedWith,
  openTasks,
  play,
  prepared,
  propose,
  proved,
  silent,
} from './given.ts';
import { drop } from './given-letters.ts';
import { both, named, revoke, shows } from './given-recipients.ts';
import { built, collected, handedOver, release, verified } from './given-records.ts';

const limits = { classes: ['orders'] };
const asked = openedWith({ wants: ['records'], requester: 'officer' });
const authorised = shows('requester', both, { limits });
const officer = [named('o1', 'officer'), drop('V17.o1'), shows('o1', ['call-back'])];
const copy = (pack: string, recipient = 'o1') => propose({ kind: 'release-copy', recipient, package: pack });
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map((p) =>
    [p.id, p.recipient ?? 'whoever asked', p.limits?.classes?.join() ?? 'everything', p.status].join(' '),
  );
const copies = (recipient: string, ...orders: readonly Order[]) =>
  file(play(...orders)).recipients[recipient]?.copies.map((c) => c.package);

describe('an officer she named, when an agency asked within its authorisation (L34, L35)', () => {
  const both2 = [...verified(asked), authorised, ...officer, built('p1')] satisfies Order[];
  const sent = [...both2, release(), approve('d1')] satisfies Order[];

  it('L35: the agency’s release goes to the agency alone, and to him by no name', () => {
    expect(file(play(...sent)).proposals['d1']?.decision).toMatchObject({ recipients: ['requester'] });
    expect(copies('o1', ...sent)).toEqual([]);
    const him = { request: 'r1', package: 'p1', recipients: ['requester', 'o1'] };
    expect(play(...both2, propose({ kind: 'release', ...him })).refusal).toBe('rule.package-missing');
  });

  it('L34: he gets a package of his own that is limited by nobody’s authorisation, as a person’s task', () => {
    expect(packages(...both2)).toEqual(['p1 whoever asked orders built', 'p2 o1 everything ordered']);
    expect(openTasks(play(...sent))).toEqual(['release-copy.o1']);
    expect(play(...sent, copy('p1')).refusal).toBe('rule.package-missing');
    const gone = [...sent, built('p2'), copy('p2'), approve('d2')] satisfies Order[];
    expect(copies('o1', ...gone)).toEqual(['p2']);
    expect(copies('requester', ...gone)).toEqual(['p1']);
    expect(play(...gone).state.phase).toBe('closed');
  });

  it('L34: shown after the agency has its records, he gets the same', () => {
    const late = [...verified(asked), authorised, ...handedOver, ...officer] satisfies Order[];
    expect(packages(...late)).toEqual(['p1 whoever asked orders released', 'p2 o1 everything ordered']);
    expect(copies('o1', ...late, built('p2'), copy('p2'), approve('d2'))).toEqual(['p2']);
  });

  it('L40: he waits for no rest of the agency’s: what there is goes to him as a part, and the rest after it', () => {
    const part = [asked, prepared, found, silent, proved, ...collected(), authorised, ...officer] satisfies Order[];
    const has = [...part, ...handedOver, built('p2'), copy('p2'), approve('d2')] satisfies Order[];
    expect(copies('o1', ...has)).toEqual(['p2']);
    expect(packages(...has, nothing).slice(2)).toEqual(['p3 whoever asked orders ordered', 'p4 o1 everything ordered']);
    expect(openTasks(play(...has, nothing, built('p3'), built('p4')))).toEqual(['release-rest.p3', 'release-rest.p4']);
  });

  it('L35: an agency within limits of its own gets its own, as it always did', () => {
    const a1 = [named('a1', 'agency'), drop('V17.a1'), shows('a1', both, { limits: { classes: ['payments'] } })];
    expect(packages(...verified(asked), authorised, ...a1)).toEqual([
      'p1 whoever asked orders ordered',
      'p2 a1 payments ordered',
    ]);
  });

  it('L34: one who was copied the agency’s in a log of before is a task, and gets his own', () => {
    const now = file(play(...verified(asked), authorised, ...handedOver, ...officer));
    const { p1 } = now.packages;
    const narrow = { request: 'r1', package: 'p1', at: '2026-11-02T15:00:00.000Z', until: '2027-01-31' } as const;
    const before: CaseFile = {
      ...now,
      tasks: {},
      packages: { p1: p1! },
      recipients: { ...now.recipients, o1: { ...now.recipients['o1']!, copies: [narrow] } },
    };
    expect(owedCopies(before)).toEqual([
      { v: 1, type: 'package-ordered', package: 'p2', request: 'r1', partial: false, recipient: 'o1' },
    ]);
    expect(owedCopies({ ...before, packages: now.packages })).toMatchObject([{ task: 'release-copy.o1' }]);
  });

  it('L36: when the agency may not act any more, what goes to her goes to him', () => {
    const passed = { marks: { email: 'e' }, version: 2, digest: 'd2' };
    const gone = [...both2, { ...revoke('requester'), passed } as Order, built('p3')] satisfies Order[];
    expect(packages(...gone)[2]).toBe('p3 whoever asked everything built');
    const hers = [...gone, release('p3'), approve('d1')] satisfies Order[];
    expect([copies('subject', ...hers), copies('o1', ...hers)]).toEqual([['p3'], ['p3']]);
  });
});
