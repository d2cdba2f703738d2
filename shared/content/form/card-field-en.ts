import type { CardFieldWords } from './words.ts';

export const cardFieldEn: CardFieldWords = {
  confirm: 'Confirm a card',
  confirmText: [
    'You type your card into a field of our payment company. The number goes to them and never to us.',
    'We can take a confirmed card off at once.',
  ],
  frame: 'Card field of our payment company',
  close: 'Close the card field',
  confirmed: (last4) => `The card ending in ${last4} is confirmed.`,
  removed: 'Removed',
};
