import type { Language } from '../domain/brand.ts';
import type { Asker } from '../domain/case/recipient.ts';
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
  asker: Asker = 'self',
): DocumentText {
  const { names, ids, states } = words[language];
  return {
    name: document.purpose === 'identity' ? ids[asker] : names[document.purpose],
    state: states[document.state],
    reason: document.reason === undefined ? undefined : `${fieldSentence(document.reason, language)}.`,
  };
}

interface DocumentWords {
  readonly names: Readonly<Record<Exclude<DocumentPurpose, 'identity'>, string>>;
  /** Proof of who the person is, to whoever sent it. */
  readonly ids: Readonly<Record<Asker, string>>;
  readonly states: Readonly<Record<DocumentState, string>>;
}

const words: Readonly<Record<Language, DocumentWords>> = {
  en: {
    names: {
      report: 'Report about what happened',
      authority: 'Proof that you may act for this person',
      authorisation: 'Paper this person signed',
      other: 'Other document',
    },
    ids: {
      self: 'Proof of who you are',
      acting: 'Proof of who the person you act for is',
      officer: 'Proof of who the person is whose information was used',
    },
    states: { sending: 'Not here yet', checking: 'Checking', received: 'Received', 'try-again': 'Try again' },
  },
  es: {
    names: {
      report: 'Informe sobre lo que pasó',
      authority: 'Prueba de que puede actuar por esta persona',
      authorisation: 'Papel firmado por esta persona',
      other: 'Otro documento',
    },
    ids: {
      self: 'Prueba de quién es usted',
      acting: 'Prueba de quién es la persona por quien actúa',
      officer: 'Prueba de quién es la persona cuyos datos se usaron',
    },
    states: {
      sending: 'Aún no ha llegado',
      checking: 'En revisión',
      received: 'Recibido',
      'try-again': 'Pruebe otra vez',
    },
  },
};
