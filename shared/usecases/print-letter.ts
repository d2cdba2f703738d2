import { letterBody } from '../content/letters/letter.ts';
import { recipientLetterBody } from '../content/letters/recipient-letter.ts';
import type { Block } from '../content/mails/blocks.ts';
import type { Brand } from '../domain/brand.ts';
import type { Command } from '../domain/case/commands.ts';
import type { CaseEvent } from '../domain/case/events.ts';
import { isListedFor, type LetterLine } from '../domain/case/head.ts';
import { languageTo } from '../domain/case/recipient.ts';
import type { Refusal } from '../domain/case/refusals.ts';
import type { CaseFile, Letter } from '../domain/case/state.ts';
import { requestOf } from '../domain/case/tracks/answers.ts';
import { enclosesRecords } from '../domain/case/tracks/kept-back.ts';
import type { Actor } from '../domain/case/vocabulary.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { localDate } from '../domain/time.ts';
import type { LetterBlock, LetterPress } from '../ports/letter-press.ts';
import type { RecordStore } from '../ports/outside.ts';
import type { CaseKey, CaseKeys } from '../ports/vault.ts';
import { readAnswer } from './answer.ts';
import { packagePrefix } from './build-package.ts';
import { execute, type LogDeps, load } from './case-log.ts';
import { openAddress } from './contact-details.ts';
import { correspondentName, openReport } from './known-identifiers.ts';
import { type LastLookDeps, lastLook } from './last-look.ts';
import { isPersonTemplate, personMessage } from './person-message.ts';
import { contactOf } from './recipient-contact.ts';

export interface PrintDeps extends LastLookDeps {
  readonly vault: CaseKeys;
  readonly records: RecordStore;
  readonly letterPress: LetterPress;
  readonly brand: Brand;
}

export interface PrintRow extends LetterLine {
  readonly case: string;
  readonly reference: string;
  readonly language: string;
}

/** Every letter that waits to be printed or posted, the longest first. */
export async function printQueue(
  deps: Pick<LogDeps, 'store'>,
  staff: string,
  limit: number,
): Promise<readonly PrintRow[]> {
  const rows = await deps.store.printQueue(limit);
  return rows
    .filter(({ view }) => isListedFor(view, staff))
    .flatMap(({ case: id, view }) =>
      (view.letters ?? []).map((l) => ({ case: id, reference: view.reference, language: view.language, ...l })),
    )
    .toSorted((a, b) => a.owedAt.localeCompare(b.owedAt));
}

/** What goes into one envelope, in the order of the pages: the letter, then the records it encloses. */
export interface Envelope {
  readonly files: readonly { readonly name: string; readonly url: string }[];
}

const linkSeconds = 300;

/**
 * Prints one letter: it is said in the log first, then made and kept in the vault as it goes out. Printing again makes it anew with the
 * address in force. Refused where it is not safe any more (L45), or its records may go to nobody any more (L27, L31).
 */
export async function printLetter(
  deps: PrintDeps,
  staff: Extract<Actor, { kind: 'staff' }>,
  id: string,
  letter: string,
): Promise<Result<Envelope, Refusal>> {
  const loaded = await load(deps, id);
  const key = await deps.vault.key(id);
  if (loaded.state.phase === 'none' || !key) return fail('case.absent');
  const command: Command = {
    type: 'print-letter',
    letter,
    at: deps.clock.now(),
    actor: staff,
    id: `print.${deps.ids.uuid()}`,
  };
  const refused = await lastLook(deps, loaded, command);
  if (refused) return refused;
  const done = await execute(deps, loaded, command);
  if (!done.ok) return done;
  if (done.value.state.phase === 'none' || !done.value.events.some((e) => e.type === 'letter-printed'))
    return fail(notGone(done.value.events));
  const { file } = done.value.state;
  const printed = file.letters[letter];
  if (!printed) return fail('thing.absent');
  const name = `cases/${id}/letters/${letter.replace(/[^\w.-]/gu, '-')}.pdf`;
  await deps.records.put(name, await pressed(deps, key, id, file, printed), 'application/pdf');
  const inside = enclosesRecords(printed) ? await enclosed(deps, id, printed) : [];
  return ok({
    files: await Promise.all(
      [name, ...inside].map(async (one) => ({
        name: one.slice(one.lastIndexOf('/') + 1),
        url: await deps.records.link(one, linkSeconds),
      })),
    ),
  });
}

