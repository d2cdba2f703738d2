/**
 * `npm run fuzz:impostors -- --personas N --variants M [--seed S]`: whoever files, whatever they know, send, guess and press, and whatever workers and
 * clock then do: while no person of the desk said who it is, no record leaves and nothing happens that cannot be taken back (G4, G5).
 */
import { parseArgs } from 'node:util';
import type { Command } from '../../shared/domain/case/commands.ts';
import { decide } from '../../shared/domain/case/decide.ts';
import { evolve } from '../../shared/domain/case/evolve.ts';
import type { CaseFile, CaseState } from '../../shared/domain/case/state.ts';
import {
  type Actor,
  documentPurposes,
  type Finding,
  identifierKinds,
  requesters,
} from '../../shared/domain/case/vocabulary.ts';
import { type Random, seededRandom } from '../fakes/random.ts';
import { clock, kinLookedUp, type Order, openCase, prepared, worker } from '../unit/domain/given.ts';

const start = Date.parse('2026-11-02T15:00:00.000Z');
const hour = 3_600_000;
const subject: Actor = { kind: 'subject' };

/** What one impostor knows and brings: who he says he is, which of the victim's identifiers he has, and which papers. */
interface Persona {
  readonly requester: (typeof requesters)[number];
  readonly findings: readonly Finding[];
  readonly provedCard: boolean;
  readonly papers: readonly (typeof documentPurposes)[number][];
  readonly byPost: boolean;
  readonly patience: number;
}

function personaOf(random: Random): Persona {
  return {
    requester: random.pick(requesters),
    findings: Array.from({ length: random.between(1, 3) }, (_, i) => ({
      account: `A${i}`,
      basis: [{ kind: random.pick(identifierKinds), exact: random.chance(0.7), card: 'card1' }],
      instruments: random.chance(0.6) ? ['pm1'] : [],
      hers: false,
    })),
    provedCard: random.chance(0.3),
    papers: documentPurposes.filter(() => random.chance(0.5)),
    byPost: random.chance(0.2),
    patience: random.between(5, 40),
  };
}

/** One thing the impostor presses, the workers do or time brings. */
function next(random: Random, persona: Persona, file: CaseFile, n: number): Order {
  const running = Object.values(file.steps).find((s) => s.outcome === 'running' || s.outcome === 'unknown');
  const ordered = Object.values(file.packages).find((p) => p.status === 'ordered');
  const searching = Object.entries(file.searches).find(([, s]) => s.status === 'running')?.[0];
  const sent = Object.values(file.documents).find((d) => d.status !== 'received' && d.status !== 'refused');
  const by = (actor: Actor, order: Order): Order => ({ ...order, actor });
  const code = { id: `k${n}`, commitment: 'c', email: '2026-12-30T00:00:00.000Z', post: '2026-12-30T00:00:00.000Z' };
  const expiresAt = '2026-12-30T00:00:00.000Z';
  const version = file.linkVersion + 1;
  const link = { version, digest: `link${version}` };
  return random.pick<Order>([
    by(subject, { type: 'promise-document', document: `doc${n}`, purpose: random.pick([...persona.papers, 'other']) }),
    sent
      ? { type: 'record-document', document: sent.id, version: 'v', pages: 1, originalParts: 1, commitment: 'c' }
      : { type: 'tick', by: 'sweep', actor: clock },
    by(subject, { type: 'issue-code', code: `k${n}`, commitment: 'c', expiresAt }),
    by(subject, { type: 'open-records', commitment: random.pick(['c', 'guess']) }),
    by(subject, { type: 'ask-for-change', change: `ch${n}`, what: 'contact', marks: { email: 'new' }, code }),
    by(subject, { type: 'confirm-change', change: `ch${n - 1}`, commitment: random.pick(['c', 'guess']), link }),
    by(subject, { type: 'ask-for-paper', package: ordered?.id ?? 'p1' }),
    by(subject, { type: 'take-back-withdrawal' }),
    by(subject, { type: 'set-preferences', largePrint: true }),
    ...(running
      ? [
          {
            type: 'settle-step',
            step: running.id,
            outcome: random.pick(['done', 'done', 'refused', 'unknown']),
          } as Order,
        ]
      : []),
    ...(ordered ? [{ type: 'record-package', package: ordered.id, files: 1, commitment: 'c' } as Order] : []),
    ...(searching
      ? [{ type: 'record-search', system: searching, findings: searching === 'shop' ? persona.findings : [] } as Order]
      : []),
    { type: 'tick', by: 'sweep', actor: clock },
    { type: 'tick', by: 'sweep', actor: clock },
  ]);
}

