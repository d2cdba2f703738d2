import { type PurgeClass, purgeClasses } from '../../../shared/domain/retention.ts';
import { addDays as plus } from '../../../shared/domain/time.ts';
import { localDay } from './local-day.ts';
import { all, type Looked, type Seen, type Violation } from './violation.ts';

/** Whoever destroys read the log before: so long an invocation goes on, and a call that was given up a while longer (engine/worker.ts). */
const underWayMs = 90_000;
const shredDays = 7;

const keepsFiles = /^m\d+\.(?:preserve|remove|collect)/u;

/** What the log says of a case's end up to an instant. */
interface End {
  readonly closedOn: string | undefined;
  readonly isOpen: boolean;
  readonly held: boolean;
  readonly ended: boolean;
  readonly ordered: ReadonlySet<PurgeClass>;
  readonly purged: ReadonlySet<PurgeClass>;
  /** The local day on which something of a class came last, after it was closed or the class ordered to go. */
  readonly came: ReadonlyMap<PurgeClass, string>;
  readonly shred: 'none' | 'scheduled' | 'due' | 'done';
}

const notBegun: End = {
  closedOn: undefined,
  isOpen: true,
  held: false,
  ended: false,
  ordered: new Set(),
  purged: new Set(),
  came: new Map(),
  shred: 'none',
};

/** Told from the raw events, one after the other. */
function after(looked: Looked, end: End, event: Seen): End {
  const today = localDay(event.on.at, looked.world.brand.timeZone);
  switch (event.type) {
    case 'case-closed':
      return { ...end, isOpen: false, closedOn: today };
    case 'case-reopened':
      return { ...end, isOpen: true };
    case 'request-received':
      return { ...end, ended: false, ordered: new Set(), purged: new Set(), came: new Map() };
    case 'legal-hold-placed':
    case 'legal-hold-lifted':
      return { ...end, held: event.type === 'legal-hold-placed' };
    case 'purge-ordered':
      return {
        ...end,
        ordered: new Set([...end.ordered, event.class]),
        purged: without(end.purged, event.class),
        came: new Map([...end.came].filter(([one]) => one !== event.class)),
      };
    // Of a card taken off afterwards a list is kept, which goes once more.
    case 'step-settled':
      return keepsFiles.test(event.step) ? withMore(end, 'records', today) : end;
    case 'document-promised':
    case 'document-arrived':
    case 'document-received':
      return withMore(end, classOf(looked, `cases/${looked.id}/${event.document}`), today);
    case 'purged':
      return { ...end, purged: new Set([...end.purged, event.class]) };
    case 'retention-ended':
      return { ...end, ended: true };
    case 'shred-scheduled':
      return { ...end, shred: 'scheduled' };
    case 'shred-cancelled':
      return { ...end, shred: 'none' };
    case 'shred-due':
      return { ...end, shred: 'due' };
    case 'shredded':
      return { ...end, shred: 'done' };
    default:
      return end;
  }
}

function withMore(end: End, one: PurgeClass | undefined, today: string): End {
  if (one === undefined || (end.isOpen && !end.ordered.has(one))) return end;
  return { ...end, purged: without(end.purged, one), came: new Map([...end.came, [one, today]]) };
}

function without(of: ReadonlySet<PurgeClass>, one: PurgeClass): ReadonlySet<PurgeClass> {
  return new Set([...of].filter((other) => other !== one));
}

function endOf(looked: Looked, until: (event: Seen) => boolean = () => true): End {
  return looked.events.filter(until).reduce((end, e) => after(looked, end, e), notBegun);
}

/** The day from which a class is as old as it has to be: of what came last of it, or of the closing. */
function dueOn(looked: Looked, end: End, what: PurgeClass | 'personal data'): string | undefined {
  const came = what === 'personal data' ? undefined : end.came.get(what);
  const from = [end.closedOn, came]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  return from === undefined ? undefined : plus(from, daysOf(looked, what));
}

