import { lookBackBody } from '../content/letters/look-back.ts';
import type { Block } from '../content/mails/blocks.ts';
import { renderHtml } from '../content/mails/render-html.ts';
import { renderText } from '../content/mails/render-text.ts';
import type { Brand } from '../domain/brand.ts';
import type { Channel } from '../domain/case/vocabulary.ts';
import type { Sha256 } from '../domain/chain.ts';
import {
  type Certificate,
  certificateOf,
  type Drive,
  decideLookBack,
  evolveLookBack,
  type LookBackCommand,
  type LookBackRefusal,
  noDrive,
  type PastContact,
  type Standing,
  sealLookBack,
  toWriteTo,
} from '../domain/look-back.ts';
import { normaliseAddress, normaliseEmail, normaliseName, normalisePhone } from '../domain/normalise.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type LocalDate, localDate } from '../domain/time.ts';
import type { SealedItem } from '../ports/case-store.ts';
import type { LetterBlock, LetterPress } from '../ports/letter-press.ts';
import type { LookBackBook } from '../ports/look-back-book.ts';
import type { Clock, Ids, Mailer } from '../ports/outside.ts';
import type { CaseKey, CaseKeys } from '../ports/vault.ts';
import { keyIn } from '../schemas/keyed-report.ts';
import { addressOf, type PastLine, readLookBack, readSealedLine } from '../schemas/look-back.ts';
import { ofDrive } from '../schemas/wire.ts';
import { type FileError, type FileReportDeps, type Receipt } from './file-report.ts';
import { keyInReport } from './key-in.ts';

export interface LookBackDeps {
  readonly book: LookBackBook;
  readonly vault: CaseKeys;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly sha256: Sha256;
  readonly timeZone: string;
  /** Under what name the vault knows the data key of a drive. */
  readonly keyId: (drive: string) => string;
}

const actor = { kind: 'worker', id: 'lookback' } as const;
/** Lines of one entry: with their sealed texts they are one transaction, of 100 items at most. */
const linesPerEntry = 90;

export interface OpenDrive {
  readonly name: string;
  readonly drive: Drive;
  readonly seq: number;
  readonly hash: string;
}

/** @throws when the log of the drive is not whole: nothing may be built on it. */
export async function openDrive(deps: Pick<LookBackDeps, 'book' | 'sha256'>, name: string): Promise<OpenDrive> {
  let open: OpenDrive = { name, drive: noDrive, seq: 0, hash: '' };
  for (const entry of await deps.book.entries(name)) {
    const commit = readLookBack(entry.body);
    if (
      !commit ||
      deps.sha256(entry.body) !== entry.hash ||
      commit.drive !== name ||
      commit.prev !== open.hash ||
      commit.seq !== open.seq + 1
    )
      throw new Error(`the log of ${name} is broken at ${entry.seq}`);
    const drive = commit.events.reduce((d, e) => evolveLookBack(d, e, commit.at), open.drive);
    open = { name, drive, seq: commit.seq, hash: entry.hash };
  }
  return open;
}

/** Imports what is new; the same line again, in this file or another, is no second contact. @returns how many were. */
export async function importLines(
  deps: LookBackDeps,
  name: string,
  lines: readonly PastLine[],
  file: string,
): Promise<{ readonly open: OpenDrive; readonly imported: number }> {
  let open = await openDrive(deps, name);
  const made = open.seq === 0 ? await deps.vault.create(deps.keyId(name)) : undefined;
  const key = made?.key ?? (await keyOf(deps, name));
  const before = Object.keys(open.drive.contacts).length;
  for (let from = 0; from < lines.length; from += linesPerEntry) {
    const some = lines.slice(from, from + linesPerEntry).map((line) => ({ line, contact: contactOf(deps, key, line) }));
    const contacts = some.map(({ contact }) => contact);
    const done = await order(
      deps,
      open,
      { type: 'import', contacts, file },
      (events) => {
        const fresh = new Set(
          events.flatMap((e) => (e.type === 'contacts-imported' ? e.contacts.map((c) => c.id) : [])),
        );
        return some
          .filter(({ contact }, i) => fresh.has(contact.id) && contacts.findIndex((c) => c.id === contact.id) === i)
          .map(({ line, contact: { id } }) => ({ name: id, bytes: key.seal(id, JSON.stringify(line)) }));
      },
      open.seq === 0 ? made?.wrapped : undefined,
    );
    if (!done.ok) throw new Error(`an import was refused: ${done.error}`);
    open = done.value;
  }
  return { open, imported: Object.keys(open.drive.contacts).length - before };
}

