import { holderNotice } from '../content/holder-notice.ts';
import type { Command } from '../domain/case/commands.ts';
import { announcing, kinLookUp, preparation } from '../domain/case/effects.ts';
import { hasPassed } from '../domain/case/recipient.ts';
import type { CaseFile, Match, Step } from '../domain/case/state.ts';
import { cardId, isAddedDue } from '../domain/case/tracks/added.ts';
import { manyReports } from '../domain/case/tracks/floods.ts';
import { isEnding } from '../domain/case/tracks/retention.ts';
import { stillStands, takenBack } from '../domain/case/tracks/standing.ts';
import { owedOf, standsInHerName } from '../domain/disclosure.ts';
import { searchedWith } from '../domain/matching.ts';
import { normaliseName } from '../domain/normalise.ts';
import { type MatrixLine, type RecordClass, recordClasses, type SourceRecord } from '../domain/records.ts';
import { never } from '../domain/result.ts';
import { toEpoch } from '../domain/time.ts';
import type { ActionVerb } from '../domain/verbs.ts';
import type {
  ActionAnswer,
  ActionOrder,
  CollectAnswer,
  CommerceSystem,
  InstrumentsAnswer,
} from '../ports/commerce-system.ts';
import type { Limits } from '../ports/limits.ts';
import type { LookUps } from '../ports/look-ups.ts';
import type { Announcer, Clock, RecordStore, Registry } from '../ports/outside.ts';
import type { CaseKey, Vault } from '../ports/vault.ts';
import type { Report } from '../schemas/report.ts';
import type { PreparedCard } from '../schemas/sealed.ts';
import { indexAccount } from './account-index.ts';
import { announceFlags } from './announce-flags.ts';
import { execute, type Loaded, type LogDeps, load } from './case-log.ts';
import { collectedName } from './collected-name.ts';
import { marksOf } from './contact-details.ts';
import { findingsOf, openKnown } from './findings.ts';
import { correspondent, digestible, herReach, identifiersOf, openCards, openTold } from './known-identifiers.ts';
import { lookUpKin } from './look-up-kin.ts';
import { othersOn } from './others-on-account.ts';
import { isWantedElsewhere, wantedElsewhere } from './wanted-elsewhere.ts';

export interface RunWorkDeps extends LogDeps {
  readonly vault: Vault;
  readonly registry: Registry;
  readonly records: RecordStore;
  readonly lookUps: LookUps;
  readonly limits: Limits;
  readonly announcer: Announcer;
  readonly clock: Clock;
}

/** `retry`: ask again with the same key. The message stays on its queue. */
export type Worked = 'done' | 'retry';

/** How often a system is asked before the work is parked to a person. */
export const maxReceives = 4;

/** What systems may take of the 90 s of a piece of work: the rest is for the vault and the log. */
const systemsMs = 60_000;

/** The registry whose systems all have to have answered by one time. */
function answeringBy(registry: Registry, until: number): Registry {
  return {
    systems: () => registry.systems(),
    async connect(system) {
      const to = await registry.connect(system);
      return (
        to && {
          search: (identifiers) => to.search(identifiers, until),
          listInstruments: (account) => to.listInstruments(account, until),
          act: (what, key) => to.act(what, key, until),
          collect: (account, recordClass) => to.collect(account, recordClass, until),
        }
      );
    },
    async paymentProvider() {
      const to = await registry.paymentProvider();
      return to && { resolve: (token) => to.resolve(token, until) };
    },
  };
}

interface Deps extends RunWorkDeps {
  /** By when, milliseconds since 1970, whatever is asked outside has to have answered. */
  readonly until: number;
}

/** Does one piece of work the log still owes; anything else does nothing (T15). */
export async function runWork(
  { registry, ...others }: RunWorkDeps,
  message: { readonly case: string; readonly work: string; readonly receives: number },
): Promise<Worked> {
  const until = toEpoch(others.clock.now()) + systemsMs;
  const deps = { ...others, registry: answeringBy(registry, until), until };
  const loaded = await load(deps, message.case);
  if (loaded.state.phase === 'none') return 'done';
  const { file } = loaded.state;
  if (isEnding(file)) return 'done';
  const last = message.receives >= maxReceives;
  if (message.work === preparation)
    return file.prepared && !file.unresolved?.due && !file.registryDue && !isAddedDue(file)
      ? 'done'
      : await prepare(deps, loaded, file, last);
  if (message.work === kinLookUp)
    return file.prepared && !file.kinLookedUp ? await lookUpKin(deps, loaded, file) : 'done';
  if (message.work.startsWith('search:'))
    return await search(deps, loaded, file, message.work.slice('search:'.length), last);
  if (message.work.startsWith(announcing))
    return await announceFlags(deps, loaded, file, message.work.slice(announcing.length));
  const step = file.steps[message.work];
  const match = step ? file.matches[step.match] : undefined;
  if (!step || !match || (step.outcome !== 'running' && step.outcome !== 'unknown')) return 'done';
  if (!stillStands(file, step)) return await unsure(deps, loaded, step, takenBack, last);
  return await runStep(deps, loaded, file, step, match, last);
}

