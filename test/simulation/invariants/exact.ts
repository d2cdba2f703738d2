import type { PackageContents } from '../../../shared/ports/records-press.ts';
import { packagePrefix } from '../../../shared/usecases/build-package.ts';
import { fakeVault } from '../../fakes/vault.ts';
import { isHers, ledger } from '../story.ts';
import { everInVault, everWrapped, wasDestroyed } from './destroyed.ts';
import { provedAt } from './lawful.ts';
import { broughtByPost } from './posted.ts';
import { all, type Looked, madeFor, othersDid, recordsDestroyed, type Violation, withheldAt } from './violation.ts';

/** G5: an account that was wrongly confirmed and then put right, or never confirmed, is as it was, exactly. */
export function undoneExactly(looked: Looked): readonly Violation[] {
  const { id, world, story } = looked;
  return story.accounts.flatMap(({ system, account, shared }) => {
    const match = all(looked, 'match-found').find((m) => m.account === account.id)?.match;
    const last = all(looked, 'match-decided')
      .filter((m) => m.match === match)
      .at(-1);
    const touchable = match !== undefined && (last === undefined ? true : last.confirmed);
    const now = world.shops[system].accounts.get(account.id);
    // What another victim stands behind stays.
    return touchable ||
      shared === true ||
      othersDid(looked, system, account.id) ||
      JSON.stringify(now) === JSON.stringify(account)
      ? []
      : [{ rule: 'G5', case: id, what: `${system} ${account.id} is not as it was: ${JSON.stringify(now?.ordered)}` }];
  });
}

/** L42, L43: the list kept as "before" shows the account before anybody touched it. */
export async function beforeIsBefore(looked: Looked): Promise<readonly Violation[]> {
  const { id, world, story } = looked;
  const key = await fakeVault(world.kms, { wrapped: (c) => everWrapped(world, c) }).key(id);
  return all(looked, 'match-found').flatMap(({ match, account, system }): readonly Violation[] => {
    const name = `instruments/${match}.before`;
    const kept = everInVault(world, `cases/${id}/${name}`);
    // Whoever preserves on paper keeps it there.
    if (system === ledger) return [];
    const preserved = all(looked, 'step-settled').some((e) => e.step === `${match}.preserve` && e.outcome === 'done');
    if (!kept)
      return preserved ? [{ rule: 'L42', case: id, what: `${system} ${account}: preserved, but nothing is kept` }] : [];
    const list = JSON.parse(key?.open(name, kept) ?? '{}') as {
      outcome?: string;
      instruments?: { id: string; status: string; fingerprint?: string }[];
    };
    // Kept anew after it was destroyed by its age, it shows what was done until then.
    const isAnew = recordsDestroyed(looked).some((then) =>
      all(looked, 'step-settled').some((e) => e.step === `${match}.preserve` && e.when > then),
    );
    const isShared = story.accounts.some((a) => a.shared === true && a.account.id === account);
    const others = (instrument: string) =>
      (system === 'shop' || system === 'billing') && othersDid(looked, system, account, instrument);
    if (list.outcome !== 'done')
      return [{ rule: 'L42', case: id, what: `${system} ${account}: the list kept as "before" is ${list.outcome}` }];
    // Another victim's card may have been held before.
    return !isAnew &&
      list.instruments?.some(
        (i) => i.status !== 'active' && (!isShared || isHers(story, i.fingerprint)) && !others(i.id),
      )
      ? [{ rule: 'L42', case: id, what: `${system} ${account}: the list kept as "before" shows what was done after` }]
      : [];
  });
}

/** L25, L30: whoever has a whole answer was searched for in every system: each account that carries what is hers was found there. */
export function foundWhatIsThere(looked: Looked): readonly Violation[] {
  const { id, story } = looked;
  const isWhole = all(looked, 'request-answered').some(
    (e) => e.partial !== true && (e.how === 'records' || e.how === 'nothing-found'),
  );
  if (!isWhole) return [];
  const found = all(looked, 'match-found');
  return story.accounts
    .filter(({ system, account }) => !found.some((m) => m.system === system && m.account === account.id))
    .map(({ system, account }) => ({ rule: 'L25', case: id, what: `${account.id} of ${system} was not found` }));
}

