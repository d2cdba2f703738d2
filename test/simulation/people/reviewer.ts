import { undoable } from '../../../shared/domain/case/tracks/steps.ts';
import type { Decision } from '../../../shared/domain/case/vocabulary.ts';
import type { Random } from '../../fakes/random.ts';
import { ledger } from '../story.ts';
import { byHand, unclearClasses } from './by-hand.ts';
import type { Order, Sight } from './desk.ts';
import { oddJobs } from './odd-jobs.ts';
import { reaching } from './reaching.ts';
import { mayNotAsk, recipients } from './recipients.ts';

const note = 'Looked at it side by side.';
/** A decline carries the sentence the person reads (L38). */
const propose = (decision: Decision): Order => ({
  route: 'propose',
  body: { decision, note, ...(decision.kind === 'decline' ? { facts: note } : {}) },
});

/** A reviewer who knows the work: decides matches, records proof, proposes. Now and then wrong, and then puts it right. */
export function reviewerDecides(sight: Sight, random: Random): readonly Order[] {
  const { file } = sight;
  return [
    ...acknowledgements(sight),
    ...withdrawal(sight),
    ...matches(sight, random),
    ...proof(sight, random),
    ...stuck(sight, random),
    ...proposals(sight),
    ...answers(sight, random),
    ...fromOldTab(sight, random),
    ...reaching(sight, random),
    ...byHand(sight, random),
    ...oddJobs(sight, random),
    ...recipients(sight, random),
    ...Object.values(file.tasks)
      .filter((t) => t.open && closable.has(t.kind))
      .map((t): Order => ({ route: 'task', params: { task: t.id }, body: { note } })),
  ];
}

/** Now and then she knows that a case is about somebody close to her colleague (T9). */
export function reviewerKnows(colleague: string): typeof reviewerDecides {
  return (sight, random) => [
    ...(random.chance(0.01) ? [{ route: 'aside', body: { staff: colleague, note: 'It is about his sister.' } }] : []),
    ...reviewerDecides(sight, random),
  ];
}

/** Done by post or phone, or looked into; the others close by themselves when what they are about is settled. */
const closable = new Set([
  'mail-undelivered',
  'mail-unconfirmed',
  'deadline-choice',
  'freeze-choice',
  'package-parked',
]);

function acknowledgements({ file }: Sight): readonly Order[] {
  return Object.values(file.requests).flatMap((r) =>
    Object.entries(r.reminders)
      .filter(([, state]) => state === 'fired')
      .map(([day]): Order => ({ route: 'acknowledge', params: { day }, body: { request: r.id } })),
  );
}

/** On her word: she called, that day or the day before. */
function withdrawal({ file, story: { withdraws }, dayNumber }: Sight): readonly Order[] {
  const isHerDay = withdraws !== undefined && dayNumber >= withdraws && dayNumber < withdraws + 2;
  const isOpen = Object.values(file.requests).some((r) => r.answer === undefined);
  return isHerDay && isOpen ? [{ route: 'withdrawal', body: { type: 'withdraw', note: 'She called back.' } }] : [];
}

function matches({ file, story }: Sight, random: Random): readonly Order[] {
  return Object.values(file.matches).flatMap((m): readonly Order[] => {
    const truth = story.accounts.find((a) => a.account.id === m.account)?.truth;
    const decide = (confirmed: boolean): Order => ({ route: 'match', params: { match: m.id }, body: { confirmed } });
    if (m.status === 'undecided') return [decide(truth === 'misused' ? !random.chance(0.02) : random.chance(0.1))];
    if (m.status !== 'confirmed' || truth !== 'innocent') return [];
    // Confirmed by mistake: everything done there is undone, in whatever order, and only then the match is rejected.
    const steps = Object.values(file.steps).filter(
      (s) => s.match === m.id && (s.action === 'freeze' || undoable.has(s.action)),
    );
    const done = steps.filter((s) => s.outcome === 'done');
    const open = Object.values(file.proposals).some((p) => p.status === 'open' && p.decision.kind === 'unfreeze');
    const undo = random.shuffled(done).flatMap((s): readonly Order[] => {
      if (s.action !== 'freeze') return [{ route: 'step', params: { step: s.id }, body: { type: 'undo-step', note } }];
      return open ? [] : [propose({ kind: 'unfreeze', match: m.id })];
    });
    const busy = steps.some((s) => s.outcome === 'running' || s.outcome === 'unknown');
    return undo.length > 0 || busy ? undo : [decide(false)];
  });
}

function proof({ file, story, dayNumber }: Sight, random: Random): readonly Order[] {
  if (file.proof.status !== 'wanted' || story.forged === 'seen') return [];
  // Some look at one paper today and at the other one tomorrow.
  const missing = random.chance(0.3) ? file.proof.missing.slice(0, 1) : [...file.proof.missing];
  const documents = Object.values(file.documents).filter(
    (d) => d.status === 'received' && missing.some((p) => p === d.purpose),
  );
  const has = missing.every((p) => documents.some((d) => d.purpose === p));
  const record = (method: string, ids: readonly string[]): Order => ({
    route: 'proof',
    body: { covers: missing, method, documents: ids, note },
  });
  if (has)
    return [
      record(
        'document',
        documents.map((d) => d.id),
      ),
    ];
  if (story.documentsAfter === undefined && dayNumber > 5 && random.chance(0.1))
    return [record(random.pick(['matching', 'waiver']), [])];
  return file.proof.askedAt === undefined && random.chance(0.5) ? [{ route: 'ask' }] : [];
}

