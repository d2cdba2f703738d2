import type { CaseEvent } from './events.ts';
import type { LookReason } from './vocabulary.ts';

/** What somebody at the desk was shown of what is sealed. `about`: the document, system, proposal, decision, match, letter, change or recipient it is part of. */
export type Look =
  /** No reason in logs of before. */
  | { readonly what: 'request' | 'contact'; readonly why?: LookReason | undefined }
  | { readonly what: 'page' | 'original'; readonly about: string; readonly part: number }
  | {
      readonly what: 'search-sheet' | 'proposal' | 'preview' | 'instruments' | 'letter' | 'change' | 'recipient';
      readonly about: string;
    };

/** Every way to see sealed text at the desk leaves exactly one of these events before the text is out (T9, U16). */
export function lookIn(event: CaseEvent): Look | undefined {
  switch (event.type) {
    case 'report-viewed':
      return { what: 'request', ...reason(event) };
    case 'contact-viewed':
      return { what: 'contact', ...reason(event) };
    case 'document-viewed':
      return { what: event.what, about: event.document, part: event.part };
    case 'search-sheet-viewed':
      return { what: 'search-sheet', about: event.system };
    case 'proposal-viewed':
      return { what: 'proposal', about: event.proposal };
    case 'preview-viewed':
      return { what: 'preview', about: event.decision };
    case 'instruments-viewed':
      return { what: 'instruments', about: event.match };
    case 'letter-printed':
      return { what: 'letter', about: event.letter };
    case 'change-viewed':
      return { what: 'change', about: event.change };
    case 'recipient-viewed':
      return { what: 'recipient', about: event.recipient };
    default:
      return undefined;
  }
}

function reason({ why }: { readonly why?: LookReason | undefined }) {
  return why === undefined ? {} : { why };
}
