import type { CaseFile, Letter, Mail, Request } from '../state.ts';
import type { MailTemplateId } from '../vocabulary.ts';

/** Messages that answer a request, and with what. */
export const answers: Readonly<Partial<Record<MailTemplateId, 'records' | 'declined' | 'nothing-found'>>> = {
  V7: 'records',
  V8: 'records',
  V9: 'declined',
  V10: 'nothing-found',
};

interface Message {
  readonly template: MailTemplateId;
  readonly about: string;
}

export function isAnswer({ template }: Message): boolean {
  return answers[template] !== undefined;
}

/** What the message is about that says nothing was found so far: the last word on the same request is another one. */
export function soFarOf(request: string): string {
  return `${request}${soFar}`;
}

export const isSoFar = (about: string) => about.endsWith(soFar);

const soFar = '.so-far';

/** The request a message answers: it is about the request itself, or about the package that was released for it. */
export function requestOf(file: CaseFile, about: string): string {
  return file.packages[about]?.request ?? (isSoFar(about) ? about.slice(0, -soFar.length) : about);
}

const onItsWay = new Set(['owed', 'claimed', 'sent', 'delivered', 'printed', 'posted']);
const left = new Set(['sent', 'delivered', 'bounced', 'posted', 'returned']);

/** By two people: she is told in a letter. Returned post that went out again is the answer itself (L37), unless they decided its request anew. */
export function isDecided(file: CaseFile, request: string): boolean {
  return Object.values(file.proposals).some(
    ({ status, decision: d }) =>
      status === 'approved' && 'request' in d && d.kind !== 'correct-receipt' && d.request === request,
  );
}

/** What came back is the post office's: she was answered, and can read it here meanwhile (L37). The rest is hers, with what was decided of it anew. */
export function hersOf(file: CaseFile): readonly Request[] {
  return Object.values(file.requests).filter(
    ({ id, redelivers, answer }) =>
      redelivers === undefined || answer?.how === 'withdrawn' || (answer !== undefined && isDecided(file, id)),
  );
}

/** Another message to her has the same answer, or a later one has the records: this one is not owed any more. */
export function isCarried(file: CaseFile, message: Letter | Mail): boolean {
  return written(file).some((m) => m !== message && onItsWay.has(m.status) && standsFor(file, m, message));
}

/** Decided, and nothing of it has ever left: it waits for a safe way, or for somebody to post it (L16, L37). */
export function isHeld(file: CaseFile, request: string): boolean {
  return waiting(file, request).length > 0;
}

/** What an answer that was decided waits for. `returned`: for her address; `on-its-way`: for a worker that mails it again. */
export type Held = 'parked' | 'unposted' | 'returned' | 'on-its-way';

/** Of a request whose answer people have settled and she does not have: nothing has left, or it came back (L16, L33, L37). */
export function heldBy(file: CaseFile, request: Request): Held | undefined {
  const back = request.answer === undefined ? file.letters[request.redelivers ?? ''] : undefined;
  if (back === undefined) return waiting(file, request.id)[0];
  const standing = standingOf(file, back);
  if (standing === 'parked' || standing === 'unposted') return standing;
  return standing === 'mailing' ? 'on-its-way' : 'returned';
}

function waiting(file: CaseFile, request: string): readonly Held[] {
  const isHolding = (message: Message) =>
    isAnswer(message) &&
    requestOf(file, message.about) === request &&
    !written(file).some((m) => left.has(m.status) && standsFor(file, m, message));
  return [
    ...Object.values(file.parked)
      .filter(isHolding)
      .map(() => 'parked' as const),
    ...letters(file)
      .filter((l) => isWaiting(l) && isHolding(l))
      .map(() => 'unposted' as const),
  ];
}

/** How far a message to her has come by now; `none`: nothing brings it. */
export type Standing = 'posted' | 'unposted' | 'parked' | 'mailed' | 'mailing' | 'none';

export function standingOf(file: CaseFile, message: Message): Standing {
  const isIt = (m: Message) => m.template === message.template && m.about === message.about;
  const has = (...statuses: readonly string[]) => written(file).some((m) => isIt(m) && statuses.includes(m.status));
  if (letters(file).some((l) => isIt(l) && isWaiting(l))) return 'unposted';
  if (Object.values(file.parked).some(isIt)) return 'parked';
  if (has('posted')) return 'posted';
  if (has('sent', 'delivered')) return 'mailed';
  return has('owed', 'claimed') ? 'mailing' : 'none';
}

/** Still to be printed or posted. */
export function isWaiting({ status }: Letter): boolean {
  return status === 'owed' || status === 'printed';
}

/** What was written to her, by either way; not what went to where she was before. */
function written(file: CaseFile): readonly (Letter | Mail)[] {
  return [...Object.values(file.mails).filter((m) => m.to === 'subject' && m.from === undefined), ...letters(file)];
}

function letters(file: CaseFile): readonly Letter[] {
  return Object.values(file.letters).filter((l) => l.recipient === undefined && l.from === undefined);
}

function standsFor(file: CaseFile, message: Message, other: Message): boolean {
  if (message.template === other.template && message.about === other.about) return true;
  return (
    answers[message.template] === 'records' &&
    (message.template === 'V7' || other.template !== 'V7') &&
    isLater(place(file, message), place(file, other))
  );
}

/** Where it stands among the answers of the case: by request, then by package. */
function place(file: CaseFile, { about }: Message): readonly [number, number] {
  return [Object.keys(file.requests).indexOf(requestOf(file, about)), Object.keys(file.packages).indexOf(about)];
}

function isLater(a: readonly [number, number], b: readonly [number, number]): boolean {
  return a[0] > b[0] || (a[0] === b[0] && a[1] > b[1]);
}
