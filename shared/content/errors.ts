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
  'appeal.outcome': { en: 'Select if the hold is lifted or stands', es: 'Elija si la pausa se quita o sigue' },
  'citation.missing': {
    en: 'Enter the law, with its section',
    es: 'Escriba la ley y su artículo',
  },
  'citation.section': {
    en: 'Add the section of the law, like 18 U.S.C. 2511',
    es: 'Agregue el artículo de la ley, por ejemplo 18 U.S.C. 2511',
  },
  'citation.not-a-law': {
    en: 'Privacy or security is not a reason here. Enter the law that forbids it',
    es: 'La privacidad o la seguridad no son una razón aquí. Escriba la ley que lo prohíbe',
  },
  'happened.missing': { en: 'Select what happened, or “I’m not sure”', es: 'Elija qué pasó, o «No sé»' },
  'wants.missing': { en: 'Select what you would like us to do', es: 'Elija qué quiere que hagamos' },
  'accounts.missing': { en: 'Select the kind of account or purchase', es: 'Elija el tipo de cuenta o compra' },
  'accounts.date': {
    en: 'Enter the month and the year, like March 2026, or leave the date out',
    es: 'Escriba el mes y el año, por ejemplo marzo de 2026, o no ponga la fecha',
  },
  'address.street': { en: 'Enter your street address or PO box', es: 'Escriba su calle y número o apartado postal' },
  'address.city': { en: 'Enter your city', es: 'Escriba su ciudad' },
  'address.state': { en: 'Select your state', es: 'Elija su estado' },
  'cards.missing': { en: 'Select yes, no or “I’m not sure”', es: 'Elija sí, no o «No sé»' },
  'cards.none': {
    en: 'Add a card or bank account, or go back and select “No”',
    es: 'Agregue una tarjeta o cuenta, o vuelva atrás y elija «No»',
  },
  'card.kind': { en: 'Select the kind of card or account', es: 'Elija el tipo de tarjeta o cuenta' },
  'identity.missing': {
    en: 'Select which ID you have, or “I’ll add this later”',
    es: 'Elija qué identificación tiene, o «Lo agrego más tarde»',
  },
  'report.missing': { en: 'Select if you have a report', es: 'Elija si tiene un informe' },
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
  'requester.kind': { en: 'Select who this request is for', es: 'Elija para quién es esta solicitud' },
  'requester.acting': { en: 'Select how you may act for them', es: 'Elija por qué puede actuar por esa persona' },
  'requester.name': { en: 'Enter your own name', es: 'Escriba su propio nombre' },
  'wants.officer': {
    en: 'Select only the records. The rest is for the person to ask',
    es: 'Elija solo los documentos. Lo demás lo pide la persona',
  },
  'officer.reach': {
    en: 'Enter an email or an address for this copy',
    es: 'Escriba un correo electrónico o una dirección para esta copia',
  },
  'recipient.kind': {
    en: 'Select who gets the copy: representative, officer or agency',
    es: 'Elija quién recibe la copia: representante, policía o agencia',
  },
  'source.missing': { en: 'Select where you found the number', es: 'Elija dónde encontró el número' },
  'class.missing': { en: 'Select the kind of records', es: 'Elija el tipo de documentos' },
  'reach.missing': {
    en: 'Enter a name, or one way to reach the person',
    es: 'Escriba un nombre, o una manera de comunicarse con la persona',
  },
  'received.date': {
    en: 'Enter the day it came in, like 2026-03-31',
    es: 'Escriba el día en que llegó, por ejemplo 2026-03-31',
  },
  'channel.missing': { en: 'Select how it came in', es: 'Elija cómo llegó' },
  'form.missing': { en: 'Select what came in', es: 'Elija qué llegó' },
  'look.why': { en: 'Select why you look', es: 'Elija por qué lo mira' },
  'why.missing': { en: 'Select why this is a new request', es: 'Elija por qué es una solicitud nueva' },
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
  'file.pages': {
    en: 'This file has more than 100 pages. Send only the pages that matter',
    es: 'Este archivo tiene más de 100 páginas. Envíe solo las páginas que importan',
  },
  'file.unchecked': {
    en: 'We could not check this file. Send it one more time',
    es: 'No pudimos revisar este archivo. Envíelo una vez más',
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
  'part.shape': { en: 'Select a page that is there', es: 'Elija una página que exista' },
  'covers.missing': { en: 'Select what this proves', es: 'Elija qué prueba esto' },
  'proof.missing': {
    en: 'Enter the tracking number or what is on the receipt',
    es: 'Escriba el número de envío o lo que dice el recibo',
  },
  'contact.nothing': {
    en: 'Enter a new email or address, or how we should contact you',
    es: 'Escriba otro correo o dirección, o cómo comunicarnos con usted',
  },
  'change.missing': { en: 'Select what you want to change', es: 'Elija qué quiere cambiar' },
  'reference.shape': {
    en: 'Enter the 8 letters and digits of your reference, like 7K4M‑9QXT',
    es: 'Escriba las 8 letras y números de su referencia, por ejemplo 7K4M‑9QXT',
  },
  'way.missing': { en: 'Select email or mail', es: 'Elija correo electrónico o correo postal' },
  'how.missing': { en: 'Select why it is safe', es: 'Elija por qué es seguro' },
  'confirmed.missing': { en: 'Select if the match is right', es: 'Elija si la cuenta es la correcta' },
  'documents.missing': { en: 'Select the document that shows it', es: 'Elija el documento que lo muestra' },
  'identifiers.missing': {
    en: 'Enter an email, a phone or an address to search for',
    es: 'Escriba un correo, un teléfono o una dirección para buscar',
  },
  'finding.missing': {
    en: 'Select if the card is this person’s, shared, or not this person’s',
    es: 'Elija si la tarjeta es suya, compartida, o no es suya',
  },
  'records.missing': {
    en: 'Add the records, or say that there are none',
    es: 'Agregue los documentos, o diga que no hay',
  },
  'records.many': { en: 'Send these records in smaller parts', es: 'Envíe estos documentos en partes más pequeñas' },
  'records.class': {
    en: 'Put each record in its own class',
    es: 'Ponga cada documento en su propia clase',
  },
  'classes.missing': {
    en: 'Say of a kind of record what there is',
    es: 'Diga de algún tipo de documento qué hay',
  },
  'classes.twice': { en: 'Enter each kind of record once', es: 'Anote cada tipo de documento una sola vez' },
  'candidates.missing': {
    en: 'List the accounts you found. If there are none, send an empty list',
    es: 'Liste las cuentas que encontró. Si no hay, envíe una lista vacía',
  },
  'candidates.many': { en: 'Send at most 200 accounts', es: 'Envíe como máximo 200 cuentas' },
  'candidates.not-hers': {
    en: 'Nothing entered of this account is the person’s. Check for typing mistakes, or leave the account out',
    es: 'Nada de lo anotado de esta cuenta es de la persona. Busque errores al escribir, o quite la cuenta',
  },
  'records.not-hers': {
    en: 'Nothing entered of this record is the person’s. Check for typing mistakes, or leave the record out',
    es: 'Nada de lo anotado de este documento es de la persona. Busque errores al escribir, o quite el documento',
  },
  'records.mixed': {
    en: 'This record also holds what is another person’s. Leave that part out and enter what is this person’s',
    es: 'Este documento tiene también algo de otra persona. Quite esa parte y anote lo que es de ella',
  },
  'stop.missing': { en: 'Select stop or resume', es: 'Elija parar o seguir' },
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
  'case.shredded': {
    en: 'What we kept of this case is being deleted, or is gone. A new request can be made at any time.',
    es: 'Lo que guardábamos de este caso se está borrando o ya no está. Se puede hacer una nueva solicitud cuando quiera.',
  },
  'thing.absent': { en: 'This is not on the case, or not any more.', es: 'Esto no está en el caso, o ya no está.' },
  'case.moved-on': {
    en: 'The case changed while you were looking. Look again, then decide.',
    es: 'El caso cambió mientras usted lo veía. Véalo otra vez y luego decida.',
  },
  'staff.no-successor': {
    en: 'Name someone who is here to take over. The backup is gone too, or there is none.',
    es: 'Nombre a alguien que esté aquí para tomar el trabajo. El suplente tampoco está, o no lo hay.',
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
  'rule.records-collected': {
    en: 'We have records for this case. This ground is for browsing data only: send the records.',
    es: 'Hay documentos de este caso. Este motivo es solo para datos de navegación: envíelos.',
  },
  'rule.answer-owed': {
    en: 'Nothing else brings what is in this letter. Post it, or agree on another safe way.',
    es: 'Nada más lleva lo que va en esta carta. Envíela, o acuerde otra vía segura.',
  },
  'rule.task-stands': {
    en: 'What this task is about is not done yet. Do it, and the task closes by itself.',
    es: 'Aún no está hecho lo que pide esta tarea. Hágalo y la tarea se cierra sola.',
  },
  'rule.stands-aside': {
    en: 'You stand aside from this case. A colleague works on it.',
    es: 'Usted no interviene en este caso. Lo lleva otra persona del equipo.',
  },
  'rule.colleague-aside': {
    en: 'This colleague stands aside from the case. Choose somebody else.',
    es: 'Esta persona no interviene en el caso. Elija a otra.',
  },
  'rule.nobody-left': {
    en: 'No other approver would be left on this case. Add one to the staff list, or let one back first.',
    es: 'No quedaría otra persona que apruebe en este caso. Agregue una a la lista, o deje volver antes a alguien.',
  },
  'rule.records-missing': {
    en: 'These records are not here yet. Enter what came of each kind.',
    es: 'Estos documentos aún no están aquí. Anote qué pasó con cada tipo.',
  },
  'rule.another-verified': {
    en: 'Another verified person is on one of these accounts now, or no longer. We collect the records again. Send nothing that is printed, and propose the new package.',
    es: 'Otra persona verificada está ahora en una de estas cuentas, o ya no. Reunimos otra vez los documentos. No envíe nada impreso y proponga el paquete nuevo.',
  },
  'rule.receipt-later-needs-two': {
    en: 'A later receipt date needs a second person and the document.',
    es: 'Una fecha posterior necesita a otra persona y el documento.',
  },
  'rule.receipt-in-future': {
    en: 'This date is still to come. Enter the day it really came in.',
    es: 'Esa fecha aún no llega. Escriba el día en que llegó de verdad.',
  },
  'rule.no-open-request': {
    en: 'Every request here is answered. Key in first that the person asks again, with its day.',
    es: 'Todas las solicitudes de este caso tienen respuesta. Registre primero que la persona pide otra vez, con su día.',
  },
  'rule.preserve-first': {
    en: 'Keep a copy of the account first. Then change it.',
    es: 'Guarde primero una copia de la cuenta. Luego haga el cambio.',
  },
  'rule.reason-needed': {
    en: 'Work was done on this account. Write why it is not the right one.',
    es: 'Ya se trabajó en esta cuenta. Escriba por qué no es la correcta.',
  },
  'rule.recipient-revoked': {
    en: 'This permission was taken back. Nothing more goes there.',
    es: 'Este permiso se retiró. Ya no se envía nada ahí.',
  },
  'rule.recipient-not-proved': {
    en: 'This person has not shown all that is needed. Record that first.',
    es: 'Esta persona no ha mostrado todo lo necesario. Anote eso primero.',
  },
  'rule.victims-copy': {
    en: 'The person who asked always gets a copy. It can’t go to others only.',
    es: 'La persona que pide siempre recibe su copia. No puede ir solo a otros.',
  },
  'rule.correspondent': {
    en: 'We write to this person about the whole case. Change the contact of the case.',
    es: 'A esta persona le escribimos sobre todo el caso. Cambie el contacto del caso.',
  },
  'rule.call-back-number': {
    en: 'Say where you found the number you called. A number they gave does not count.',
    es: 'Diga dónde encontró el número al que llamó. Un número que dieron ellos no vale.',
  },
  'rule.change-unread': {
    en: 'Open what was asked for first, and read it back to the person.',
    es: 'Abra primero lo que se pidió y léaselo a la persona.',
  },
  'rule.papers-unread': {
    en: 'Look at the papers that came first. We tell the person that they do not show it.',
    es: 'Mire primero los papeles que llegaron. A la persona le decimos que no lo muestran.',
  },
  'rule.policy': {
    en: 'Our policy does not take this as proof. Choose one that it takes.',
    es: 'Nuestras reglas no aceptan esto como prueba. Elija una que acepten.',
  },
  'rule.matching-too-weak': {
    en: 'Too little matches to be sure. It takes a confirmed card of theirs and one more detail.',
    es: 'Coincide muy poco para estar seguros. Hacen falta una tarjeta confirmada suya y un dato más.',
  },
  'rule.retention': {
    en: 'This case has to be kept: its time is not over, somebody asked again, or it is on legal hold.',
    es: 'Este caso se debe guardar: su plazo no terminó, alguien pidió otra vez o hay una retención legal.',
  },
  'rule.facts-missing': {
    en: 'Write the sentence about this request that the person will read.',
    es: 'Escriba la frase sobre esta solicitud que la persona va a leer.',
  },
  'rule.card-not-proved': {
    en: 'Nobody has shown yet that this card is the person’s. Record that first.',
    es: 'Nadie ha mostrado aún que esta tarjeta es suya. Anote eso primero.',
  },
  'rule.card-claimed': {
    en: 'Two people say that this card is theirs. Decide on that first.',
    es: 'Dos personas dicen que esta tarjeta es suya. Decida eso primero.',
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
  'way.unsafe': {
    en: 'This address is also on an account in question. Agree on a safe way with the person first.',
    es: 'Esta dirección también está en una cuenta en cuestión. Acuerde antes con la persona una manera segura.',
  },
  'way.absent': {
    en: 'We don’t have an address for this. Give us one first.',
    es: 'No tenemos una dirección para esto. Denos una antes.',
  },
  'letter.date': {
    en: 'Enter a day that is not in the future and not before the letter was made.',
    es: 'Escriba un día que no sea futuro ni anterior a la carta.',
  },
  'letter.outdated': {
    en: 'The records in this letter may not go out any more. Don’t send it, and destroy what is printed. New records are made and need two people.',
    es: 'Los documentos de esta carta ya no pueden salir. No la envíe y destruya lo impreso. Se preparan otros, y los aprueban dos personas.',
  },
  'link.not-working': {
    en: 'This link no longer works. Enter your reference, and we will send a new one.',
    es: 'Este enlace ya no funciona. Escriba su referencia y le enviaremos otro.',
  },
  'evidence.not-received': {
    en: 'One of these documents is not checked yet. Try again when it is.',
    es: 'Uno de estos documentos aún no está revisado. Pruebe otra vez cuando lo esté.',
  },
  'evidence.original-not-kept': {
    en: 'We did not keep this file. It had a full card number in it. Use the pictures of its pages.',
    es: 'No guardamos este archivo. Tenía un número de tarjeta completo. Use las imágenes de sus páginas.',
  },
  'evidence.too-many': {
    en: 'You have sent many files. To add more, call us.',
    es: 'Usted ya envió muchos archivos. Para agregar más, llámenos.',
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
  'session.stale': {
    en: 'You signed in a while ago. Sign in again to do this: nothing is lost.',
    es: 'Usted entró hace un rato. Entre otra vez para hacer esto: no se pierde nada.',
  },
  'route.absent': { en: 'There is nothing at this address.', es: 'No hay nada en esta dirección.' },
  'rate.limited': {
    en: 'Too many requests came from your network. Your answers are still here. Wait five minutes and try again, or call us.',
    es: 'Llegaron demasiadas solicitudes desde su red. Sus respuestas siguen aquí. Espere cinco minutos e intente de nuevo, o llámenos.',
  },
  'rate.case-limited': {
    en: 'You asked for many codes or changes in a day. Ask again in 24 hours, or call us.',
    es: 'Usted pidió muchos códigos o cambios en un día. Pida otra vez en 24 horas, o llámenos.',
  },
  'server.error': {
    en: 'Something went wrong on our side. Nothing was lost. Try again, or call us.',
    es: 'Algo salió mal de nuestro lado. No se perdió nada. Pruebe otra vez o llámenos.',
  },
};
