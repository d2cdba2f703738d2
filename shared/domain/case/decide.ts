import { deadlineFor, deadlineFrom, rungs } from '../deadline.ts';
import { fail, never, ok, type Result } from '../result.ts';
import { daysBetween, localDate, plusMs, toEpoch } from '../time.ts';
import type { Command, Refusal } from './commands.ts';
import type { Action, CaseEvent, Decision } from './events.ts';
import { actorId, type EventMeta, evolve } from './evolve.ts';
import { follows, owed, searchesEnded } from './react.ts';
import type { CaseFile, CaseState } from './state.ts';

type Decided = Result<readonly CaseEvent[], Refusal>;

/** The whole of the law of a case: the events an order makes, with everything that follows from them, or why not. Pure. */
export function decide(state: CaseState, command: Command): Decided {
  const first = primary(state, command);
  if (!first.ok) return first;
  const meta: EventMeta = { at: command.at, actor: command.actor };
  const made: CaseEvent[] = [];
  let now = state;
  const queue: CaseEvent[] = [...first.value];
  for (let rounds = 0; rounds < 1000; rounds++) {
    const event = queue.shift();
    if (event) {
      now = evolve(now, event, meta);
      made.push(event);
      if (now.phase !== 'none') queue.push(...follows(now.file, event, command.at));
      continue;
    }
    if (now.phase !== 'open' || made.length === 0) return ok(made);
    const more = owed(now.file, command.at);
    if (more.length === 0) return ok(made);
    queue.push(...more);
  }
  throw new Error('decide did not come to rest');
}

function primary(state: CaseState, command: Command): Decided {
  if (command.type === 'open-case') return state.phase === 'none' ? ok(open(command)) : fail('case.exists');
  if (state.phase === 'none') return fail('case.absent');
  const file = state.file;
  switch (command.type) {
    case 'record-preparation':
      return file.prepared
        ? ok([])
        : ok([
            { v: 1, type: 'identifiers-prepared', digests: command.digests, proved: command.proved },
            ...command.systems.map(
              (s) => ({ v: 1, type: 'search-planned', system: s.system, owner: s.owner }) as const,
            ),
          ]);
    case 'record-search':
      return recordSearch(file, command);
    case 'park-search':
      return file.searches[command.system]?.status === 'running'
        ? ok([{ v: 1, type: 'search-parked', system: command.system, reason: command.reason }])
        : ok([]);
    case 'retry-search': {
      const search = file.searches[command.system];
      return search?.status === 'parked'
        ? ok([{ v: 1, type: 'search-planned', system: command.system, owner: search.owner }])
        : fail('case.moved-on');
    }
    case 'settle-step':
      return settle(file, command);
    case 'retry-step': {
      const step = file.steps[command.step];
      if (!step) return fail('thing.absent');
      if (!['parked', 'refused', 'unknown', 'not-found'].includes(step.outcome)) return fail('case.moved-on');
      return ok([{ v: 1, type: 'step-due', step: step.id, attempt: step.attempt + 1, undo: step.undoing }]);
    }
    case 'undo-step': {
      const step = file.steps[command.step];
      if (!step) return fail('thing.absent');
      if (step.action === 'freeze') return fail('rule.second-person');
      return step.outcome === 'done' && undoable.has(step.action)
        ? ok([{ v: 1, type: 'step-due', step: step.id, attempt: 1, undo: true }])
        : fail('case.moved-on');
    }
    case 'decide-match': {
      const match = file.matches[command.match];
      if (!match) return fail('thing.absent');
      return match.status === 'undecided' ||
        match.status === 'left-alone' ||
        (match.status === 'confirmed' && !command.confirmed)
        ? ok([{ v: 1, type: 'match-decided', match: match.id, confirmed: command.confirmed }])
        : fail('case.moved-on');
    }
    case 'ask-for-proof':
      return file.proof.status === 'wanted'
        ? ok([{ v: 1, type: 'proof-asked', request: openRequest(file) ?? 'r1', missing: file.proof.missing }])
        : fail('case.moved-on');
    case 'promise-document':
      return ok([{ v: 1, type: 'document-promised', document: command.document, purpose: command.purpose }]);
    case 'record-proof':
      return ok([
        {
          v: 1,
          type: 'proof-recorded',
          covers: command.covers,
          method: command.method,
          documents: command.documents,
          note: command.note,
        },
      ]);
    case 'propose':
      return propose(file, command.decision, command.note);
    case 'approve':
    case 'return':
      return second(file, command);
    case 'record-package':
      return file.packages[command.package]?.status === 'ordered'
        ? ok([
            {
              v: 1,
              type: 'package-built',
              package: command.package,
              files: command.files,
              commitment: command.commitment,
            },
          ])
        : ok([]);
    case 'issue-code':
      return Object.values(file.packages).some((p) => p.status === 'released')
        ? ok([
            {
              v: 1,
              type: 'code-issued',
              code: command.code,
              commitment: command.commitment,
              expiresAt: command.expiresAt,
            },
          ])
        : fail('records.not-released');
    case 'open-records':
      return openRecords(file, command);
    case 'claim-mail':
      return claim(file, command);
    case 'record-mail-sent':
      return file.mails[command.mail]?.status === 'claimed'
        ? ok([{ v: 1, type: 'mail-sent', mail: command.mail, message: command.message }])
        : ok([]);
    case 'watch-mail': {
      const mail = file.mails[command.mail];
      return mail &&
        !(mail.status === 'delivered' && command.word === 'delivered') &&
        !(mail.status !== 'claimed' && command.word === 'sent')
        ? ok([{ v: 1, type: 'mail-watched', mail: command.mail, word: command.word, permanent: command.permanent }])
        : ok([]);
    }
    case 'record-reminders-made': {
      const made = file.requests[command.request]?.reminders ?? {};
      return command.days.every((day) => day in made)
        ? ok([])
        : ok([{ v: 1, type: 'reminders-made', request: command.request, days: command.days }]);
    }
    case 'acknowledge-reminder':
      return file.requests[command.request]?.reminders[command.day] === 'fired'
        ? ok([{ v: 1, type: 'reminder-acknowledged', request: command.request, day: command.day }])
        : fail('case.moved-on');
    case 'close-task':
      return file.tasks[command.task]?.open
        ? ok([{ v: 1, type: 'task-closed', task: command.task }])
        : fail('case.moved-on');
    case 'assign':
      return ok([{ v: 1, type: 'assigned', owner: command.owner, backup: command.backup }]);
    case 'correct-receipt':
      return correct(file, command);
    case 'tick':
      return ok(state.phase === 'open' ? tick(file, command) : []);
    default:
      return never(command);
  }
}

