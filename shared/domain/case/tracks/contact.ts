import type { Language } from '../../brand.ts';
import { fail, never, ok } from '../../result.ts';
import { plusMs, toEpoch } from '../../time.ts';
import type { Decided, Followed } from '../decided.ts';
import type { CaseEvent } from '../events.ts';
import type { CaseFile, Contact, Letter, Mail, WayState } from '../state.ts';
import { type EventMeta, found, type Stamp } from '../track.ts';
import { type LookReason, type MailTemplateId, type Way, ways } from '../vocabulary.ts';
import { isWaiting } from './answers.ts';
import type { ContactEvent } from './contact-events.ts';
import { letterOwed } from './letters.ts';
import { asks, isDisputed, isUsable, onPaper, paper, parks, resent, toSubject } from './reach.ts';
import { keepsRecords } from './retention.ts';

export type ContactCommand =
  | {
      readonly type: 'set-preferences';
      readonly language?: Language | undefined;
      readonly largePrint?: boolean | undefined;
    }
  | {
      readonly type: 'record-safe-route';
      readonly way: Way;
      readonly how: 'hers-before' | 'agreed';
      readonly note: string;
    }
  | ({ readonly type: 'renew-link'; readonly limited: boolean } & NextLink)
  | { readonly type: 'ask-for-paper'; readonly package: string }
  | { readonly type: 'view-contact'; readonly why: LookReason; readonly note: string };

/** The link that takes the place of the one in force. */
export interface NextLink {
  readonly version: number;
  readonly digest: string;
}

export function decideContact(file: CaseFile, command: Stamp & ContactCommand): Decided {
  switch (command.type) {
    case 'set-preferences': {
      const { language, largePrint } = command;
      return language === undefined && largePrint === undefined
        ? ok([])
        : ok([{ v: 1, type: 'preferences-set', language, largePrint }]);
    }
    case 'record-safe-route':
      if (!file.contact.ways[command.way].given) return fail('way.absent');
      return ok([{ v: 1, type: 'route-recorded', way: command.way, how: command.how, note: command.note }]);
    case 'renew-link':
      return renewLink(file, command);
    case 'ask-for-paper':
      return askForPaper(file, command.package);
    case 'view-contact':
      return ok([{ v: 1, type: 'contact-viewed', note: command.note, why: command.why }]);
    default:
      return never(command);
  }
}

const dayMs = 24 * 3_600_000;
const linksPerDay = 3;

/** A stranger with reference and ZIP can neither flood her nor take a letter's link away before it is posted: then nothing happens. */
function renewLink(file: CaseFile, command: Stamp & Extract<ContactCommand, { type: 'renew-link' }>): Decided {
  const { version, digest, limited } = command;
  if (version !== file.linkVersion + 1) return fail('case.moved-on');
  const recent = file.contact.links.filter((at) => toEpoch(plusMs(at, dayMs)) > toEpoch(command.at));
  const onItsWay = Object.values(file.letters).some(
    (l) => (l.template === 'V1' || l.template === 'V12') && isWaiting(l),
  );
  if (limited && (recent.length >= linksPerDay || onItsWay)) return ok([]);
  return ok([{ v: 1, type: 'link-renewed', version, digest }]);
}

/** The records on paper, free (L32), to where she is written to by post. Of what is destroyed, or will be, there is nothing to enclose (L50). */
function askForPaper(file: CaseFile, id: string): Decided {
  const pack = file.packages[id];
  if (pack?.status !== 'released') return fail('records.not-released');
  if (!keepsRecords(file)) return fail('case.shredded');
  const template = pack.partial ? 'V8' : 'V7';
  if (lettersOf(file, template, id).some(isWaiting)) return ok([]);
  if (!isUsable(file, 'post')) return fail('way.absent');
  return ok(
    isDisputed(file, 'post')
      ? parks(file, { message: `${paper}${id}`, template, about: id, way: 'post', why: 'disputed' })
      : [letterOwed(file, template, id, 'asked')],
  );
}

/** A letter must not be printed to where it is not safe any more; what was found since it was owed counts. */
export function unsafeToPrint(file: CaseFile, letter: Letter): Followed | undefined {
  const dropped = { v: 1, type: 'letter-dropped', letter: letter.id, why: 'unsafe' } as const;
  if (letter.recipient !== undefined)
    return file.recipients[letter.recipient]?.revoked === false ? undefined : [dropped];
  if (letter.from !== undefined) return undefined;
  return isDisputed(file, 'post') ? [dropped, ...toSubject(file, letter.template, letter.about)] : undefined;
}

