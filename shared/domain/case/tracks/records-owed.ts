import type { RecordClass } from '../../records.ts';
import type { CaseFile, Package } from '../state.ts';

/** Grows whenever a package would say something else: a step came to an outcome, a class was withheld. */
export function progress(file: CaseFile): number {
  return file.settlements + withholdings(file);
}

/**
 * How often it changed what may be handed over of what was collected: two people decided that other law forbids a class, or that it does not any
 * more (L31), or somebody else on an account was verified (L27).
 */
export function withholdings(file: CaseFile): number {
  const decided = Object.values(file.proposals).filter(
    ({ status, decision: { kind } }) => status === 'approved' && (kind === 'withhold' || kind === 'supply'),
  ).length;
  return decided + file.collectedAnew;
}

/** How often they took that back, on accounts whose records she gets. */
export function supplies(file: CaseFile): number {
  return Object.values(file.proposals).filter(
    ({ status, decision }) =>
      status === 'approved' && decision.kind === 'supply' && file.matches[decision.match]?.status === 'confirmed',
  ).length;
}

/** Two people decided that other law forbids to hand over this class of this account (L31). */
export function isWithheld(file: CaseFile, match: string, recordClass: RecordClass): boolean {
  return withheldFrom(file, match).some((w) => w.class === recordClass);
}

/** The last word on a class counts, as with a freeze. */
export function withheldFrom(
  file: CaseFile,
  match: string,
): readonly { readonly class: RecordClass; readonly citation: string }[] {
  const last = new Map<RecordClass, string | undefined>();
  for (const { status, decision } of Object.values(file.proposals)) {
    if (status !== 'approved' || (decision.kind !== 'withhold' && decision.kind !== 'supply')) continue;
    if (decision.match === match) last.set(decision.class, 'citation' in decision ? decision.citation : undefined);
  }
  return [...last].flatMap(([one, citation]) => (citation === undefined ? [] : [{ class: one, citation }]));
}

/** Every confirmed account's records were collected, or she did not ask for records. */
export function collected(file: CaseFile): boolean {
  if (!file.wants.includes('records')) return true;
  return Object.values(file.matches)
    .filter((m) => m.status === 'confirmed')
    .every((m) => file.steps[`${m.id}.collect`]?.outcome === 'done');
}

/** Answered with a part, or with nothing so far; the rest is still owed until records that are whole went out, for whichever request (L40). */
export function restOwed(file: CaseFile, request: string): boolean {
  const { answer, redelivers } = file.requests[request] ?? {};
  return (
    answer?.partial === true &&
    redelivers === undefined &&
    (answer.how !== 'records' || newestSent(file)?.partial === true)
  );
}

/** What a request that was answered is still to be sent: its rest, or a class that was withheld and is not any more (L31). That one misses no date. */
export function moreToSend(file: CaseFile, request: string): boolean {
  return restOwed(file, request) || (newestSent(file)?.request === request && suppliesOwed(file));
}

/** The newest package that went out left out what may go out since: the case stays open over it, and is opened again. */
export function suppliesOwed(file: CaseFile): boolean {
  const newest = newestSent(file);
  return newest !== undefined && newest.supplied < supplies(file);
}

/** What whoever asked was sent last; a copy made for another recipient is none. */
export function newestSent(file: CaseFile): Package | undefined {
  return Object.values(file.packages).findLast((p) => p.recipient === undefined && p.status === 'released');
}
