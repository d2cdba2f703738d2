import type { Language } from '../domain/brand.ts';
import type { Word } from '../domain/case/head.ts';
import type { LocalDate } from '../domain/time.ts';
import { longDate } from './format.ts';

/** The states a person reads. `partly` is a release of some of the records. */
export type StatusWord = Word | 'partly';

export type Mover = 'we' | 'you' | 'nobody';

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
export function statusText(word: StatusWord, facts: StatusFacts, language: Language): StatusText {
  const words = statusWords[language];
  const state = words.states[word];
  const mover = movers[word];
  return {
    heading: state.heading,
    next: state.next(
      longDate(facts.dueDate, language),
      facts.availableUntil === undefined ? undefined : longDate(facts.availableUntil, language),
    ),
    mover,
    moves: words.moves[mover],
    due: owed.has(word) ? words.due(longDate(facts.dueDate, language), facts.daysLeft) : undefined,
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
  declined: 'nobody',
  late: 'we',
  closed: 'nobody',
};

/** `late` says the date in its own line. */
const owed = new Set<StatusWord>(['received', 'waiting-for-you', 'checking', 'finding']);

interface StateWords {
  readonly heading: string;
  readonly next: (dueDate: string, availableUntil: string | undefined) => string;
}

interface StatusWords {
  readonly states: Readonly<Record<StatusWord, StateWords>>;
  readonly moves: Readonly<Record<Mover, string>>;
  readonly due: (date: string, daysLeft: number) => string;
}

const statusWords: Readonly<Record<Language, StatusWords>> = {
  en: {
    states: {
      received: {
        heading: 'We got your request',
        next: (due) => `We will check your ID and report by ${due}. You don't need to do anything now.`,
      },
      'waiting-for-you': {
        heading: 'We need one thing from you',
        next: (due) => `See what is missing below. We are still working toward ${due}.`,
      },
      checking: {
        heading: 'We are checking your documents',
        next: () => 'A person is looking at your ID and your report.',
      },
      finding: {
        heading: 'We are finding the records',
        next: () => 'We look in all our systems for accounts and purchases that used your information.',
      },
      ready: {
        heading: 'Your records are ready',
        next: (_, until) =>
          until === undefined ? 'You can download them now.' : `You can download them until ${until}.`,
      },
      partly: {
        heading: 'Some of your records are ready',
        next: (_, until) =>
          `${until === undefined ? 'You can download them now.' : `You can download them until ${until}.`} Below you see what is not there, and why.`,
      },
      'none-found': {
        heading: 'We looked and did not find records',
        next: () => 'Below you see where we looked. If you know more, send it and we will look again.',
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
        next: (due) => `Revisaremos su identificación y su informe hasta el ${due}. No tiene que hacer nada ahora.`,
      },
      'waiting-for-you': {
        heading: 'Necesitamos algo de usted',
        next: (due) => `Vea abajo qué falta. Seguimos trabajando para responder hasta el ${due}.`,
      },
      checking: {
        heading: 'Estamos revisando sus documentos',
        next: () => 'Una persona está viendo su identificación y su informe.',
      },
      finding: {
        heading: 'Estamos buscando los documentos',
        next: () => 'Buscamos en todos nuestros sistemas las cuentas y compras que usaron sus datos.',
      },
      ready: {
        heading: 'Sus documentos están listos',
        next: (_, until) => (until === undefined ? 'Ya los puede bajar.' : `Los puede bajar hasta el ${until}.`),
      },
      partly: {
        heading: 'Algunos de sus documentos están listos',
        next: (_, until) =>
          `${until === undefined ? 'Ya los puede bajar.' : `Los puede bajar hasta el ${until}.`} Abajo ve qué falta y por qué.`,
      },
      'none-found': {
        heading: 'Buscamos y no encontramos documentos',
        next: () => 'Abajo ve dónde buscamos. Si sabe algo más, envíelo y buscaremos otra vez.',
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