export function startingContact(opened: {
  readonly byPost: boolean;
  readonly safeContact: boolean;
  readonly email?: boolean | undefined;
  readonly post?: boolean | undefined;
  readonly largePrint?: boolean | undefined;
}): Contact {
  const way = (given: boolean): WayState => ({ given, from: 'report', failed: false, allowed: false });
  return {
    preferred: opened.byPost ? 'post' : 'email',
    ways: { email: way(opened.email ?? !opened.byPost), post: way(opened.post ?? !opened.safeContact) },
    largePrint: opened.largePrint ?? false,
    links: [],
  };
}

export function evolveContact(file: CaseFile, event: ContactEvent, meta: EventMeta): CaseFile {
  const { contact } = file;
  switch (event.type) {
    case 'contact-marked':
      // Of the report: where she was written to elsewhere before it was prepared, the mark of that stands (L45).
      return ways.reduce(
        (f, w) => (f.contact.ways[w].mark === undefined ? withWay(f, w, { mark: event[w] }) : f),
        file,
      );
    case 'way-failed':
      return withWay(file, event.way, { failed: true });
    case 'message-parked': {
      const { message: id, template, about, way, why } = event;
      return { ...file, parked: { ...file.parked, [id]: { id, template, about, way, why } } };
    }
    case 'message-freed': {
      const { [event.message]: _, ...parked } = file.parked;
      return { ...file, parked };
    }
    case 'route-recorded':
      return withWay(file, event.way, { allowed: true, failed: false });
    case 'preferences-set':
      return {
        ...file,
        language: event.language ?? file.language,
        contact: { ...contact, largePrint: event.largePrint ?? contact.largePrint },
      };
    case 'link-renewed': {
      const links = [...contact.links, meta.at];
      return { ...file, linkVersion: event.version, contact: { ...contact, links, linkDigest: event.digest } };
    }
    case 'contact-viewed':
      return file;
    default:
      return never(event);
  }
}

export function withWay(file: CaseFile, way: Way, change: Partial<WayState>): CaseFile {
  const { contact } = file;
  return { ...file, contact: { ...contact, ways: { ...contact.ways, [way]: { ...contact.ways[way], ...change } } } };
}

export function followContact(file: CaseFile, event: CaseEvent): Followed {
  switch (event.type) {
    case 'mail-watched':
      return mailFailed(file, event);
    case 'letter-returned': {
      const letter = found(file.letters, event.letter);
      if (letter.recipient !== undefined) return asks(file, 'letter-returned', letter.id);
      if (letter.from !== undefined) return [];
      if (letter.sentTo !== file.contact.ways.post.from) return toSubject(file, letter.template, letter.about);
      return [
        { v: 1, type: 'way-failed', way: 'post', why: 'returned', message: letter.id },
        ...asks(file, 'letter-returned', letter.id),
      ];
    }
    case 'letter-late':
      return asks(file, 'letter-unposted', event.letter);
    case 'route-recorded':
      return resent(file);
    case 'link-renewed':
      return toSubject(file, 'V12', String(event.version));
    default:
      return [];
  }
}

/**
 * What did not reach her goes out on paper (ux.md, Mails, rule 10). Not what went to where she was before, and not a code: she asks for
 * another, and that goes by the way that works.
 */
function mailFailed(file: CaseFile, event: Extract<CaseEvent, { type: 'mail-watched' }>): Followed {
  const mail = file.mails[event.mail];
  if (mail?.to !== 'subject' || mail.from !== undefined) return [];
  const bounced = mail.status === 'bounced';
  if (!bounced && event.word !== 'complained') return [];
  const why = bounced ? 'bounced' : 'complained';
  return [
    ...(file.contact.ways.email.failed
      ? []
      : [{ v: 1, type: 'way-failed', way: 'email', why, message: mail.id } as const]),
    ...(mail.template === 'V13' || isOnPaper(file, mail) ? [] : onPaper(file, mail.template, mail.about)),
  ];
}

/** A letter says the same and did not come back: the one she has or will have. */
function isOnPaper(file: CaseFile, { template, about }: Mail): boolean {
  return lettersOf(file, template, about).some((l) => isWaiting(l) || l.status === 'posted');
}

/** Letters to her of this message; what goes to a recipient has templates of its own. */
function lettersOf(file: CaseFile, template: MailTemplateId, about: string): readonly Letter[] {
  return Object.values(file.letters).filter((l) => l.template === template && l.about === about);
}
