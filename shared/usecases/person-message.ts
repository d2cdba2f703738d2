import type { PersonMail } from '../content/mails/template.ts';
import type { Brand } from '../domain/brand.ts';
import { askerOf, languageTo, wantedOf } from '../domain/case/recipient.ts';
import type { CaseFile } from '../domain/case/state.ts';
import { isSoFar } from '../domain/case/tracks/answers.ts';
import { thankedFor } from '../domain/case/tracks/evidence.ts';
import { isAskedAgain } from '../domain/case/tracks/proof.ts';
import { unsentOf } from '../domain/case/tracks/unsent.ts';
import type { MailTemplateId } from '../domain/case/vocabulary.ts';
import { localDate } from '../domain/time.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Clock } from '../ports/outside.ts';
import type { CaseKey } from '../ports/vault.ts';
import { linkOf, statusPage } from './private-link.ts';

/** Templates the log owes the person, by e-mail or on paper. */
export const personTemplates = [
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
  'V7',
  'V8',
  'V9',
  'V10',
  'V11',
  'V12',
  'V13',
  'V14',
  'V15',
  'V16',
  'V17',
] as const satisfies readonly MailTemplateId[];
export type PersonTemplate = (typeof personTemplates)[number];

export function isPersonTemplate(template: MailTemplateId): template is PersonTemplate {
  return personTemplates.some((t) => t === template);
}

/** What one message says, read from the log now: the same for the mail and for the letter. */
export async function personMessage(
  deps: { readonly store: CaseStore; readonly brand: Brand; readonly clock: Clock },
  key: CaseKey,
  id: string,
  file: CaseFile,
  message: { readonly template: PersonTemplate; readonly about: string },
): Promise<PersonMail> {
  const { template, about } = message;
  const { reference } = file;
  const request = file.requests[about.split('.')[0] ?? ''] ?? Object.values(file.requests).at(-1);
  if (!request) throw new Error(`case ${id} has no request`);
  const dueDate = request.dueOn;
  const late = localDate(deps.clock.now(), file.timeZone) > dueDate;
  const asker = askerOf(file);
  const missing = wantedOf(file);
  const link = statusPage(deps.brand.site, languageTo(file), linkOf(key, id, file));
  switch (template) {
    case 'V1':
      return {
        id: 'V1',
        reference,
        dueDate,
        missing,
        asker,
        link,
        cardRoute: file.cards.length > 0 && file.wants.includes('remove-cards'),
        late: request.enteredOn > dueDate,
      };
    case 'V2':
      return { id: 'V2', reference, count: thankedFor(file, Number(about)), missing: unsentOf(file), asker };
    case 'V4':
      return { id: 'V4', reference, dueDate, late, missing, asker, again: isAskedAgain(about) };
    case 'V5':
      return { id: 'V5', reference, dueDate, late, missing: unsentOf(file), asker };
    case 'V6':
      return { id: 'V6', reference, dueDate, late, missing: unsentOf(file), asker };
    case 'V11':
      return { id: 'V11', reference, dueDate };
    case 'V7':
    case 'V8':
    case 'V15':
      return { id: template, reference, availableUntil: file.packages[about]?.until ?? dueDate };
    case 'V10':
      return { id: 'V10', reference, soFar: isSoFar(about) };
    case 'V3':
    case 'V9':
    case 'V14':
    case 'V16':
    case 'V17':
      return { id: template, reference };
    case 'V12':
      return { id: 'V12', link };
    case 'V13':
      return await codeMessage(deps.store, key, id, file, about);
    default:
      return template satisfies never;
  }
}

async function codeMessage(
  store: CaseStore,
  key: CaseKey,
  id: string,
  file: CaseFile,
  code: string,
): Promise<PersonMail> {
  const sealed = await store.sealedItem(id, `code.${code}`);
  const issued = file.codes[code];
  if (!sealed || !issued) throw new Error('a one-time code is not there');
  return {
    id: 'V13',
    code: key.open(`code.${code}`, sealed),
    minutes: codeMinutes,
    ...(Object.values(file.letters).some((l) => l.template === 'V13' && l.about === code)
      ? { until: localDate(issued.expiresAt, file.timeZone) }
      : {}),
  };
}

/** How long a code works: by e-mail, and by post, where it travels for days. */
export const codeMinutes = 10;
export const codeDaysByPost = 21;
