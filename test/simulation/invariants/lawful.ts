import { fingerprintOf } from '../../../local/demo-shop/provider.ts';
import type { Actor, Decision } from '../../../shared/domain/case/vocabulary.ts';
import type { ActionVerb } from '../../../shared/domain/verbs.ts';
import type { PackageContents } from '../../../shared/ports/records-press.ts';
import { packagePrefix } from '../../../shared/usecases/build-package.ts';
import { isHers } from '../story.ts';
import { everInVault } from './destroyed.ts';
import { all, type Looked, madeFor, recordsDestroyed, type Violation } from './violation.ts';

const touches = new Set<ActionVerb>(['hold', 'remove', 'block', 'freeze', 'stop-orders', 'flag']);
const irreversible = new Set<ActionVerb>(['remove', 'block', 'freeze', 'stop-orders', 'flag']);

/** L42: the evidence was safe before anything was touched; L23, L44: nothing final before proof, no freeze without a second person. */
export function preservedThenTouched(looked: Looked): readonly Violation[] {
  const { id, story } = looked;
  return story.accounts.flatMap(({ system, account, truth }) => {
    const done = madeFor(looked, system, account.id);
    const match = all(looked, 'match-found').find((m) => m.account === account.id && m.system === system)?.match;
    const kept = all(looked, 'step-settled')
      .filter((e) => e.step === `${match}.preserve` && e.outcome === 'done')
      .map((e) => e.when);
    const destroyed = recordsDestroyed(looked);
    const wrong = (rule: string, what: string): Violation => ({
      rule,
      case: id,
      what: `${system} ${account.id}: ${what}`,
    });
    const verifiedAt = provedAt(looked);
    return done.flatMap(({ at, order }): readonly Violation[] => {
      if (truth === 'hers') return [wrong('L43', `${order.verb} on an account that is hers`)];
      if (order.verb === 'preserve') return [];
      const instrument = account.instruments.find((i) => i.id === order.instrument?.id);
      // What was kept and destroyed by its age is kept anew before more is changed.
      const since = touches.has(order.verb) ? destroyed.findLast((then) => then < at) : undefined;
      return [
        ...(kept.some((then) => then <= at && (since === undefined || then > since))
          ? []
          : [wrong('L42', `${order.verb} before the evidence was preserved`)]),
        ...(irreversible.has(order.verb) && !(verifiedAt <= at)
          ? [wrong('L23', `${order.verb} before proof was recorded`)]
          : []),
        ...(order.instrument && !isHers(story, instrument?.fingerprint)
          ? [wrong('L43', `${order.verb} of a card that is not hers`)]
          : []),
        ...(order.verb === 'freeze' && !twoPeople(looked, (d) => d.kind === 'freeze' && d.match === match, at)
          ? [wrong('L44', 'frozen without a second person')]
          : []),
        ...(order.verb === 'unfreeze' && !twoPeople(looked, (d) => d.kind === 'unfreeze' && d.match === match, at)
          ? [wrong('L44', 'unfrozen without a second person')]
          : []),
      ];
    });
  });
}

/** T9: whoever stands aside from a case writes nothing into it until somebody lets them back. */
export function keptOffDoNothing(looked: Looked): readonly Violation[] {
  return all(looked, 'staff-stood-aside').flatMap(({ staff, on }) => {
    const back = all(looked, 'staff-let-back').find((e) => e.staff === staff && e.on.seq > on.seq);
    return looked.log.flatMap(({ commit: { seq, actor, command } }) =>
      seq > on.seq && seq < (back?.on.seq ?? Number.POSITIVE_INFINITY) && actor.kind === 'staff' && actor.id === staff
        ? [{ rule: 'T9', case: looked.id, what: `${staff} stands aside and did ${command.type} in commit ${seq}` }]
        : [],
    );
  });
}

