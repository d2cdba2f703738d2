import { fail, never, ok } from '../../result.ts';
import { daysBetween, type Instant, type LocalDate, localDate, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import { correspondentOf, isReady } from '../recipient.ts';
import type { CaseFile, OneTimeCode, Package, Request } from '../state.ts';
import { changed, type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { Decision, Way } from '../vocabulary.ts';
import { isWithoutAdded, knowing } from './added.ts';
import { isWaiting } from './answers.ts';
import {
  cannotReceive,
  cannotReleaseTo,
  copyFor,
  goesAlong,
  mayGoOut,
  opensFor,
  ownPackage,
  sentPackage,
  takesOwn,
  untold,
  untoldOfMore,
  waitForCopy,
} from './copies-due.ts';
import { task } from './desk.ts';
import { isMoot } from './packing.ts';
import { asks, byWay, codeWay, toSubject } from './reach.ts';
import { toRecipient, withCopy } from './recipients.ts';
import { collected, moreToSend, progress, supplies, withholdings } from './records-owed.ts';
import { isEnding, keepsRecords } from './retention.ts';
import { searchesEnded, unanswered } from './searches.ts';
import { unplanned } from './step-order.ts';
import { isFinal, isIdle, stopped } from './steps.ts';
import { owedUndoing } from './undoing.ts';

export type DisclosureEvent = V<1> &
  (
    | {
        readonly type: 'package-ordered';
        readonly package: string;
        readonly request: string;
        readonly partial: boolean;
        /** Made for one recipient: within his authorisation (L35), in his language, or since he may have no other. */
        readonly recipient?: string | undefined;
      }
    | { readonly type: 'package-built'; readonly package: string; readonly files: number; readonly commitment: string }
    | {
        readonly type: 'records-released';
        readonly request: string;
        readonly package: string;
        readonly until: LocalDate;
      }
    | {
        readonly type: 'code-issued';
        readonly code: string;
        readonly commitment: string;
        readonly expiresAt: Instant;
        /** Whose code it is; in logs of before, that of whoever asked. */
        readonly recipient?: string | undefined;
        /** Where it went; e-mail in logs of before. */
        readonly via?: Way | undefined;
        /** The change it confirms; none: it opens the records. */
        readonly change?: string | undefined;
      }
    | { readonly type: 'code-refused'; readonly code: string }
    | { readonly type: 'records-opened'; readonly package: string; readonly code: string }
  );

export type DisclosureCommand =
  | { readonly type: 'order-package'; readonly request: string }
  | { readonly type: 'record-package'; readonly package: string; readonly files: number; readonly commitment: string }
  | {
      readonly type: 'issue-code';
      readonly code: string;
      readonly commitment: string;
      readonly expiresAt: Instant;
      /** When it goes by post. */
      readonly expiresByPostAt?: Instant | undefined;
      /** Absent: whoever asked. */
      readonly recipient?: string | undefined;
    }
  | { readonly type: 'open-records'; readonly commitment: string; readonly recipient?: string | undefined };

export function decideDisclosure(file: CaseFile, command: Stamp & DisclosureCommand): Decided {
  switch (command.type) {
    case 'record-package': {
      const { package: pack, files, commitment } = command;
      return file.packages[pack]?.status === 'ordered'
        ? ok([{ v: 1, type: 'package-built', package: pack, files, commitment }])
        : ok([]);
    }
    case 'order-package':
      return orderByHand(file, command.request);
    case 'issue-code':
      return issueCode(file, command);
    case 'open-records':
      return openRecords(file, command);
    default:
      return never(command);
  }
}

/** To a way that is approved and safe; where there is none, a person agrees one with her and no code is made (L45, T1). None while one comes by post. */
function issueCode(file: CaseFile, command: Stamp & Extract<DisclosureCommand, { type: 'issue-code' }>): Decided {
  const { code, commitment, expiresAt, expiresByPostAt, recipient = correspondentOf(file) } = command;
  if (!opensFor(file, recipient)) return fail('records.not-released');
  if (recipient !== correspondentOf(file)) {
    const byPost = file.recipients[recipient]?.byPost === true;
    if (byPost && comesByPost(file, recipient, command.at)) return ok([]);
    const ends = byPost ? (expiresByPostAt ?? expiresAt) : expiresAt;
    return ok([
      {
        v: 1,
        type: 'code-issued',
        code,
        commitment,
        expiresAt: ends,
        recipient,
        ...(byPost ? { via: 'post' as const } : {}),
      },
    ]);
  }
  const via = codeWay(file);
  if (via === undefined) return ok(asks(file, 'safe-route', file.contact.preferred, `V13.${code}`));
  if (via === 'post' && comesByPost(file, recipient, command.at)) return ok([]);
  const until = via === 'post' ? (expiresByPostAt ?? expiresAt) : expiresAt;
  return ok([{ v: 1, type: 'code-issued', code, commitment, expiresAt: until, recipient, via }]);
}

const maxWrongCodes = 5;

/** A letter may take so many days. */
const postDays = 7;

/**
 * A letter with his code is on its way, and the code still opens: another would make it worthless before it arrives, and whoever asked every day
 * would have a pile of letters of which only the last is right.
 */
export function comesByPost(file: CaseFile, recipient: string, at: Instant): boolean {
  const code = newestCode(file, recipient);
  if (code === undefined || code.used || code.refused >= maxWrongCodes || toEpoch(at) > toEpoch(code.expiresAt))
    return false;
  return Object.values(file.letters).some((letter) => {
    if (letter.template !== 'V13' || letter.about !== code.id) return false;
    // She moved since: it goes to where she is no more.
    if (letter.sentTo !== undefined && letter.sentTo !== file.contact.ways.post.from) return false;
    if (letter.recipient !== undefined && letter.from !== file.recipients[letter.recipient]?.contact) return false;
    const { status, postedOn = '' } = letter;
    return isWaiting(letter) || (status === 'posted' && daysBetween(postedOn, localDate(at, file.timeZone)) < postDays);
  });
}

/** The one that opens the records; not one that confirms a change. */
function newestCode(file: CaseFile, recipient: string): OneTimeCode | undefined {
  return Object.values(file.codes).findLast((c) => c.recipient === recipient && c.change === undefined);
}

function openRecords(file: CaseFile, command: Stamp & Extract<DisclosureCommand, { type: 'open-records' }>): Decided {
  const { recipient = correspondentOf(file) } = command;
  const released = opensFor(file, recipient)?.package;
  const code = newestCode(file, recipient);
  if (!released || !code) return fail('records.not-released');
  if (code.refused >= maxWrongCodes) return fail('code.too-many');
  if (code.used || toEpoch(command.at) > toEpoch(code.expiresAt)) return fail('code.expired');
  if (code.commitment !== command.commitment) return ok([{ v: 1, type: 'code-refused', code: code.id }]);
  return ok([{ v: 1, type: 'records-opened', package: released, code: code.id }]);
}

export function evolveDisclosure(file: CaseFile, event: DisclosureEvent, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'package-ordered': {
      const { package: id, request, partial, recipient } = event;
      const ordered: Package = {
        id,
        request,
        partial,
        recipient,
        limits: file.recipients[recipient ?? correspondentOf(file)]?.limits,
        status: 'ordered',
        since: meta.at,
        settled: progress(file),
        settledByPeople: file.settlementsByPeople,
        stopped: stopped(file),
        withheld: withholdings(file),
        supplied: supplies(file),
        unanswered: unanswered(file),
        matches: confirmedMatches(file),
        ...knowing(file),
      };
      return { ...file, packages: { ...file.packages, [id]: ordered } };
    }
    case 'package-built':
      return { ...file, packages: changed(file.packages, event.package, { status: 'built' }) };
    case 'records-released':
      return withCopy(file, correspondentOf(file), event, meta);
    case 'code-issued': {
      const { code: id, commitment, expiresAt, recipient = correspondentOf(file), change } = event;
      const issued = { id, commitment, expiresAt, recipient, change, refused: 0, used: false };
      return { ...file, codes: { ...file.codes, [id]: issued } };
    }
    case 'code-refused': {
      const { refused } = found(file.codes, event.code);
      return { ...file, codes: changed(file.codes, event.code, { refused: refused + 1 }) };
    }
    case 'records-opened': {
      const { recipient } = found(file.codes, event.code);
      const { copies } = found(file.recipients, recipient);
      const opened = copies.map((c) => (c.package === event.package ? { ...c, opened: true } : c));
      return {
        ...file,
        codes: changed(file.codes, event.code, { used: true }),
        recipients: changed(file.recipients, recipient, { copies: opened }),
      };
    }
    default:
      return never(event);
  }
}

function codeMail(file: CaseFile, event: Extract<DisclosureEvent, { type: 'code-issued' }>): Followed {
  const { code, recipient, via } = event;
  return recipient === undefined || recipient === correspondentOf(file)
    ? byWay(file, via ?? 'email', 'V13', code)
    : [toRecipient(file, recipient, 'V13', code)];
}

export function followDisclosure(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'records-released':
      return toSubject(file, file.packages[event.package]?.partial ? 'V8' : 'V7', event.package);
    case 'code-issued':
      return codeMail(file, event);
    default:
      return [];
  }
}