async function prepare(deps: RunWorkDeps, loaded: Loaded, file: CaseFile, last: boolean): Promise<Worked> {
  const key = await mustKey(deps, loaded.id);
  const filed = await openTold(deps.store, key, loaded.id, file);
  if (!file.prepared && !(await isLookedAt(deps, loaded, filed))) {
    await order(deps, loaded, { type: 'park-preparation' });
    return 'done';
  }
  const provider = await deps.registry.paymentProvider();
  const before = await openCards(deps.store, key, loaded.id, file);
  const cards: PreparedCard[] = [];
  const unresolved: string[] = [];
  for (const [i, card] of (filed.cards ?? []).entries()) {
    const { last4, expMonth, expYear, token } = card;
    const own = { id: cardId(i), last4, expMonth, expYear, proved: false };
    const told = before.find(({ id }) => id === own.id && !file.unresolved?.cards.includes(id));
    const answer = token === undefined || told ? undefined : await provider?.resolve(token);
    if (answer?.outcome === 'failed' && !last) return 'retry';
    if (token !== undefined && !told && (!answer || answer.outcome === 'failed')) unresolved.push(own.id);
    cards.push(
      answer?.outcome === 'done'
        ? {
            ...own,
            last4: answer.last4,
            expMonth: answer.expMonth,
            expYear: answer.expYear,
            fingerprint: answer.fingerprint,
            proved: answer.proved,
          }
        : (told ?? own),
    );
  }
  const digests = await Promise.all(
    digestible(identifiersOf(filed, cards)).map(
      async ({ kind, value }) => `${kind}:${await deps.vault.digest(kind, value)}`,
    ),
  );
  const systems = (await deps.registry.systems()).map((s) => ({
    system: s.id,
    owner: s.owner,
    name: s.name,
    ...(s.adapter === 'manual' ? { byHandDays: s.answerDays } : {}),
  }));
  const proved = cards.filter((c) => c.proved).map((c) => c.id);
  const contact = marksOf(key, hasPassed(file) ? herReach(filed) : correspondent(filed));
  // A sealed text is written once: what is known later has a name of its own.
  const name = file.prepared ? `cards.${loaded.seq}` : 'cards';
  const isKnown =
    file.prepared && cards.length === before.length && unresolved.length === (file.unresolved?.cards.length ?? 0);
  const sealed = isKnown ? [] : [{ name, bytes: key.seal(name, JSON.stringify(cards)) }];
  // What was not written anew stays where it is.
  const cardsIn = file.prepared && sealed.length > 0 ? name : undefined;
  await order(
    deps,
    loaded,
    { type: 'record-preparation', digests, proved, unresolved, cardsIn, systems, contact, added: file.added.length },
    sealed,
  );
  return 'done';
}

/**
 * Whether her report may be searched for by itself. From the sixth of a day about one person on a member of staff looks first: nobody finds out
 * by filing guesses which of them match (T12). The counter knows a keyed digest of the name.
 */
async function isLookedAt(deps: RunWorkDeps, { id, state }: Loaded, { name }: Report): Promise<boolean> {
  const task = state.phase === 'none' ? undefined : state.file.tasks[manyReports];
  if (task) return !task.open;
  const who = normaliseName([name.given, name.middle, name.family].filter((part) => part !== undefined).join(' '));
  return who === '' || (await deps.limits.take('target', await deps.vault.digest('limit-name', who), id));
}

async function search(
  deps: RunWorkDeps,
  loaded: Loaded,
  file: CaseFile,
  system: string,
  last: boolean,
): Promise<Worked> {
  if (file.searches[system]?.status !== 'running') return 'done';
  const key = await mustKey(deps, loaded.id);
  const connector = await deps.registry.connect(system);
  const known = await openKnown(deps.store, key, loaded.id, file);
  const answer = connector
    ? await connector.search(searchedWith(known))
    : ({ outcome: 'failed', reason: 'unreachable' } as const);
  if (answer.outcome === 'failed') {
    if (!last && answer.reason !== 'by-hand') return 'retry';
    await order(deps, loaded, { type: 'park-search', system, reason: answer.reason });
    return 'done';
  }
  // A system may search too widely; what a person typed is not left out without a word (desk-systems.ts).
  const { findings } = findingsOf(key, answer.candidates, known);
  await order(deps, loaded, { type: 'record-search', system, findings });
  return 'done';
}

