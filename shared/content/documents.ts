import type { Language } from '../domain/brand.ts';
import type { DocumentPurpose } from '../domain/case/vocabulary.ts';
import type { FileFault } from '../domain/evidence.ts';
import { fieldSentence } from './errors.ts';

/** What became of a document, as she reads it (ux.md, Surface 2). `sending`: it was announced and is not here. */
export const documentStates = ['sending', 'checking', 'received', 'try-again'] as const;
export type DocumentState = (typeof documentStates)[number];

export interface DocumentText {
  /** Our name for it, never a file's. */
  readonly name: string;
  readonly state: string;
  /** Why, and what to do; only for `try-again`. */
  readonly reason?: string | undefined;
}

export function documentText(
  document: {
    readonly purpose: DocumentPurpose;
    readonly state: DocumentState;
    readonly reason?: FileFault | undefined;
  },
  language: Language,
): DocumentText {
  const { names, states } = words[language];
  return {
    name: names[document.purpose],
    state: states[document.state],
    reason: document.reason === undefined ? undefined : `${fieldSentence(document.reason, language)}.`,
  };
}

interface DocumentWords {
  readonly names: Readonly<Record<DocumentPurpose, string>>;
  readonly states: Readonly<Record<DocumentState, string>>;
}

const words: Readonly<Record<Language, DocumentWords>> = {
  en: {
    names: {
      identity: 'Proof of who you are',
      report: 'Report about what happened',
      authority: 'Proof that you may act for this person',
      authorisation: 'Paper this person signed',
      other: 'Other document',
    },
    states: { sending: 'Not here yet', checking: 'Checking', received: 'Received', 'try-again': 'Try again' },
  },
  es: {
    names: {
      identity: 'Prueba de quién es usted',
      report: 'Informe sobre lo que pasó',
      authority: 'Prueba de que puede actuar por esta persona',
      authorisation: 'Papel firmado por esta persona',
      other: 'Otro documento',
    },
    states: {
      sending: 'Aún no ha llegado',
      checking: 'En revisión',
      received: 'Recibido',
      'try-again': 'Pruebe otra vez',
    },
  },
};
