import { type Effect, effectsOf, outstanding } from '../domain/case/effects.ts';
import { nextCheck, viewOf } from '../domain/case/head.ts';
import { rungs } from '../domain/deadline.ts';
import { toEpoch } from '../domain/time.ts';
import type { Clock, Outbox, Reminders } from '../ports/outside.ts';
import { execute, type Loaded, type LogDeps, load } from './case-log.ts';

export interface DispatchDeps extends LogDeps {
  readonly outbox: Outbox;
  readonly reminders: Reminders;
  readonly clock: Clock;
}

/** Turns the commits after `head.seq` into messages and schedules, then moves the head. A throw means: the whole of it again. */
export async function dispatchCommits(deps: DispatchDeps, id: string): Promise<void> {
  const [loaded, head] = await Promise.all([load(deps, id), deps.store.head(id)]);
  if (loaded.state.phase === 'none') return;
  const fresh = loaded.log.filter(({ commit }) => commit.seq > (head?.seq ?? 0));
  await perform(
    deps,
    loaded,
    fresh.flatMap(({ commit }) => commit.events.flatMap(effectsOf)),
  );
  const now = deps.clock.now();
  const wanted = nextCheck(loaded.state, now);
  const checkAt =
    head && toEpoch(head.checkAt) > toEpoch(now) && toEpoch(head.checkAt) < toEpoch(wanted) ? head.checkAt : wanted;
  await deps.store.putHead(id, { seq: loaded.seq, view: viewOf(loaded.state), checkAt }, { evenIfSame: false });
}

/** The guarantee behind stream and schedules: finds what time made due and sends again whatever is still owed. */
export async function sweepCase(deps: DispatchDeps, id: string, commandId: string): Promise<void> {
  const at = deps.clock.now();
  const before = await load(deps, id);
  if (before.state.phase === 'none') return;
  await execute(deps, before, { type: 'tick', by: 'sweep', at, actor: { kind: 'clock', id: 'sweep' }, id: commandId });
  const loaded = await load(deps, id);
  if (loaded.state.phase === 'none') return;
  const unmade = Object.values(loaded.state.file.requests).flatMap((r): readonly Effect[] =>
    r.answer === undefined && Object.keys(r.reminders).length === 0 ? [{ to: 'schedules', make: r.id }] : [],
  );
  await perform(deps, loaded, [...outstanding(loaded.state), ...unmade]);
  const last = await load(deps, id);
  if (last.state.phase === 'none') return;
  await deps.store.putHead(
    id,
    { seq: last.seq, view: viewOf(last.state), checkAt: nextCheck(last.state, at) },
    { evenIfSame: true },
  );
}

async function perform(deps: DispatchDeps, loaded: Loaded, effects: readonly Effect[]): Promise<void> {
  const { id, state } = loaded;
  if (state.phase === 'none') return;
  for (const queue of ['steps', 'packages', 'mails'] as const) {
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
  const ahead = rungs(found.receivedOn, state.file.timeZone).filter((rung) => toEpoch(rung.at) > toEpoch(at));
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
