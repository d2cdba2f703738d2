import { effectsOf } from '../../shared/domain/case/effects.ts';
import type { CaseEvent } from '../../shared/domain/case/events.ts';
import type { LogEntry } from '../../shared/ports/case-store.ts';

/** Opening what is sealed: the wrapped key, one Decrypt. */
const opening = 2;
/** The report and the cards, once the key is open. */
const identifiers = opening + 2;

/**
 * The calls to AWS a case cannot do without, counted from its own log (P4): each commit is one write, decided on a log that was read,
 * dispatched by one more read, one send per queue it owes something and one write of the head; and what each act needs beside it. Not in
 * it: a Put that lost a race and the read after it, a package that was printed and never released, work delivered twice.
 */
export function floorOf(log: readonly LogEntry[]): number {
  const events = log.flatMap(({ commit }) => commit.events);
  const released = new Set(events.flatMap((e) => (e.type === 'records-released' ? [e.package] : [])));
  const accounts = events.filter((e) => e.type === 'step-settled' && isAction(e.step, 'collect')).length;
  return log.reduce((sum, { commit }) => {
    const queues = new Set(commit.events.flatMap(effectsOf).flatMap((e) => ('work' in e ? [e.to] : [])));
    const decided = commit.command.type === 'open-case' ? 1 : 2;
    const dispatched = 2 + queues.size;
    const beside = commit.events.reduce((all, event) => all + besideOf(event, released, accounts), 0);
    return sum + decided + dispatched + beside;
  }, 0);
}

function besideOf(event: CaseEvent, released: ReadonlySet<string>, accounts: number): number {
  switch (event.type) {
    case 'case-opened':
      // GenerateDataKey.
      return 1;
    case 'identifiers-prepared':
      return opening + 1 + event.digests.length;
    case 'search-ended':
      return identifiers;
    case 'step-settled':
      if (isAction(event.step, 'collect')) return identifiers + 1;
      return isAction(event.step, 'preserve') || isAction(event.step, 'remove') ? opening + 1 : 0;
    case 'mail-sent':
      // The key, the report with the address, SES.
      return opening + 2;
    case 'package-built':
      // Read: records, instruments before and after of each account. Written: the files.
      return released.has(event.package) ? identifiers + 3 * accounts + event.files : 0;
    case 'reminders-made':
      return event.days.length;
    case 'document-promised':
    case 'code-issued':
    case 'records-opened':
    case 'proof-recorded':
    case 'decision-proposed':
      return opening;
    default:
      return 0;
  }
}

function isAction(step: string, action: string): boolean {
  return step.split('.')[1] === action;
}
