import type { LocalDate } from '../../time.ts';
import type { Followed } from '../decided.ts';
import {
  type Copy,
  correspondentOf,
  hasPart,
  hasPassed,
  isReady,
  languageTo,
  type Recipient,
  sameLimits,
} from '../recipient.ts';
import type { Refusal } from '../refusals.ts';
import type { CaseFile, Package } from '../state.ts';
import type { Decision } from '../vocabulary.ts';
import { task } from './desk.ts';
import type { RecipientEvent } from './recipients.ts';
import { withholdings } from './records-owed.ts';
import { keepsRecords } from './retention.ts';

/** Why no copy can go to him, if so. */
export function cannotReceive(file: CaseFile, id: string): Refusal | undefined {
  const recipient = file.recipients[id];
  if (!recipient) return 'thing.absent';
  if (recipient.revoked) return 'rule.recipient-revoked';
  return isReady(recipient) ? undefined : 'rule.recipient-not-proved';
}

/** The package that goes to one more recipient: his own where he takes no other, else what whoever asked has. None is sent that is destroyed, or will be. */
export function copyFor(file: CaseFile, id: string): string | undefined {
  const recipient = file.recipients[id];
  const pack = recipient && takesOwn(file, recipient) ? ownPackage(file, id) : sentPackage(file);
  return pack !== undefined && pack.status !== 'ordered' && keepsRecords(file) && mayGoOut(file, pack)
    ? pack.id
    : undefined;
}

/**
 * Made for him: it is not the same copy (L35), what whoever asked has may go to nobody any more or was less than that, or it is the rest of what was made
 * for him.
 */
export function takesOwn(file: CaseFile, recipient: Recipient): boolean {
  const sent = sentPackage(file);
  const hasNoCopy = sent === undefined ? hadLess(file) : !mayGoOut(file, sent);
  return !goesAlong(file, recipient) || hasPart(file, recipient) || hasNoCopy;
}

/** Whoever asked for her had records within his authorisation, and may not ask any more: she, whose case it is now, has none of them (L34). */
function hadLess(file: CaseFile): boolean {
  const his = hasPassed(file) ? file.recipients['requester'] : undefined;
  return his?.limits !== undefined && his.copies.length > 0;
}

/**
 * What goes to whoever asked goes to him as well, when he is written to in the same language. An authorisation limits the agency it was given to, and
 * nobody whom she named herself (L34, L35).
 */
export function goesAlong(file: CaseFile, recipient: Recipient): boolean {
  const isUnlimited = recipient.limits === undefined && file.recipients[correspondentOf(file)]?.limits === undefined;
  return isUnlimited && languageTo(file, recipient.id) === languageTo(file);
}

/** The newest that was made for him. */
export function ownPackage(file: CaseFile, id: string): Package | undefined {
  return Object.values(file.packages).findLast((p) => p.recipient === id);
}

/** What his link and a code open: the copy he has where he is; none once his authorisation was taken back (L35). */
export function opensFor(file: CaseFile, id: string): Copy | undefined {
  const recipient = file.recipients[id];
  return recipient?.revoked === false && !recipient.moved ? recipient.copies.at(-1) : undefined;
}

/** What whoever asked has. */
export function sentPackage(file: CaseFile): Package | undefined {
  return file.packages[correspondentCopy(file)?.package ?? ''];
}

/**
 * No account in it is a wrong match (L27), nothing in it was withheld since (L31), and whoever it was made for is authorised as he was then (L35): else
 * it goes to nobody, also when it went to somebody before.
 */
export function mayGoOut(file: CaseFile, pack: Package): boolean {
  return (
    pack.matches.every((match) => file.matches[match]?.status === 'confirmed') &&
    pack.withheld === withholdings(file) &&
    sameLimits(pack.limits, file.recipients[pack.recipient ?? correspondentOf(file)]?.limits)
  );
}

type Release = Extract<Decision, { kind: 'release' }>;

/** Why it cannot go to all of them, if so. A victim is never left out (L34). */
export function cannotReleaseTo(file: CaseFile, recipients = releaseGoesTo(file)): Refusal | undefined {
  const first = correspondentOf(file);
  if (recipients.some((id) => file.recipients[id]?.revoked)) return 'rule.recipient-revoked';
  if (!recipients.includes(first)) return 'rule.victims-copy';
  const others = recipients.flatMap((id) => (id === first ? [] : (file.recipients[id] ?? [])));
  if (others.some((r) => !goesAlong(file, r))) return 'rule.package-missing';
  return recipients.map((id) => cannotReceive(file, id)).find((refusal) => refusal !== undefined);
}

/** The copies that go out with a release, besides the one to whoever asked. */
export function copiesOf(file: CaseFile, release: Release, until: LocalDate): readonly RecipientEvent[] {
  const { request, package: pack, recipients = releaseGoesTo(file) } = release;
  return recipients
    .filter((id) => id !== correspondentOf(file))
    .map((recipient) => ({ v: 1, type: 'copy-released', request, package: pack, recipient, until }));
}

/** Those a release goes to: whoever asked, and everybody else who has shown what he must and takes the same copy. */
export function releaseGoesTo(file: CaseFile): readonly string[] {
  const first = correspondentOf(file);
  const others = Object.values(file.recipients).filter((r) => r.id !== first && isReady(r) && goesAlong(file, r));
  return [first, ...others.map((r) => r.id)];
}

/** Those who have shown what they must and have no copy where they are, or a part. */
export function waitForCopy(file: CaseFile): readonly Recipient[] {
  return Object.values(file.recipients).filter(
    (r) => isReady(r) && (r.copies.length === 0 || r.moved || r.keptBack || hasPart(file, r) || lacksMore(file, r)),
  );
}

/**
 * What he had last was not made for him, and is less than he may have: a part, of which whoever asked has more by now (L40), or within the
 * authorisation of another, as it was copied once (L35).
 */
function lacksMore(file: CaseFile, { id, copies, limits }: Recipient): boolean {
  const last = file.packages[copies.at(-1)?.package ?? ''];
  const sent = sentPackage(file);
  if (last === undefined || last.recipient === id || sent === undefined) return false;
  return (last.partial && sent.id !== last.id) || (last.limits !== undefined && limits === undefined);
}

/** Those without a copy, once whoever asked has the records or had some, of whom no person was told. */
export function untold(file: CaseFile): readonly Recipient[] {
  if (sentPackage(file) === undefined && !hadLess(file)) return [];
  return waitForCopy(file).filter((r) => r.copies.length === 0 && file.tasks[`release-copy.${r.id}`] === undefined);
}

/** The task of each who has less than he may have: a person who has closed it is told again with the next package only. */
export function untoldOfMore(file: CaseFile): Followed {
  const sent = sentPackage(file)?.id;
  return waitForCopy(file)
    .filter((r) => lacksMore(file, r) && file.tasks[`release-copy.${r.id}`]?.package !== sent)
    .map((r) => task('release-copy', r.id, sent));
}

function correspondentCopy(file: CaseFile) {
  const his = hasPassed(file) ? file.recipients['requester'] : undefined;
  return (
    file.recipients[correspondentOf(file)]?.copies.at(-1) ??
    (his?.limits === undefined ? his?.copies.at(-1) : undefined)
  );
}