/** L27, L28: what was released holds the records of every confirmed account, and her cards as they stand. */
export function packageIsComplete(looked: Looked): readonly Violation[] {
  const { id, world, story } = looked;
  // What is released as a part says so, and the rest is ordered and released after it.
  const parts = new Set(all(looked, 'package-ordered').flatMap((p) => (p.partial ? [p.package] : [])));
  const whole = all(looked, 'records-released').filter((e) => !parts.has(e.package));
  return whole.flatMap((e): readonly Violation[] => {
    const file = everInVault(world, `${packagePrefix(id, e.package)}records.json`);
    if (!file) return [{ rule: 'L28', case: id, what: `${e.package} was released and is not there` }];
    const contents = JSON.parse(Buffer.from(file).toString()) as PackageContents;
    const collected = all(looked, 'step-settled').filter(
      (s) => s.step.endsWith('.collect') && s.outcome === 'done' && s.on.seq < e.on.seq,
    );
    // Collected anew, what was said of the first time is no more.
    const last = new Map(collected.map((s) => [s.step, s]));
    return [...last.values()].flatMap(({ step, matrix }): readonly Violation[] => {
      const match = all(looked, 'match-found').find((m) => `${m.match}.collect` === step);
      const decided = all(looked, 'match-decided')
        .filter((m) => m.match === match?.match)
        .at(-1);
      const account = contents.accounts.find((a) => a.account === match?.account && a.system === match.system);
      const isWithheld = withheldAt(looked, match?.match ?? '', e.on.seq);
      const classes = authorisedAt(looked, e.on.seq);
      const owed = (matrix ?? []).reduce(
        (sum, line) =>
          sum +
          (line.status === 'supplied' && !isWithheld(line.class) && classes?.includes(line.class) !== false
            ? line.count
            : 0),
        0,
      );
      if (decided && !decided.confirmed) return [];
      if (!account) return [{ rule: 'L28', case: id, what: `${match?.account} is missing from ${e.package}` }];
      // Asked again when the list was destroyed by its age, she gets her records without it.
      const listBefore = `cases/${id}/instruments/${match?.match}.before`;
      const hers = account.instrumentsBefore.filter((i) => i.hers).length;
      const mine = story.accounts.find((a) => a.account.id === account.account);
      // Another's card, which the payment provider says she holds, and nobody else proved to.
      const held = mine ? mine.account.instruments.filter((i) => isHers(story, i.fingerprint)).length : hers;
      return [
        ...(account.records.length === owed
          ? []
          : [
              {
                rule: 'L28',
                case: id,
                what: `${account.account}: ${account.records.length} of ${owed} records in ${e.package}`,
              },
            ]),
        ...(hers === held || account.system === ledger || wasDestroyed(world, listBefore, e.when)
          ? []
          : [{ rule: 'L43', case: id, what: `${account.account}: ${hers} of her ${held} cards in the list before` }]),
      ];
    });
  });
}

/** L35: what a detective who asks may have; absent: everything, and everything once the case is hers. */
function authorisedAt(looked: Looked, before: number): readonly string[] | undefined {
  const his = (e: { readonly recipient: string; readonly on: { readonly seq: number } }) =>
    e.recipient === 'requester' && e.on.seq < before;
  if (all(looked, 'recipient-revoked').some(his)) return undefined;
  return all(looked, 'recipient-proved').findLast((e) => his(e) && e.limits)?.limits?.classes;
}

/** Unknown never counts as success: what the log says was done is so at the business's system. */
export function doneWasDone(looked: Looked): readonly Violation[] {
  const { id } = looked;
  return all(looked, 'match-found').flatMap(({ match, system, account }): readonly Violation[] => {
    if (system !== 'shop' && system !== 'billing') return [];
    const made = madeFor(looked, system, account);
    return all(looked, 'step-settled').flatMap(({ step, outcome, on }): readonly Violation[] => {
      const [of, action, instrument] = step.split('.');
      if (of !== match || action === 'collect' || outcome !== 'done' || on.actor.kind === 'staff') return [];
      return made.some((p) => p.order.verb === action && (action === 'notice' || p.order.instrument?.id === instrument))
        ? []
        : [{ rule: 'L25', case: id, what: `${system} ${account}: ${step} is "done", and was not done there` }];
    });
  });
}