/** Why a letter was dropped when it was to go out. */
export function notGone(events: readonly CaseEvent[]): Refusal {
  return events.some((e) => e.type === 'letter-dropped' && e.why === 'outdated') ? 'letter.outdated' : 'way.unsafe';
}

/** The PDFs of the package; what is for machines stays out of the envelope. */
async function enclosed(deps: PrintDeps, id: string, letter: Letter): Promise<readonly string[]> {
  const files = await deps.records.list(packagePrefix(id, letter.about));
  return files
    .map((f) => f.key)
    .filter((name) => name.endsWith('.pdf'))
    .toSorted();
}

async function pressed(deps: PrintDeps, key: CaseKey, id: string, file: CaseFile, letter: Letter): Promise<Uint8Array> {
  const { template, about } = letter;
  if (letter.recipient !== undefined) return await toRecipient(deps, key, id, file, letter, letter.recipient);
  if (!isPersonTemplate(template)) throw new Error(`${template} is no letter`);
  const address = await openAddress(deps.store, key, id, file, letter.from);
  if (!address) throw new Error(`letter ${letter.id} has no address to go to`);
  const mail = await personMessage(deps, key, id, file, { template, about });
  const answer =
    template === 'V9' || template === 'V10' ? await readAnswer(deps, id, key, file, requestOf(file, about)) : undefined;
  const body = letterBody(mail, {
    brand: deps.brand,
    language: languageTo(file),
    facts: { answer: answer?.ok ? answer.value : undefined },
  });
  return await deps.letterPress.print({
    brand: deps.brand,
    language: languageTo(file),
    largePrint: file.contact.largePrint,
    to: { name: correspondentName(await openReport(deps.store, key, id), file), address },
    on: localDate(deps.clock.now(), file.timeZone),
    reference: file.reference,
    title: body.title,
    blocks: body.blocks.flatMap(onPaper),
    footer: body.footer,
    otherLanguage: body.otherLanguage,
  });
}

/** To one who gets a copy beside her: at his own address, in the words for his kind (L34). */
async function toRecipient(
  deps: PrintDeps,
  key: CaseKey,
  id: string,
  file: CaseFile,
  { template, about, from, id: letter }: Letter,
  recipient: string,
): Promise<Uint8Array> {
  const contact = await contactOf(deps.store, key, id, recipient, from);
  if (!contact.address) throw new Error(`letter ${letter} has no address to go to`);
  const kind = file.recipients[recipient]?.kind;
  const telling = { brand: deps.brand, language: languageTo(file, recipient) };
  const body =
    template === 'V13'
      ? letterBody(await personMessage(deps, key, id, file, { template, about }), { ...telling, facts: {} })
      : recipientLetterBody(
          template === 'V18' ? { template } : { template: 'L1', why: kind === 'agency' ? 'authorised' : 'named' },
          telling,
        );
  return await deps.letterPress.print({
    ...telling,
    largePrint: false,
    to: { name: [contact.name, contact.agency].filter(Boolean).join(', '), address: contact.address },
    on: localDate(deps.clock.now(), file.timeZone),
    reference: file.reference,
    title: body.title,
    blocks: body.blocks.flatMap(onPaper),
    footer: body.footer,
    otherLanguage: body.otherLanguage,
  });
}

/** Tables of open work are for staff and stand in no letter. */
function onPaper(block: Block): readonly LetterBlock[] {
  return block.kind === 'work' ? [] : [block];
}
