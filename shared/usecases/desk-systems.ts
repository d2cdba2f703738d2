import type { Command } from '../domain/case/commands.ts';
import { isKeptOff } from '../domain/case/tracks/aside.ts';
import { isWhole } from '../domain/case/tracks/steps.ts';
import { owedOf, standsInHerName } from '../domain/disclosure.ts';
import { searchedWith } from '../domain/matching.ts';
import type { MatrixLine, SourceRecord } from '../domain/records.ts';
import type { StopChange, SystemEntry } from '../domain/registry.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { SealedItem } from '../ports/case-store.ts';
import type { SystemList } from '../ports/system-list.ts';
import { sourceRecords } from '../schemas/collected.ts';
import type { Fault } from '../schemas/report.ts';
import type { RecordsByHand, SearchAnswerOrder, StopOrder } from '../schemas/systems.ts';
import { execute, load } from './case-log.ts';
import { collectedName } from './collected-name.ts';
import { type DeskDeps, type DeskError, type Staff } from './desk.ts';
import { findingsOf, openKnown } from './findings.ts';
import { othersOn } from './others-on-account.ts';

export interface SystemDeskDeps extends DeskDeps {
  readonly systems: SystemList;
}

export type SystemDeskError = DeskError | 'role.missing' | Mistyped;

/** What was entered as hers and is not, by field. */
interface Mistyped {
  readonly faults: readonly Fault[];
}

type Done = Result<{ readonly seq: number; readonly events: readonly string[] }, SystemDeskError>;

/** What the holder of a system without an API searches with. Personal data: that it was looked at is on the log before it is shown. */
export async function searchSheet(deps: SystemDeskDeps, staff: Staff, id: string, system: string) {
  const opened = await open(deps, staff, id);
  if (!opened.ok) return opened;
  const { loaded, key, file } = opened.value;
  const search = file.searches[system];
  if (!search) return fail('thing.absent' as const);
  const seen = await execute(deps, loaded, { type: 'view-search-sheet', system, ...stamp(deps, staff, 'sheet') });
  if (!seen.ok) return seen;
  const { names, emails, phones, addresses, cards } = searchedWith(await openKnown(deps.store, key, id, file));
  return ok({
    reference: file.reference,
    system: search.name ?? system,
    answerBy: search.byHand?.answerBy,
    identifiers: {
      names,
      emails,
      phones,
      addresses,
      cards: cards.map(({ last4, expMonth, expYear }) => ({ last4, expMonth, expYear })),
    },
  });
}

/**
 * A search made by a person: matched exactly as one that a system answered, and kept as it was entered. An account on which nothing of hers stands
 * was mistyped: left out, the search would end as if less had been found (L25).
 */
export async function answerSearch(
  deps: SystemDeskDeps,
  staff: Staff,
  id: string,
  order: SearchAnswerOrder,
): Promise<Done> {
  const opened = await open(deps, staff, id);
  if (!opened.ok) return opened;
  const { loaded, key, file } = opened.value;
  const known = await openKnown(deps.store, key, id, file);
  const entered = `search.${deps.ids.uuid()}`;
  const { system, candidates, note } = order;
  const { findings, others } = findingsOf(key, candidates, known);
  if (others.length > 0)
    return fail({
      faults: others.map((one) => ({
        path: `candidates.${candidates.indexOf(one)}.traces`,
        code: 'candidates.not-hers',
      })),
    });
  return await done(
    deps,
    loaded,
    {
      type: 'record-search',
      system,
      findings,
      entered,
      ...stamp(deps, staff, 'search'),
    },
    [{ name: entered, bytes: key.seal(entered, JSON.stringify({ candidates, note })) }],
  );
}

/**
 * Records entered by hand: what is another verified victim's is left out (L27); what nothing says is hers was mistyped, and is not left out without a
 * word (L28); what is another person's too is told by its place as well. Classes that are not entered stay as they were collected, and until every class has its line
 * the step stays a person's (L28).
 */
