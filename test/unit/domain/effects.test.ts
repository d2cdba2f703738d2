import { describe, expect, it } from 'vitest';
import { effectsOf, outstanding } from '../../../shared/domain/case/effects.ts';
import type { CaseEvent } from '../../../shared/domain/case/events.ts';
import type { CaseFile, CaseState } from '../../../shared/domain/case/state.ts';
import { avery, done, file, found, freeze, openCase, play, prepared } from './given.ts';

describe('G1: what an event asks of the outside, ids only', () => {
  it.each<[string, object, readonly object[]]>([
    ['a case', { type: 'case-opened' }, [{ to: 'steps', work: 'prepare' }]],
    ['cards to be asked about again', { type: 'cards-due' }, [{ to: 'steps', work: 'prepare' }]],
    ['identifiers known', { type: 'identifiers-prepared' }, [{ to: 'steps', work: 'kin' }]],
    ['a card proved', { type: 'card-proved', card: 'card1' }, [{ to: 'steps', work: 'kin' }]],
    ['a search', { type: 'search-planned', system: 'shop' }, [{ to: 'steps', work: 'search:shop' }]],
    [
      'a search by hand: a person’s task, no worker’s',
      { type: 'search-planned', system: 'archive', byHandDays: 5 },
      [],
    ],
    ['a step', { type: 'step-due', step: 'm1.freeze' }, [{ to: 'steps', work: 'm1.freeze' }]],
    ['flags', { type: 'flags-owed', announcement: 'a1' }, [{ to: 'steps', work: 'announce:a1' }]],
    ['a purge', { type: 'purge-ordered', class: 'identity-images' }, [{ to: 'purges', work: 'identity-images' }]],
    ['the end of its personal data', { type: 'shred-due' }, [{ to: 'purges', work: 'shred' }]],
    ['a package', { type: 'package-ordered', package: 'p2' }, [{ to: 'packages', work: 'p2' }]],
    ['a mail', { type: 'mail-owed', mail: 'V1.r1' }, [{ to: 'mails', work: 'V1.r1' }]],
    ['a request', { type: 'request-received', request: 'r2' }, [{ to: 'schedules', make: 'r2' }]],
    ['a request gone on with', { type: 'request-resumed', request: 'r1' }, [{ to: 'schedules', make: 'r1' }]],
    [
      'an answer kept back: its reminders go on',
      { type: 'records-kept-back', request: 'r1', package: 'p1' },
      [{ to: 'schedules', make: 'r1' }],
    ],
    ['an answer', { type: 'request-answered', request: 'r1' }, [{ to: 'schedules', drop: 'r1' }]],
    ['a withdrawal', { type: 'request-withdrawn', request: 'r1' }, [{ to: 'schedules', drop: 'r1' }]],
    [
      'another receipt date: the reminders of the old one go before those of the new are made',
      { type: 'receipt-corrected', request: 'r1' },
      [
        { to: 'schedules', drop: 'r1' },
        { to: 'schedules', make: 'r1' },
      ],
    ],
    [
      'the end of the check of too many reports',
      { type: 'task-closed', task: 'many-reports.target' },
      [{ to: 'steps', work: 'prepare' }],
    ],
    ['any other task’s end', { type: 'task-closed', task: 'search-parked.shop' }, []],
    ['what only people need to know', { type: 'contact-viewed' }, []],
  ])('%s', (_, event, effects) => {
    expect(effectsOf(event as CaseEvent)).toEqual(effects);
  });
});

