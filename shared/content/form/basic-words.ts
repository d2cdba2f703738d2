import type { Language } from '../../domain/brand.ts';

/** What the form on one page says beside the words of the form and of its print. */
export interface BasicWords {
  readonly title: string;
  readonly intro: readonly string[];
  /** Where the page that asks step by step cannot run. */
  readonly instead: string;
  readonly officers: string;
  readonly card: string;
  readonly urbanization: string;
  readonly emailHint: string;
  readonly forOther: string;
  readonly lettersHint: string;
  readonly go: string;
  readonly check: { readonly title: string; readonly hint: string; readonly change: string };
  readonly documents: { readonly heading: string; readonly lines: readonly string[] };
  readonly problem: { readonly title: string; readonly back: string };
}

const en: BasicWords = {
  title: 'Ask for your records on one page',
  intro: [
    'If someone used your name or information with us, you have a right to our records about it. It is free.',
    'This page works without JavaScript. Fill in what you know and leave the rest blank.',
    'Next you see all your answers. Nothing is sent to us as a request before you agree.',
    'On a shared computer, close the browser when you are done.',
  ],
  instead: 'Use the form on one page',
  officers: 'If you work in law enforcement, write or call us.',
  card: 'Fill this in if you said yes. We never ask for a whole card number.',
  urbanization: 'Urbanization, in Puerto Rico',
  emailHint:
    'If you chose email, we send your private link there. If you want letters about yourself, we only search for it.',
  forOther: 'If you ask for someone else, give theirs.',
  lettersHint: 'Only if you ask for someone else and want letters. Write it as on an envelope.',
  go: 'Go on and check my answers',
  check: {
    title: 'Check your answers, then send',
    hint: 'Nothing is sent until you select “Send my request”.',
    change: 'Change my answers',
  },
  documents: {
    heading: 'Your documents',
    lines: [
      'Mail us copies and write your reference on them. Keep the originals.',
      'You can also add photos with your private link, on a phone or computer that runs JavaScript.',
    ],
  },
  problem: {
    title: 'Sorry, we could not send your request',
    back: 'Your answers are still here. Look at them once more, or call us.',
  },
};

const es: BasicWords = {
  title: 'Pida sus documentos en una sola página',
  intro: [
    'Si alguien usó su nombre o sus datos con nosotros, usted tiene derecho a ver lo que tenemos. Es gratis.',
    'Esta página funciona sin JavaScript. Escriba lo que sabe y deje lo demás en blanco.',
    'Después verá todas sus respuestas. No hay solicitud hasta que usted la envíe.',
    'Si la computadora no es solo suya, cierre el navegador al terminar.',
  ],
  instead: 'Usar el formulario en una sola página',
  officers: 'Si es policía o fiscal, escríbanos o llámenos.',
  card: 'Llene esto si respondió que sí. Nunca pedimos el número completo.',
  urbanization: 'Urbanización, en Puerto Rico',
  emailHint:
    'Si eligió correo electrónico, ahí le enviamos su enlace privado. Si pide cartas para usted, solo lo buscamos.',
  forOther: 'Si pide para otra persona, ponga los de ella.',
  lettersHint: 'Solo si pide para otra persona y quiere cartas. Escríbala como en un sobre.',
  go: 'Seguir y revisar mis respuestas',
  check: {
    title: 'Revise sus respuestas y envíelas',
    hint: 'Nada se envía hasta que elija «Enviar mi solicitud».',
    change: 'Cambiar mis respuestas',
  },
  documents: {
    heading: 'Sus documentos',
    lines: [
      'Envíe copias por correo y escriba en ellas su referencia. Guarde los originales.',
      'También puede agregar fotos con su enlace privado, en un teléfono o computadora con JavaScript.',
    ],
  },
  problem: {
    title: 'No pudimos enviar su solicitud',
    back: 'Sus respuestas siguen aquí. Revíselas otra vez o llámenos.',
  },
};

export const basicWords: Readonly<Record<Language, BasicWords>> = { en, es };
