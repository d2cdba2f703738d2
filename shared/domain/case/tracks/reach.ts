import type { Followed } from '../decided.ts';
import type { CaseFile } from '../state.ts';
import { type MailTemplateId, type Way, ways } from '../vocabulary.ts';
import type { ContactEvent } from './contact-events.ts';
import { closes, task } from './desk.ts';
import { letterOwed } from './letters.ts';
import { owe } from './mails.ts';

/** She gave it, allows it, and nothing came back from it. */
export function isUsable(file: CaseFile, way: Way): boolean {
  const { given, failed } = file.contact.ways[way];
  return given && !failed;
}

/**
 * L45: what she can be written to at also stands on an account somebody else used. Where commitments are missing (logs of before), what
 * the match rests on has to do.
 */
export function isDisputed(file: CaseFile, way: Way): boolean {
  const { mark, allowed } = file.contact.ways[way];
  if (allowed) return false;
  const kind = way === 'email' ? 'email' : 'address';
  return disputed(file).some((match) =>
    mark === undefined || match.reach === undefined
      ? match.basis.some((b) => b.exact && b.kind === kind)
      : match.reach.includes(mark),
  );
}

/** Whether any of these commitments stands on a disputed account. */
export function anyDisputed(file: CaseFile, marks: readonly string[]): boolean {
  return disputed(file).some((match) => marks.some((mark) => match.reach?.includes(mark)));
}

function disputed(file: CaseFile) {
  return Object.values(file.matches).filter((m) => m.status === 'confirmed');
}

/** Where she herself is written to by the report, once the one who asked for her may not act for her any more: in place of `report`. */
export const herOwn = 'report.hers';

/** A reviewer recorded who she is with this in the report before him, or it came into force behind a second way or a person (T1). */
export function isApproved(file: CaseFile, way: Way): boolean {
  const { from } = file.contact.ways[way];
  if (from !== 'report' && from !== herOwn) return true;
  return file.proof.status === 'verified' || file.proofsRecorded.some((p) => p.covers.includes('identity'));
}

export type Route =
  | { readonly way: Way; readonly parked?: undefined }
  | { readonly way: Way; readonly parked: 'disputed' | 'no-way' };

/** Where a message to her goes now: the way she prefers, the other one when that one failed, a person when it is not safe. */
export function routeOf(file: CaseFile): Route {
  const { preferred } = file.contact;
  const way = [preferred, other(preferred)].find((w) => isUsable(file, w));
  if (way === undefined) return { way: preferred, parked: 'no-way' };
  return isDisputed(file, way) ? { way, parked: 'disputed' } : { way };
}

/** Where a one-time code may go: to a way a reviewer approved, never to one that also stands on a disputed account. */
export function codeWay(file: CaseFile): Way | undefined {
  const { preferred } = file.contact;
  return [preferred, other(preferred)].find((w) => mayCarryCode(file, w));
}

function mayCarryCode(file: CaseFile, way: Way): boolean {
  return isApproved(file, way) && isUsable(file, way) && !isDisputed(file, way);
}

/** A second way: approved, and not one the live link went to. None: a person has to confirm. */
export function secondWay(file: CaseFile): Way | undefined {
  const carried = linkWays(file);
  return ways.find((w) => !carried.includes(w) && mayCarryCode(file, w));
}

function linkWays(file: CaseFile): readonly Way[] {
  const id = file.linkVersion === 1 ? 'V1.r1' : `V12.${file.linkVersion}`;
  return [...(file.mails[id] ? (['email'] as const) : []), ...(file.letters[id] ? (['post'] as const) : [])];
}

export function other(way: Way): Way {
  return way === 'email' ? 'post' : 'email';
}

/** A message to the person, by the way that is right now: e-mail, letter, or a task for a person who agrees a safe way with her. */
export function toSubject(file: CaseFile, template: MailTemplateId, about: string): Followed {
  const { way, parked } = routeOf(file);
  const message = `${template}.${about}`;
  return parked === undefined
    ? byWay(file, way, template, about)
    : parks(file, { message, template, about, way, why: parked });
}

/** A message that did not reach her by e-mail. */
export function onPaper(file: CaseFile, template: MailTemplateId, about: string): Followed {
  const message = `${template}.${about}`;
  const why = isUsable(file, 'post') ? (isDisputed(file, 'post') ? 'disputed' : undefined) : 'no-way';
  return why === undefined
    ? [letterOwed(file, template, about, 'undelivered')]
    : parks(file, { message, template, about, way: 'post', why });
}

export function byWay(file: CaseFile, way: Way, template: MailTemplateId, about: string, from?: string): Followed {
  if (way === 'email') return [owe(template, 'subject', about, from)];
  return [letterOwed(file, template, about, from === undefined ? 'preferred' : 'told', from)];
}

export function parks(
  file: CaseFile,
  what: Omit<Extract<ContactEvent, { type: 'message-parked' }>, 'v' | 'type'>,
): Followed {
  return [{ v: 1, type: 'message-parked', ...what }, ...asks(file, 'safe-route', what.way, what.message)];
}

/** Begins the name of records she asked for on paper: they go by post whatever she prefers else. */
export const paper = 'paper.';

/** The task for a person, and word to compliance about it, once while it is open. */
export function asks(
  file: CaseFile,
  kind: 'safe-route' | 'letter-unposted' | 'letter-returned' | 'confirm-change',
  about: string,
  cause = about,
): Followed {
  if (file.tasks[`${kind}.${about}`]?.open) return [];
  const mail = owe('S-reach', 'compliance', `${kind}.${cause}`);
  return [task(kind, about), ...(file.mails[mail.mail] === undefined ? [mail] : [])];
}

/** Word to every way that works and is safe, whatever she prefers: nobody can act in her name unseen (product.md). */
export function tellEveryWay(file: CaseFile, template: MailTemplateId, about: string): Followed {
  const open = ways.filter((w) => isUsable(file, w) && !isDisputed(file, w));
  if (open.length === 0) return toSubject(file, template, about);
  return open.flatMap((w) => byWay(file, w, template, about));
}

/** What waited for a safe way goes out by it, and what came back goes out again. */
export function resent(file: CaseFile): Followed {
  const onItsWay = routeOf(file).parked === undefined;
  const byPost = isUsable(file, 'post') && !isDisputed(file, 'post');
  const isFree = (id: string) => (id.startsWith(paper) ? byPost : onItsWay);
  const all = Object.values(file.parked);
  const stay = all.filter((p) => !isFree(p.id));
  return [
    ...all
      .filter((p) => isFree(p.id))
      .flatMap(
        (p): Followed => [
          { v: 1, type: 'message-freed', message: p.id },
          ...(p.id.startsWith(paper)
            ? [letterOwed(file, p.template, p.about, 'asked')]
            : toSubject(file, p.template, p.about)),
        ],
      ),
    ...ways.filter((w) => stay.every((p) => p.way !== w)).flatMap((w) => closes(file, 'safe-route', w)),
    ...(onItsWay
      ? Object.values(file.letters)
          .filter((l) => l.recipient === undefined && file.tasks[`letter-returned.${l.id}`]?.open)
          .flatMap((l) => [...toSubject(file, l.template, l.about), ...closes(file, 'letter-returned', l.id)])
      : []),
  ];
}
