/** `npm run fuzz:four-eyes -- --sequences N [--seed S]`: one person alone, whatever they press, releases, declines, freezes, unfreezes and shreds nothing (G10). */
import { parseArgs } from 'node:util';
import type { Command } from '../../shared/domain/case/commands.ts';
import { decide } from '../../shared/domain/case/decide.ts';
import { evolve } from '../../shared/domain/case/evolve.ts';
import type { CaseFile, CaseState } from '../../shared/domain/case/state.ts';
import type { Actor, Decision } from '../../shared/domain/case/vocabulary.ts';
import type { Role } from '../../shared/schemas/routes.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import {
  avery,
  done,
  found,
  freeze,
  nothing,
  type Order,
  openCase,
  play,
  prepared,
  propose,
  proved,
} from '../unit/domain/given.ts';

const start = Date.parse('2026-11-03T15:00:00.000Z');
const found1 = [openCase, prepared, found, nothing, done('m1.preserve')] as const;
const approve = (proposal: string): Order => ({ type: 'approve', proposal, actor: avery });

/** Where a case may stand when the one person begins; what two others did there was done rightly. */
const beginnings: readonly CaseState[] = [
  play(openCase).state,
  play(...found1).state,
  play(...found1, proved).state,
  play(...found1, done('m1.collect'), proved, { type: 'record-package', package: 'p1', files: 1, commitment: 'c' })
    .state,
  play(...found1, proved, freeze, approve('d1'), done('m1.freeze')).state,
  play(openCase, prepared, nothing, { type: 'record-search', system: 'shop', findings: [] }, proved).state,
  play(openCase, prepared, nothing, propose({ kind: 'decline', request: 'r1', ground: 'B' }), approve('d1')).state,
];
const roleSets: readonly (readonly Role[])[] = [['reviewer'], ['approver'], ['reviewer', 'approver'], ['auditor'], []];

/** What must not change under one person's hands. */
function guarded(state: CaseState): string {
  if (state.phase === 'none') return '';
  const { file } = state;
  return JSON.stringify([
    Object.values(file.packages).map((p) => p.status === 'released'),
    Object.values(file.recipients).map((r) => r.copies.length),
    // A withdrawal is the person's own word: it takes nothing away that cannot be taken back.
    Object.values(file.requests).map((r) => (r.answer?.how === 'withdrawn' ? undefined : r.answer?.how)),
    Object.values(file.steps).flatMap((s) => (s.action === 'freeze' ? [s.outcome === 'planned'] : [])),
    Object.values(file.proposals).filter((p) => p.status === 'approved').length,
    file.retention.shred?.status,
  ]);
}