/** L23, T9: records leave after proof, by two people, and are the package the log says was built. */
export function releasedByTwo(looked: Looked): readonly Violation[] {
  const { id } = looked;
  const answers = all(looked, 'request-answered');
  return [
    ...all(looked, 'records-released').flatMap((e): readonly Violation[] => {
      const at = e.when;
      const built = all(looked, 'package-built').some((p) => p.package === e.package && p.on.seq < e.on.seq);
      return [
        ...(provedAt(looked) <= at ? [] : [{ rule: 'L23', case: id, what: 'released before proof was recorded' }]),
        ...(twoPeople(looked, (d) => d.kind === 'release' && d.package === e.package, at)
          ? []
          : [{ rule: 'T9', case: id, what: 'released without a second person' }]),
        ...(built ? [] : [{ rule: 'L23', case: id, what: `released ${e.package}, which was not built` }]),
        ...(isReplaced(looked, e.package, e.on.seq)
          ? [{ rule: 'L28', case: id, what: `released ${e.package}, in whose place a newer one was ordered` }]
          : []),
      ];
    }),
    ...all(looked, 'copy-released').flatMap((e): readonly Violation[] => {
      const before = (seq: number) => seq < e.on.seq;
      const proved =
        // She has shown who she is, whoever asked for her before.
        e.recipient === 'subject' ||
        all(looked, 'recipient-proved').some((p) => p.recipient === e.recipient && before(p.on.seq));
      const revoked = all(looked, 'recipient-revoked').some((p) => p.recipient === e.recipient && before(p.on.seq));
      const agreed = twoPeople(
        looked,
        (d) => (d.kind === 'release' || d.kind === 'release-copy') && d.package === e.package,
        e.when,
      );
      return [
        ...(proved && !revoked ? [] : [{ rule: 'L34', case: id, what: `a copy to ${e.recipient}, who may have none` }]),
        ...(agreed ? [] : [{ rule: 'T9', case: id, what: `a copy to ${e.recipient} without a second person` }]),
      ];
    }),
    ...answers.flatMap((e): readonly Violation[] =>
      // What came back goes out again as two people released it (L37).
      all(looked, 'request-received').some((r) => r.request === e.request && r.redelivers !== undefined) ||
      twoPeople(looked, (d) => 'request' in d && d.request === e.request, e.when)
        ? []
        : [{ rule: 'L16', case: id, what: `answered "${e.how}" without two people` }],
    ),
    ...[...new Set(answers.map((a) => a.request))].flatMap((request) =>
      // What was kept back before it left was no answer.
      answers.filter((a) => a.request === request).length >
      all(looked, 'records-kept-back').filter((e) => e.request === request).length + 1
        ? [{ rule: 'G2', case: id, what: `${request} answered twice` }]
        : [],
    ),
  ];
}

/** L35: an agency's copy holds nothing but what she authorised. */
export function copiesAreWithin(looked: Looked): readonly Violation[] {
  const { id, world } = looked;
  return all(looked, 'recipient-proved').flatMap(({ recipient, limits, on }) => {
    const classes = limits?.classes;
    const copies = all(looked, 'copy-released').filter((e) => e.recipient === recipient && e.on.seq > on.seq);
    return copies.flatMap((e): readonly Violation[] => {
      const file = everInVault(world, `${packagePrefix(id, e.package)}records.json`);
      const contents = JSON.parse(Buffer.from(file ?? '{}').toString()) as Partial<PackageContents>;
      const wider = contents.accounts?.flatMap((a) => a.records).find((r) => classes?.includes(r.class) === false);
      return wider ? [{ rule: 'L35', case: id, what: `${e.package} tells ${recipient} of ${wider.class}` }] : [];
    });
  });
}

