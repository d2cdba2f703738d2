import type { Language } from '../domain/brand.ts';

/** What front-line staff are shown when a person tells them of it (L49). A changed sentence is a new version; the log says which one was shown. */
export interface Procedure {
  /** The day the text took effect. */
  readonly version: string;
  readonly title: string;
  readonly steps: readonly string[];
  /** What nobody here may say or ask. Each stands for something a business was fined for. */
  readonly never: readonly string[];
  /** Read to the person when the case is open. */
  readonly tell: (reference: string, date: string) => string;
}

export const procedureVersion = '2026-11-24';

const procedures: Readonly<Record<Language, Procedure>> = {
  en: {
    version: procedureVersion,
    title: 'Someone says an account or purchase in their name is not theirs',
    steps: [
      'Open a case now. Do it while you talk, or as soon as you read the message.',
      'Enter the day it first came to anyone here. That can be days ago.',
      'Write what the person said, in their own words.',
      'Write how to reach them: email, phone or address. One is enough.',
      'Take a letter, an FTC letter or a police form as it is. No form of ours is needed.',
      'An officer who asks gets a case too. Write the agency and how to reach it.',
      'Give the reference and the date. The records desk does the rest.',
    ],
    never: [
      'Do not ask who did it. The person does not have to know.',
      'Do not ask for an account number or an order number. We search without it.',
      'Do not say no for “privacy” or “security”.',
      'Do not send anyone away to the police, the bank or a web page.',
      'Do not take a full card number or a Social Security number.',
      'Do not say what you see in an account.',
    ],
    tell: (reference, date) =>
      `We opened a request for you. Your reference is ${reference}. We will answer by ${date}. It is free.`,
  },
  es: {
    version: procedureVersion,
    title: 'Alguien dice que una cuenta o compra a su nombre no es suya',
    steps: [
      'Abra un caso ahora. Hágalo mientras habla, o en cuanto lea el mensaje.',
      'Anote el día en que llegó por primera vez a alguien aquí. Puede ser de hace días.',
      'Escriba lo que dijo la persona, con sus palabras.',
      'Escriba cómo comunicarse: correo, teléfono o dirección. Basta uno.',
      'Acepte una carta, una carta de la FTC o un formulario de la policía tal como está.',
      'Un policía que pide también recibe un caso. Escriba la agencia y cómo comunicarse.',
      'Dé la referencia y la fecha. La mesa de documentos hace lo demás.',
    ],
    never: [
      'No pregunte quién lo hizo. La persona no tiene que saberlo.',
      'No pida un número de cuenta ni de pedido. Buscamos sin él.',
      'No diga que no por «privacidad» o «seguridad».',
      'No mande a nadie a la policía, al banco o a una página.',
      'No anote un número completo de tarjeta ni de Seguro Social.',
      'No diga lo que ve en una cuenta.',
    ],
    tell: (reference, date) =>
      `Abrimos una solicitud para usted. Su referencia es ${reference}. Le responderemos hasta el ${date}. Es gratis.`,
  },
};

export function procedureIn(language: Language): Procedure {
  return procedures[language];
}
