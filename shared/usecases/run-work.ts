import type { Command } from '../domain/case/commands.ts';
import { preparation } from '../domain/case/effects.ts';
import type { CaseFile, Match, Step } from '../domain/case/state.ts';
import { isOwed } from '../domain/disclosure.ts';
import { matchAccount } from '../domain/matching.ts';
import { type MatrixLine, recordClasses, type SourceRecord } from '../domain/records.ts';
import { never } from '../domain/result.ts';
import type { ActionVerb } from '../domain/verbs.ts';
import type { ActionAnswer, ActionOrder, CommerceSystem } from '../ports/commerce-system.ts';
import type { Clock, RecordStore, Registry } from '../ports/outside.ts';
import type { CaseKey, Vault } from '../ports/vault.ts';
import { execute, type Loaded, type LogDeps, load } from './case-log.ts';
import { digestible, identifiersOf, openCards, openReport } from './known-identifiers.ts';

export interface RunWorkDeps extends LogDeps {
  readonly vault: Vault;
  readonly registry: Registry;
  readonly records: RecordStore;
  readonly clock: Clock;
}

/** `retry`: ask again with the same key. The message stays on its queue. */
export type Worked = 'done' | 'retry';

/** How often a system is asked before the work is parked to a person. */
export const maxReceives = 4;

/** Does one piece of work the log still owes; anything else does nothing (T15). */
export async function runWork(
  deps: RunWorkDeps,
  message: { readonly case: string; readonly work: string; readonly receives: number },
): Promise<Worked> {
  const loaded = await load(deps, message.case);
  if (loaded.state.phase === 'none') return 'done';
  const { file } = loaded.state;
  const last = message.receives >= maxReceives;
  if (message.work === preparation) return file.prepared ? 'done' : await prepare(deps, loaded, last);
  if (message.work.startsWith('search:'))
    return await search(deps, loaded, file, message.work.slice('search:'.length), last);
  const step = file.steps[message.work];
  const match = step ? file.matches[step.match] : undefined;
  if (!step || !match || (step.outcome !== 'running' && step.outcome !== 'unknown')) return 'done';
  return await runStep(deps, loaded, step, match, last);
}

async function prepare(deps: RunWorkDeps, loaded: Loaded, last: boolean): Promise<Worked> {
  const key = await mustKey(deps, loaded.id);
  const filed = await openReport(deps.store, key, loaded.id);
  const provider = await deps.registry.paymentProvider();
  const cards = [];
  for (const [i, card] of (filed.cards ?? []).entries()) {
    const { last4, expMonth, expYear, token } = card;
    const own = { id: `card${i + 1}`, last4, expMonth, expYear, proved: false };
    const answer = token === undefined || !provider ? undefined : await provider.resolve(token);
    if (answer?.outcome === 'failed' && !last) return 'retry';
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
        : own,
    );
  }
  const digests = await Promise.all(
    digestible(identifiersOf(filed, cards)).map(
      async ({ kind, value }) => `${kind}:${await deps.vault.digest(kind, value)}`,
    ),
  );
  const systems = (await deps.registry.systems()).map((s) => ({ system: s.id, owner: s.owner }));
  const proved = cards.filter((c) => c.proved).map((c) => c.id);
  await order(deps, loaded, { type: 'record-preparation', digests, proved, systems }, [
    { name: 'cards', bytes: key.seal('cards', JSON.stringify(cards)) },
  ]);
  return 'done';
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
  const known = identifiersOf(
    await openReport(deps.store, key, loaded.id),
    await openCards(deps.store, key, loaded.id),
  );
  const { names, emails, phones, addresses, cards } = known;
  const answer = connector
    ? await connector.search({
        names,
        emails,
        phones,
        addresses,
        cards: cards.map(({ fingerprint, last4, expMonth, expYear }) => ({ fingerprint, last4, expMonth, expYear })),
      })
    : ({ outcome: 'failed', reason: 'unreachable' } as const);
  if (answer.outcome === 'failed') {
    if (!last) return 'retry';
    await order(deps, loaded, { type: 'park-search', system, reason: answer.reason });
    return 'done';
  }
  const findings = answer.candidates.flatMap((c) => matchAccount(c.account, c.traces, known) ?? []);
  await order(deps, loaded, { type: 'record-search', system, findings });
  return 'done';
}

async function runStep(deps: RunWorkDeps, loaded: Loaded, step: Step, match: Match, last: boolean): Promise<Worked> {
  const connector = await deps.registry.connect(match.system);
  if (!connector) return await unsure(deps, loaded, step, 'unreachable', last);
  if (step.action === 'collect') return await collect(deps, loaded, step, match, connector, last);
  const before = await connector.listInstruments(match.account);
  const fingerprint =
    before.outcome === 'done' ? before.instruments.find((i) => i.id === step.instrument)?.fingerprint : undefined;
  const verb = verbOf(step);
  const answer = await connector.act(
    orderOf(verb, step, match, fingerprint),
    `${loaded.id}.${step.id}.${step.undoing ? 'undo' : 'do'}`,
  );
  if (answer.outcome === 'unknown') return await unsure(deps, loaded, step, answer.reason, last);
  if (step.action === 'preserve' || step.action === 'remove')
    await keepInstruments(deps, loaded.id, step, connector, match, before, answer);
  await order(deps, loaded, settled(step, answer));
  return 'done';
}

