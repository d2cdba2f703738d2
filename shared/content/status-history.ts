import type { Language } from '../domain/brand.ts';
import type { HistoryKind } from '../domain/case/history.ts';

/** One line of what happened so far, as the person reads it. */
export function historyText(what: HistoryKind, count: number | undefined, language: Language): string {
  return historyWords[language][what](count ?? 1);
}

const same = (text: string) => () => text;

export const historyWords: Readonly<Record<Language, Readonly<Record<HistoryKind, (count: number) => string>>>> = {
  en: {
    asked: same('We got your request.'),
    'asked-again': same('You asked us again.'),
    'late-proof': same('You sent more, and we look again.'),
    'letter-came-back': same('A letter to you came back. We send it again.'),
    searched: same('We finished our search in all our systems.'),
    'proof-checked': same('We checked the proof you sent.'),
    'cards-off': (count) =>
      count === 1
        ? 'We took your card off an account that is not yours.'
        : `We took your card off ${count} accounts that are not yours.`,
    'letter-posted': same('We mailed you a letter.'),
    'copy-sent': same('We sent a copy to someone you named.'),
    'date-missed': same('We missed the date.'),
    records: same('We sent you the records.'),
    'records-partly': same('We sent you some of the records.'),
    'records-rest': same('We sent you the rest of the records.'),
    declined: same('We told you why we cannot send the records.'),
    'nothing-found': same('We told you that we found no records.'),
    withdrawn: same('You stopped your request.'),
  },
  es: {
    asked: same('Recibimos su solicitud.'),
    'asked-again': same('Usted pidió otra vez.'),
    'late-proof': same('Usted envió algo más y lo vemos de nuevo.'),
    'letter-came-back': same('Una carta para usted volvió. La enviamos otra vez.'),
    searched: same('Terminamos de buscar en todos nuestros sistemas.'),
    'proof-checked': same('Revisamos las pruebas que envió.'),
    'cards-off': (count) =>
      count === 1
        ? 'Quitamos su tarjeta de una cuenta que no es suya.'
        : `Quitamos su tarjeta de ${count} cuentas que no son suyas.`,
    'letter-posted': same('Le enviamos una carta por correo.'),
    'copy-sent': same('Enviamos una copia a alguien que usted nombró.'),
    'date-missed': same('No cumplimos la fecha.'),
    records: same('Le enviamos los documentos.'),
    'records-partly': same('Le enviamos una parte de los documentos.'),
    'records-rest': same('Le enviamos el resto de los documentos.'),
    declined: same('Le dijimos por qué no podemos enviar los documentos.'),
    'nothing-found': same('Le dijimos que no encontramos documentos.'),
    withdrawn: same('Usted paró su solicitud.'),
  },
};
