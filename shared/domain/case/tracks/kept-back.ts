import type { Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import { correspondentOf, hasPassed, type Recipient } from '../recipient.ts';
import type { CaseFile, Letter, Mail, Package, Parked, Request } from '../state.ts';
import { changed, found, type V } from '../track.ts';
import type { MailTemplateId } from '../vocabulary.ts';
import { isWaiting } from './answers.ts';
import { unsafeToPrint } from './contact.ts';
import { mayGoOut } from './copies-due.ts';
import { closesLost } from './copies-sent.ts';
import { closes, task } from './desk.ts';
import type { LetterEvent } from './letters.ts';

/** A release is taken back of what never left the house and may go to nobody any more (L27, L31, L35). */
export type KeptBackEvent = V<1> &
  (
    | { readonly type: 'records-kept-back'; readonly request: string; readonly package: string }
    /** Of what was to go to one recipient, or was made for one. */
    | {
        readonly type: 'copy-kept-back';
        readonly request: string;
        readonly package: string;
        readonly recipient: string;
      }
  );

const hers: ReadonlySet<MailTemplateId> = new Set<MailTemplateId>(['V7', 'V8']);
const his: ReadonlySet<MailTemplateId> = new Set<MailTemplateId>(['V18', 'L1']);

/** What such a message speaks of goes with it when it is a letter. */
export function enclosesRecords({ template }: { readonly template: MailTemplateId }): boolean {
  return hers.has(template) || his.has(template);
}

/** The package it brings to somebody who does not have it. What they were sent before goes to them again as it was (L37). */
export function brings(file: CaseFile, message: Letter | Parked): Package | undefined {
  const recipient = 'recipient' in message ? message.recipient : undefined;
  return enclosesRecords(message) && !has(file, message.about, recipient) ? file.packages[message.about] : undefined;
}

/** It went to where they are by mail, which has the link, or by post, and did not come back; or they opened it. */
function has(file: CaseFile, pack: string, recipient: string | undefined): boolean {
  const holder = recipient ?? correspondentOf(file);
  const { contact, since = '', copies = [] } = file.recipients[holder] ?? {};
  const isIt = (m: Mail | Letter) =>
    m.about === pack &&
    (recipient === undefined
      ? hers.has(m.template) && m.recipient === undefined
      : his.has(m.template) && m.recipient === recipient && m.from === contact);
  // What went to the one who asked for her is not hers. Instants compare as they are written.
  return (
    Object.values(file.mails).some((m) => isIt(m) && m.status !== 'bounced' && m.since >= since) ||
    Object.values(file.letters).some((l) => isIt(l) && l.status === 'posted' && l.owedAt >= since) ||
    copies.findLast((c) => c.package === pack)?.opened === true
  );
}

/** The one who asked for her has it, and may not ask any more: it was an answer, and stays one (L34). */
function hadByHim(file: CaseFile, pack: string): boolean {
  const { copies = [] } = hasPassed(file) ? (file.recipients['requester'] ?? {}) : {};
  const wasHers = [...Object.values(file.mails), ...Object.values(file.letters)].filter(
    (m) => m.about === pack && hers.has(m.template) && m.recipient === undefined,
  );
  const isOut = wasHers.some((m) => ['sent', 'delivered', 'posted'].includes(m.status));
  return copies.some((c) => c.package === pack && (isOut || c.opened));
}

/** Whoever asked, and the one who asked for her before the case was hers. */
function asking(file: CaseFile): readonly string[] {
  return [correspondentOf(file), ...(hasPassed(file) ? ['requester'] : [])];
}

/** One after the other: with the first of a package goes what else waits of it. */
export function owedKeepingBack(file: CaseFile): Followed {
  const waiting = [...Object.values(file.letters).filter(isWaiting), ...Object.values(file.parked)];
  return waiting.map((message) => keptBack(file, message)).find((events) => events !== undefined) ?? [];
}

/** What happens in place of its going out. */
function keptBack(file: CaseFile, message: Letter | Parked): Followed | undefined {
  const pack = brings(file, message);
  if (pack === undefined || mayGoOut(file, pack)) return undefined;
  const recipient = 'recipient' in message ? message.recipient : undefined;
  const ofRelease = recipient === undefined && pack.recipient === undefined && !hadByHim(file, pack.id);
  const holders = ofRelease ? asking(file) : [recipient ?? correspondentOf(file)];
  const what = { v: 1, request: pack.request, package: pack.id } as const;
  if (!holders.some((id) => hasCopy(file, id, pack.id))) return taken(file, message);
  return ofRelease
    ? [{ ...what, type: 'records-kept-back' }]
    : [{ ...what, type: 'copy-kept-back', recipient: recipient ?? correspondentOf(file) }];
}

function hasCopy(file: CaseFile, id: string, pack: string): boolean {
  return file.recipients[id]?.copies.some((c) => c.package === pack) === true;
}

/** What happens in place of a letter's being printed or posted; what was found since it was owed counts. */
export function insteadOfPrinting(file: CaseFile, letter: Letter): Followed | undefined {
  return keptBack(file, letter) ?? unsafeToPrint(file, letter);
}

function taken(file: CaseFile, message: Letter | Parked): Followed {
  if ('status' in message)
    return [{ v: 1, type: 'letter-dropped', letter: message.id, why: 'outdated' } satisfies LetterEvent];
  const others = Object.values(file.parked).filter((p) => p.way === message.way && p.id !== message.id);
  return [
    { v: 1, type: 'message-freed', message: message.id },
    ...(others.length === 0 ? closes(file, 'safe-route', message.way) : []),
  ];
}

export function evolveKeptBack(file: CaseFile, event: KeptBackEvent): CaseFile {
  const { package: pack } = event;
  if (event.type === 'copy-kept-back') return withoutCopy(file, event.recipient, pack);
  const without = asking(file).reduce((f, id) => withoutCopy(f, id, pack), file);
  return {
    ...without,
    requests: { ...file.requests, ...asked(without, event) },
    packages: changed(without.packages, pack, { keptBack: true }),
  };
}

/**
 * Nothing was sent, so nothing was answered, and the date goes on that it had (L13, L16): unless there is what was sent before it, or it came back from the
 * post, which has a request of its own. That one is answered by the records that go out now (L33, L37).
 */
function asked(
  file: CaseFile,
  { request, package: pack }: Extract<KeptBackEvent, { type: 'records-kept-back' }>,
): Readonly<Record<string, Request>> {
  const cameBack = Object.values(file.requests).filter(
    (r) => r.answer === undefined && file.letters[r.redelivers ?? '']?.about === pack,
  );
  if (cameBack.length > 0) return Object.fromEntries(cameBack.map((r) => [r.id, { ...r, redelivers: undefined }]));
  const { answer } = found(file.requests, request);
  const hasOther = Object.values(file.packages).some((p) => p.request === request && p.status === 'released');
  return answer?.how === 'records' && !hasOther ? changed(file.requests, request, { answer: undefined }) : {};
}

function withoutCopy(file: CaseFile, id: string, pack: string): CaseFile {
  const recipient = file.recipients[id];
  if (!recipient) return file;
  const copies = recipient.copies.filter((c) => c.package !== pack);
  const isNewest = recipient.copies.at(-1)?.package === pack;
  const isAsking = asking(file).includes(id);
  const change: Partial<Recipient> = isAsking
    ? { copies }
    : { copies, ...(isNewest ? { keptBack: true, ...stillThere(file, id, copies.at(-1)?.package) } : {}) };
  const now = { ...file, recipients: changed(file.recipients, id, change) };
  return !isAsking || asking(now).some((one) => hasCopy(now, one, pack))
    ? now
    : { ...now, packages: changed(file.packages, pack, { status: 'built', until: undefined }) };
}

/** What he had before it may lie where he is no more: then his link opens it no more than it did (T9). */
function stillThere(file: CaseFile, id: string, before: string | undefined): Pick<Recipient, 'moved'> {
  return before === undefined || has(file, before, id) ? {} : { moved: true };
}

export function followKeptBack(file: CaseFile, event: CaseEvent): Followed {
  if (event.type !== 'records-kept-back' && event.type !== 'copy-kept-back') return [];
  const { package: pack, request } = event;
  const recipient = event.type === 'copy-kept-back' ? event.recipient : correspondentOf(file);
  const isHers = recipient === correspondentOf(file);
  const isIt = (m: Letter | Parked) =>
    m.about === pack &&
    enclosesRecords(m) &&
    ('recipient' in m ? m.recipient : undefined) === (isHers ? undefined : recipient);
  const [waits, choice] = [file.tasks[`release-copy.${recipient}`], file.tasks[`deadline-choice.${request}`]];
  return [
    ...[...Object.values(file.letters).filter(isWaiting), ...Object.values(file.parked)]
      .filter(isIt)
      .flatMap((m) => taken(file, m)),
    ...(event.type === 'copy-kept-back' ? closesLost(file, recipient) : []),
    ...(event.type === 'copy-kept-back' && waits?.open !== true ? [task('release-copy', recipient)] : []),
    ...(choice?.open === false && file.requests[request]?.answer === undefined
      ? [task('deadline-choice', request)]
      : []),
    ...neverDisclosed(file, found(file.packages, pack)),
  ];
}

/** A wrong match of which nobody has any records after all. */
function neverDisclosed(file: CaseFile, pack: Package): Followed {
  const sent = Object.values(file.recipients).flatMap((r) => r.copies.map((c) => file.packages[c.package]));
  return pack.matches
    .filter((match) => !sent.some((p) => p?.matches.includes(match)))
    .flatMap((match) => closes(file, 'disclosed-in-error', match));
}