/** L50: everything that is said to be due is, by the day where the business is: closed, not held, as old as it has to be, and the key by two people. */
export function onlyWhatIsDue(looked: Looked): readonly Violation[] {
  const { id, events } = looked;
  let end = notBegun;
  return [
    ...events.flatMap((event) => {
      const before = end;
      end = after(looked, end, event);
      return faultsOf(looked, before, event).map((what) => ({ rule: 'L50', case: id, what }));
    }),
    ...removed(looked),
  ];
}

function faultsOf(looked: Looked, before: End, event: Seen): readonly string[] {
  const { world } = looked;
  const { type, on } = event;
  const today = localDay(on.at, world.brand.timeZone);
  switch (type) {
    case 'purge-ordered':
    case 'retention-ended': {
      const what = type === 'purge-ordered' ? event.class : 'personal data';
      const from = dueOn(looked, before, what);
      return [
        ...(before.isOpen ? [`${what}: ended while the case is open`] : []),
        ...(before.held ? [`${what}: ended under a legal hold`] : []),
        ...(from !== undefined && today >= from ? [] : [`${what}: ended on ${today}, is kept until ${from}`]),
      ];
    }
    case 'shred-scheduled':
      return [
        ...(before.ended && before.came.size === 0 ? [] : ['two people agreed to an end before its time']),
        ...(before.held ? ['two people agreed to an end under a legal hold'] : []),
      ];
    case 'shred-due': {
      const agreed = twoAgreed(looked, on.seq);
      return [
        ...(before.shred === 'scheduled' ? [] : [`due, though it is ${before.shred}`]),
        ...(before.held ? ['due under a legal hold'] : []),
        ...(before.isOpen ? ['due while the case is open'] : []),
        ...[...before.came].map(([what, day]) => `due, and ${what} came on ${day}`),
        ...(agreed === undefined ? ['due, and no two people agreed'] : []),
        ...(agreed !== undefined && today < plus(agreed, shredDays) ? [`due on ${today}, agreed on ${agreed}`] : []),
      ];
    }
    case 'purged':
      return before.ordered.has(event.class) ? [] : [`${event.class} destroyed, and nobody ordered it`];
    case 'shredded':
      return before.shred === 'due' ? [] : [`destroyed, though it is ${before.shred}`];
    // Whatever is asked for now can never be answered.
    case 'request-received':
    case 'mail-owed':
    case 'letter-owed':
    case 'package-ordered':
      return before.shred === 'due' || before.shred === 'done' ? [`${type} after its end was ${before.shred}`] : [];
    default:
      return [];
  }
}

/** T9: the local day on which a second person agreed to the last proposal of an end before that commit. */
function twoAgreed(looked: Looked, before: number): string | undefined {
  const approved = all(looked, 'decision-approved').flatMap((a) => {
    const proposed = all(looked, 'decision-proposed').find((p) => p.proposal === a.proposal);
    return proposed?.decision.kind === 'shred' && a.on.seq < before ? [{ by: proposed.on.actor, a }] : [];
  });
  const { by, a } = approved.at(-1) ?? {};
  const actor = a?.on.actor;
  return actor?.kind === 'staff' && actor.roles.includes('approver') && by?.kind === 'staff' && by.id !== actor.id
    ? localDay(a?.on.at ?? '', looked.world.brand.timeZone)
    : undefined;
}

/** L50, G18: by what the services themselves were made to do: nothing is gone that nobody ordered to go, and nothing while it has to stay. */
function removed(looked: Looked): readonly Violation[] {
  const { id, world } = looked;
  return world.ashes.removals.flatMap(({ of, key, at }): readonly Violation[] => {
    const isHers =
      of === 'keys' ? key === id : of === 'look-ups' ? key.endsWith(`#${id}`) : key.startsWith(`cases/${id}/`);
    if (!isHers) return [];
    const [now, then] = [at, at - underWayMs].map((until) => endOf(looked, (e) => e.when <= until));
    const of_ = of === 'vault' || of === 'quarantine' ? classOf(looked, key) : undefined;
    const mayGo = (end: End | undefined) =>
      end !== undefined &&
      !end.isOpen &&
      !end.held &&
      (end.shred === 'due' ||
        (of_ !== undefined && end.ordered.has(of_) && !end.purged.has(of_) && !end.came.has(of_)));
    // One that was allowed when it began, and one that is now: a word of a person that came between may have come too late.
    return mayGo(now) || mayGo(then)
      ? []
      : [{ rule: 'L50', case: id, what: `${of} ${key} was destroyed, which has to stay` }];
  });
}