/** What workers could not do: asked again, or done by hand. */
function stuck({ file }: Sight, random: Random): readonly Order[] {
  return [
    ...Object.values(file.steps).flatMap((s): readonly Order[] => {
      const params = { step: s.id };
      if (s.outcome === 'undone' && random.chance(0.03))
        return [{ route: 'step', params, body: { type: 'redo-step' } }];
      // Written down by hand that it cannot be done, they close the task that it is stuck: a case with one never ends.
      const task = `step-parked.${s.id}`;
      if (s.outcome === 'refused' && file.tasks[task]?.open)
        return [{ route: 'task', params: { task }, body: { note } }];
      if (s.outcome !== 'parked' || file.matches[s.match]?.system === ledger || unclearClasses(s).length > 0) return [];
      // Without the evidence kept and the records collected there is nothing to answer with: those are asked for until they come.
      const again = random.chance(0.8) || s.action === 'preserve' || s.action === 'collect';
      return again
        ? [{ route: 'step', params, body: { type: 'retry-step' } }]
        : [{ route: 'step', params, body: { type: 'settle-step', outcome: 'refused', note } }];
    }),
    ...Object.values(file.documents).flatMap((d): readonly Order[] =>
      file.tasks[`document-unchecked.${d.id}`]?.open
        ? [{ route: 'document', params: { document: d.id }, body: { note } }]
        : [],
    ),
    ...Object.entries(file.searches).flatMap(([system, s]): readonly Order[] =>
      s.status === 'parked' && system !== ledger ? [{ route: 'search', params: { system } }] : [],
    ),
  ];
}

function proposals({ file }: Sight): readonly Order[] {
  if (file.proof.status !== 'verified') return [];
  const open = Object.values(file.proposals).filter((p) => p.status === 'open');
  return Object.values(file.matches).flatMap((m): readonly Order[] => {
    const freeze = file.steps[`${m.id}.freeze`];
    const ready =
      m.status === 'confirmed' && freeze?.outcome === 'planned' && file.steps[`${m.id}.preserve`]?.outcome === 'done';
    const asked = Object.values(file.proposals).some(
      (p) => p.status !== 'returned' && p.decision.kind === 'freeze' && p.decision.match === m.id,
    );
    return ready && !asked && !open.some((p) => p.decision.kind === 'release')
      ? [propose({ kind: 'freeze', match: m.id })]
      : [];
  });
}

/** In a tab of yesterday: answers what is answered, releases what a newer package took the place of. The rules refuse both. */
function fromOldTab({ file }: Sight, random: Random): readonly Order[] {
  if (!random.chance(0.1)) return [];
  return Object.values(file.requests).flatMap((r): readonly Order[] => {
    const [old, newer] = Object.values(file.packages).filter((p) => p.request === r.id && p.recipient === undefined);
    return [
      ...(r.answer && r.answer.how !== 'records' ? [propose({ kind: 'nothing-found', request: r.id })] : []),
      ...(old?.status === 'built' && newer ? [propose({ kind: 'release', request: r.id, package: old.id })] : []),
    ];
  });
}

/** Answers each request: the records, that nothing was found, or, on day 27 and without proof, a decline that late proof reopens. */
function answers({ file, dayNumber }: Sight, random: Random): readonly Order[] {
  if (Object.values(file.proposals).some((p) => p.status === 'open')) return [];
  return Object.values(file.requests).flatMap((r): readonly Order[] => {
    const newest = Object.values(file.packages).findLast((p) => p.request === r.id && p.recipient === undefined);
    // A part was released, and now the rest is there.
    if (r.answer?.how === 'records' && newest?.status === 'built')
      return [propose({ kind: 'release', request: r.id, package: newest.id })];
    if (r.answer) return [];
    // Whatever is packed, it cannot go to one who has not shown that he may ask; some try.
    if (mayNotAsk(file) && !random.chance(0.05))
      return dayNumber >= 27 ? [propose({ kind: 'decline', request: r.id, ground: 'B' })] : [];
    const pack = Object.values(file.packages).findLast(
      (p) => p.request === r.id && p.recipient === undefined && p.status === 'built',
    );
    const fresh = Object.values(file.packages).every((p) => p.status !== 'ordered');
    const found = Object.values(file.matches).some((m) => m.status === 'confirmed' || m.status === 'undecided');
    const ended = file.prepared && Object.values(file.searches).every((s) => s.status === 'ended');
    const waits = Object.values(file.steps).some(
      (s) => s.outcome === 'planned' || s.outcome === 'running' || s.outcome === 'unknown',
    );
    // Late, and out of date by what was done this very day: what there is now is packed.
    const anew = dayNumber >= 25 ? { otherwise: { route: 'package', body: { request: r.id } } } : {};
    if (pack && fresh && (!waits || dayNumber >= 24))
      return [{ ...propose({ kind: 'release', request: r.id, package: pack.id }), ...anew }];
    if (ended && !found && (dayNumber > 2 || random.chance(0.3)))
      return [propose({ kind: 'nothing-found', request: r.id })];
    if (dayNumber >= 25 && file.proof.status === 'verified' && !pack)
      return [{ route: 'package', body: { request: r.id } }];
    if (dayNumber >= 27 && file.proof.status !== 'verified')
      return [propose({ kind: 'decline', request: r.id, ground: 'B' })];
    return [];
  });
}
