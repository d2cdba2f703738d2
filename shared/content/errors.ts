import type { Language } from '../domain/brand.ts';
import type { ProblemCode } from '../schemas/problems.ts';

type Sentence = Readonly<Record<Language, string>>;

/** What is wrong with one answer, and what is right. Codes are the messages of shared/schemas; words: ux.md, Errors. */
const fieldSentences = {
  'name.missing': { en: 'Enter your first and last name', es: 'Escriba su nombre y apellido' },
  'dob.real': {
    en: 'Enter a real date of birth, like March 31, 1980',
    es: 'Escriba una fecha de nacimiento real, por ejemplo 31 de marzo de 1980',
  },
  'date.real': {
    en: 'Enter a real date, like March 31, 2026',
    es: 'Escriba una fecha real, por ejemplo 31 de marzo de 2026',
  },
  'address.missing': { en: 'Enter your address', es: 'Escriba su dirección' },
  'address.country': { en: 'Select a country', es: 'Elija un país' },
  'zip.shape': { en: 'Enter a ZIP code with 5 digits', es: 'Escriba un código postal de 5 dígitos' },
  'contact.missing': {
    en: 'Select how we should contact you',
    es: 'Elija cómo debemos comunicarnos con usted',
  },
  'email.missing': { en: 'Enter your email address', es: 'Escriba su correo electrónico' },
  'email.shape': {
    en: 'Enter an email address like name@example.com',
    es: 'Escriba un correo electrónico como nombre@ejemplo.com',
  },
  'phone.shape': {
    en: 'Enter a phone number with its area code, like 202-555-0100',
    es: 'Escriba un teléfono con su código de área, por ejemplo 202-555-0100',
  },
  'language.missing': { en: 'Select English or Spanish', es: 'Elija inglés o español' },
  'happened.missing': { en: 'Select what happened, or “I’m not sure”', es: 'Elija qué pasó, o «No sé»' },
  'wants.missing': { en: 'Select what you would like us to do', es: 'Elija qué quiere que hagamos' },
  'accounts.missing': { en: 'Select the kind of account or purchase', es: 'Elija el tipo de cuenta o compra' },
  'card.last4': { en: 'Enter the last 4 digits of the card', es: 'Escriba los últimos 4 dígitos de la tarjeta' },
  'card.expiry': {
    en: 'Enter the month and year on the card, like 04 2028',
    es: 'Escriba el mes y el año de la tarjeta, por ejemplo 04 2028',
  },
  'card.token': {
    en: 'We could not confirm this card. Try “Confirm this card” again, or go on without it',
    es: 'No pudimos confirmar esta tarjeta. Pruebe «Confirmar esta tarjeta» otra vez, o siga sin eso',
  },
  'card.number-not-allowed': {
    en: 'Leave out your full card number. The last 4 digits are enough',
    es: 'No escriba el número completo de su tarjeta. Bastan los últimos 4 dígitos',
  },
  'officer.agency': { en: 'Enter the name of the police agency', es: 'Escriba el nombre de la agencia de policía' },
  'signature.missing': { en: 'Type your name to sign', es: 'Escriba su nombre para firmar' },
  'code.shape': { en: 'Enter the 6 digits of the code', es: 'Escriba los 6 dígitos del código' },
  'text.shape': { en: 'Enter this as text', es: 'Escriba esto con letras o números' },
  'text.long': { en: 'Make this shorter, or leave some out', es: 'Escriba esto más corto, o deje algo fuera' },
  'field.unknown': { en: 'We don’t ask for this. Leave it out', es: 'No pedimos esto. No lo incluya' },
  'field.shape': { en: 'Check this answer', es: 'Revise esta respuesta' },
  'file.purpose': { en: 'Select what this document is', es: 'Elija qué documento es este' },
  'file.big': {
    en: 'This file is larger than 20 MB. Try a photo instead',
    es: 'Este archivo pesa más de 20 MB. Pruebe con una foto',
  },
  'file.type': {
    en: 'We can’t open this file. Use a photo (JPG or PNG) or a PDF',
    es: 'No podemos abrir este archivo. Use una foto (JPG o PNG) o un PDF',
  },
  'file.empty': { en: 'This file is empty. Choose another file', es: 'Este archivo está vacío. Elija otro' },
  'file.locked': {
    en: 'This PDF has a password. Save a copy without a password and try again',
    es: 'Este PDF tiene contraseña. Guarde una copia sin contraseña e intente de nuevo',
  },
  'file.scan': {
    en: 'We could not accept this file because our safety check found a problem. Try a new photo',
    es: 'No pudimos aceptar este archivo porque nuestra revisión de seguridad encontró un problema. Pruebe con otra foto',
  },
  'file.network': {
    en: 'The file did not finish sending. We will try again',
    es: 'El archivo no terminó de enviarse. Lo intentaremos de nuevo',
  },
  // Staff desk.
  'id.missing': { en: 'Say which one you mean', es: 'Diga a cuál se refiere' },
  'id.long': { en: 'This is longer than any id of ours', es: 'Esto es más largo que nuestros códigos' },
  'note.missing': { en: 'Write why', es: 'Escriba por qué' },
  'note.short': { en: 'Write why in at least 10 characters', es: 'Escriba por qué con al menos 10 letras' },
  'note.long': { en: 'Make the note shorter than 4,000 characters', es: 'Escriba la nota con menos de 4,000 letras' },
  'covers.missing': { en: 'Select what this proves', es: 'Elija qué prueba esto' },
  'confirmed.missing': { en: 'Select if the match is right', es: 'Elija si la cuenta es la correcta' },
  'type.missing': { en: 'Select approve or return', es: 'Elija aprobar o devolver' },
  'ground.closed-list': {
    en: 'Select one of the four grounds A to D. The law has no other',
    es: 'Elija una de las cuatro razones, de la A a la D. La ley no tiene otra',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type FieldCode = keyof typeof fieldSentences;

/** All of them: pages' tests make one fault of each (U12). */
export const fieldCodes: readonly FieldCode[] = Object.keys(fieldSentences).filter(isFieldCode);

/** A code nobody wrote a sentence for reads as "Check this answer"; a test keeps the schemas from having one. */
export function fieldSentence(code: string, language: Language): string {
  return fieldSentences[isFieldCode(code) ? code : 'field.shape'][language];
}

export function isFieldCode(code: string): code is FieldCode {
  return Object.hasOwn(fieldSentences, code);
}

/** The `detail` of an RFC 9457 problem, in words a person understands. */
export function problemSentence(code: ProblemCode, language: Language): string {
  return problemSentences[code][language];
}

const problemSentences: Readonly<Record<ProblemCode, Sentence>> = {
  'case.absent': { en: 'We can’t find this case.', es: 'No encontramos este caso.' },
  'case.exists': { en: 'This case is already here.', es: 'Este caso ya está aquí.' },
  'case.closed': {
    en: 'This request is closed. You can ask again at any time.',
    es: 'Esta solicitud está cerrada. Puede pedir otra vez cuando quiera.',
  },
  'thing.absent': { en: 'This is not on the case, or not any more.', es: 'Esto no está en el caso, o ya no está.' },
  'case.moved-on': {
    en: 'The case changed while you were looking. Look again, then decide.',
    es: 'El caso cambió mientras usted lo veía. Véalo otra vez y luego decida.',
  },
  'rule.second-person': {
    en: 'A second person has to do this. You can’t approve your own step.',
    es: 'Lo tiene que hacer otra persona. Usted no puede aprobar lo que propuso.',
  },
  'rule.not-verified': {
    en: 'Record the proof of identity and the report first.',
    es: 'Anote primero la prueba de identidad y el informe.',
  },
  'rule.searches-open': {
    en: 'Some searches have not ended. Wait for them, or search by hand.',
    es: 'Algunas búsquedas no han terminado. Espere, o busque a mano.',
  },
  'rule.package-missing': {
    en: 'The records package is not built yet. Try again in a few minutes.',
    es: 'El paquete de documentos aún no está listo. Pruebe en unos minutos.',
  },
  'rule.records-exist': {
    en: 'There are accounts on this case. Decide on each one first.',
    es: 'Hay cuentas en este caso. Decida primero sobre cada una.',
  },
  'rule.receipt-later-needs-two': {
    en: 'A later receipt date needs a second person and the document.',
    es: 'Una fecha posterior necesita a otra persona y el documento.',
  },
  'rule.preserve-first': {
    en: 'Keep a copy of the account first. Then change it.',
    es: 'Guarde primero una copia de la cuenta. Luego haga el cambio.',
  },
  'code.wrong': {
    en: 'That code does not match. Check the message and try again.',
    es: 'Ese código no coincide. Revise el mensaje y pruebe otra vez.',
  },
  'code.expired': {
    en: 'That code no longer works. Ask for a new one.',
    es: 'Ese código ya no sirve. Pida uno nuevo.',
  },
  'code.too-many': {
    en: 'That was too many tries. Ask for a new code.',
    es: 'Fueron demasiados intentos. Pida un código nuevo.',
  },
  'records.not-released': { en: 'The records are not ready yet.', es: 'Los documentos aún no están listos.' },
  'link.not-working': {
    en: 'This link no longer works. Enter your reference, and we will send a new one.',
    es: 'Este enlace ya no funciona. Escriba su referencia y le enviaremos otro.',
  },
  'evidence.not-arrived': {
    en: 'One of these documents has not arrived yet. Try again when it is here.',
    es: 'Uno de estos documentos aún no ha llegado. Pruebe otra vez cuando esté aquí.',
  },
  'idempotency.key-missing': {
    en: 'The request came without its own key. Send an Idempotency-Key header of 16 to 64 letters, digits or dashes.',
    es: 'La solicitud llegó sin su propia clave. Envíe Idempotency-Key, de 16 a 64 letras, números o guiones.',
  },
  'idempotency.body-differs': {
    en: 'We already have a request with this key, and it says something else. To send a new one, use a new key.',
    es: 'Ya tenemos una solicitud con esta clave, y dice otra cosa. Para enviar otra, use una clave nueva.',
  },
  'body.not-json': {
    en: 'We could not read what was sent. Send it as JSON.',
    es: 'No pudimos leer lo que llegó. Envíelo como JSON.',
  },
  'body.faults': { en: 'Some answers need another look.', es: 'Algunas respuestas necesitan otra mirada.' },
  'role.missing': { en: 'Your role does not allow this.', es: 'Su función no permite esto.' },
  'route.absent': { en: 'There is nothing at this address.', es: 'No hay nada en esta dirección.' },
  'server.error': {
    en: 'Something went wrong on our side. Nothing was lost. Try again, or call us.',
    es: 'Algo salió mal de nuestro lado. No se perdió nada. Pruebe otra vez o llámenos.',
  },
};
