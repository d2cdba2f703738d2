import type { Language } from '../domain/brand.ts';
import type { Word } from '../domain/case/head.ts';
import type { LocalDate } from '../domain/time.ts';
import { longDate } from './format.ts';

/** The states a person reads. `partly` is a release of some of the records. */
export type StatusWord = Word;

export type Mover = 'we' | 'you' | 'nobody';

/**
 * Whose page it is: the person or whoever acts for her, an officer who asks for his agency, or one who only gets a copy and is told nothing
 * else.
 */
export const statusReaders = ['person', 'officer', 'copy'] as const;
export type StatusReader = (typeof statusReaders)[number];

export interface StatusFacts {
  readonly dueDate: LocalDate;
  /** Whole days to the due date, in the business's zone; negative when it has passed. */
  readonly daysLeft: number;
  /** Last day of the download, once something was released. */
  readonly availableUntil?: LocalDate | undefined;
}

export interface StatusText {
  readonly heading: string;
  /** What is happening, and what follows. */
  readonly next: string;
  readonly mover: Mover;
  /** Who has the next move, as a sentence. */
  readonly moves: string;
  /** The date we owe an answer by; none once we gave one. */
  readonly due?: string | undefined;
}

/** The top of the status page for one state (ux.md, Surface 2): heading, one line, who moves next, the date. */
export function statusText(
  word: StatusWord,
  facts: StatusFacts,
  language: Language,
  reader: StatusReader = 'person',
): StatusText {
  const words = statusWords[language];
  const state = words.others[reader]?.[word] ?? words.states[word];
  const mover = reader === 'copy' && word === 'finding' ? 'nobody' : movers[word];
  return {
    heading: state.heading,
    next: state.next(
      longDate(facts.dueDate, language),
      facts.availableUntil === undefined ? undefined : longDate(facts.availableUntil, language),
    ),
    mover,
    moves: words.moves[mover],
    due: reader !== 'copy' && owed.has(word) ? words.due(longDate(facts.dueDate, language), facts.daysLeft) : undefined,
  };
}

const movers: Readonly<Record<StatusWord, Mover>> = {
  received: 'we',
  'waiting-for-you': 'you',
  checking: 'we',
  finding: 'we',
  ready: 'you',
  partly: 'we',
  'none-found': 'nobody',
  'none-yet': 'we',
  declined: 'nobody',
  late: 'we',
  closed: 'nobody',
};

/** `late` says the date in its own line. */
const owed = new Set<StatusWord>(['received', 'waiting-for-you', 'checking', 'finding', 'none-yet']);

interface StateWords {
  readonly heading: string;
  readonly next: (dueDate: string, availableUntil: string | undefined) => string;
}

interface StatusWords {
  readonly states: Readonly<Record<StatusWord, StateWords>>;
  /** What reads otherwise for somebody else. */
  readonly others: Readonly<Partial<Record<StatusReader, Readonly<Partial<Record<StatusWord, StateWords>>>>>>;
  readonly moves: Readonly<Record<Mover, string>>;
  readonly due: (date: string, daysLeft: number) => string;
}