async function runStep(
  deps: Deps,
  loaded: Loaded,
  file: CaseFile,
  step: Step,
  match: Match,
  last: boolean,
): Promise<Worked> {
  const connector = await deps.registry.connect(match.system);
  if (!connector) return await unsure(deps, loaded, step, 'unreachable', last);
  if (step.action === 'preserve') await indexAccount(deps, match, { case: loaded.id, openedAt: file.openedAt });
  if (step.action === 'collect') return await collect(deps, loaded, file, step, match, connector, last);
  const before = await connector.listInstruments(match.account);
  if (before.outcome === 'failed' && before.reason !== 'by-hand')
    return await unsure(deps, loaded, step, before.reason, last);
  const wanted = step.undoing ? await isWantedElsewhere(deps, loaded.id, step, match) : 'no';
  if (wanted === 'perhaps') return await unsure(deps, loaded, step, wantedElsewhere, last);
  if (wanted === 'yes') {
    await order(deps, loaded, {
      type: 'settle-step',
      step: step.id,
      outcome: 'undone',
      during: duringOf(step),
      reason: wantedElsewhere,
    });
    return 'done';
  }
  const fingerprint =
    before.outcome === 'done' ? before.instruments.find((i) => i.id === step.instrument)?.fingerprint : undefined;
  const answer = await connector.act(orderOf(verbOf(step), step, match, fingerprint), keyOf(loaded.id, step));
  if (answer.outcome === 'unknown') return await unsure(deps, loaded, step, answer.reason, last);
  if (answer.outcome === 'done' && (step.action === 'preserve' || step.action === 'remove')) {
    const kept = await keepInstruments(deps, loaded.id, step, match, connector, before, answer.snapshot);
    if (kept !== 'kept') return await unsure(deps, loaded, step, kept.reason, last);
  }
  await order(deps, loaded, settled(step, answer));
  return 'done';
}

/** The same for every try of one doing or undoing; another one when it is done again after it was undone. */
function keyOf(id: string, step: Step): string {
  return `${id}.${step.id}.${step.undoing ? 'undo' : 'do'}${step.round > 1 ? `.${step.round}` : ''}`;
}

function settled(step: Step, answer: Exclude<ActionAnswer, { outcome: 'unknown' }>): Order {
  switch (answer.outcome) {
    case 'done':
      return {
        type: 'settle-step',
        step: step.id,
        outcome: step.undoing ? 'undone' : 'done',
        during: duringOf(step),
        receipt: answer.receipt,
        quiet: answer.noticeSuppressed,
      };
    case 'not-found':
      return { type: 'settle-step', step: step.id, outcome: 'not-found', during: duringOf(step) };
    case 'refused':
      return { type: 'settle-step', step: step.id, outcome: 'refused', during: duringOf(step), reason: answer.reason };
    default:
      return never(answer);
  }
}

function duringOf({ undoing, round }: Step) {
  return { undoing, round };
}

/** Asking again in a minute would get the same answer. */
const atOnce: ReadonlySet<string> = new Set(['by-hand', 'emergency-stop', takenBack]);

/** `unknown` never counts as success: it is written once, asked again with the same key, then parked to a person. */
async function unsure(deps: RunWorkDeps, loaded: Loaded, step: Step, reason: string, last: boolean): Promise<Worked> {
  if (last || atOnce.has(reason)) {
    await order(deps, loaded, {
      type: 'settle-step',
      step: step.id,
      outcome: 'parked',
      during: duringOf(step),
      reason,
    });
    return 'done';
  }
  if (step.outcome !== 'unknown')
    await order(deps, loaded, {
      type: 'settle-step',
      step: step.id,
      outcome: 'unknown',
      during: duringOf(step),
      reason,
    });
  return 'retry';
}

/**
 * Before and after: the list of instruments on the account is the proof that only hers was touched (L43). Sealed in the vault. What is kept
 * as "before" stays: the same message delivered once more, late, would see what was done since.
 */
async function keepInstruments(
  deps: RunWorkDeps,
  id: string,
  step: Step,
  match: Match,
  connector: CommerceSystem,
  before: InstrumentsAnswer,
  snapshot: unknown,
): Promise<'kept' | Extract<InstrumentsAnswer, { outcome: 'failed' }>> {
  const key = await mustKey(deps, id);
  const name = `instruments/${match.id}.${step.action === 'preserve' ? 'before' : 'after'}`;
  const path = `cases/${id}/${name}`;
  if (step.action === 'preserve' && (await deps.records.get(path)) !== undefined) return 'kept';
  const list = step.action === 'remove' ? await connector.listInstruments(match.account) : before;
  if (list.outcome !== 'done') return list.outcome === 'failed' ? list : 'kept';
  await deps.records.put(path, key.seal(name, JSON.stringify({ ...list, snapshot })), 'application/octet-stream');
  return 'kept';
}

