import { addDays, daysBetween, type Instant, localDate } from '../time.ts';
import type { Action, CaseEvent, MailTemplateId, MailTo, TaskKind } from './events.ts';
import { settledCount } from './evolve.ts';
import type { CaseFile, Match, Step } from './state.ts';

/** What one event brings with it: mails, tasks, answers. Pure policy. */
export function follows(file: CaseFile, event: CaseEvent, at: Instant): readonly CaseEvent[] {
  switch (event.type) {
    case 'request-received':
      return [...toSubject(file, 'V1', event.request), owe('S-new', 'compliance', event.request)];
    case 'proof-asked':
      return toSubject(file, 'V4', `${event.request}.${event.missing.join('+')}`);
    case 'match-found':
      return event.hers || event.instruments.length > 0 ? [] : [task('confirm-match', event.match)];
    case 'match-decided':
      return closes(file, 'confirm-match', event.match);
    case 'search-parked':
      return [task('system-parked', event.system), owe('S-stuck', 'compliance', `search.${event.system}`)];
    case 'search-ended':
      return closes(file, 'system-parked', event.system);
    case 'step-settled':
      return event.outcome === 'parked'
        ? [task('step-parked', event.step), owe('S-stuck', 'compliance', event.step)]
        : event.outcome === 'unknown'
          ? []
          : closes(file, 'step-parked', event.step);
    case 'decision-proposed':
      return [owe('S-second-review', 'compliance', event.proposal)];
    case 'decision-approved':
      return approved(file, event.proposal, at);
    case 'records-released':
      return [...toSubject(file, 'V7', event.package), ...(file.officer ? [owe('L1', 'officer', event.package)] : [])];
    case 'request-answered':
      return [
        ...(event.how === 'declined' ? toSubject(file, 'V9', event.request) : []),
        ...(event.how === 'nothing-found' ? toSubject(file, 'V10', event.request) : []),
        ...closes(file, 'deadline-choice', event.request),
      ];
    case 'code-issued':
      return [owe('V13', 'subject', event.code)];
    case 'deadline-missed':
      return [...toSubject(file, 'V11', event.request), owe('S-overdue', 'executives', event.request)];
    case 'reminder-fired':
      return [
        owe('S-reminder', event.day >= 28 ? 'executives' : 'compliance', `${event.request}.${event.day}`),
        ...(event.day >= 27 && file.tasks[`deadline-choice.${event.request}`] === undefined
          ? [task('deadline-choice', event.request)]
          : []),
      ];
    case 'mail-watched':
      return file.mails[event.mail]?.status === 'bounced' && file.tasks[`mail-undelivered.${event.mail}`] === undefined
        ? [
            task('mail-undelivered', event.mail),
            ...(event.mail.startsWith('S-') ? [] : [owe('S-bounced', 'compliance', event.mail)]),
          ]
        : [];
    default:
      return [];
  }
}

/** What the state owes and does not have yet. Called until it returns nothing. */
export function owed(file: CaseFile, at: Instant): readonly CaseEvent[] {
  return [...plans(file), ...dues(file), ...packageOrders(file), ...closing(file, at)];
}

/** Every search has ended, or a person was told which did not (product.md, journey 3). */
export function searchesEnded(file: CaseFile): boolean {
  return file.prepared && Object.values(file.searches).every((s) => s.status !== 'running');
}

function plans(file: CaseFile): readonly CaseEvent[] {
  return Object.values(file.matches)
    .filter((m) => m.status === 'confirmed')
    .flatMap((m) => planFor(file, m))
    .filter((e) => file.steps[e.step] === undefined);
}

function planFor(file: CaseFile, match: Match) {
  const plan = (action: Action, instrument?: string) => ({
    v: 1 as const,
    type: 'step-planned' as const,
    step: instrument === undefined ? `${match.id}.${action}` : `${match.id}.${action}.${instrument}`,
    match: match.id,
    action,
    ...(instrument === undefined ? {} : { instrument }),
  });
  const cards = file.wants.includes('remove-cards') ? match.instruments : [];
  return [
    plan('preserve'),
    ...match.instruments.map((i) => plan('hold', i)),
    ...cards.flatMap((i) => [plan('remove', i), plan('block', i)]),
    ...(file.wants.includes('stop-accounts') ? [plan('freeze'), plan('stop-orders')] : []),
    ...(file.wants.includes('flag-disputed') ? [plan('flag')] : []),
    ...(file.wants.includes('records') ? [plan('collect')] : []),
  ];
}

function dues(file: CaseFile): readonly CaseEvent[] {
  return Object.values(file.steps)
    .filter((s) => s.outcome === 'planned' && allowed(file, s))
    .map((s) => ({ v: 1, type: 'step-due', step: s.id, attempt: 1, undo: false }));
}

