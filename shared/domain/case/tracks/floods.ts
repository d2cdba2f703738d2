import { fail, never, ok } from '../../result.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Mail } from '../state.ts';
import { changed, type EventMeta, type Stamp, type V } from '../track.ts';
import type { MailTemplateId } from '../vocabulary.ts';
import { task } from './desk.ts';
import { isGivenUp } from './mails.ts';

/** What a flood of reports makes wait for a person (T12, T16). The case itself is kept, and its clock runs (L10). */
export type FloodEvent = V<1> & { readonly type: 'mail-withheld'; readonly mail: string };

export type FloodCommand =
  /** Too many confirmations went to this address: this one is not sent, staff are told. Or it would ask for what is here by now. */
  | { readonly type: 'withhold-mail'; readonly mail: string }
  /** Too many reports of one day name this person: nothing is searched for until somebody has looked. */
  | { readonly type: 'park-preparation' };

/** The task that stands before the search while nobody has looked at a report that is one of many. */
export const manyReports = 'many-reports.target';

/** What time alone makes of an open request, whoever filed it. What a person decides always goes. */
const byTime: ReadonlySet<MailTemplateId> = new Set<MailTemplateId>([
  'V6',
  'V11',
  'S-reminder',
  'S-overdue',
  'S-unacknowledged',
]);

/**
 * A mail that a flood would be the cause of: made by time, for a request whose confirmation was withheld, while nobody was heard of since. A
 * document that came, a proof, or staff who close the task say that there is a person (T16, G20).
 */
export function isOfFlood(file: CaseFile, { template, about }: Mail): boolean {
  const confirmation = `V1.${about.split('.')[0]}`;
  return (
    byTime.has(template) &&
    file.mails[confirmation]?.status === 'withheld' &&
    file.tasks[`many-reports.${confirmation}`]?.open === true &&
    file.proofsRecorded.length === 0 &&
    Object.values(file.documents).every((d) => d.status !== 'received')
  );
}

export function decideFloods(file: CaseFile, command: Stamp & FloodCommand): Decided {
  switch (command.type) {
    case 'withhold-mail': {
      const mail = file.mails[command.mail];
      if (!mail) return fail('thing.absent');
      return mail.status === 'owed' || isGivenUp(mail, command.at)
        ? ok([{ v: 1, type: 'mail-withheld', mail: mail.id }])
        : ok([]);
    }
    case 'park-preparation':
      return ok(file.prepared || file.tasks[manyReports] ? [] : [task('many-reports', 'target')]);
    default:
      return never(command);
  }
}

export function evolveFloods(file: CaseFile, event: FloodEvent, meta: EventMeta): CaseFile {
  return { ...file, mails: changed(file.mails, event.mail, { status: 'withheld', since: meta.at }) };
}

/** One task a request: what is withheld after its confirmation waits for the same look. */
export function followFloods(file: CaseFile, event: CaseEvent): Followed {
  return event.type === 'mail-withheld' && file.mails[event.mail]?.template === 'V1'
    ? [task('many-reports', event.mail)]
    : [];
}