const statusWords: Readonly<Record<Language, StatusWords>> = {
  en: {
    states: {
      received: {
        heading: 'We got your request',
        next: (due) => `We will check the ID and the report by ${due}. You don't need to do anything now.`,
      },
      'waiting-for-you': {
        heading: 'We need something from you',
        next: (due) => `See what is missing below. We are still working toward ${due}.`,
      },
      checking: {
        heading: 'We are checking your documents',
        next: () => 'A person is looking at the ID and the report.',
      },
      finding: {
        heading: 'We are finding the records',
        next: () => 'We look in all our systems for accounts and purchases that used your information.',
      },
      ready: {
        heading: 'Your records are ready',
        next: (_, until) => downloadEn(until),
      },
      partly: {
        heading: 'Some of your records are ready',
        next: (_, until) => `${downloadEn(until)} Below you see what is not there, and why.`,
      },
      'none-found': {
        heading: 'We looked and did not find records',
        next: () => 'Below you see where we looked. If you know more, send it and we will look again.',
      },
      'none-yet': {
        heading: 'We have found no records so far',
        next: () => 'We still wait for some of our systems. Below you see which. We write to you again.',
      },
      declined: {
        heading: "We can't send these records",
        next: () => 'Below you see the reason and what can change it. You can ask again at any time.',
      },
      late: {
        heading: 'We are late',
        next: (due) => `We should have answered by ${due}. We are sorry. Here is what we are doing:`,
      },
      closed: { heading: 'Your request is closed', next: () => 'You can ask again at any time. It is free.' },
    },
    others: {
      officer: {
        received: {
          heading: 'We got your request',
          next: (due) => `We call your agency at a number we look up, and answer by ${due}.`,
        },
        'waiting-for-you': {
          heading: 'We need a paper from you',
          next: (due) => `See what is missing below. We are still working toward ${due}.`,
        },
        checking: {
          heading: 'We are checking your papers',
          next: () => 'A person is looking at the permission and calls your agency.',
        },
        finding: {
          heading: 'We are finding the records',
          next: () => 'We look in all our systems. You do not need a court order.',
        },
        ready: { heading: 'The records are ready', next: (_, until) => downloadEn(until) },
      },
      copy: {
        finding: {
          heading: 'There are no records here yet',
          next: () => 'We were asked to send you a copy. We write to you when it is ready.',
        },
        ready: { heading: 'Your copy of the records is ready', next: (_, until) => downloadEn(until) },
      },
    },
    moves: {
      we: 'The next step is ours.',
      you: 'The next step is yours, when you are ready.',
      nobody: "There is no next step. You don't need to do anything.",
    },
    due: (date, daysLeft) =>
      daysLeft < 0
        ? `Our answer was due by ${date}.`
        : `We have to answer by ${date} (${daysLeft === 0 ? 'today' : daysLeft === 1 ? '1 day left' : `${daysLeft} days left`}).`,
  },
  es: {
    states: {
      received: {
        heading: 'Recibimos su solicitud',
        next: (due) => `Revisaremos la identificación y el informe hasta el ${due}. No tiene que hacer nada ahora.`,
      },
      'waiting-for-you': {
        heading: 'Necesitamos algo de usted',
        next: (due) => `Vea abajo qué falta. Seguimos trabajando para responder hasta el ${due}.`,
      },
      checking: {
        heading: 'Estamos revisando sus documentos',
        next: () => 'Una persona está viendo la identificación y el informe.',
      },
      finding: {
        heading: 'Estamos buscando los documentos',
        next: () => 'Buscamos en todos nuestros sistemas las cuentas y compras que usaron sus datos.',
      },
      ready: {
        heading: 'Sus documentos están listos',
        next: (_, until) => downloadEs(until),
      },
      partly: {
        heading: 'Algunos de sus documentos están listos',
        next: (_, until) => `${downloadEs(until)} Abajo ve qué falta y por qué.`,
      },
      'none-found': {
        heading: 'Buscamos y no encontramos documentos',
        next: () => 'Abajo ve dónde buscamos. Si sabe algo más, envíelo y buscaremos otra vez.',
      },
      'none-yet': {
        heading: 'Por ahora no encontramos documentos',
        next: () => 'Aún esperamos a algunos de nuestros sistemas. Abajo ve cuáles. Le escribiremos otra vez.',
      },
      declined: {
        heading: 'No podemos enviar estos documentos',
        next: () => 'Abajo ve la razón y qué puede cambiarla. Puede pedir otra vez cuando quiera.',
      },
      late: {
        heading: 'Estamos atrasados',
        next: (due) => `La fecha para responderle era el ${due}. Lo sentimos. Esto es lo que estamos haciendo:`,
      },
      closed: { heading: 'Su solicitud está cerrada', next: () => 'Puede pedir otra vez cuando quiera. Es gratis.' },
    },
    others: {
      officer: {
        received: {
          heading: 'Recibimos su solicitud',
          next: (due) => `Llamamos a su agencia a un número que buscamos nosotros. Respondemos hasta el ${due}.`,
        },
        'waiting-for-you': {
          heading: 'Necesitamos un papel de usted',
          next: (due) => `Vea abajo qué falta. Seguimos trabajando para responder hasta el ${due}.`,
        },
        checking: {
          heading: 'Estamos revisando sus papeles',
          next: () => 'Una persona está viendo el permiso y llama a su agencia.',
        },
        finding: {
          heading: 'Estamos buscando los documentos',
          next: () => 'Buscamos en todos nuestros sistemas. No necesita orden de un juez.',
        },
        ready: { heading: 'Los documentos están listos', next: (_, until) => downloadEs(until) },
      },
      copy: {
        finding: {
          heading: 'Aquí no hay documentos todavía',
          next: () => 'Nos pidieron enviarle una copia. Le escribimos cuando esté lista.',
        },
        ready: { heading: 'Su copia de los documentos está lista', next: (_, until) => downloadEs(until) },
      },
    },
    moves: {
      we: 'El próximo paso es nuestro.',
      you: 'El próximo paso es suyo, cuando quiera.',
      nobody: 'No hay otro paso. No tiene que hacer nada.',
    },
    due: (date, daysLeft) =>
      daysLeft < 0
        ? `La fecha para responderle era el ${date}.`
        : `Tenemos que responderle hasta el ${date} (${daysLeft === 0 ? 'hoy' : daysLeft === 1 ? 'queda 1 día' : `quedan ${daysLeft} días`}).`,
  },
};

function downloadEn(until: string | undefined): string {
  return until === undefined ? 'You can download them now.' : `You can download them until ${until}.`;
}

function downloadEs(until: string | undefined): string {
  return until === undefined ? 'Ya los puede bajar.' : `Los puede bajar hasta el ${until}.`;
}
