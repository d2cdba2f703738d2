import { describe, expect, it } from 'vitest';
import { approve, file, type Order, openedWith, openTasks, play, propose } from './given.ts';
import { called, copy } from './given-recipients.ts';
import { built, release, settled } from './given-records.ts';

const opened = (language: string, more: object = {}) =>
  openedWith({ language, wants: ['records'], officer: true, ...more });
const asked = (language: string) => [...settled(opened(language)), called];
const packages = (...orders: readonly Order[]) =>
  Object.values(file(play(...orders)).packages).map((p) => [p.id, p.recipient ?? 'whoever asked'].join(' '));
const copies = (recipient: string, ...orders: readonly Order[]) =>
  file(play(...orders)).recipients[recipient]?.copies.map((c) => c.package);

describe('L34: an officer she named reads English, whatever the language of her report', () => {
  it('of a report in Spanish he gets a package of his own, as a person’s task, and hers goes to her alone', () => {
    const both = [...asked('es'), built('p1')];
    expect(packages(...both)).toEqual(['p1 whoever asked', 'p2 officer']);
    const sent = [...both, release(), approve('d1')];
    expect(file(play(...sent)).proposals['d1']?.decision).toMatchObject({ recipients: ['subject'] });
    expect([copies('subject', ...sent), copies('officer', ...sent)]).toEqual([['p1'], []]);
    expect(openTasks(play(...sent))).toEqual(['release-copy.officer']);
    expect(play(...sent, copy('p1')).refusal).toBe('rule.package-missing');
    const gone = [...sent, built('p2'), copy('p2'), approve('d2')];
    expect(copies('officer', ...gone)).toEqual(['p2']);
    expect(openTasks(play(...gone))).toEqual([]);
  });

  it('a release that names him for hers is refused, as for any package that is not his', () => {
    const him = { request: 'r1', package: 'p1', recipients: ['subject', 'officer'] };
    const named = propose({ kind: 'release', ...him });
    expect(play(...asked('es'), built('p1'), named).refusal).toBe('rule.package-missing');
    expect(play(...asked('en'), built('p1'), named).refusal).toBeUndefined();
  });

  it('of a report in English what goes to her goes to him', () => {
    const sent = [...asked('en'), built('p1'), release(), approve('d1')];
    expect(packages(...sent)).toEqual(['p1 whoever asked']);
    expect([copies('subject', ...sent), copies('officer', ...sent)]).toEqual([['p1'], ['p1']]);
  });
});
