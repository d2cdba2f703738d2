import { fail, never, ok } from '../../result.ts';
import { addBusinessDays, type Instant, instantAt, type LocalDate, localDate } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import { wantedOf } from '../recipient.ts';
import type { CaseFile, Letter } from '../state.ts';
import { changed, type EventMeta, found, type Stamp, type V } from '../track.ts';
import type { LetterReason, MailTemplateId, ReturnReason } from '../vocabulary.ts';
import { isAnswer, isCarried, isWaiting } from './answers.ts';
import { isOnlyCopy } from './copies-sent.ts';
import { closes } from './desk.ts';
import { unsentOf } from './unsent.ts';

export type LetterEvent = V<1> &
  (
    | {
        readonly type: 'letter-owed';
        readonly letter: string;
        readonly template: MailTemplateId;
        readonly about: string;
        readonly why: LetterReason;
        /** The sealed text its address is in, when it is not the one in force. */
        readonly from?: string | undefined;
        /** Not to whoever asked, but to this recipient, at his own address. */
        readonly recipient?: string | undefined;
      }
    | { readonly type: 'letter-printed'; readonly letter: string }
    | {
        readonly type: 'letter-posted';
        readonly letter: string;
        readonly day: LocalDate;
        /** Name of the sealed proof: the receipt of the post office, a tracking number. */
        readonly proof: string;
      }
    | {
        readonly type: 'letter-returned';
        readonly letter: string;
        readonly day: LocalDate;
        readonly why: ReturnReason;
      }
    | {
        readonly type: 'letter-dropped';
        readonly letter: string;
        /** `outdated`: its records may go to nobody any more. */
        readonly why: 'unsafe' | 'not-needed' | 'outdated';
        readonly note?: string | undefined;
      }
    | { readonly type: 'letter-late'; readonly letter: string }
  );

export type LetterCommand =
  | { readonly type: 'print-letter'; readonly letter: string }
  | { readonly type: 'post-letter'; readonly letter: string; readonly on: LocalDate; readonly proof: string }
  | { readonly type: 'return-letter'; readonly letter: string; readonly on: LocalDate; readonly why: ReturnReason }
  | { readonly type: 'drop-letter'; readonly letter: string; readonly note: string };

/** Of a letter about to be printed or posted: what happens instead when it may not go. */
export type PrintCheck = (file: CaseFile, letter: Letter) => Followed | undefined;

export function decideLetters(file: CaseFile, command: Stamp & LetterCommand, instead: PrintCheck): Decided {
  const letter = file.letters[command.letter];
  if (!letter) return fail('thing.absent');
  const waits = isWaiting(letter);
  const today = localDate(command.at, file.timeZone);
  const goes = (event: LetterEvent): Decided => ok(instead(file, letter) ?? [event]);
  const isOut = command.type === 'print-letter' || command.type === 'post-letter';
  if (letter.outdated && isOut) return fail('letter.outdated');
  switch (command.type) {
    case 'print-letter':
      return waits && !asksForNothing(file, letter)
        ? goes({ v: 1, type: 'letter-printed', letter: letter.id })
        : fail('case.moved-on');
    case 'post-letter':
      if (letter.status !== 'printed') return fail('case.moved-on');
      if (command.on > today || command.on < localDate(letter.owedAt, file.timeZone)) return fail('letter.date');
      return goes({ v: 1, type: 'letter-posted', letter: letter.id, day: command.on, proof: command.proof });
    case 'return-letter':
      if (letter.status !== 'posted') return fail('case.moved-on');
      if (command.on > today || command.on < (letter.postedOn ?? '')) return fail('letter.date');
      return ok([{ v: 1, type: 'letter-returned', letter: letter.id, day: command.on, why: command.why }]);
    case 'drop-letter':
      if (waits && isAnswer(letter) && letter.recipient === undefined && !isCarried(file, letter))
        return fail('rule.answer-owed');
      if (waits && isOnlyCopy(file, letter)) return fail('rule.answer-owed');
      return waits
        ? ok([{ v: 1, type: 'letter-dropped', letter: letter.id, why: 'not-needed', note: command.note }])
        : fail('case.moved-on');
    default:
      return never(command);
  }
}