/** One at a time, hers first: two that are ordered at once would have one name, and a log that says so. */
export function owedPacking(file: CaseFile, at: Instant): Followed {
  const hers = owedPackages(file, at);
  return hers.length > 0 ? hers : owedCopies(file);
}

const restMs = 24 * 60 * 60_000;

/**
 * A package is ordered when everything that does not wait for people is settled, and again when something later made it stale: once nothing waits
 * for people any more, or a day later. Two people who freeze five accounts one after the other would have five packages printed that nobody opens.
 */
export function owedPackages(file: CaseFile, at: Instant): Followed {
  const request = nextToSend(file);
  if (!request || !isComplete(file) || waitsForLimits(file) || !keepsRecords(file)) return [];
  if (Object.values(file.proposals).some((p) => p.status === 'open' && !isOutdated(file, p.decision))) return [];
  const before = latestOf(file, request.id);
  if (before !== undefined && rests(file, before) && toEpoch(at) < toEpoch(before.since) + restMs) return [];
  return isStale(file, request.id) ? [ordered(file, request.id)] : [];
}

/** The request that records go out for next: one without an answer, or one of which more is owed. */
function nextToSend(file: CaseFile): Request | undefined {
  const requests = Object.values(file.requests);
  return (
    requests.find((r) => r.answer === undefined && r.redelivers === undefined) ??
    requests.findLast((r) => moreToSend(file, r.id))
  );
}

