import type { AnswerWords } from './answer.ts';

export const answerEs: AnswerWords = {
  declined: {
    title: 'No podemos enviar estos documentos',
    why: 'Por qué',
    law: (citation) => `La ley que nos permite decir esto es ${citation}.`,
    change: 'Qué puede cambiar esto',
    again: 'Puede pedir otra vez',
  },
  nothing: {
    title: 'Buscamos y no encontramos documentos',
    soFarTitle: 'Por ahora no encontramos documentos',
    rest: 'Lo que falta',
    restText:
      'Estos lugares aún no nos respondieron. Seguimos preguntando y le escribiremos otra vez. No tiene que pedirlo otra vez.',
    where: 'Dónde buscamos',
    whereText: 'Buscamos sus datos en cada uno de estos lugares.',
    searched: (system, on) => `${system}, el ${on}`,
    used: 'Qué buscamos',
    usedText: 'Buscamos estos datos suyos. No buscamos el nombre de nadie más.',
    more: 'Si sabe algo más',
    moreText:
      'Pida otra vez o llámenos. Díganos otra tarjeta, teléfono, correo o dirección que se haya usado, u otro nombre de usted. Buscaremos otra vez. Es gratis.',
  },
  records: {
    title: 'Sus documentos están listos',
    partlyTitle: 'Algunos de sus documentos están listos',
    rest: 'Lo que falta',
    restText:
      'Todavía no tenemos todos los documentos. Le enviaremos el resto tan pronto lo tengamos. No tiene que pedirlo otra vez.',
    withheld: 'Lo que no enviamos',
    withheldText: 'Otra ley no nos deja enviar esto. Dos personas lo revisaron.',
    heldBack: (what, citation) => `${what}: ${citation}`,
  },
  help: {
    title: 'Ayuda',
    call: (phone, tty) => `Llámenos al ${phone} (TTY\u00a0${tty}). Una persona hablará con usted.`,
    others: 'También hay ayuda gratis en IdentityTheft.gov. Puede avisar al CFPB en consumerfinance.gov/complaint.',
    talk: 'Esto puede ser mucho. Para hablar con alguien, llame o escriba al 988 a cualquier hora.',
  },
  kinds: {
    name: 'sus nombres',
    address: 'sus direcciones',
    phone: 'sus teléfonos',
    email: 'sus correos electrónicos',
    card: 'sus tarjetas',
  },
  classes: {
    application: 'Solicitudes de cuenta',
    statements: 'Estados de cuenta',
    orders: 'Pedidos',
    receipts: 'Recibos',
    payments: 'Pagos',
    deliveries: 'Entregas',
    'support-notes': 'Notas de llamadas y mensajes',
    'account-changes': 'Cambios de la cuenta',
    'phone-numbers': 'Teléfonos usados',
    'vendor-held': 'Documentos en otra empresa',
  },
};