export async function recordsByHand(
  deps: SystemDeskDeps,
  staff: Staff,
  id: string,
  order: RecordsByHand,
): Promise<Done> {
  const opened = await open(deps, staff, id);
  if (!opened.ok) return opened;
  const { loaded, key, file } = opened.value;
  const [step, match] = [file.steps[`${order.match}.collect`], file.matches[order.match]];
  if (!step || !match) return fail('thing.absent');
  if (step.outcome !== 'parked' && step.outcome !== 'refused') return fail('case.moved-on');
  const known = await openKnown(deps.store, key, id, file);
  const name = collectedName(step);
  const path = `cases/${id}/${name}`;
  const entered = new Set(order.classes.map((one) => one.class));
  const stored = step.matrix && (await deps.records.get(path));
  const before = stored === undefined ? [] : sourceRecords.parse(JSON.parse(key.open(name, stored)));
  const kept: SourceRecord[] = before.filter((record) => !entered.has(record.class));
  const others = await othersOn(deps, id, match);
  const given = order.classes.map((one) => (one.status === 'supplied' ? one.records : []));
  const told = await others.isAnothers(given.flat());
  if (told.outcome === 'failed') throw new Error(`records entered for case ${id}: ${told.reason}`);
  const { isAnothers } = told;
  const inHerName = standsInHerName(match, [...kept, ...given.flat()], known);
  const parts = given.map((all) => owedOf(all, known, { inHerName, isAnothers }));
  const faults = parts.flatMap(({ unsaid, anothersToo }, i) => {
    const placed = (records: readonly SourceRecord[], code: string) =>
      records.map((one) => ({ path: `classes.${i}.records.${given[i]?.indexOf(one)}.traces`, code }));
    // Whoever enters it sees what is whose, and no machine does.
    return [...placed(unsaid, 'records.not-hers'), ...placed(anothersToo, 'records.mixed')];
  });
  if (faults.length > 0) return fail({ faults });
  const lines = order.classes.map((one, i): MatrixLine => {
    if (one.status !== 'supplied') return one;
    const owed = parts[i]?.owed ?? [];
    kept.push(...owed);
    return owed.length > 0
      ? { class: one.class, status: 'supplied', count: owed.length }
      : { class: one.class, status: 'none' };
  });
  // What was collected before it was entered is of the time when it was.
  const beside = stored === undefined ? others.beside : (step.beside ?? []);
  // Of records that were destroyed since (L50) nothing is left to be said.
  const said = stored === undefined ? [] : (step.matrix ?? []);
  const matrix = [...said.filter((line) => !entered.has(line.class)), ...lines];
  await deps.records.put(path, key.seal(name, JSON.stringify(kept)), 'application/octet-stream');
  const note = `note.${deps.ids.uuid()}`;
  const outcome = isWhole(matrix) ? 'done' : 'parked';
  const settled = await done(
    deps,
    loaded,
    {
      type: 'settle-step',
      step: step.id,
      outcome,
      matrix,
      beside,
      reason: note,
      // Collected anew meanwhile, what was entered belongs to the time before.
      during: { undoing: false, round: step.round },
      ...stamp(deps, staff, 'records'),
    },
    [{ name: note, bytes: key.seal(note, order.note) }],
  );
  return settled.ok && settled.value.events.length === 0 ? fail('case.moved-on') : settled;
}

export async function listSystems(deps: Pick<SystemDeskDeps, 'systems'>) {
  const entries = await deps.systems.entries();
  return await Promise.all(entries.map(async (e) => ({ ...shown(e), changes: await deps.systems.changes(e.id) })));
}

/** Where a system lives is nobody's business at the desk. */
function shown({ id, name, kind, adapter, owner, answerDays, emergencyStop, paymentProvider }: SystemEntry) {
  return { id, name, kind, adapter, owner, answerDays, emergencyStop, paymentProvider };
}

/** Anybody who acts may stop a system at once; to let it change accounts again takes an approver. */
export async function switchStop(
  deps: SystemDeskDeps,
  staff: Staff,
  order: StopOrder,
): Promise<Result<StopChange, SystemDeskError>> {
  if (!order.on && !staff.roles.includes('approver')) return fail('role.missing');
  const change = { on: order.on, at: deps.clock.now(), by: staff.id, reason: order.reason };
  const switched = await deps.systems.switchStop(order.system, change);
  if (switched === 'absent') return fail('thing.absent');
  return switched === 'same' ? fail('case.moved-on') : ok(change);
}

async function open(deps: SystemDeskDeps, staff: Staff, id: string) {
  const [loaded, key] = await Promise.all([load(deps, id), deps.vault.key(id)]);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent' as const);
  const { file } = loaded.state;
  return isKeptOff(file, staff) ? fail('rule.stands-aside' as const) : ok({ loaded, key, file });
}

function stamp(deps: SystemDeskDeps, staff: Staff, what: string) {
  return { at: deps.clock.now(), actor: staff, id: `${what}.${deps.ids.uuid()}` } as const;
}

async function done(
  deps: SystemDeskDeps,
  loaded: Parameters<typeof execute>[1],
  command: Command,
  sealed: readonly SealedItem[],
): Promise<Done> {
  const result = await execute(deps, loaded, command, sealed);
  return result.ok ? ok({ seq: result.value.seq, events: result.value.events.map((e) => e.type) }) : result;
}
