import { outstanding } from '../../../shared/domain/case/effects.ts';
import { isOnDesk, viewOf } from '../../../shared/domain/case/head.ts';
import { verifyChain } from '../../../shared/domain/chain.ts';
import { Secret } from '../../../shared/domain/secret.ts';
import { addDays as plus } from '../../../shared/domain/time.ts';
import { fold } from '../../../shared/usecases/case-log.ts';
import { linkDigest } from '../../../shared/usecases/private-link.ts';
import { sha256 } from '../../fakes/edges.ts';
import type { World } from '../engine/world.ts';
import type { Kept } from '../people/kept.ts';
import { everWrapped } from './destroyed.ts';
import { localDay } from './local-day.ts';
import { all, type Looked, type Violation } from './violation.ts';

/** G1: whoever heard an acknowledgement has a case that her reference and her link open. */
export function acknowledgedIsThere(world: World, kept: Kept): readonly Violation[] {
  if (!kept.receipt) return [];
  const { reference, link } = kept.receipt;
  const links = kept.story.turns.keyedIn === undefined ? [link ?? ''] : [];
  const id = world.table.references.get(reference) ?? '';
  const partition = world.table.cases.get(id);
  const lost = (what: string): Violation => ({
    rule: 'G1',
    case: id,
    what: `${kept.story.who} was told ${reference}, but ${what}`,
  });
  if (!partition || partition.commits.length === 0) return [lost('there is no such case')];
  const head = partition.heads.at(-1)?.head;
  const opens = (one: string) => head?.link === linkDigest(new Secret(one.split('#')[1] ?? ''), sha256);
  // Another one took the place of what she was given: then that opens nothing any more (T4).
  const isRenewed = partition.commits.some(({ entry }) =>
    entry.commit.events.some((e) => e.type === 'link-renewed' || (e.type === 'recipient-revoked' && e.passed)),
  );
  return [
    ...(kept.twoReceipts ? [lost('also something else, for one report')] : []),
    ...links.flatMap((one) =>
      opens(one) === !isRenewed
        ? []
        : [lost(`her link opens ${isRenewed ? 'what another took the place of' : 'nothing'}`)],
    ),
    // Destroyed in the end, lawfully or not, is retention.ts's to say.
    ...(everWrapped(world, id) ? [] : [lost('the key of her case is gone')]),
    ...(partition.sealed.has('report') ? [] : [lost('what she reported is gone')]),
  ];
}

/** G1: after the storm everything owed was done, and a case that is not answered is one somebody will look at. */
export function nothingIsOwed({ id, log, world }: Looked): readonly Violation[] {
  const state = fold(log);
  if (state.phase === 'none') return [{ rule: 'G1', case: id, what: 'the log is empty' }];
  const owed = outstanding(state).map((e) => JSON.stringify(e));
  const { file } = state;
  const head = world.table.cases.get(id)?.heads.at(-1)?.head;
  // Of the last seconds of a world the stream has not told yet.
  const heard = log.filter(({ when }) => when < world.loop.now - 60_000).length;
  const open = Object.values(file.requests).filter((r) => !r.answer);
  const tasks = Object.values(file.tasks).filter((t) => t.open);
  return [
    ...owed.map((what) => ({ rule: 'G1', case: id, what: `still owed after two calm days: ${what}` })),
    // A closed case that owes nothing is not looked at again: SES's last word about a mail may stay behind its head.
    ...((head?.seq ?? 0) >= heard || state.phase === 'closed'
      ? []
      : [{ rule: 'G1', case: id, what: `the head stands at ${head?.seq}, the log at ${log.length}` }]),
    ...(JSON.stringify(head?.view) === JSON.stringify(viewOf(state))
      ? []
      : [{ rule: 'G1', case: id, what: 'the head shows another state than the log' }]),
    ...(open.length > 0 && head?.view.phase !== 'open'
      ? [{ rule: 'G1', case: id, what: 'unanswered and on nobody’s desk' }]
      : []),
    ...(tasks.length > 0 && head && !isOnDesk(head.view)
      ? [{ rule: 'G25', case: id, what: `open task ${tasks[0]?.id} of a case nobody sees` }]
      : []),
  ];
}

