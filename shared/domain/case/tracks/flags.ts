import { never, ok } from '../../result.ts';
import type { Decided, Followed } from '../decided.ts';
import type { Announcement, CaseFile, Step } from '../state.ts';
import { changed, type EventMeta, type V } from '../track.ts';

/**
 * L46: what bureaus and collectors must be told about an account (do not furnish, do not collect, disputed) is announced to whoever
 * listens, and taken back when the match is. An announcement says how it stands, so one that is lost or late is healed by the next.
 */
export type FlagsEvent = V<1> &
  (
    | {
        readonly type: 'flags-owed';
        readonly announcement: string;
        readonly match: string;
        readonly set: boolean;
        /** Counted per match: of two announcements the higher one holds, in whatever order they come. */
        readonly number: number;
      }
    | { readonly type: 'flags-announced'; readonly announcement: string }
  );

export type FlagsCommand = { readonly type: 'record-announced'; readonly announcement: string };

export function decideFlags(file: CaseFile, command: FlagsCommand): Decided {
  return file.announcements[command.announcement]?.status === 'owed'
    ? ok([{ v: 1, type: 'flags-announced', announcement: command.announcement }])
    : ok([]);
}

export function evolveFlags(file: CaseFile, event: FlagsEvent, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'flags-owed': {
      const { announcement: id, match, set, number } = event;
      const owed: Announcement = { id, match, set, number, status: 'owed', since: meta.at };
      return { ...file, announcements: { ...file.announcements, [id]: owed } };
    }
    case 'flags-announced':
      return { ...file, announcements: changed(file.announcements, event.announcement, { status: 'sent' }) };
    default:
      return never(event);
  }
}

/** What was last announced of an account is not how it stands. */
export function owedAnnouncements(file: CaseFile): Followed {
  return Object.values(file.matches).flatMap((match) => {
    const told = Object.values(file.announcements).filter((a) => a.match === match.id);
    const set = match.status === 'confirmed' && stands(file.steps[`${match.id}.flag`]);
    if (set === (told.at(-1)?.set ?? false)) return [];
    const number = told.length + 1;
    return [{ v: 1, type: 'flags-owed', announcement: `${match.id}.flags.${number}`, match: match.id, set, number }];
  });
}

/** Disputed from the moment the account may be flagged, whatever its own system makes of it, until that is taken back. */
function stands(step: Step | undefined): boolean {
  return step !== undefined && !step.undoing && !['planned', 'undone', 'not-found'].includes(step.outcome);
}
