import type { Answers } from '../../shared/content/form/answers.ts';
import { type FilePurpose, filePurposes } from '../../shared/content/form/words.ts';
import type { PageData } from '../page-data.ts';
import { type ScreenId, way } from './screens.ts';
import { type Files, noFiles } from './store.ts';

const screens: Readonly<Record<FilePurpose, ScreenId>> = {
  identity: 'documents/identity',
  report: 'documents/report',
  authority: 'documents/authority',
  other: 'documents/other',
};

/** Whether these answers show a list for such files: what she cannot see is neither sent nor missed. */
export function takesFiles(purpose: FilePurpose, answers: Answers): boolean {
  if (purpose === 'identity') return !['', 'none', 'later'].includes(answers.identity);
  if (purpose === 'report') return ['ftc', 'police'].includes(answers.report);
  return true;
}

function wanted(answers: Answers, policy: PageData['policy']): readonly FilePurpose[] {
  const asked = way(answers, policy);
  return filePurposes.filter((purpose) => asked.includes(screens[purpose]) && takesFiles(purpose, answers));
}

/** Of the files she chose, those that go along with her answers as they stand now. */
export function filesToSend(answers: Answers, files: Files, policy: PageData['policy']): Files {
  const kept = wanted(answers, policy);
  return { ...noFiles, ...Object.fromEntries(kept.map((purpose) => [purpose, files[purpose]])) };
}

/** How many files she chose that the browser no longer has, of those that would go along. */
export function lostFiles(answers: Answers, files: Files, policy: PageData['policy']): number {
  return wanted(answers, policy).reduce((sum, purpose) => sum + lostOf(purpose, answers, files), 0);
}

export function lostOf(purpose: FilePurpose, answers: Answers, files: Files): number {
  return Math.max(0, answers.files[purpose] - files[purpose].length);
}

/** She was on the page of these files and went on: what the browser let go of is not missed any more. */
export function seenFiles(screen: ScreenId, answers: Answers, files: Files): Answers {
  const purpose = filePurposes.find((one) => screens[one] === screen);
  if (purpose === undefined || lostOf(purpose, answers, files) === 0) return answers;
  return { ...answers, files: { ...answers.files, [purpose]: files[purpose].length } };
}