function anyOrder(random: Random, file: CaseFile, n: number): Order {
  const any = (of: object, or: string) => random.pick([...Object.keys(of), or]);
  const request = any(file.requests, 'r9');
  const match = any(file.matches, 'm9');
  const pack = any(file.packages, 'p9');
  const step = any(file.steps, 'm1.freeze');
  const decisions: readonly Decision[] = [
    { kind: 'release', request, package: pack },
    { kind: 'release-copy', recipient: any(file.recipients, 'x'), package: pack },
    { kind: 'decline', request, ground: random.pick(['A', 'B', 'C', 'D']) },
    { kind: 'nothing-found', request },
    { kind: 'freeze', match },
    { kind: 'unfreeze', match },
    { kind: 'shred' },
    { kind: 'correct-receipt', request, receivedOn: '2026-11-20', document: any(file.documents, 'x') },
  ];
  const proposal = any(file.proposals, 'd9');
  return random.pick<Order>([
    { type: 'propose', decision: random.pick(decisions), note: 'n', facts: 'f' },
    { type: 'propose', decision: random.pick(decisions), note: 'n', facts: 'f' },
    { type: 'approve', proposal },
    { type: 'approve', proposal },
    { type: 'approve', proposal },
    { type: 'return', proposal },
    { type: 'record-proof', covers: ['identity', 'report'], method: 'waiver', documents: [], note: 'n' },
    { type: 'decide-match', match, confirmed: random.chance(0.7) },
    { type: 'order-package', request },
    { type: 'retry-step', step },
    { type: 'redo-step', step },
    { type: 'undo-step', step, note: 'n' },
    { type: 'settle-step', step, outcome: random.pick(['done', 'not-found', 'refused']), reason: 'n' },
    { type: 'assign', owner: 'rosa', backup: 'rosa' },
    { type: 'stand-aside', staff: random.pick(['avery', 'rosa', 'remy']), note: 'n' },
    { type: 'let-back', staff: random.pick(['avery', 'rosa', 'remy']), note: 'n' },
    { type: 'close-task', task: any(file.tasks, 't'), note: 'n' },
    { type: 'withdraw', note: 'n' },
    { type: 'take-back-withdrawal', note: 'n' },
    { type: 'name-recipient', recipient: `x${n}`, kind: 'officer', byPost: false, note: 'n' } as Order,
    { type: 'move-recipient', recipient: any(file.recipients, 'x'), byPost: false, contact: 'c', note: 'n' },
    { type: 'receive-request', why: 'second-ask', channel: 'post', receivedOn: '2026-11-02' },
    { type: 'place-legal-hold', note: 'n' },
    { type: 'lift-legal-hold', note: 'n' },
    { type: 'cancel-shred', note: 'n' },
  ]);
}

export function runFourEyes(sequences: number, seed: string) {
  const counts = { sequences, orders: 0, taken: 0, stopped: 0 };
  const wrong: string[] = [];
  for (let s = 0; s < sequences; s++) {
    const random = seededRandom(`${seed}/${s}`);
    let state = random.pick(beginnings);
    const before = guarded(state);
    const pressed: string[] = [];
    const length = random.between(1, 12);
    for (let n = 0; n < length && state.phase !== 'none'; n++) {
      // Signed in again, in a second session, with another role: the person is the same.
      const actor: Actor = { kind: 'staff', id: 'rosa', roles: random.pick(roleSets) };
      const order = anyOrder(random, state.file, n);
      const command = { ...order, actor, at: new Date(start + s + n * 60_000).toISOString(), id: `c${n}` } as Command;
      pressed.push(JSON.stringify(order));
      const decided = decide(state, command);
      counts.orders++;
      if (!decided.ok) {
        if (decided.error === 'rule.second-person') counts.stopped++;
        continue;
      }
      counts.taken++;
      state = decided.value.reduce<CaseState>((now, e) => evolve(now, e, { at: command.at, actor }), state);
    }
    const after = guarded(state);
    if (!isSame(before, after)) wrong.push(`sequence ${s} of ${seed}: ${before} → ${after}\n  ${pressed.join('\n  ')}`);
  }
  return { ...counts, wrong };
}

/** New requests and recipients come with nothing decided; everything that was there is as it was. */
function isSame(before: string, after: string): boolean {
  const [a, b] = [before, after].map((text) => JSON.parse(text || '[]') as unknown[]);
  return (a ?? []).every((was, i) => {
    const is = b?.[i];
    if (!Array.isArray(was) || !Array.isArray(is)) return JSON.stringify(was) === JSON.stringify(is);
    return (
      JSON.stringify(is.slice(0, was.length)) === JSON.stringify(was) &&
      is.slice(was.length).every((x) => !x || i === 3)
    );
  });
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: { sequences: { type: 'string', default: '100000' }, seed: { type: 'string', default: 'four-eyes' } },
  });
  const { wrong, ...counts } = runFourEyes(Number(values.sequences), values.seed);
  console.log(
    `${counts.sequences} sequences by one person, ${counts.orders} orders, ${counts.taken} taken, ${counts.stopped} stopped for want of a second person`,
  );
  console.log(`released, declined, frozen, unfrozen or shredded by one person: ${wrong.length}`);
  if (wrong.length > 0) {
    console.log(wrong[0]);
    process.exitCode = 1;
  }
}