/** L34: whoever has shown what he must, and may have a copy of what went out, has it or is the task of a person. */
export function nobodyIsForgotten(looked: Looked): readonly Violation[] {
  const { id } = looked;
  if (all(looked, 'records-released').length === 0) return [];
  const has = (events: readonly { readonly recipient?: string | undefined }[], recipient: string) =>
    events.some((e) => e.recipient === recipient);
  return all(looked, 'task-closed').flatMap(({ task }): readonly Violation[] => {
    const recipient = task.startsWith('prove-recipient.') ? task.slice('prove-recipient.'.length) : undefined;
    if (recipient === undefined || has(all(looked, 'recipient-revoked'), recipient)) return [];
    // What went out went to him who asked.
    if (recipient === 'requester') return [];
    const told = all(looked, 'task-opened').some((t) => t.task === `release-copy.${recipient}`);
    return told || has(all(looked, 'copy-released'), recipient)
      ? []
      : [{ rule: 'L34', case: id, what: `${recipient} has shown all he must and waits in silence` }];
  });
}

/**
 * L34, L37: over a copy that came back no case closes, before it was released again or he may have it no more. With what was destroyed, declined or
 * taken back nothing is left to send him.
 */
export function lostCopiesStand(looked: Looked): readonly Violation[] {
  const { id } = looked;
  const owed = [...all(looked, 'mail-owed'), ...all(looked, 'letter-owed')].filter(
    (e) => e.recipient !== undefined && (e.template === 'L1' || e.template === 'V18'),
  );
  const back = [
    ...all(looked, 'mail-watched').flatMap((e) => (e.word === 'bounced' ? [{ name: e.mail, seq: e.on.seq }] : [])),
    ...all(looked, 'letter-returned').map((e) => ({ name: e.letter, seq: e.on.seq })),
  ];
  const isOver = [
    ...all(looked, 'shred-due'),
    ...all(looked, 'purge-ordered'),
    ...all(looked, 'request-withdrawn'),
    ...all(looked, 'request-answered').filter((e) => e.how !== 'records'),
    ...all(looked, 'match-decided').filter((e) => !e.confirmed),
  ];
  if (isOver.length > 0) return [];
  return back.flatMap(({ name, seq }): readonly Violation[] => {
    const recipient = owed.find((e) => ('mail' in e ? e.mail : e.letter) === name)?.recipient;
    if (recipient === undefined) return [];
    const ends = [...all(looked, 'copy-released'), ...all(looked, 'recipient-revoked')].filter(
      (e) => e.recipient === recipient && e.on.seq > seq,
    );
    const until = Math.min(...ends.map((e) => e.on.seq));
    return all(looked, 'case-closed')
      .filter((e) => e.on.seq >= seq && e.on.seq < until)
      .map(() => ({ rule: 'L37', case: id, what: `closed, and ${recipient} has not had ${name}` }));
  });
}

/** L41: while two people claim one card nothing goes out; and found not to be hers, it is left alone in her name. */
export function claimedWaits(looked: Looked): readonly Violation[] {
  const { id, story } = looked;
  const open = (seq: number) =>
    all(looked, 'kin-found').some(
      (k) =>
        k.card !== undefined &&
        k.on.seq < seq &&
        !all(looked, 'claim-settled').some((c) => c.card === k.card && c.on.seq > k.on.seq && c.on.seq < seq),
    );
  const notHers = all(looked, 'claim-settled').find((c) => c.finding === 'not-hers');
  const after = notHers === undefined ? Number.POSITIVE_INFINITY : notHers.when + takes;
  const touched = (['shop', 'billing'] as const).flatMap((system) =>
    looked.world.shops[system].performed.filter(
      ({ at, key, order: { verb, instrument } }) =>
        at > after &&
        key.startsWith(`${id}.`) &&
        (irreversible.has(verb) || verb === 'hold') &&
        instrument?.fingerprint === fingerprintOf(story.claims?.card.number ?? ''),
    ),
  );
  return [
    ...all(looked, 'records-released')
      .filter((e) => open(e.on.seq))
      .map((e) => ({ rule: 'L41', case: id, what: `${e.package} was released while a card of it is claimed` })),
    ...touched.map(({ order }) => ({ rule: 'L41', case: id, what: `${order.verb} of a card found not to be hers` })),
  ];
}

