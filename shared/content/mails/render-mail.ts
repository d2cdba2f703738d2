import type { Brand, Language } from '../../domain/brand.ts';
import type { Block, MailBody } from './blocks.ts';
import { personMail } from './person.ts';
import { renderHtml } from './render-html.ts';
import { renderText } from './render-text.ts';
import { officerMail, staffMail } from './staff.ts';
import type { MailTemplate, PersonMail } from './template.ts';

export interface MailContext {
  readonly brand: Brand;
  /** The person's. Mails to staff and to an officer are English whatever it says. */
  readonly language: Language;
  /** Somebody she lives with could see her mail: neutral subject and first line, no names of help lines. */
  readonly safeContact?: boolean | undefined;
}

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Throws when a link is not an address of ours: a fault in the wiring, which must not go out as a mail. */
export function renderMail(
  template: MailTemplate,
  { brand, language, safeContact = false }: MailContext,
): RenderedMail {
  const mail = oneLineEach(bodyOf(template, { brand, language, safeContact }));
  const company = oneLine(brand.company);
  return { subject: mail.subject, text: renderText(company, mail), html: renderHtml(company, mail) };
}

/** RFC 3834: machines do not answer it. No List-Unsubscribe: these are service mails (ux.md, Mails, rule 7). */
export function mailHeaders(_template: MailTemplate): Readonly<Record<string, string>> {
  return { 'Auto-Submitted': 'auto-generated' };
}

function bodyOf(template: MailTemplate, telling: Required<MailContext> & { safeContact: boolean }): MailBody {
  if (isPersonMail(template)) return personMail(template, telling);
  return template.id === 'L1' ? officerMail(template, telling.brand) : staffMail(template, telling.brand);
}

function isPersonMail(template: MailTemplate): template is PersonMail {
  return template.id.startsWith('V');
}

/** A value can neither start a new header nor a new line of the text part, nor turn the direction of what follows. */
function oneLine(words: string): string {
  return words.toWellFormed().replace(/[\p{Cc}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

function oneLineEach(mail: MailBody): MailBody {
  return {
    ...mail,
    subject: oneLine(mail.subject),
    title: oneLine(mail.title),
    blocks: mail.blocks.map(blockInOneLine),
    footer: mail.footer.map(oneLine),
    otherLanguage: mail.otherLanguage && { ...mail.otherLanguage, text: oneLine(mail.otherLanguage.text) },
  };
}

function blockInOneLine(block: Block): Block {
  switch (block.kind) {
    case 'text':
    case 'heading':
    case 'key':
      return { ...block, text: oneLine(block.text) };
    case 'fact':
      return { ...block, label: oneLine(block.label), value: oneLine(block.value) };
    case 'list':
    case 'steps':
      return { ...block, items: block.items.map(oneLine) };
    case 'code':
      return { ...block, code: oneLine(block.code) };
    case 'work':
      return {
        ...block,
        rows: block.rows.map((row) => ({
          what: oneLine(row.what),
          next: oneLine(row.next),
          owner: oneLine(row.owner),
        })),
      };
    case 'action':
      return block;
    default:
      return block satisfies never;
  }
}
