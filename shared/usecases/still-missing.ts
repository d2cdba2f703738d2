import type { StaffMissing } from '../content/mails/template.ts';
import type { CaseFile, Request, Task } from '../domain/case/state.ts';
import { type Held, heldBy, isAnswer } from '../domain/case/tracks/answers.ts';
import { releasable } from '../domain/case/tracks/disclosure.ts';
import { isAwaited } from '../domain/case/tracks/packing.ts';
import { moreToSend, restOwed } from '../domain/case/tracks/records-owed.ts';
import type { Decision } from '../domain/case/vocabulary.ts';

/** What is missing on a case and who owns each thing: the heart of the day-25 mail (L15). Of an answer that is decided only what it waits for. */
export function stillMissing(file: CaseFile): readonly StaffMissing[] {
  const { owner } = file;
  const requests = Object.values(file.requests);
  const steps = Object.values(file.steps);
  const freezes = openProposals(file).filter((kind) => kind === 'freeze').length;
  const unfrozen = steps.filter((s) => s.action === 'freeze' && s.outcome === 'planned').length;
  return [
    ...[...new Set(requests.flatMap((r) => heldBy(file, r) ?? []))].map((held) => waiting(held, owner)),
    ...(requests.some((r) => isUndecided(r) || moreToSend(file, r.id)) ? toDecide(file) : []),
    ...Object.values(file.tasks).flatMap((t): readonly StaffMissing[] =>
      t.open && t.kind === 'prove-recipient'
        ? [{ code: 'recipient-not-proved', owner }]
        : t.open && (t.kind === 'release-copy' || isRestOfCopy(file, t))
          ? [{ code: 'copy-not-released', owner }]
          : [],
    ),
    ...counted('step-open', steps.filter((s) => s.outcome === 'running' || s.outcome === 'unknown').length, 'workers'),
    ...counted('step-parked', steps.filter((s) => s.outcome === 'parked').length, owner),
    ...counted('freeze-not-proposed', unfrozen - freezes, owner),
    ...counted('freeze-not-approved', freezes, file.backup),
    ...(openTasks(file).some((t) => isOfCopy(file, t)) ? [{ code: 'copy-not-arrived', owner } as const] : []),
    ...counted('mail-undelivered', openTasks(file).filter((t) => isOfHers(file, t)).length, owner),
    ...counted('task-open', openTasks(file).filter((t) => !isNamed(file, t)).length, owner),
  ];
}

/** On the way to an answer, or to the rest of one. */
function toDecide(file: CaseFile): readonly StaffMissing[] {
  const { owner, backup } = file;
  const requests = Object.values(file.requests);
  const matches = Object.values(file.matches);
  const proposed = openProposals(file);
  const found = matches.some((m) => m.status === 'confirmed' || m.status === 'undecided');
  const isRunning = Object.values(file.searches).some((s) => s.status === 'running');
  const mayFindNothing = requests.some((r) => isUndecided(r) || restOwed(file, r.id)) && file.prepared && !isRunning;
  const built = requests.some((r) => isToRelease(file, r) && releasable(file, r.id) !== undefined);
  const isPacked = Object.values(file.packages).some((p) => p.recipient === undefined && isAwaited(file, p));
  return [
    ...(file.proof.status === 'wanted'
      ? file.proof.missing.map(
          (p) => ({ code: p === 'identity' ? 'identity-not-verified' : 'report-not-verified', owner }) as const,
        )
      : []),
    ...Object.entries(file.searches).flatMap(([system, s]): readonly StaffMissing[] =>
      s.status === 'ended'
        ? []
        : [{ code: s.status === 'running' ? 'search-running' : 'search-failed', system, owner: s.owner }],
    ),
    ...counted('match-undecided', matches.filter((m) => m.status === 'undecided').length, owner),
    ...counted('records-not-collected', notCollected(file), owner),
    ...(!found && mayFindNothing && !proposed.includes('nothing-found')
      ? [{ code: 'nothing-found-not-proposed', owner } as const]
      : []),
    ...(proposed.includes('nothing-found') ? [{ code: 'nothing-found-not-approved', owner: backup } as const] : []),
    ...(proposed.includes('decline') ? [{ code: 'decline-not-approved', owner: backup } as const] : []),
    ...(found && !built && (requests.some(isUndecided) || isPacked)
      ? [{ code: 'package-not-built', owner: 'workers' } as const]
      : []),
    ...(built && !proposed.includes('release') ? [{ code: 'release-not-proposed', owner } as const] : []),
    ...(proposed.includes('release') ? [{ code: 'release-not-approved', owner: backup } as const] : []),
  ];
}