/** Nothing but what people brought about came since, and more of it waits for them. */
function rests(file: CaseFile, pack: Package): boolean {
  return mayGoOut(file, pack) && isWhole(file, pack) && waits(file);
}

/** What it says is all that may go out: no account was found since, nothing came but what people brought about, and she told no more of herself (L24, L40). */
function isWhole(file: CaseFile, pack: Package): boolean {
  return isMatchedAlike(file, pack) && onlyByPeople(file, pack) && !isWithoutAdded(file, pack);
}

function onlyByPeople(file: CaseFile, pack: Package): boolean {
  return (
    progress(file) - pack.settled === file.settlementsByPeople - pack.settledByPeople && stopped(file) >= pack.stopped
  );
}

/** What was proposed of a package that can no longer be sent, or not to all it names: nobody can approve it, and it holds back no newer one. */
function isOutdated(file: CaseFile, decision: Decision): boolean {
  if (decision.kind === 'release')
    return (
      releasable(file, decision.request) !== decision.package ||
      cannotReleaseTo(file, decision.recipients) !== undefined
    );
  if (decision.kind !== 'release-copy') return false;
  const { recipient, package: pack } = decision;
  return (
    cannotReceive(file, recipient) !== undefined ||
    copyFor(file, recipient) !== pack ||
    isMoot(file, file.packages[pack]?.request)
  );
}

/** It goes back: whoever proposed it proposes the one in its place, once it is built, or to those who may still have it (T9). */
export function owedReturns(file: CaseFile): Followed {
  return Object.values(file.proposals)
    .filter((p) => p.status === 'open' && isOutdated(file, p.decision))
    .map((p) => ({ v: 1, type: 'decision-returned', proposal: p.id }));
}

/**
 * The package of a request that may go out: the newest, built, and still true. No account in it is a wrong match (L27), nothing in it was withheld since
 * (L31), it keeps within the authorisation (L35), and one that is called whole leaves nothing out that was found since, or is still searched with what she told since (L24, L40); a part says itself that more follows.
 */
export function releasable(file: CaseFile, request: string): string | undefined {
  const newest = latestOf(file, request);
  if (newest?.status !== 'built' || !mayGoOut(file, newest)) return;
  return newest.partial || isWhole(file, newest) ? newest.id : undefined;
}

/** For people: a notice to a holder is nothing a package says. */
function waits(file: CaseFile): boolean {
  return Object.values(file.steps).some((step) => !isFinal(step) && step.action !== 'notice');
}

function latestOf(file: CaseFile, request: string): Package | undefined {
  return Object.values(file.packages).findLast((p) => p.request === request && p.recipient === undefined);
}

function isStale(file: CaseFile, request: string): boolean {
  const latest = latestOf(file, request);
  return latest === undefined || (latest.status !== 'ordered' && !isCurrent(file, latest));
}

function ordered(file: CaseFile, request: string): DisclosureEvent {
  return { v: 1, type: 'package-ordered', package: nextPackage(file), request, partial: isPart(file) };
}

