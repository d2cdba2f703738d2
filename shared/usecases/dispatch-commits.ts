import { hourOf, isMarked } from '../domain/anchor.ts';
import { type Effect, effectsOf, outstanding } from '../domain/case/effects.ts';
import { nextCheck, viewOf } from '../domain/case/head.ts';
import type { CaseState } from '../domain/case/state.ts';
import { rungs } from '../domain/deadline.ts';
import type { RetentionPolicy } from '../domain/retention.ts';
import { toEpoch } from '../domain/time.ts';
import type { Clock, Outbox, Reminders } from '../ports/outside.ts';
import { execute, type Loaded, type LogDeps, load, loadedFrom } from './case-log.ts';
import { saysLate, type Ticked } from './remind.ts';

export interface DispatchDeps extends LogDeps {
  readonly outbox: Outbox;
  readonly reminders: Reminders;
  readonly clock: Clock;
  readonly retention: RetentionPolicy;
}

/** Turns the commits after `head.seq` into messages and schedules, then moves the head. A throw means: the whole of it again. */
export async function dispatchCommits(deps: DispatchDeps, id: string): Promise<void> {
  const { log, head } = await deps.store.logAndHead(id);
  const loaded = loadedFrom(id, log);
  if (loaded.state.phase === 'none') return;
  const fresh = loaded.log.filter(({ commit }) => commit.seq > (head?.seq ?? 0));
  // Another run was told of the newer commits first and did all of it.
  if (fresh.length === 0) return;
  await perform(
    deps,
    loaded,
    fresh.flatMap(({ commit }) => commit.events.flatMap(effectsOf)),
  );
  const now = deps.clock.now();
  const dispatched = loaded.log.findLast(({ commit }) => commit.seq <= (head?.seq ?? 0))?.commit.at;
  if (!isMarked(dispatched, now)) await deps.store.markChanged(id, hourOf(now));
  const wanted = nextCheck(loaded.state, now, deps.retention);
  const before = head?.checkAt;
  const checkAt =
    before !== undefined &&
    toEpoch(before) > toEpoch(now) &&
    (wanted === undefined || toEpoch(before) < toEpoch(wanted))
      ? before
      : wanted;
  await deps.store.putHead(id, { ...headOf(loaded.seq, loaded.state), checkAt }, { evenIfSame: false });
}

const twoDaysMs = 48 * 60 * 60_000;

/** The guarantee behind stream and schedules: finds what time made due and sends again whatever is still owed. */
export async function sweepCase(deps: DispatchDeps, id: string, commandId: string): Promise<Ticked> {
  const at = deps.clock.now();
  const before = await load(deps, id);
  if (before.state.phase === 'none') return { late: false };
  const done = await execute(deps, before, {
    type: 'tick',
    by: 'sweep',
    at,
    actor: { kind: 'clock', id: 'sweep' },
    id: commandId,
  });
  const late = done.ok && saysLate(done.value);
  let loaded = done.ok ? done.value.loaded : before;
  if (loaded.state.phase === 'closed') {
    const retire = { type: 'retire', policy: deps.retention, at, actor: { kind: 'clock', id: 'sweep' } } as const;
    const retired = await execute(deps, loaded, { ...retire, id: `retire.${commandId}` });
    if (retired.ok) loaded = retired.value.loaded;
  }
  if (loaded.state.phase === 'none') return { late };
  const unmade = Object.values(loaded.state.file.requests).flatMap((r): readonly Effect[] =>
    r.answer === undefined && Object.keys(r.reminders).length === 0 ? [{ to: 'schedules', make: r.id }] : [],
  );
  await perform(deps, loaded, [...outstanding(loaded.state), ...unmade]);
  // A mark that was lost is made good within a day: so often the sweep looks at a case. What is older was marked by a look before.
  const newest = loaded.log.at(-1)?.commit.at ?? at;
  if (toEpoch(newest) > toEpoch(at) - twoDaysMs) await deps.store.markChanged(id, hourOf(deps.clock.now()));
  // The head tells the dispatcher how far the outside knows of the log: never further than what was performed above.
  await deps.store.putHead(
    id,
    { ...headOf(loaded.seq, loaded.state), checkAt: nextCheck(loaded.state, at, deps.retention) },
    { evenIfSame: true },
  );
  return { late };
}

/** A case that could not be looked at goes behind those that were due before now, or a hundred of them would hide the rest of their shard. */
export async function putOff({ store, clock }: Pick<DispatchDeps, 'store' | 'clock'>, id: string): Promise<void> {
  const head = await store.head(id);
  if (head) await store.putHead(id, { ...head, checkAt: clock.now() }, { evenIfSame: true });
}

function headOf(seq: number, state: Exclude<CaseState, { phase: 'none' }>) {
  const { linkDigest } = state.file.contact;
  return { seq, view: viewOf(state), ...(linkDigest === undefined ? {} : { link: linkDigest }) };
}

async function perform(deps: DispatchDeps, loaded: Loaded, effects: readonly Effect[]): Promise<void> {
  const { id, state } = loaded;
  if (state.phase === 'none') return;
  for (const queue of ['steps', 'packages', 'mails', 'purges'] as const) {
    const work = [...new Set(effects.flatMap((e) => (e.to === queue && 'work' in e ? [e.work] : [])))];
    if (work.length > 0)
      await deps.outbox.send(
        queue,
        work.map((w) => ({ case: id, work: w })),
      );
  }
  for (const effect of effects) {
    if ('make' in effect) await makeReminders(deps, loaded, effect.make);
    if ('drop' in effect) await deps.reminders.drop(id, effect.drop, madeDays(loaded, effect.drop));
  }
}

/** A schedule is never made in the past (reliability.md): what is late already is the sweep's, and is sent as one. */
async function makeReminders(deps: DispatchDeps, loaded: Loaded, request: string): Promise<void> {
  const { state, id } = loaded;
  const at = deps.clock.now();
  const found = state.phase === 'none' ? undefined : state.file.requests[request];
  if (!found || found.answer || state.phase === 'none') return;
  const ahead = rungs(found.receivedOn, state.file.timeZone, state.file.policy.targets?.holidays).filter(
    (rung) => toEpoch(rung.at) > toEpoch(at),
  );
  await deps.reminders.make(id, request, ahead);
  await execute(deps, loaded, {
    type: 'record-reminders-made',
    request,
    days: ahead.map((r) => r.day),
    at,
    actor: { kind: 'worker', id: 'dispatch-events' },
    id: `made.${request}`,
  });
}

function madeDays(loaded: Loaded, request: string): readonly number[] {
  const found = loaded.state.phase === 'none' ? undefined : loaded.state.file.requests[request];
  return Object.entries(found?.reminders ?? {}).flatMap(([day, state]) => (state === 'made' ? [Number(day)] : []));
}