function waiting(held: Held, owner: string): StaffMissing {
  return held === 'on-its-way' ? { code: `answer-${held}`, owner: 'workers' } : { code: `answer-${held}`, owner };
}

function counted(
  code: Extract<StaffMissing, { count: number }>['code'],
  count: number,
  owner: string,
): readonly StaffMissing[] {
  return count > 0 ? [{ code, count, owner }] : [];
}

/** People have still to say how it is answered; of what came back they did. */
function isUndecided({ answer, redelivers }: Request): boolean {
  return answer === undefined && redelivers === undefined;
}

function isToRelease(file: CaseFile, request: Request): boolean {
  return isUndecided(request) || moreToSend(file, request.id);
}

function openProposals(file: CaseFile): readonly Decision['kind'][] {
  return Object.values(file.proposals).flatMap((p) => (p.status === 'open' ? [p.decision.kind] : []));
}

function openTasks(file: CaseFile): readonly Task[] {
  return Object.values(file.tasks).filter((t) => t.open);
}

/** Accounts of hers whose records a system refused, or did not find: what is still under way, or parked, has a line of its own. */
function notCollected(file: CaseFile): number {
  return file.wants.includes('records')
    ? Object.values(file.steps).filter(
        ({ action, match, outcome }) =>
          action === 'collect' &&
          (outcome === 'refused' || outcome === 'not-found') &&
          file.matches[match]?.status === 'confirmed',
      ).length
    : 0;
}

/** The rest of hers is a release that was not proposed. */
function isRestOfCopy(file: CaseFile, { kind, about }: Task): boolean {
  return kind === 'release-rest' && file.packages[about]?.recipient !== undefined;
}

/** Something to one who gets a copy came back. */
function isOfCopy(file: CaseFile, { kind, about }: Task): boolean {
  if (kind === 'letter-returned') return file.letters[about]?.recipient !== undefined;
  return kind === 'mail-undelivered' && file.mails[about]?.to === 'recipient';
}

function isOfHers(file: CaseFile, { kind, about }: Task): boolean {
  return kind === 'mail-undelivered' && file.mails[about]?.to === 'subject';
}

/** Whether a line of its own speaks of what the task is about. `deadline-choice` is what the whole mail says. */
function isNamed(file: CaseFile, t: Task): boolean {
  const { kind, about } = t;
  switch (kind) {
    case 'confirm-match':
    case 'system-parked':
    case 'search-by-hand':
    case 'step-by-hand':
    case 'deadline-choice':
    case 'release-rest':
    case 'prove-recipient':
    case 'release-copy':
      return true;
    case 'step-parked':
      return file.steps[about]?.outcome === 'parked' || file.steps[about]?.action === 'collect';
    case 'package-parked':
      return file.packages[about]?.recipient === undefined;
    case 'safe-route':
      return Object.values(file.parked).some((p) => p.way === about && isAnswer(p));
    case 'mail-undelivered':
      return isOfCopy(file, t) || isOfHers(file, t);
    case 'letter-unposted':
    case 'letter-returned': {
      const letter = file.letters[about];
      const isAnswerToHer = letter !== undefined && letter.recipient === undefined && isAnswer(letter);
      return isAnswerToHer || isOfCopy(file, t);
    }
    default:
      return false;
  }
}