function contactOf(deps: LookBackDeps, key: CaseKey, line: PastLine): PastContact {
  const address = addressOf(line);
  const name = normaliseName(`${line.given_name} ${line.family_name}`);
  const email = line.email === undefined ? undefined : normaliseEmail(line.email);
  const who =
    email ??
    (address ? `${name}|${normaliseAddress(address)}` : undefined) ??
    `${name}|${line.phone === undefined ? `${line.source}|${line.source_id}` : normalisePhone(line.phone)}`;
  return {
    id: key.commit('line', JSON.stringify(line)),
    person: key.commit('person', who),
    code: deps.ids.reference(),
    channel: line.channel,
    language: line.language,
    receivedOn: line.received_on,
    outcome: line.outcome,
    ...(line.answered_on === undefined ? {} : { answeredOn: line.answered_on }),
    ways: [...(address ? (['post'] as const) : []), ...(email === undefined ? [] : (['email'] as const))],
  };
}

export interface PrintedLetter {
  readonly code: string;
  readonly bytes: Uint8Array;
}

/** What SES said of mails since the tool was used last goes into the log: whoever was not reached is not counted as mailed (G25, L48). */
export async function recordBounces(deps: LookBackDeps, name: string): Promise<OpenDrive> {
  let open = await openDrive(deps, name);
  for (const code of await deps.book.bounces(name)) {
    const contact = byCode(open.drive, code);
    if (contact) open = must(await order(deps, open, { type: 'bounce', contact: contact.id }));
  }
  return open;
}

/** A letter for everyone who is owed one, has an address, and whose letter is not posted yet. Printing again is allowed until it is. */
export async function printLetters(
  deps: LookBackDeps & { readonly letterPress: LetterPress; readonly brand: Brand },
  name: string,
  keep: (letter: PrintedLetter) => void,
): Promise<OpenDrive> {
  let open = await openDrive(deps, name);
  const key = await keyOf(deps, name);
  for (const contact of toWriteTo(open.drive)) {
    if (!contact.ways.includes('post') || contact.postedOn !== undefined || contact.answer) continue;
    const line = await lineOf(deps, name, key, contact);
    const address = addressOf(line);
    if (!address) continue;
    const body = lookBackBody(contact, 'paper', { brand: deps.brand, language: contact.language });
    const bytes = await deps.letterPress.print({
      brand: deps.brand,
      language: contact.language,
      largePrint: false,
      to: { name: [line.given_name, line.family_name].join(' ').trim(), address },
      on: localDate(deps.clock.now(), deps.timeZone),
      reference: contact.code,
      title: body.title,
      blocks: body.blocks.flatMap(onPaper),
      footer: body.footer,
      otherLanguage: body.otherLanguage,
    });
    keep({ code: contact.code, bytes });
    const commitment = key.commit('letter', Buffer.from(bytes).toString('base64'));
    open = must(await order(deps, open, { type: 'print', contact: contact.id, commitment }));
  }
  return open;
}

/** Mails everyone who is owed one and has an address for it: said in the log first, so that nobody gets it twice (G2). */
export async function sendMails(
  deps: LookBackDeps & { readonly mailer: Mailer; readonly brand: Brand },
  name: string,
): Promise<OpenDrive> {
  let open = await openDrive(deps, name);
  const key = await keyOf(deps, name);
  for (const contact of toWriteTo(open.drive)) {
    if (!contact.ways.includes('email') || contact.mail || contact.answer) continue;
    const { email } = await lineOf(deps, name, key, contact);
    if (email === undefined) continue;
    open = must(await order(deps, open, { type: 'claim-mail', contact: contact.id }));
    const body = lookBackBody(contact, 'mail', { brand: deps.brand, language: contact.language });
    const sent = await deps.mailer.send({
      to: [email],
      from: deps.brand.mailFrom,
      subject: body.subject,
      text: renderText(deps.brand.company, body),
      html: renderHtml(deps.brand.company, body),
      case: ofDrive + Buffer.from(name).toString('base64url'),
      mail: contact.code,
    });
    const { id } = contact;
    open = must(
      await order(
        deps,
        open,
        sent.refused ? { type: 'bounce', contact: id } : { type: 'record-mail', contact: id, message: sent.message },
      ),
    );
  }
  return open;
}

export async function recordPost(
  deps: LookBackDeps,
  name: string,
  what: { readonly codes: readonly string[]; readonly on: LocalDate } & (
    | { readonly proof: string }
    | { readonly returned: true }
  ),
): Promise<Result<OpenDrive, LookBackRefusal>> {
  let open = await openDrive(deps, name);
  for (const code of what.codes) {
    const contact = byCode(open.drive, code)?.id ?? '';
    const done = await order(
      deps,
      open,
      'proof' in what
        ? { type: 'post', contact, on: what.on, proof: what.proof }
        : { type: 'return', contact, on: what.on },
    );
    if (!done.ok) return done;
    open = done.value;
  }
  return ok(open);
}