function settled(step: Step, answer: Exclude<ActionAnswer, { outcome: 'unknown' }>): Order {
  switch (answer.outcome) {
    case 'done':
      return {
        type: 'settle-step',
        step: step.id,
        outcome: step.undoing ? 'undone' : 'done',
        receipt: answer.receipt,
        quiet: answer.noticeSuppressed,
      };
    case 'not-found':
      return { type: 'settle-step', step: step.id, outcome: 'not-found' };
    case 'refused':
      return { type: 'settle-step', step: step.id, outcome: 'refused', reason: answer.reason };
    default:
      return never(answer);
  }
}

/** `unknown` never counts as success: it is written once, asked again with the same key, then parked to a person. */
async function unsure(deps: RunWorkDeps, loaded: Loaded, step: Step, reason: string, last: boolean): Promise<Worked> {
  if (last) {
    await order(deps, loaded, { type: 'settle-step', step: step.id, outcome: 'parked', reason });
    return 'done';
  }
  if (step.outcome !== 'unknown')
    await order(deps, loaded, { type: 'settle-step', step: step.id, outcome: 'unknown', reason });
  return 'retry';
}

/** Before and after: the list of instruments on the account is the proof that only hers was touched (L43). Sealed in the vault. */
async function keepInstruments(
  deps: RunWorkDeps,
  id: string,
  step: Step,
  connector: CommerceSystem,
  match: Match,
  before: Awaited<ReturnType<CommerceSystem['listInstruments']>>,
  answer: ActionAnswer,
): Promise<void> {
  const key = await mustKey(deps, id);
  const after = step.action === 'remove' ? await connector.listInstruments(match.account) : before;
  const name = `instruments/${match.id}.${step.action === 'preserve' ? 'before' : 'after'}`;
  const snapshot = answer.outcome === 'done' ? answer.snapshot : undefined;
  await deps.records.put(
    `cases/${id}/${name}`,
    key.seal(name, JSON.stringify({ ...after, snapshot })),
    'application/octet-stream',
  );
}

async function collect(
  deps: RunWorkDeps,
  loaded: Loaded,
  step: Step,
  match: Match,
  connector: CommerceSystem,
  last: boolean,
): Promise<Worked> {
  const key = await mustKey(deps, loaded.id);
  const known = identifiersOf(
    await openReport(deps.store, key, loaded.id),
    await openCards(deps.store, key, loaded.id),
  );
  const records: SourceRecord[] = [];
  const matrix: MatrixLine[] = [];
  for (const recordClass of recordClasses) {
    const answer = await connector.collect(match.account, recordClass);
    if (answer.outcome === 'failed') return await unsure(deps, loaded, step, answer.reason, last);
    if (answer.outcome === 'held-by')
      matrix.push({ class: recordClass, status: 'held-by', holder: answer.holder, askedOn: answer.askedOn });
    else if (answer.outcome === 'refused') {
      await order(deps, loaded, {
        type: 'settle-step',
        step: step.id,
        outcome: 'parked',
        reason: `${recordClass}: ${answer.reason}`,
      });
      return 'done';
    } else {
      const owed = answer.outcome === 'done' ? answer.records.filter((r) => isOwed(r, known)) : [];
      records.push(...owed);
      matrix.push(
        owed.length > 0
          ? { class: recordClass, status: 'supplied', count: owed.length }
          : { class: recordClass, status: 'none' },
      );
    }
  }
  const name = `records/${match.id}`;
  await deps.records.put(
    `cases/${loaded.id}/${name}`,
    key.seal(name, JSON.stringify(records)),
    'application/octet-stream',
  );
  await order(deps, loaded, { type: 'settle-step', step: step.id, outcome: 'done', matrix });
  return 'done';
}

const undoes: Readonly<Record<Exclude<Step['action'], 'preserve' | 'collect'>, ActionVerb>> = {
  hold: 'release-hold',
  remove: 'restore',
  block: 'unblock',
  freeze: 'unfreeze',
  'stop-orders': 'resume-orders',
  flag: 'unflag',
};

function verbOf(step: Step): ActionVerb {
  if (step.action === 'preserve' || step.action === 'collect') return 'preserve';
  return step.undoing ? undoes[step.action] : step.action;
}

function orderOf(verb: ActionVerb, step: Step, match: Match, fingerprint: string | undefined): ActionOrder {
  return {
    verb,
    account: match.account,
    ...(step.instrument === undefined ? {} : { instrument: { id: step.instrument, fingerprint } }),
    ...(step.action === 'flag' ? { flags: ['do-not-furnish', 'do-not-collect', 'disputed'] } : {}),
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
