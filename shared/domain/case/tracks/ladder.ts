import { ladder } from '../../deadline.ts';
import type { Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Request } from '../state.ts';
import { changed, found, type V } from '../track.ts';
import { owe } from './mails.ts';

/** Nobody acknowledged the reminder of `day` before the next one: the next person up is told (L15). */
export type LadderEvent = V<1> & {
  readonly type: 'reminder-climbed';
  readonly request: string;
  readonly day: number;
  readonly to: 'backup' | 'executives';
};

export function evolveLadder(file: CaseFile, event: LadderEvent): CaseFile {
  const { climbed } = found(file.requests, event.request);
  return {
    ...file,
    requests: changed(file.requests, event.request, { climbed: { ...climbed, [event.day]: event.to } }),
  };
}

export function followLadder(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'reminder-fired':
      return climbs(found(file.requests, event.request), event.day);
    case 'reminder-climbed':
      return [owe('S-unacknowledged', event.to, `${event.request}.${event.day}`)];
    default:
      return [];
  }
}

/** From this day on every reminder goes to the executives by itself (L16). */
const executiveDay = 28;

function climbs(request: Request, day: number): readonly LadderEvent[] {
  const silent = silentBefore(request, day);
  const last = silent.at(-1);
  if (last === undefined || day >= executiveDay || request.climbed[last] !== undefined) return [];
  const to = silent.length === 1 ? 'backup' : 'executives';
  return [{ v: 1, type: 'reminder-climbed', request: request.id, day: last, to }];
}

/** The rung a reminder stands for: what goes out on a Friday for its weekend rung is one reminder with the rung's own (L14). */
const rungOf = (day: number) => ladder.find((rung) => rung >= day) ?? day;

/** Rungs of which a reminder was sent and nobody said it was read. */
function silentBefore(request: Request, day: number): readonly number[] {
  const fired = Object.entries(request.reminders).filter(([, state]) => state === 'fired');
  const told = new Set(fired.map(([of]) => rungOf(Number(of))));
  return [...told].filter((rung) => rung < day).toSorted((a, b) => a - b);
}