/** L41, L43: a card of hers that is proved, early or late, is to come off every account on which it stands and which is not another's after all. */
export function provedComesOff(looked: Looked): readonly Violation[] {
  const { id } = looked;
  const ended = all(looked, 'shred-due').at(0)?.on.seq ?? Number.POSITIVE_INFINITY;
  if (!all(looked, 'case-opened').some((e) => e.wants.includes('remove-cards'))) return [];
  const isKept = (match: string) => {
    const appeals = all(looked, 'appeal-received').filter((a) => a.match === match);
    return appeals.some((a) =>
      all(looked, 'appeal-settled').some((s) => s.appeal === a.appeal && s.outcome === 'hold-lifted'),
    );
  };
  return all(looked, 'card-proved').flatMap(({ card, on }) => {
    const claim = all(looked, 'claim-settled').findLast((c) => c.card === card);
    if (on.seq > ended || claim?.finding === 'not-hers') return [];
    return all(looked, 'match-found').flatMap((m): readonly Violation[] => {
      const last = all(looked, 'match-decided').findLast((d) => d.match === m.match);
      if (m.hers ? last?.confirmed !== true : last?.confirmed === false) return [];
      return (m.cardsOn ?? [])
        .filter((c) => c.card === card && c.exact && !isKept(m.match))
        .map(({ instrument }) => `${m.match}.remove.${instrument}`)
        .filter((step) => !all(looked, 'step-planned').some((e) => e.step === step))
        .map((step) => ({ rule: 'L43', case: id, what: `${card} was proved, and nobody plans ${step}` }));
    });
  });
}

/** While somebody has stopped a system, nothing is changed in it (architecture.md, connectors): evidence is still preserved. */
export function stopStops({ id, world }: Looked): readonly Violation[] {
  return [...world.stops].flatMap(([system, changes]) => {
    const [off, on] = ['off', 'on'].map((which) => changes.find((c) => c.on === (which === 'on')));
    const about = aMinute + world.stormy.clockMs;
    const [from, to] = [Date.parse(on?.at ?? '') + about, Date.parse(off?.at ?? '9999-01-01') - about];
    return (system === 'shop' || system === 'billing' ? world.shops[system].performed : [])
      .filter(({ at, key, order }) => key.startsWith(`${id}.`) && order.verb !== 'preserve' && at > from && at < to)
      .map(({ order }) => ({ rule: 'G2', case: id, what: `${order.verb} in ${system}, which was stopped` }));
  });
}

/** A call that had left already is carried out, and the clock of whoever wrote it down may be off. */
const aMinute = 60_000;

/** What was under way when it was found is done in so many milliseconds. */
const takes = 3_600_000;

/** Another of the same request was ordered after it, before this commit. */
function isReplaced(looked: Looked, pack: string, before: number): boolean {
  const orders = all(looked, 'package-ordered').filter((o) => o.recipient === undefined && o.on.seq < before);
  const at = orders.findIndex((o) => o.package === pack);
  return orders.slice(at + 1).some((o) => o.request === orders[at]?.request);
}

/** The instant at which every proof the business asks for was recorded by a person. */
export function provedAt(looked: Looked): number {
  const needs = new Set(all(looked, 'case-opened')[0]?.needs);
  for (const e of all(looked, 'proof-recorded')) {
    if (e.on.actor.kind !== 'staff') continue;
    for (const proof of e.covers) needs.delete(proof);
    if (needs.size === 0) return e.when;
  }
  return Number.POSITIVE_INFINITY;
}

/** Proposed by one member of staff and approved by another who is an approver, before that instant. */
function twoPeople(looked: Looked, about: (decision: Decision) => boolean, before: number): boolean {
  const person = (actor: Actor) => (actor.kind === 'staff' ? actor.id : undefined);
  return all(looked, 'decision-proposed').some((p) => {
    const proposer = person(p.on.actor);
    if (!about(p.decision) || proposer === undefined) return false;
    return all(looked, 'decision-approved').some((a) => {
      const { actor } = a.on;
      return (
        a.proposal === p.proposal &&
        actor.kind === 'staff' &&
        actor.id !== proposer &&
        actor.roles.includes('approver') &&
        a.when <= before
      );
    });
  });
}
