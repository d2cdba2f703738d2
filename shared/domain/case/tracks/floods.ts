import { fail, never, ok } from '../../result.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile } from '../state.ts';
import { changed, type EventMeta, type V } from '../track.ts';
import { task } from './desk.ts';

/** What a flood of reports makes wait for a person (T12, T16). The case itself is kept, and its clock runs (L10). */
export type FloodEvent = V<1> & { readonly type: 'mail-withheld'; readonly mail: string };

export type FloodCommand =
  /** Too many confirmations went to this address: this one is not sent, staff are told. */
  | { readonly type: 'withhold-mail'; readonly mail: string }
  /** Too many reports of one day name this person: nothing is searched for until somebody has looked. */
  | { readonly type: 'park-preparation' };

/** The task that stands before the search while nobody has looked at a report that is one of many. */
export const manyReports = 'many-reports.target';

export function decideFloods(file: CaseFile, command: FloodCommand): Decided {
  switch (command.type) {
    case 'withhold-mail': {
      const mail = file.mails[command.mail];
      if (!mail) return fail('thing.absent');
      return mail.status === 'owed' ? ok([{ v: 1, type: 'mail-withheld', mail: mail.id }]) : ok([]);
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

export function followFloods(_: CaseFile, event: CaseEvent): Followed {
  return event.type === 'mail-withheld' ? [task('many-reports', event.mail)] : [];
}