const irreversible = new Set(['remove', 'block', 'freeze', 'stop-orders']);

/** What went wrong, in one sentence; `undefined`: nothing. */
function harm(file: CaseFile): string | undefined {
  if (file.proof.status === 'verified') return 'it counts as proved who asks, though nobody of the desk said so';
  if (Object.values(file.packages).some((p) => p.status === 'released')) return 'records were released';
  if (Object.values(file.recipients).some((r) => r.copies.length > 0)) return 'a copy went out';
  if (Object.values(file.requests).some((r) => r.answer !== undefined)) return 'a request was answered by nobody';
  const done = Object.values(file.steps).find((s) => irreversible.has(s.action) && s.outcome !== 'planned');
  return done && `${done.id} is ${done.outcome}`;
}

export function runImpostors(personas: number, variants: number, seed: string) {
  const counts = { personas, cases: 0, orders: 0, codesRefused: 0, held: 0, longestHoldHours: 0 };
  const wrong: string[] = [];
  for (let p = 0; p < personas; p++) {
    const persona = personaOf(seededRandom(`${seed}/${p}`));
    for (let v = 0; v < variants; v++) {
      const random = seededRandom(`${seed}/${p}/${v}`);
      const { requester, byPost, provedCard } = persona;
      const opening = { ...openCase, requester, byPost, cards: ['card1'] } as Order;
      const preparing = { ...prepared, proved: provedCard ? ['card1'] : [] } as Order;
      let state: CaseState = { phase: 'none' };
      let now = start;
      const holding = new Map<string, number>();
      for (let n = 0; n < persona.patience + 3; n++) {
        const begun = [opening, preparing, kinLookedUp][n];
        const order = begun ?? (state.phase === 'none' ? preparing : next(random, persona, state.file, n));
        now += order.type === 'tick' ? random.between(1, 24) * hour : 60_000;
        const at = new Date(now).toISOString();
        const command = { actor: worker, ...order, at, id: `c${n}` } as Command;
        const decided = decide(state, command);
        counts.orders++;
        if (!decided.ok) {
          if (decided.error.startsWith('code.') || decided.error === 'records.not-released') counts.codesRefused++;
          continue;
        }
        state = decided.value.reduce<CaseState>((s, e) => evolve(s, e, { at, actor: command.actor }), state);
        if (state.phase === 'none') continue;
        const found = harm(state.file);
        if (found !== undefined) {
          wrong.push(`persona ${p} variant ${v} of ${seed}, order ${n} (${order.type}): ${found}`);
          break;
        }
        for (const step of Object.values(state.file.steps)) {
          if (step.action !== 'hold') continue;
          if (step.outcome !== 'done') holding.delete(step.id);
          else if (!holding.has(step.id)) {
            holding.set(step.id, now);
            counts.held++;
          }
          const since = holding.get(step.id);
          // The sweep is at most a day away here: a hold that outlives 72 hours and that day would never lapse.
          if (since !== undefined) counts.longestHoldHours = Math.max(counts.longestHoldHours, (now - since) / hour);
        }
      }
      counts.cases++;
    }
  }
  return { ...counts, wrong };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({
    options: {
      personas: { type: 'string', default: '400' },
      variants: { type: 'string', default: '50' },
      seed: { type: 'string', default: 'impostors' },
    },
  });
  const { wrong, ...c } = runImpostors(Number(values.personas), Number(values.variants), values.seed);
  console.log(
    `${c.personas} impostors, ${c.cases} cases, ${c.orders} orders, ${c.codesRefused} codes and openings refused`,
  );
  console.log(`${c.held} holds, the longest ${c.longestHoldHours.toFixed(1)} h`);
  console.log(`records out, cards off, accounts frozen, requests answered without a person: ${wrong.length}`);
  if (wrong.length > 0) {
    console.log(wrong.slice(0, 5).join('\n'));
    process.exitCode = 1;
  }
}