/** Two people say yes to what they saw; who was verified in the very same minute may not be seen any more. */
const sameMinute = 60_000;

/**
 * L27: what a victim was verified to have told us of herself is in no package that goes to anybody for another victim, where nothing of hers stands
 * beside it.
 */
export function othersLeftOut(looks: readonly Looked[]): readonly Violation[] {
  return looks.flatMap((looked) =>
    looked.story.accounts
      .filter(({ shared }) => shared)
      .flatMap(({ system, account }) => {
        const other = looks.find(
          (l) => l.id !== looked.id && l.story.accounts.some((a) => a.account.id === account.id),
        );
        if (!other) return [];
        // What somebody was sent goes to the same person again as it was (L37).
        const copies = all(looked, 'copy-released').filter(
          (e, i, them) => them.findIndex((c) => c.recipient === e.recipient && c.package === e.package) === i,
        );
        return [...all(looked, 'records-released'), ...copies, ...broughtByPost(looked)].flatMap(
          (e): readonly Violation[] => {
            const at = e.when;
            if (!(stoodSince(other, account.id) < at - sameMinute)) return [];
            // Of whom nothing is kept any more nobody knows what was hers.
            if (all(other, 'shredded').some((gone) => gone.when < at)) return [];
            const file = everInVault(looked.world, `${packagePrefix(looked.id, e.package)}records.json`);
            const contents = JSON.parse(Buffer.from(file ?? '{}').toString()) as Partial<PackageContents>;
            const records =
              contents.accounts?.find((a) => a.account === account.id && a.system === system)?.records ?? [];
            return records
              .filter((r) => aboutTheAccount.has(r.class) && JSON.stringify(r).includes(other.story.person.phone))
              .map((r) => ({ rule: 'L27', case: looked.id, what: `${e.package} tells ${r.class} of ${other.id}` }));
          },
        );
      }),
  );
}

const aboutTheAccount: ReadonlySet<string> = new Set(['application', 'phone-numbers']);

/** When it was on her log that the account is hers to complain of and that she is who she says. */
function stoodSince(looked: Looked, account: string): number {
  const found = all(looked, 'match-found').find((m) => m.account === account);
  const decided = all(looked, 'match-decided').filter((m) => m.match === found?.match);
  const stands =
    decided.length === 0
      ? found && found.instruments.length > 0
        ? found
        : undefined
      : decided.every((m) => m.confirmed)
        ? decided.at(-1)
        : undefined;
  return stands ? Math.max(stands.when, provedAt(looked)) : Number.POSITIVE_INFINITY;
}

const takes = 4 * 3_600_000;

/** T2, G5: a hold nobody stood behind is off at the business's system, unless that did not answer and it is a person's. */
export function lapsedIsOff(looked: Looked): readonly Violation[] {
  const { id, world } = looked;
  return all(looked, 'hold-lapsed').flatMap(({ step, when: lapsed }): readonly Violation[] => {
    const [of, , instrument] = step.split('.');
    const match = all(looked, 'match-found').find((m) => m.match === of);
    if (!match || (match.system !== 'shop' && match.system !== 'billing')) return [];
    const off = world.shops[match.system].performed.some(
      ({ at, order }) =>
        order.account === match.account &&
        order.verb === 'release-hold' &&
        order.instrument?.id === instrument &&
        at >= lapsed,
    );
    const last = all(looked, 'step-settled').findLast((s) => s.step === step && s.when >= lapsed);
    const persons = last?.outcome === 'parked' || last?.on.actor.kind === 'staff';
    return off ||
      persons ||
      othersDid(looked, match.system, match.account, instrument) ||
      world.loop.now - lapsed < takes
      ? []
      : [
          {
            rule: 'G5',
            case: id,
            what: `${match.system} ${match.account}: the hold of ${instrument} lapsed and stands`,
          },
        ];
  });
}
