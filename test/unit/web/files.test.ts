import { describe, expect, it } from 'vitest';
import { type Answers, noAnswers } from '../../../shared/content/form/answers.ts';
import { formEn } from '../../../shared/content/form/en.ts';
import { checkSections } from '../../../web/report/check-rows.ts';
import { filesToSend, lostFiles, seenFiles } from '../../../web/report/files.ts';
import { type Files, noFiles } from '../../../web/report/store.ts';

const policy = { version: '1', since: '', needs: ['identity' as const, 'report' as const], birthDate: true };
const one = (name: string) => [new File(['x'], name, { type: 'image/jpeg' })];
const all: Files = { identity: one('i'), report: one('r'), authority: one('a'), other: one('o') };
const acting: Answers = { ...noAnswers, who: 'other', acting: 'executor', identity: 'license', report: 'ftc' };
const going = (answers: Answers, of = policy) =>
  Object.entries(filesToSend(answers, all, of)).flatMap(([purpose, files]) => (files.length > 0 ? [purpose] : []));

describe('U13: what she took back or cannot see does not leave the device', () => {
  it('with every list on the screen, all of it goes', () => {
    expect(going(acting)).toEqual(['identity', 'report', 'authority', 'other']);
  });

  it.each([
    ['she will add her ID later', { identity: 'later' }, 'identity'],
    ['she has no ID', { identity: 'none' }, 'identity'],
    ['she will add a report later', { report: 'later' }, 'report'],
    ['she wants help with a report', { report: 'help' }, 'report'],
    ['she asks for herself after all', { who: 'self' }, 'authority'],
  ])('%s: those files stay here, and the check page counts none', (_, change, left) => {
    const answers = { ...acting, ...change };
    expect(going(answers)).toEqual(['identity', 'report', 'authority', 'other'].filter((purpose) => purpose !== left));
    const counted = checkSections(answers, all, formEn, policy).flatMap(({ rows }) =>
      rows.flatMap(({ value }) => value.filter((line) => line === formEn.check.files(1))),
    );
    expect(counted).toHaveLength(3);
  });

  it('what the business does not ask for is not sent either', () => {
    expect(going(acting, { ...policy, needs: [] })).toEqual(['authority', 'other']);
  });
});

describe('files the browser let go of', () => {
  const answers = { ...acting, files: { identity: 2, report: 1, authority: 0, other: 1 } };

  it('are missed only where they would go along', () => {
    expect(lostFiles(answers, noFiles, policy)).toBe(4);
    expect(lostFiles(answers, all, policy)).toBe(1);
    expect(lostFiles({ ...answers, identity: 'later' }, noFiles, policy)).toBe(2);
  });

  it('are no longer missed once she was on their page and went on', () => {
    const seen = seenFiles('documents/identity', answers, noFiles);
    expect(lostFiles(seen, noFiles, policy)).toBe(2);
    expect(seenFiles('about/name', answers, noFiles)).toBe(answers);
    expect(seenFiles('documents/report', answers, all)).toBe(answers);
  });
});