/** The class a file is of; a letter that went out is of none, and stays until the end. */
function classOf(looked: Looked, key: string): PurgeClass | undefined {
  const [, , part = '', document] = key.split('/');
  if (part === 'records' || part === 'instruments' || part === 'packages') return 'records';
  const name = part === 'evidence' ? document : part;
  const purpose = all(looked, 'document-promised').find((e) => e.document === name)?.purpose;
  return purpose === undefined ? undefined : purpose === 'identity' ? 'identity-images' : 'other-evidence';
}

/** L50, G18: of what the log says is destroyed there is nothing anywhere, and of the log nothing is missing. */
export function nothingIsLeft(looked: Looked): readonly Violation[] {
  const { id, world, log } = looked;
  const end = endOf(looked);
  const left = [
    ...[...world.vaultBucket.keys()].map((key) => ({ where: 'vault', key })),
    ...[...world.quarantine].flatMap(([key, versions]) => (versions.length > 0 ? [{ where: 'quarantine', key }] : [])),
  ].filter(({ key }) => key.startsWith(`cases/${id}/`));
  const stays = left.filter(({ key }) => {
    const of = classOf(looked, key);
    return end.shred === 'done' || (of !== undefined && end.purged.has(of));
  });
  const wrong = (rule: string, what: string): Violation => ({ rule, case: id, what });
  const rows = [...world.lookUps.values()].filter((row) => row.case === id);
  const isGone = end.shred === 'done';
  return [
    ...stays.map(({ where, key }) => wrong('L50', `${where} ${key} is still there after its class was destroyed`)),
    ...(isGone && world.table.wrapped.has(id) ? [wrong('G18', 'shredded, and its key is there')] : []),
    ...(isGone && rows.length > 0 ? [wrong('G18', `shredded, and found by ${rows.length} digests`)] : []),
    ...((world.table.cases.get(id)?.heads.at(-1)?.head.seq ?? 0) > log.length ? [wrong('L50', 'its log was cut')] : []),
  ];
}

/** L50: what was to be destroyed is, a day after its day at the latest once the weather is calm. */
export function destroyedInTime(looked: Looked): readonly Violation[] {
  const { id, world, events } = looked;
  const end = endOf(looked);
  const { timeZone } = world.brand;
  if (end.isOpen || end.held || end.shred === 'done') return [];
  const lifted = events.findLast((e) => e.type === 'legal-hold-lifted');
  const freeOn = [end.closedOn ?? '', lifted ? localDay(lifted.on.at, timeZone) : ''].toSorted().at(-1) ?? '';
  const isLate = (day: string) => localDay(world.loop.now, timeZone) > plus(day > freeOn ? day : freeOn, 1);
  const until = (what: PurgeClass | 'personal data') => dueOn(looked, end, what) ?? '';
  const scheduled = all(looked, 'shred-scheduled').at(-1);
  return [
    ...purgeClasses.filter((one) => !end.purged.has(one) && isLate(until(one))),
    ...(!end.ended && isLate(until('personal data')) ? ['personal data'] : []),
    ...(scheduled && end.shred !== 'none' && isLate(plus(localDay(scheduled.on.at, timeZone), shredDays))
      ? ['key']
      : []),
  ].map((what) => ({ rule: 'L50', case: id, what: `${what} should be gone, and is not` }));
}

function daysOf({ world }: Looked, what: PurgeClass | 'personal data'): number {
  const { retention } = world;
  if (!retention) return 9000;
  const days = {
    'identity-images': retention.identityImages,
    'other-evidence': retention.otherEvidence,
    records: retention.records,
    'personal data': retention.personalData,
  };
  return days[what];
}
