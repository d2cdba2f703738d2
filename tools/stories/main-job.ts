import type { CaseFile } from '../../shared/domain/case/state.ts';
import type { Report } from '../../shared/schemas/report.ts';
import type { DemoResult } from '../demo-format.ts';
import { answerNothingFound } from './nothing-found.ts';
import type { Story } from './story.ts';
import { type Downloaded, type Filed, roleOf, type Telling } from './telling.ts';

/** The journey of product.md: found, card off, frozen by two, day 25, released by two, downloaded, verified. */
export const mainJob: Story = {
  name: 'main-job',
  title: 'Maria files once; her card comes off, the accounts stop, she gets the records',
  rules: ['L1', 'L8', 'L15', 'L23', 'L41', 'L42', 'L43', 'L44', 'G19'],
  async play(telling) {
    for (const fault of faultsOf(await playMainJob(telling))) telling.must(fault, false);
  },
};

export interface Played {
  readonly result: DemoResult;
  readonly files: readonly Downloaded[];
  /** Whether an account was hers to get records of. */
  readonly found: boolean;
}

/** Plays it with a report of one's own, or Maria's; what came of it, and the files as they were downloaded. */
export async function playMainJob(telling: Telling, report?: Report): Promise<Played> {
  const { stack, note } = telling;
  const { given = '', family = '' } = report?.name ?? {};
  const person = await telling.file(
    report ?? (await telling.marias()),
    report === undefined ? undefined : given || family,
  );
  const { id } = person;
  let file = await telling.caseFile(id);
  note(
    'workers',
    `search ${Object.keys(file.searches).length} systems, find ${Object.keys(file.matches).length || 'no'} accounts`,
    Object.values(file.matches).map(
      (m) =>
        `${m.system} ${m.account}: ${m.basis.map((b) => `${b.exact ? 'exact' : 'likely'} ${b.kind}`).join(', ')} (${m.status})`,
    ),
  );
  noteSteps(telling, 'hold her card wherever it is an exact match, before anything else', stepsLike(file, 'hold'));

  await telling.decideMatches(id);
  const found = Object.values((await telling.caseFile(id)).matches).some((m) => m.status === 'confirmed');
  const files = found ? await giveRecords(telling, person) : [];
  if (!found) await answerNothingFound(telling, person);

  const verified = await telling.verify(id);
  note(
    'auditor',
    `verifies the log: ${verified.commits} commits, ${verified.found.length === 0 ? 'whole' : 'TAMPERED'}`,
  );
  file = await telling.caseFile(id);
  return {
    files,
    found,
    result: {
      reference: person.reference,
      dueDate: person.dueOn,
      events: await telling.timeline(id),
      steps: Object.values(file.steps).map((s) => ({
        system: file.matches[s.match]?.system ?? '',
        action: s.action,
        outcome: s.outcome,
      })),
      mails: stack.mails().map((m) => ({ at: m.at, to: roleOf(m.to[0] ?? ''), subject: m.subject })),
      package: files.map(({ name, content, sha256 }) => ({ name, bytes: content.length, sha256 })),
      chainVerified: verified.found.length === 0,
    },
  };
}

/** From the proof to the download, on day 25. */
async function giveRecords(telling: Telling, person: Filed): Promise<readonly Downloaded[]> {
  const { id } = person;
  await telling.prove(person);
  const file = await telling.caseFile(id);
  noteSteps(telling, 'take her card off and block it', [...stepsLike(file, 'remove'), ...stepsLike(file, 'block')]);

  await telling.freezeAll(id);
  for (const day of [10, 20, 25]) await telling.toDay(person, day);
  await (await telling.as('rosa')).post(`/desk/cases/${id}/reminders/25`, {});
  await telling.release(id);
  return await telling.openRecords(person);
}

function noteSteps({ note }: Telling, what: string, steps: readonly string[]): void {
  if (steps.length > 0) note('workers', what, steps);
}

function stepsLike(file: CaseFile, action: string): readonly string[] {
  return Object.values(file.steps)
    .filter((s) => s.action === action)
    .map(
      (s) =>
        `${file.matches[s.match]?.system} ${file.matches[s.match]?.account}: ${action} ${s.instrument ?? ''} ${s.outcome}`,
    );
}

const answers = ['search-ended', 'decision-approved', 'request-answered', 'case-closed'];
const givesRecords = ['match-found', 'proof-recorded', 'package-built', 'records-released', 'records-opened'];

/** What should have happened and did not, for Maria's own report. */
export function faultsOf(played: Played): readonly string[] {
  return [...missing(played), ...notDone(played).map((what) => `${what} did not happen`)];
}

/** What no case does without, whatever its report says. */
export function missing({ result, found }: Played): readonly string[] {
  return [
    ...[...answers, ...(found ? givesRecords : [])]
      .filter((type) => !result.events.some((e) => e.type === type))
      .map((type) => `no ${type} in the log`),
    ...(!found || result.mails.some((m) => m.to === 'compliance' && m.subject.startsWith('Day 25:'))
      ? []
      : ['no day-25 mail to compliance']),
    ...(result.chainVerified ? [] : ['the log does not verify']),
  ];
}

/** What a case does where its report calls for it. */
export function notDone({ result }: Played): readonly string[] {
  const done = (action: string) => result.steps.some((s) => s.action === action && s.outcome === 'done');
  return [
    ...['preserve', 'hold', 'remove', 'block', 'freeze', 'collect'].filter((action) => !done(action)),
    ...(result.package.length > 3 ? [] : ['records']),
  ];
}
