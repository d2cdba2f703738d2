import type { CaseFile } from '../../shared/domain/case/state.ts';
import type { DemoResult } from '../demo-format.ts';
import type { Story } from './story.ts';
import { type Downloaded, roleOf, type Telling } from './telling.ts';

/** The journey of product.md: found, card off, frozen by two, day 25, released by two, downloaded, verified. */
export const mainJob: Story = {
  name: 'main-job',
  title: 'Maria files once; her card comes off, the accounts stop, she gets the records',
  rules: ['L1', 'L8', 'L15', 'L23', 'L41', 'L42', 'L43', 'L44', 'G19'],
  async play(telling) {
    const { result } = await playMainJob(telling);
    for (const fault of faultsOf(result)) telling.must(fault, false);
  },
};

/** Plays it with a report of one's own, or Maria's; what came of it, and the files as they were downloaded. */
export async function playMainJob(
  telling: Telling,
  report?: unknown,
): Promise<{ readonly result: DemoResult; readonly files: readonly Downloaded[] }> {
  const { stack, note } = telling;
  const maria = await telling.file(report ?? (await telling.marias()));
  const { id } = maria;
  let file = await telling.caseFile(id);
  note(
    'workers',
    `search ${Object.keys(file.searches).length} systems, find ${Object.keys(file.matches).length} accounts`,
    Object.values(file.matches).map(
      (m) =>
        `${m.system} ${m.account}: ${m.basis.map((b) => `${b.exact ? 'exact' : 'likely'} ${b.kind}`).join(', ')} (${m.status})`,
    ),
  );
  note('workers', 'hold her card wherever it is an exact match, before anything else', stepsLike(file, 'hold'));

  await telling.decideMatches(id);
  await telling.prove(maria);
  file = await telling.caseFile(id);
  note('workers', 'take her card off and block it', [...stepsLike(file, 'remove'), ...stepsLike(file, 'block')]);

  await telling.freezeAll(id);
  for (const day of [10, 20, 25]) await telling.toDay(maria, day);
  await (await telling.as('rosa')).post(`/desk/cases/${id}/reminders/25`, {});
  await telling.release(id);
  const files = await telling.openRecords(maria);

  const verified = await telling.verify(id);
  note(
    'auditor',
    `verifies the log: ${verified.commits} commits, ${verified.found.length === 0 ? 'whole' : 'TAMPERED'}`,
  );
  file = await telling.caseFile(id);
  return {
    files,
    result: {
      reference: maria.reference,
      dueDate: maria.dueOn,
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

function stepsLike(file: CaseFile, action: string): readonly string[] {
  return Object.values(file.steps)
    .filter((s) => s.action === action)
    .map(
      (s) =>
        `${file.matches[s.match]?.system} ${file.matches[s.match]?.account}: ${action} ${s.instrument ?? ''} ${s.outcome}`,
    );
}

const mustHappen = [
  'search-ended',
  'match-found',
  'proof-recorded',
  'decision-approved',
  'package-built',
  'records-released',
  'records-opened',
  'request-answered',
  'case-closed',
];

/** What should have happened and did not, for Maria's own report. */
export function faultsOf(result: DemoResult): readonly string[] {
  const done = (action: string) => result.steps.some((s) => s.action === action && s.outcome === 'done');
  return [
    ...mustHappen.filter((type) => !result.events.some((e) => e.type === type)).map((type) => `no ${type} in the log`),
    ...['preserve', 'hold', 'remove', 'block', 'freeze', 'collect']
      .filter((action) => !done(action))
      .map((action) => `no ${action} was done`),
    ...(result.mails.some((m) => m.to === 'compliance' && m.subject.startsWith('Day 25:'))
      ? []
      : ['no day-25 mail to compliance']),
    ...(result.package.length > 3 ? [] : ['no records were downloaded']),
    ...(result.chainVerified ? [] : ['the log does not verify']),
  ];
}