const undoable = new Set<Action>(['hold', 'remove', 'block', 'freeze', 'stop-orders', 'flag']);

function open(command: Extract<Command, { type: 'open-case' }>): readonly CaseEvent[] {
  const { reference, language, timeZone, wants, needs, cards, byPost, safeContact, officer } = command;
  const { receivedOn, dueOn, targetOn } = deadlineFor(command.receivedAt, timeZone);
  return [
    { v: 1, type: 'case-opened', reference, language, timeZone, wants, needs, cards, byPost, safeContact, officer },
    {
      v: 1,
      type: 'request-received',
      request: 'r1',
      channel: command.channel,
      receivedAt: command.receivedAt,
      receivedOn,
      dueOn,
      targetOn,
    },
  ];
}

/** L13: to an earlier date by one person, to a later one by two with the document. Nothing else moves a date. */
function correct(file: CaseFile, command: Extract<Command, { type: 'correct-receipt' }>): Decided {
  const request = file.requests[command.request];
  if (!request) return fail('thing.absent');
  const later = command.receivedOn > request.receivedOn;
  if (later && (!command.document || !command.approvedBy || command.approvedBy === actorId(command.actor)))
    return fail('rule.receipt-later-needs-two');
  const { receivedOn, dueOn, targetOn } = deadlineFrom(command.receivedOn, file.timeZone);
  return ok([
    {
      v: 1,
      type: 'receipt-corrected',
      request: request.id,
      receivedOn,
      dueOn,
      targetOn,
      approvedBy: command.approvedBy,
      document: command.document,
    },
  ]);
}

function recordSearch(file: CaseFile, command: Extract<Command, { type: 'record-search' }>): Decided {
  const search = file.searches[command.system];
  if (!search) return fail('thing.absent');
  if (search.status === 'ended') return ok([]);
  const known = new Set(
    Object.values(file.matches)
      .filter((m) => m.system === command.system)
      .map((m) => m.account),
  );
  const fresh = command.findings.filter((f) => !known.has(f.account));
  const start = Object.keys(file.matches).length;
  return ok([
    { v: 1, type: 'search-ended', system: command.system, hits: command.findings.length },
    ...fresh.map(
      (f, i) => ({ v: 1, type: 'match-found', match: `m${start + i + 1}`, system: command.system, ...f }) as const,
    ),
  ]);
}

function settle(file: CaseFile, command: Extract<Command, { type: 'settle-step' }>): Decided {
  const step = file.steps[command.step];
  if (!step) return fail('thing.absent');
  const waiting =
    step.outcome === 'running' ||
    step.outcome === 'unknown' ||
    (command.actor.kind === 'staff' && step.outcome === 'parked');
  if (!waiting || (step.outcome === 'unknown' && command.outcome === 'unknown')) return ok([]);
  const { reason, receipt, quiet, matrix } = command;
  return ok([{ v: 1, type: 'step-settled', step: step.id, outcome: command.outcome, reason, receipt, quiet, matrix }]);
}

function openRequest(file: CaseFile): string | undefined {
  return Object.values(file.requests).find((r) => r.answer === undefined)?.id;
}

function propose(file: CaseFile, decision: Decision, note: string): Decided {
  const refusal = cannotPropose(file, decision);
  if (refusal) return fail(refusal);
  return ok([
    { v: 1, type: 'decision-proposed', proposal: `d${Object.keys(file.proposals).length + 1}`, decision, note },
  ]);
}