/** Not all there is: a system has not answered, an account is not decided or its records are not here (L25, L40). */
function isPart(file: CaseFile): boolean {
  return (
    !collected(file) ||
    file.registryDue ||
    unanswered(file) > 0 ||
    Object.values(file.matches).some(({ status }) => status === 'undecided')
  );
}

/**
 * A recipient who takes no other gets a package of his own (L35); not while one is to go out to whoever asked that is his too: that
 * release goes to him as well. What was one as a part is followed by the rest (L40). Each who waits for a copy once whoever asked has the records, or for
 * what she was sent after his part, is a person's task, whatever there is to send him: nobody is forgotten (L34).
 */
export function owedCopies(file: CaseFile): Followed {
  if (isEnding(file)) return [];
  const { request = Object.keys(file.requests).at(-1) } = sentPackage(file) ?? {};
  const waiting = waitForCopy(file).find((r) => {
    const own = ownPackage(file, r.id);
    const current = own !== undefined && (own.status === 'ordered' || isCurrent(file, own));
    const noOther = goesAlong(file, r) ? nextToSend(file) === undefined : r.id !== correspondentOf(file);
    return takesOwn(file, r) && noOther && !current;
  });
  // What is destroyed, or will be, cannot be packed or copied; and of what she took back nobody has more than she has.
  const mayBePacked = keepsRecords(file) && !isMoot(file, request);
  if (!request || !waiting || !mayBePacked || !isComplete(file))
    return [...untold(file).map((r) => task('release-copy', r.id)), ...(mayBePacked ? untoldOfMore(file) : [])];
  const recipient = waiting.id;
  const isFirst = waiting.copies.length === 0 && ownPackage(file, recipient) === undefined;
  return [
    { v: 1, type: 'package-ordered', package: nextPackage(file), request, partial: isPart(file), recipient },
    // Closed by a person while there was nothing for him alone: now there is.
    ...(isFirst && file.tasks[`release-copy.${recipient}`]?.open === false ? [task('release-copy', recipient)] : []),
  ];
}

function nextPackage(file: CaseFile): string {
  return `p${Object.keys(file.packages).length + 1}`;
}

/** Everything that does not wait for people is settled, and there is something to hand over. */
function isComplete(file: CaseFile): boolean {
  const matches = Object.values(file.matches);
  return (
    file.proof.status === 'verified' &&
    searchesEnded(file) &&
    matches.some((m) => m.status === 'confirmed') &&
    !matches.some((m) => m.status === 'undecided') &&
    unplanned(file).length === 0 &&
    owedUndoing(file).length === 0 &&
    Object.values(file.steps).every(isIdle)
  );
}

/** What an agency that asks directly may get is known only once its authorisation is recorded. */
function waitsForLimits(file: CaseFile): boolean {
  const first = file.recipients[correspondentOf(file)];
  return first?.kind === 'agency' && !isReady(first);
}

/** A person sends what there is, marked partial, whatever is still under way (L16, L40); only verification, and how far an authorisation goes, cannot be missing (L23, L35). */
function orderByHand(file: CaseFile, request: string): Decided {
  if (!file.requests[request]) return fail('thing.absent');
  if (file.requests[request].answer && !moreToSend(file, request)) return fail('case.moved-on');
  if (file.proof.status !== 'verified') return fail('rule.not-verified');
  if (waitsForLimits(file)) return fail('rule.recipient-not-proved');
  if (!keepsRecords(file)) return fail('case.shredded');
  const some = Object.values(file.steps).some((s) => s.action === 'collect' && (s.outcome === 'done' || s.matrix));
  if (!some) return fail('rule.package-missing');
  return isStale(file, request) ? ok([ordered(file, request)]) : ok([]);
}

/** A freeze that is planned anew settles nothing, and is one that the package tells of all the same. */
function isCurrent(file: CaseFile, pack: Package): boolean {
  return (
    pack.settled === progress(file) &&
    pack.stopped === stopped(file) &&
    unanswered(file) >= pack.unanswered &&
    isMatchedAlike(file, pack) &&
    (pack.partial || !isWithoutAdded(file, pack)) &&
    mayGoOut(file, pack)
  );
}

function isMatchedAlike(file: CaseFile, pack: Package): boolean {
  return pack.matches.join() === confirmedMatches(file).join();
}

function confirmedMatches(file: CaseFile): readonly string[] {
  return Object.values(file.matches).flatMap((m) => (m.status === 'confirmed' ? [m.id] : []));
}
