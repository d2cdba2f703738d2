import type { Language } from '../domain/brand.ts';
import type { NoticeKind } from '../domain/verbs.ts';

/** Raised with every change of a word below: the log of the system that sent it says which one went out (L49). */
export const holderNoticeVersion = '2026-11';

interface HolderText {
  readonly subject: string;
  readonly text: string;
}

/**
 * What the holder of an account is told, the same words for every account: nobody who reads it learns that there is a report, whose it
 * is, or that records go anywhere (L45). It is no accusation, since the holder may have done nothing wrong (T2).
 */
const texts: Readonly<Record<NoticeKind, Readonly<Record<Language, HolderText>>>> = {
  'on-hold': {
    en: {
      subject: 'Part of your account is on hold',
      text: 'We put a hold on part of your account while we check it. We check accounts now and then. It does not mean that you did something wrong. If you think the hold is a mistake, tell our customer service and ask us to look again. A person will look at it, and we will write to you. It is free.',
    },
    es: {
      subject: 'Una parte de su cuenta está en pausa',
      text: 'Pusimos en pausa una parte de su cuenta mientras la revisamos. Revisamos cuentas de vez en cuando. No significa que usted hizo algo malo. Si cree que es un error, dígalo a nuestro servicio al cliente y pida otra revisión. Una persona la hará y le escribiremos. Es gratis.',
    },
  },
  back: {
    en: {
      subject: 'The hold on your account is off',
      text: 'We looked at your account again. The hold is off. You can use your account as before. You do not need to do anything.',
    },
    es: {
      subject: 'Su cuenta ya no está en pausa',
      text: 'Revisamos su cuenta otra vez. Quitamos la pausa. Puede usar su cuenta como antes. No necesita hacer nada.',
    },
  },
  stays: {
    en: {
      subject: 'The hold on your account stays',
      text: 'A person looked at your account again. The hold stays for now. If you have something new to tell us, tell our customer service and we will look once more.',
    },
    es: {
      subject: 'Su cuenta sigue en pausa',
      text: 'Una persona revisó su cuenta otra vez. La pausa sigue por ahora. Si tiene algo nuevo que decirnos, dígalo a nuestro servicio al cliente y la revisaremos de nuevo.',
    },
  },
};

export function holderNotice(kind: NoticeKind) {
  return { kind, version: holderNoticeVersion, ...texts[kind] };
}