function cannotPropose(file: CaseFile, decision: Decision): Refusal | undefined {
  switch (decision.kind) {
    case 'release':
      if (file.requests[decision.request]?.answer || !file.requests[decision.request]) return 'case.moved-on';
      if (file.proof.status !== 'verified') return 'rule.not-verified';
      return file.packages[decision.package]?.status === 'built' ? undefined : 'rule.package-missing';
    case 'decline':
      return file.requests[decision.request] && !file.requests[decision.request]?.answer ? undefined : 'case.moved-on';
    case 'nothing-found':
      if (!file.requests[decision.request] || file.requests[decision.request]?.answer) return 'case.moved-on';
      if (!file.prepared || Object.values(file.searches).some((s) => s.status !== 'ended')) return 'rule.searches-open';
      return Object.values(file.matches).some((m) => m.status === 'confirmed' || m.status === 'undecided')
        ? 'rule.records-exist'
        : undefined;
    case 'freeze':
      if (file.steps[`${decision.match}.freeze`]?.outcome !== 'planned') return 'case.moved-on';
      if (file.proof.status !== 'verified') return 'rule.not-verified';
      if (!searchesEnded(file)) return 'rule.searches-open';
      return file.steps[`${decision.match}.preserve`]?.outcome === 'done' ? undefined : 'rule.preserve-first';
    case 'unfreeze':
      return file.steps[`${decision.match}.freeze`]?.outcome === 'done' ? undefined : 'case.moved-on';
    default:
      return never(decision);
  }
}

/** Four eyes (T9): the approver is another person than the proposer, in the approver role, and the rule still holds at this moment. */
function second(file: CaseFile, command: Extract<Command, { type: 'approve' | 'return' }>): Decided {
  const proposal = file.proposals[command.proposal];
  if (!proposal) return fail('thing.absent');
  if (proposal.status !== 'open') return fail('case.moved-on');
  if (command.type === 'return') return ok([{ v: 1, type: 'decision-returned', proposal: proposal.id }]);
  const { actor } = command;
  if (actor.kind !== 'staff' || actor.id === proposal.by || !actor.roles.includes('approver'))
    return fail('rule.second-person');
  const refusal = cannotPropose(file, proposal.decision);
  return refusal ? fail(refusal) : ok([{ v: 1, type: 'decision-approved', proposal: proposal.id }]);
}

const maxWrongCodes = 5;

function openRecords(file: CaseFile, command: Extract<Command, { type: 'open-records' }>): Decided {
  const released = Object.values(file.packages)
    .filter((p) => p.status === 'released')
    .at(-1);
  const code = Object.values(file.codes).at(-1);
  if (!released || !code) return fail('records.not-released');
  if (code.refused >= maxWrongCodes) return fail('code.too-many');
  if (code.used || toEpoch(command.at) > toEpoch(code.expiresAt)) return fail('code.expired');
  if (code.commitment !== command.commitment) return ok([{ v: 1, type: 'code-refused', code: code.id }]);
  return ok([{ v: 1, type: 'records-opened', package: released.id, code: code.id }]);
}

/** How long a claim is given to be followed by SES's own word before the mail may be sent again. */
export const claimTimeoutMs = 15 * 60_000;

function claim(file: CaseFile, command: Extract<Command, { type: 'claim-mail' }>): Decided {
  const mail = file.mails[command.mail];
  if (!mail) return fail('thing.absent');
  const dead = mail.status === 'claimed' && toEpoch(command.at) - toEpoch(mail.since) > claimTimeoutMs;
  return mail.status === 'owed' || dead
    ? ok([{ v: 1, type: 'mail-claimed', mail: mail.id, attempt: mail.attempt + 1 }])
    : ok([]);
}

/** How long work may be under way before the sweep asks for it again. */
export const workTimeoutMs = 60 * 60_000;

/** What time itself makes due: the latest rung not fired, a missed date, work that went silent. */
function tick(file: CaseFile, command: Extract<Command, { type: 'tick' }>): readonly CaseEvent[] {
  const today = localDate(command.at, file.timeZone);
  const silent = (since: string) => toEpoch(plusMs(since, workTimeoutMs)) <= toEpoch(command.at);
  return [
    ...Object.values(file.requests).flatMap((request): readonly CaseEvent[] => {
      if (request.answer) return [];
      const late = today > request.dueOn;
      const past = rungs(request.receivedOn, file.timeZone).filter((r) => toEpoch(r.at) <= toEpoch(command.at));
      const latest = late ? daysBetween(request.receivedOn, today) : past.at(-1)?.day;
      const fired =
        latest === undefined || request.reminders[latest] === 'fired' || request.reminders[latest] === 'acknowledged';
      return [
        ...(fired ? [] : [{ v: 1, type: 'reminder-fired', request: request.id, day: latest, by: command.by } as const]),
        ...(late && !request.missed
          ? [{ v: 1, type: 'deadline-missed', request: request.id, owner: file.owner } as const]
          : []),
      ];
    }),
    ...Object.values(file.steps)
      .filter((s) => (s.outcome === 'running' || s.outcome === 'unknown') && silent(s.since))
      .map((s) => ({ v: 1, type: 'step-due', step: s.id, attempt: s.attempt + 1, undo: s.undoing }) as const),
  ];
}
