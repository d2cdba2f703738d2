import type { CardFieldWords } from './words.ts';

export const cardFieldEs: CardFieldWords = {
  confirm: 'Confirmar una tarjeta',
  confirmText: [
    'Escriba su tarjeta en un campo de nuestra empresa de pagos. El número llega a ellos, nunca a nosotros.',
    'Una tarjeta confirmada la quitamos al encontrarla.',
  ],
  frame: 'Campo de tarjeta de nuestra empresa de pagos',
  close: 'Cerrar el campo de tarjeta',
  confirmed: (last4) => `La tarjeta que termina en ${last4} está confirmada.`,
  removed: 'Se quitó',
};