async function collect(
  deps: Deps,
  loaded: Loaded,
  file: CaseFile,
  step: Step,
  match: Match,
  connector: CommerceSystem,
  last: boolean,
): Promise<Worked> {
  const key = await mustKey(deps, loaded.id);
  const known = await openKnown(deps.store, key, loaded.id, file);
  const others = await othersOn(deps, loaded.id, match, deps.until);
  const records: SourceRecord[] = [];
  const matrix: MatrixLine[] = [];
  const refused: string[] = [];
  const answers: (readonly [RecordClass, Exclude<CollectAnswer, { outcome: 'failed' }>])[] = [];
  for (const recordClass of recordClasses) {
    const answer = await connector.collect(match.account, recordClass);
    if (answer.outcome === 'failed') return await unsure(deps, loaded, step, answer.reason, last);
    answers.push([recordClass, answer]);
  }
  const given = answers.flatMap(([, answer]) => (answer.outcome === 'done' ? answer.records : []));
  const inHerName = standsInHerName(match, given, known);
  for (const [recordClass, answer] of answers) {
    if (answer.outcome === 'held-by')
      matrix.push({ class: recordClass, status: 'held-by', holder: answer.holder, askedOn: answer.askedOn });
    else if (answer.outcome === 'refused') refused.push(`${recordClass}: ${answer.reason}`);
    else {
      const all = answer.outcome === 'done' ? answer.records : [];
      const told = await others.isAnothers(all);
      if (told.outcome === 'failed') return await unsure(deps, loaded, step, told.reason, last);
      const { owed, mixed } = owedOf(all, known, { inHerName, isAnothers: told.isAnothers });
      records.push(...owed);
      if (mixed) refused.push(`${recordClass}: mixed`);
      else
        matrix.push(
          owed.length > 0
            ? { class: recordClass, status: 'supplied', count: owed.length }
            : { class: recordClass, status: 'none' },
        );
    }
  }
  const name = collectedName(step);
  await deps.records.put(
    `cases/${loaded.id}/${name}`,
    key.seal(name, JSON.stringify(records)),
    'application/octet-stream',
  );
  // What is refused, or another victim's in part, is a person's; without a line of its own it stands as still asked for, and the rest goes out on time (L40).
  await order(deps, loaded, {
    type: 'settle-step',
    step: step.id,
    during: duringOf(step),
    ...(refused.length === 0 ? { outcome: 'done' } : { outcome: 'parked', reason: refused.join('; ') }),
    ...(matrix.length === 0 ? {} : { matrix }),
    beside: others.beside,
  });
  return 'done';
}

const undoes: Readonly<Record<Exclude<Step['action'], 'preserve' | 'collect' | 'notice'>, ActionVerb>> = {
  hold: 'release-hold',
  remove: 'restore',
  block: 'unblock',
  freeze: 'unfreeze',
  'stop-orders': 'resume-orders',
  flag: 'unflag',
};

function verbOf(step: Step): ActionVerb {
  if (step.action === 'preserve' || step.action === 'collect') return 'preserve';
  if (step.action === 'notice') return 'notice';
  return step.undoing ? undoes[step.action] : step.action;
}

function orderOf(verb: ActionVerb, step: Step, match: Match, fingerprint: string | undefined): ActionOrder {
  return {
    verb,
    account: match.account,
    ...(step.instrument === undefined ? {} : { instrument: { id: step.instrument, fingerprint } }),
    ...(step.action === 'flag' ? { flags: ['do-not-furnish', 'do-not-collect', 'disputed'] } : {}),
    ...(step.notice === undefined ? {} : { notice: holderNotice(step.notice) }),
    quiet: true,
  };
}

type Order = Command extends infer C ? (C extends Command ? Omit<C, 'at' | 'actor' | 'id'> : never) : never;

async function order(
  deps: RunWorkDeps,
  loaded: Loaded,
  what: Order,
  sealed: Parameters<typeof execute>[3] = [],
): Promise<void> {
  const result = await execute(
    deps,
    loaded,
    { ...what, at: deps.clock.now(), actor: { kind: 'worker', id: 'run-step' }, id: `${what.type}.${loaded.seq}` },
    sealed,
  );
  if (!result.ok) throw new Error(`the log refused ${what.type}: ${result.error}`);
}

async function mustKey(deps: RunWorkDeps, id: string): Promise<CaseKey> {
  const key = await deps.vault.key(id);
  if (!key) throw new Error(`case ${id} has no key`);
  return key;
}