describe('G1: what the sweep sends again, whatever was dispatched before', () => {
  const quiet: Partial<CaseFile> = { mails: {}, prepared: true, kinLookedUp: true };
  const owed = (state: CaseState, more: object = {}) =>
    outstanding(state.phase === 'none' ? state : { ...state, file: { ...state.file, ...quiet, ...more } });
  const opened = play(openCase).state;
  const worked = play(openCase, prepared, found, done('m1.preserve'), done('m1.collect'), freeze, {
    type: 'approve',
    proposal: 'd1',
    actor: avery,
  });

  it('nothing of a case that is not there, nothing of one at rest', () => {
    expect(outstanding({ phase: 'none' })).toEqual([]);
    expect(owed(opened)).toEqual([]);
  });

  it('preparation until it is done, and again when a card has to be asked about anew', () => {
    const prepare = { to: 'steps', work: 'prepare' };
    expect(owed(opened, { prepared: false, kinLookedUp: false })).toEqual([prepare]);
    expect(owed(opened, { unresolved: { cards: ['card1'], since: '', due: true } })).toEqual([prepare]);
    expect(owed(opened, { unresolved: { cards: ['card1'], since: '', due: false } })).toEqual([]);
  });

  it('T16: no preparation while a person looks whether too many reports name her, and then it is owed', () => {
    const held = (open: boolean) => ({
      prepared: false,
      tasks: { 'many-reports.target': { id: 'many-reports.target', open } },
    });
    expect(owed(opened, held(true))).toEqual([]);
    expect(owed(opened, held(false))).toEqual([{ to: 'steps', work: 'prepare' }]);
    expect(owed(opened, { ...held(true), prepared: true, kinLookedUp: false })).toEqual([{ to: 'steps', work: 'kin' }]);
  });

  it('T13: looking for other cases of hers, once she is prepared', () => {
    expect(owed(opened, { kinLookedUp: false })).toEqual([{ to: 'steps', work: 'kin' }]);
  });

  it('searches that run and are a system’s, not those a person does nor those that ended', () => {
    const searches = {
      shop: { status: 'running', byHand: undefined },
      archive: { status: 'running', byHand: { dueOn: '2026-11-09' } },
      billing: { status: 'ended', endedAt: '' },
      vault: { status: 'parked' },
    };
    expect(owed(opened, { searches })).toEqual([{ to: 'steps', work: 'search:shop' }]);
  });

  it('steps that run or whose end nobody knows, and no others', () => {
    const before = file(worked).steps;
    const outcomes = ['planned', 'running', 'unknown', 'done', 'parked', 'skipped'] as const;
    const first = Object.values(before)[0];
    const steps = Object.fromEntries(outcomes.map((outcome) => [outcome, { ...first, id: outcome, outcome }]));
    expect(owed(opened, { steps })).toEqual([
      { to: 'steps', work: 'running' },
      { to: 'steps', work: 'unknown' },
    ]);
  });

  it('flags, packages and mails that are owed; a mail that was claimed may never have gone out', () => {
    expect(
      owed(opened, {
        announcements: { a1: { id: 'a1', status: 'owed' }, a2: { id: 'a2', status: 'announced' } },
        packages: { p1: { id: 'p1', status: 'released' }, p2: { id: 'p2', status: 'ordered' } },
        mails: Object.fromEntries(
          ['owed', 'claimed', 'sent', 'delivered', 'bounced', 'withheld'].map((status) => [
            status,
            { id: status, status },
          ]),
        ),
      }),
    ).toEqual([
      { to: 'steps', work: 'announce:a1' },
      { to: 'packages', work: 'p2' },
      { to: 'mails', work: 'owed' },
      { to: 'mails', work: 'claimed' },
    ]);
  });

  it('L50: purges that were ordered and the shredding that is due, never those that are done', () => {
    const retention = { purges: { 'identity-images': 'ordered', documents: 'done' }, shred: { status: 'due' } };
    expect(owed(opened, { retention })).toEqual([
      { to: 'purges', work: 'identity-images' },
      { to: 'purges', work: 'shred' },
    ]);
    expect(owed(opened, { retention: { purges: {}, shred: { status: 'done' } } })).toEqual([]);
  });

  it('L50: of a case whose end is due, or over, nothing else is asked for: its texts may be gone at any time', () => {
    const left = {
      kinLookedUp: false,
      registryDue: true,
      searches: { shop: { status: 'running' } },
      announcements: { a1: { id: 'a1', status: 'owed' } },
      packages: { p2: { id: 'p2', status: 'ordered' } },
      mails: { m: { id: 'm', status: 'owed' } },
    };
    const ending = (status: string) => owed(opened, { ...left, retention: { purges: {}, shred: { status } } });
    expect(ending('due')).toEqual([{ to: 'purges', work: 'shred' }]);
    expect(ending('done')).toEqual([]);
    expect(ending('scheduled')).toContainEqual({ to: 'steps', work: 'kin' });
  });
});
