import type { Brand, Language } from '../../domain/brand.ts';
import type { LocalDate } from '../../domain/time.ts';
import { longDate } from '../format.ts';
import { type Block, heading, type MailBody, text } from '../mails/blocks.ts';
import { hostOf, wordsOf } from '../mails/person.ts';

interface LookBackWords {
  readonly title: string;
  readonly key: (date: string) => string;
  readonly sorry: readonly string[];
  readonly now: string;
  readonly how: string;
  readonly ways: (host: string, on: 'paper' | 'mail') => readonly string[];
  readonly code: string;
  readonly quote: string;
  readonly after: readonly string[];
}

const words: Readonly<Record<Language, LookBackWords>> = {
  en: {
    title: 'You can still get your records from us',
    key: (date) => `You wrote or called us on ${date}. We owe you an answer.`,
    sorry: [
      'You told us that someone used your name, your card or your account with us.',
      'Our files show no answer to you. That was our mistake. We are sorry.',
    ],
    now: 'You can have the records now. It is free. You don’t have to know who used your details.',
    how: 'How to get them',
    ways: (host, on) => [
      on === 'paper'
        ? 'Write to us at the address at the top. A few words are enough.'
        : 'Answer this email. A few words are enough.',
      'Or call us at the number below.',
      `Or fill in the form at ${host}.`,
    ],
    code: 'Your code',
    quote: 'Tell us this code, so that we find you at once.',
    after: [
      'We answer within 30 days of the day we hear from you.',
      'If you don’t want the records, you don’t need to do anything.',
    ],
  },
  es: {
    title: 'Todavía puede recibir sus documentos',
    key: (date) => `Usted nos escribió o nos llamó el ${date}. Le debemos una respuesta.`,
    sorry: [
      'Usted nos dijo que alguien usó su nombre, su tarjeta o su cuenta con nosotros.',
      'En nuestros archivos no hay respuesta para usted. Fue un error nuestro. Lo sentimos.',
    ],
    now: 'Puede recibir los documentos ahora. Es gratis. No tiene que saber quién usó sus datos.',
    how: 'Cómo recibirlos',
    ways: (host, on) => [
      on === 'paper'
        ? 'Escríbanos a la dirección de arriba. Bastan unas palabras.'
        : 'Responda a este correo. Bastan unas palabras.',
      'O llámenos al número de abajo.',
      `O llene el formulario en ${host}.`,
    ],
    code: 'Su código',
    quote: 'Díganos este código y lo encontramos enseguida.',
    after: [
      'Le respondemos en 30 días desde el día en que sepamos de usted.',
      'Si no quiere los documentos, no tiene que hacer nada.',
    ],
  },
};

/** The letter to somebody who asked before and got no answer (L48, N14); the mail says the same. */
export function lookBackBody(
  about: { readonly receivedOn: LocalDate; readonly code: string },
  on: 'paper' | 'mail',
  { brand, language }: { readonly brand: Brand; readonly language: Language },
): MailBody {
  const its = words[language];
  const { paper, footer } = wordsOf[language];
  const other: Language = language === 'en' ? 'es' : 'en';
  const blocks: readonly Block[] = [
    { kind: 'key', text: its.key(longDate(about.receivedOn, language)) },
    ...its.sorry.map(text),
    text(its.now),
    heading(its.how),
    { kind: 'list', items: its.ways(hostOf(brand), on) },
    { kind: 'fact', label: its.code, value: about.code },
    text(its.quote),
    ...its.after.map(text),
  ];
  const reach = [brand.phone, brand.tty, brand.hours[language]] as const;
  return {
    language,
    subject: its.title,
    title: its.title,
    blocks,
    footer:
      on === 'paper'
        ? [paper.help(...reach), paper.never]
        : [footer.help(...reach), footer.post(brand.postalAddress.join(', ')), footer.never],
    otherLanguage: {
      language: other,
      text: on === 'paper' ? wordsOf[other].paper.switchToThis(brand.phone) : wordsOf[other].switchToThis(brand.phone),
    },
  };
}

const lineSentences: Readonly<Record<string, string>> = {
  'line.column-missing': 'this column is missing',
  'line.source': 'say which file it comes from and its number there',
  'line.outcome': 'one of records, declined, refused, none, unknown',
  'line.answered': 'a day for records and declined, empty for the rest',
  'line.answered-before': 'the answer cannot be older than the request',
  'received.future': 'this day has not come yet',
};

/** What is wrong with a cell of the file, for whoever runs the import. */
export function lineSentence(code: string): string | undefined {
  return lineSentences[code];
}