/**
 * She answered a letter: that is a new request, with the day it came as its receipt date (L33). What she gave back then is used; the case is found by the
 * same code when she filed it herself.
 */
export async function recordAnswer(
  deps: LookBackDeps & FileReportDeps,
  name: string,
  answer: {
    readonly code: string;
    readonly on: LocalDate;
    readonly channel: Exclude<Channel, 'web'>;
    readonly reference?: string | undefined;
  },
): Promise<
  Result<{ readonly reference: string; readonly receipt?: Receipt }, LookBackRefusal | FileError | 'case.absent'>
> {
  const open = await openDrive(deps, name);
  const contact = byCode(open.drive, answer.code);
  if (!contact) return fail('contact.absent');
  if (contact.answer) return ok({ reference: contact.answer.reference });
  const settle = async (reference: string) =>
    await order(deps, open, { type: 'answer', contact: contact.id, on: answer.on, reference });
  if (answer.reference !== undefined) {
    if ((await deps.store.caseOf(answer.reference)) === undefined) return fail('case.absent');
    const done = await settle(answer.reference);
    return done.ok ? ok({ reference: answer.reference }) : done;
  }
  const line = await lineOf(deps, name, await keyOf(deps, name), contact);
  const address = addressOf(line);
  const keyed = keyIn.parse({
    channel: answer.channel,
    receivedOn: answer.on,
    form: 'message',
    said: `Answer to our letter ${contact.code}.`,
    report: {
      language: contact.language,
      name: { given: line.given_name, ...(line.family_name === '' ? {} : { family: line.family_name }) },
      addresses: address ? [address] : [],
      ...(line.email === undefined ? {} : { email: line.email }),
      ...(line.phone === undefined ? {} : { phones: [line.phone] }),
    },
  });
  const filed = await keyInReport(deps, { idempotencyKey: `lookback-${contact.id}`.slice(0, 60), keyed, by: actor });
  if (!filed.ok) return filed;
  const done = await settle(filed.value.reference);
  return done.ok ? ok({ reference: filed.value.reference, receipt: filed.value }) : done;
}

export async function certificate(
  deps: Pick<LookBackDeps, 'book' | 'sha256' | 'clock'>,
  name: string,
): Promise<Certificate> {
  const { drive, seq, hash } = await openDrive(deps, name);
  return certificateOf(drive, { name, at: deps.clock.now(), seq, hash }, deps.sha256);
}

export function byCode(drive: Drive, code: string): Standing | undefined {
  return Object.values(drive.contacts).find((c) => c.code === code.toUpperCase());
}

async function order(
  deps: LookBackDeps,
  open: OpenDrive,
  command: LookBackCommand,
  sealed: (
    events: Extract<ReturnType<typeof decideLookBack>, { ok: true }>['value'],
  ) => readonly SealedItem[] = () => [],
  wrapped?: Uint8Array,
): Promise<Result<OpenDrive, LookBackRefusal>> {
  const decided = decideLookBack(open.drive, command);
  if (!decided.ok) return decided;
  if (decided.value.length === 0) return ok(open);
  const at = deps.clock.now();
  const { name, seq, hash } = open;
  const entry = sealLookBack({ drive: name, seq: seq + 1, at, actor, events: decided.value, prev: hash }, deps.sha256);
  if ((await deps.book.append(name, entry, sealed(decided.value), wrapped)) === 'conflict')
    throw new Error('somebody else works on this drive: start again');
  const drive = decided.value.reduce((d, e) => evolveLookBack(d, e, at), open.drive);
  return ok({ name, drive, seq: entry.seq, hash: entry.hash });
}

function must(done: Result<OpenDrive, LookBackRefusal>): OpenDrive {
  if (!done.ok) throw new Error(`a look-back was refused: ${done.error}`);
  return done.value;
}

async function keyOf(deps: LookBackDeps, name: string): Promise<CaseKey> {
  const key = await deps.vault.key(deps.keyId(name));
  if (!key) throw new Error(`there is no drive ${name}`);
  return key;
}

async function lineOf(deps: LookBackDeps, name: string, key: CaseKey, { id }: Standing): Promise<PastLine> {
  const sealed = await deps.book.sealedItem(name, id);
  if (!sealed) throw new Error(`the text of a contact of ${name} is gone`);
  return readSealedLine(key.open(id, sealed));
}

function onPaper(block: Block): readonly LetterBlock[] {
  return block.kind === 'work' ? [] : [block];
}
