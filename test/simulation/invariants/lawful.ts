import type { Actor, Decision } from '../../../shared/domain/case/vocabulary.ts';
import type { ActionVerb } from '../../../shared/domain/verbs.ts';
import { isHers } from '../story.ts';
import { all, type Looked, madeFor, type Violation } from './violation.ts';

const irreversible = new Set<ActionVerb>(['remove', 'block', 'freeze', 'stop-orders', 'flag']);

/** L42: the evidence was safe before anything was touched; L23, L44: nothing final before proof, no freeze without a second person. */
export function preservedThenTouched(looked: Looked): readonly Violation[] {
  const { id, story } = looked;
  return story.accounts.flatMap(({ system, account, truth }) => {
    const done = madeFor(looked, system, account.id);
    const match = all(looked, 'match-found').find((m) => m.account === account.id && m.system === system)?.match;
    const settled = all(looked, 'step-settled').find((e) => e.step === `${match}.preserve` && e.outcome === 'done');
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
      return [
        ...(settled && Date.parse(settled.on.at) <= at
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
      const at = Date.parse(e.on.at);
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
      const proved = all(looked, 'recipient-proved').some((p) => p.recipient === e.recipient && before(p.on.seq));
      const revoked = all(looked, 'recipient-revoked').some((p) => p.recipient === e.recipient && before(p.on.seq));
      const agreed = twoPeople(
        looked,
        (d) => (d.kind === 'release' || d.kind === 'release-copy') && d.package === e.package,
        Date.parse(e.on.at),
      );
      return [
        ...(proved && !revoked ? [] : [{ rule: 'L34', case: id, what: `a copy to ${e.recipient}, who may have none` }]),
        ...(agreed ? [] : [{ rule: 'T9', case: id, what: `a copy to ${e.recipient} without a second person` }]),
      ];
    }),
    ...answers.flatMap((e): readonly Violation[] =>
      twoPeople(looked, (d) => 'request' in d && d.request === e.request, Date.parse(e.on.at))
        ? []
        : [{ rule: 'L16', case: id, what: `answered "${e.how}" without two people` }],
    ),
    ...[...new Set(answers.map((a) => a.request))].flatMap((request) =>
      answers.filter((a) => a.request === request).length > 1
        ? [{ rule: 'G2', case: id, what: `${request} answered twice` }]
        : [],
    ),
  ];
}

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
    if (needs.size === 0) return Date.parse(e.on.at);
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
        Date.parse(a.on.at) <= before
      );
    });
  });
}