/** G19: every commit is what was hashed, none is missing, none was put in. */
export function chainIsWhole({ id, world }: Looked): readonly Violation[] {
  const commits = world.table.cases.get(id)?.commits ?? [];
  // The table read each of them by its schema when it took it.
  const read = new Map(commits.map(({ stored, entry }) => [stored.body, entry.commit]));
  const stored = commits.map((c) => c.stored);
  return verifyChain(stored, sha256, (body) => read.get(body)).map(({ kind, seq }) => ({
    rule: 'G19',
    case: id,
    what: `commit ${seq} is ${kind}`,
  }));
}

/** L16, G3: answered by the due date when people act; escalated to a named person, and said to be missed, when nobody does. */
export function neverSilent(looked: Looked): readonly Violation[] {
  const { id, staffed, world } = looked;
  return all(looked, 'request-received').flatMap((received) => {
    const { request } = received;
    const { dueOn, receivedOn } = all(looked, 'receipt-corrected').findLast((e) => e.request === request) ?? received;
    const ofHers = (e: { readonly request: string }) => e.request === request;
    const [withdrawn, resumed] = [
      all(looked, 'request-withdrawn').filter(ofHers),
      all(looked, 'request-resumed').filter(ofHers),
    ];
    // She took it back: what is owed then is not an answer. Taken up again it has the date it had (L13), but days of silence in between.
    if (withdrawn.length > resumed.length) return [];
    const answer = all(looked, 'request-answered').find(ofHers);
    const answeredOn = answer && localDay(answer.on.at, world.brand.timeZone);
    const fired = all(looked, 'reminder-fired').filter((e) => e.request === request);
    const wrong = (rule: string, what: string): Violation => ({
      rule,
      case: id,
      what: `${request} due ${dueOn}: ${what}`,
    });
    const by = (day: number) =>
      fired.some((e) => e.day >= day - 2 && localDay(e.on.at, world.brand.timeZone) <= plus(receivedOn, day + 1));
    const today = localDay(world.loop.now, world.brand.timeZone);
    const openOn = (day: number) =>
      withdrawn.length === 0 &&
      today > plus(receivedOn, day) &&
      (answeredOn === undefined || answeredOn > plus(receivedOn, day));
    const missed = all(looked, 'deadline-missed').find((e) => e.request === request);
    const over = today > plus(dueOn, 2);
    const lastResumed = resumed.at(-1);
    const isInTime =
      lastResumed === undefined || localDay(lastResumed.on.at, world.brand.timeZone) <= plus(receivedOn, 24);
    return [
      ...[10, 20, 25, 27].flatMap((day) =>
        openOn(day + 1) && !by(day) ? [wrong('L15', `no reminder about day ${day}`)] : [],
      ),
      ...(staffed && today > dueOn && isInTime && (answeredOn === undefined || answeredOn > dueOn)
        ? [wrong('G3', `answered ${answeredOn ?? 'never'}`)]
        : []),
      ...(over && openOn(31) && !missed ? [wrong('L16', 'the missed date is not in the log')] : []),
      ...(missed && missed.owner === '' ? [wrong('L16', 'the missed date names nobody')] : []),
    ];
  });
}

/** L11, L12: thirty days after the local date of receipt, whatever the clock of the machine says. */
export function dueInThirtyDays(looked: Looked): readonly Violation[] {
  return all(looked, 'request-received').flatMap(({ request, receivedOn, dueOn, on }) => {
    const local = localDay(on.at, looked.world.brand.timeZone);
    const { keyedIn } = looked.story.turns;
    // Keyed in, it came on the day that was written down (L4); while the service is down a day may pass until it takes it.
    const isSaid = request !== 'r1' || (keyedIn !== undefined && receivedOn > plus(local, -keyedIn - 4));
    const moved = all(looked, 'receipt-corrected').filter((e) => e.request === request);
    if (moved.some((e) => e.dueOn !== plus(e.receivedOn, 30) || e.receivedOn >= receivedOn))
      return [{ rule: 'L11', case: looked.id, what: `${request} of ${receivedOn} was corrected to a later date` }];
    const isKeyed = on.actor.kind === 'staff' && receivedOn <= local && isSaid;
    return (receivedOn === local || isKeyed) && dueOn === plus(receivedOn, 30)
      ? []
      : [{ rule: 'L11', case: looked.id, what: `${request} of ${on.at}: received ${receivedOn}, due ${dueOn}` }];
  });
}