export function evolveLetters(file: CaseFile, event: LetterEvent, meta: EventMeta): CaseFile {
  switch (event.type) {
    case 'letter-owed': {
      const { letter: id, template, about, why, from, recipient } = event;
      const owed: Letter = { id, template, about, why, from, recipient, status: 'owed', owedAt: meta.at, late: false };
      return { ...file, letters: { ...file.letters, [id]: owed } };
    }
    case 'letter-printed':
      return withLetter(file, event.letter, {
        status: 'printed',
        sentTo:
          found(file.letters, event.letter).recipient === undefined
            ? (found(file.letters, event.letter).from ?? file.contact.ways.post.from)
            : undefined,
      });
    case 'letter-posted':
      return withLetter(file, event.letter, { status: 'posted', postedOn: event.day });
    case 'letter-returned':
      return withLetter(file, event.letter, { status: 'returned' });
    case 'letter-dropped':
      return withLetter(file, event.letter, {
        status: 'dropped',
        ...(event.why === 'outdated' ? { outdated: true } : {}),
      });
    case 'letter-late':
      return withLetter(file, event.letter, { late: true });
    default:
      return never(event);
  }
}

function withLetter(file: CaseFile, id: string, change: Partial<Letter>): CaseFile {
  return { ...file, letters: changed(file.letters, id, change) };
}

export function followLetters(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'letter-posted':
    case 'letter-dropped': {
      const { template, about } = file.letters[event.letter] ?? {};
      return [
        ...closes(file, 'letter-unposted', event.letter),
        ...closes(file, 'mail-undelivered', `${template}.${about}`),
      ];
    }
    default:
      return [];
  }
}

/** A letter of the same message again gets a name of its own: what was posted stays in the log as it was. */
export function letterOwed(
  file: CaseFile,
  template: MailTemplateId,
  about: string,
  why: LetterReason,
  from?: string,
): LetterEvent {
  return {
    v: 1,
    type: 'letter-owed',
    letter: freeName(file, `${template}.${about}`),
    template,
    about,
    why,
    ...(from === undefined ? {} : { from }),
  };
}

/** To a recipient who is written to by post: the same print queue, and for him as equal a way as for her (L34, L37). */
export function recipientLetter(
  file: CaseFile,
  template: MailTemplateId,
  recipient: string,
  about: string,
): LetterEvent {
  const letter = freeName(file, `${template}.${recipient}.${about}`);
  return {
    v: 1,
    type: 'letter-owed',
    letter,
    template,
    about,
    why: 'preferred',
    recipient,
    ...movedTo(file, recipient),
  };
}

/** What is owed to him goes to where he was written to then: one person who writes down another address redirects nothing (T9). */
export function movedTo(file: CaseFile, recipient: string): { readonly from?: string } {
  const contact = file.recipients[recipient]?.contact;
  return contact === undefined ? {} : { from: contact };
}

function freeName(file: CaseFile, name: string): string {
  const before = Object.keys(file.letters).filter((id) => id === name || id.startsWith(`${name}~`)).length;
  return before === 0 ? name : `${name}~${before + 1}`;
}

/** V4 once all of the proof is shown, and V5 once all of it is here (L8). */
export function asksForNothing(file: CaseFile, { template }: { readonly template: MailTemplateId }): boolean {
  if (template === 'V5') return unsentOf(file).length === 0;
  return template === 'V4' && wantedOf(file).length === 0;
}

/** Such a letter is not printed any more. A printed one may be in the post: nobody says that it was not sent. */
export function askingDropped(file: CaseFile): Followed {
  return Object.values(file.letters)
    .filter((l) => l.status === 'owed' && asksForNothing(file, l))
    .map((l) => ({ v: 1, type: 'letter-dropped', letter: l.id, why: 'not-needed' }));
}

/** 09:00 after one whole business day, so that a letter can still leave within two (ux.md, Mails, rule 10). */
export function lateAt(letter: Letter, timeZone: string): Instant {
  return instantAt(addBusinessDays(localDate(letter.owedAt, timeZone), 2), '09:00', timeZone);
}