/** Preserve before touch (L42); nothing irreversible before all searches ended and verification is recorded. */
export function allowed(file: CaseFile, step: Step): boolean {
  const of = (action: Action) =>
    file.steps[
      step.instrument === undefined || action === 'preserve'
        ? `${step.match}.${action}`
        : `${step.match}.${action}.${step.instrument}`
    ];
  const done = (s: Step | undefined) => s?.outcome === 'done';
  const settled = (s: Step | undefined) =>
    s === undefined || ['done', 'not-found', 'refused', 'parked', 'undone'].includes(s.outcome);
  if (file.matches[step.match]?.status !== 'confirmed') return false;
  if (step.action === 'preserve') return true;
  if (!done(of('preserve'))) return false;
  const sure = searchesEnded(file) && file.proof.status === 'verified';
  switch (step.action) {
    case 'hold':
    case 'collect':
      return true;
    case 'remove':
      return sure && settled(of('hold'));
    case 'block':
      return sure && settled(of('remove'));
    case 'flag':
      return sure;
    case 'freeze':
      return sure && approvedFreeze(file, step.match);
    case 'stop-orders':
      return sure && done(file.steps[`${step.match}.freeze`]);
    default:
      return false;
  }
}

function approvedFreeze(file: CaseFile, match: string): boolean {
  return Object.values(file.proposals).some(
    (p) => p.status === 'approved' && p.decision.kind === 'freeze' && p.decision.match === match,
  );
}

const final = new Set(['done', 'not-found', 'refused', 'parked', 'undone']);
const waitsForPeople = new Set<Action>(['freeze', 'stop-orders']);

/** A package is ordered when everything that does not wait for people is settled, and again when a later step made it stale. */
function packageOrders(file: CaseFile): readonly CaseEvent[] {
  const request = Object.values(file.requests).find((r) => r.answer === undefined);
  if (!request || file.proof.status !== 'verified' || !searchesEnded(file)) return [];
  const matches = Object.values(file.matches);
  if (matches.some((m) => m.status === 'undecided') || !matches.some((m) => m.status === 'confirmed')) return [];
  if (
    Object.values(file.steps).some(
      (s) => !final.has(s.outcome) && !(waitsForPeople.has(s.action) && s.outcome === 'planned'),
    )
  )
    return [];
  if (Object.values(file.proposals).some((p) => p.status === 'open')) return [];
  const latest = Object.values(file.packages).at(-1);
  if (latest && (latest.status === 'ordered' || latest.settled === settledCount(file))) return [];
  return [
    {
      v: 1,
      type: 'package-ordered',
      package: `p${Object.keys(file.packages).length + 1}`,
      request: request.id,
      partial: false,
    },
  ];
}

/** A case closes only when every request was answered (silence guard) and nothing is under way. */
function closing(file: CaseFile, _at: Instant): readonly CaseEvent[] {
  const requests = Object.values(file.requests);
  const answered = requests.length > 0 && requests.every((r) => r.answer !== undefined);
  const idle = Object.values(file.steps).every(
    (s) => final.has(s.outcome) || (waitsForPeople.has(s.action) && s.outcome === 'planned'),
  );
  const tasksDone = Object.values(file.tasks).every((t) => !t.open);
  return answered && idle && tasksDone && Object.values(file.proposals).every((p) => p.status !== 'open')
    ? [{ v: 1, type: 'case-closed' }]
    : [];
}

function approved(file: CaseFile, id: string, at: Instant): readonly CaseEvent[] {
  const decision = file.proposals[id]?.decision;
  if (!decision) return [];
  const today = localDate(at, file.timeZone);
  const days = (request: string) => daysBetween(file.requests[request]?.receivedOn ?? today, today);
  switch (decision.kind) {
    case 'release':
      return [
        {
          v: 1,
          type: 'records-released',
          request: decision.request,
          package: decision.package,
          until: addDays(today, 90),
        },
        { v: 1, type: 'request-answered', request: decision.request, how: 'records', days: days(decision.request) },
      ];
    case 'decline':
      return [
        {
          v: 1,
          type: 'request-answered',
          request: decision.request,
          how: 'declined',
          ground: decision.ground,
          days: days(decision.request),
        },
      ];
    case 'nothing-found':
      return [
        {
          v: 1,
          type: 'request-answered',
          request: decision.request,
          how: 'nothing-found',
          days: days(decision.request),
        },
      ];
    case 'unfreeze':
      return [`${decision.match}.freeze`].flatMap((step) =>
        file.steps[step]?.outcome === 'done' ? [{ v: 1, type: 'step-due', step, attempt: 1, undo: true } as const] : [],
      );
    case 'freeze':
      return [];
    default:
      return decision satisfies never;
  }
}

function owe(template: MailTemplateId, to: MailTo, about: string): CaseEvent {
  return { v: 1, type: 'mail-owed', mail: `${template}.${about}`, template, to, about };
}

/** A person who asked to be written to by post gets no e-mail; her letter is a task of the print queue. */
function toSubject(file: CaseFile, template: MailTemplateId, about: string): readonly CaseEvent[] {
  return file.byPost ? [task('mail-undelivered', `${template}.${about}`)] : [owe(template, 'subject', about)];
}

function task(kind: TaskKind, about: string): CaseEvent {
  return { v: 1, type: 'task-opened', task: `${kind}.${about}`, kind, about };
}

function closes(file: CaseFile, kind: TaskKind, about: string): readonly CaseEvent[] {
  const id = `${kind}.${about}`;
  return file.tasks[id]?.open ? [{ v: 1, type: 'task-closed', task: id }] : [];
}
