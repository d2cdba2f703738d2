import type { Language } from '../domain/brand.ts';
import type { Asker } from '../domain/case/recipient.ts';
import type { Ground } from '../domain/case/vocabulary.ts';

/** One of the four grounds as the person reads it (L38): why, on what law, what would change it, how to ask again. */
export interface DeclineText {
  readonly reason: string;
  readonly citation: string;
  readonly cure: string;
  readonly again: string;
}

/**
 * `facts` is the sentence a person in the business wrote about this very request; it completes the reason. Counsel approves the
 * words. "Misrepresentation" is never said: a mistake is what it mostly is.
 */
export function declineText(ground: Ground, facts: string, language: Language, asker: Asker = 'self'): DeclineText {
  const words = declineWords[language];
  const { reason, cure } = ground === 'B' && asker !== 'self' ? words.otherB[asker] : words.grounds[ground];
  return { reason: reason(facts), citation: `15 U.S.C. 1681g(e)(5)(${ground})`, cure, again: words.again };
}

interface GroundWords {
  readonly reason: (facts: string) => string;
  readonly cure: string;
}

interface DeclineWords {
  readonly grounds: Readonly<Record<Ground, GroundWords>>;
  /** (B) is about who she is: to whoever asks for her it is not said of himself. */
  readonly otherB: Readonly<Record<Exclude<Asker, 'self'>, GroundWords>>;
  readonly again: string;
}

const declineWords: Readonly<Record<Language, DeclineWords>> = {
  en: {
    grounds: {
      A: {
        reason: (facts) => `The law does not cover the records you asked for. This is why: ${facts}`,
        cure: 'If you asked about something else, tell us what it was and we will look again.',
      },
      B: {
        reason: (facts) => `We could not be sure that you are the person in our records. This is why: ${facts}`,
        cure: 'Send a different ID, or call us to show who you are in another way. We will look again.',
      },
      C: {
        reason: (facts) => `An important part of the request does not match what we know. This is the part: ${facts}`,
        cure: 'If that is a mistake, tell us what is right. We will look again.',
      },
      D: {
        reason: (facts) =>
          `We left out data about visits to our website or app. The law lets us do that. This is what we left out: ${facts}`,
        cure: 'If you think we left out something else, tell us. We will look again.',
      },
    },
    otherB: {
      acting: {
        reason: (facts) =>
          `We could not be sure who the person you act for is, or that you may act for them. This is why: ${facts}`,
        cure: 'Send another paper that shows it, or call us to show it in another way. We will look again.',
      },
      officer: {
        reason: (facts) =>
          `We could not be sure who the person is whose information was used, or that you may get the records. This is why: ${facts}`,
        cure: 'Send another paper that shows it, or call us to show it in another way. We will look again.',
      },
    },
    again: 'You can ask again at any time, by the same form, by mail or by phone. It is free.',
  },
  es: {
    grounds: {
      A: {
        reason: (facts) => `La ley no incluye los documentos que pidió. Esta es la razón: ${facts}`,
        cure: 'Si preguntó por otra cosa, díganos qué era y buscaremos otra vez.',
      },
      B: {
        reason: (facts) =>
          `No pudimos estar seguros de que usted es la persona de nuestros documentos. Esta es la razón: ${facts}`,
        cure: 'Envíe otra identificación, o llámenos para mostrar de otra manera quién es. Lo veremos de nuevo.',
      },
      C: {
        reason: (facts) =>
          `Una parte importante de la solicitud no coincide con lo que sabemos. Es esta parte: ${facts}`,
        cure: 'Si es un error, díganos qué es lo correcto. Lo veremos de nuevo.',
      },
      D: {
        reason: (facts) =>
          `No incluimos datos de visitas a nuestro sitio o aplicación. La ley nos lo permite. Esto es lo que no incluimos: ${facts}`,
        cure: 'Si cree que falta otra cosa, díganos. Lo veremos de nuevo.',
      },
    },
    otherB: {
      acting: {
        reason: (facts) =>
          `No pudimos estar seguros de quién es la persona por quien actúa, o de que puede actuar por ella. Esta es la razón: ${facts}`,
        cure: 'Envíe otro papel que lo muestre, o llámenos para mostrarlo de otra manera. Lo veremos de nuevo.',
      },
      officer: {
        reason: (facts) =>
          `No pudimos estar seguros de quién es la persona cuyos datos se usaron, o de que usted puede recibir los documentos. Esta es la razón: ${facts}`,
        cure: 'Envíe otro papel que lo muestre, o llámenos para mostrarlo de otra manera. Lo veremos de nuevo.',
      },
    },
    again: 'Puede pedir otra vez cuando quiera, con el mismo formulario, por correo o por teléfono. Es gratis.',
  },
};
