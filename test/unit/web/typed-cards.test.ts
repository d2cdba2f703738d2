import { expect, it } from 'vitest';
import { addedIdentifiers } from '../../../shared/schemas/added-identifiers.ts';
import { typedCards } from '../../../web/status/more-cards.tsx';

it('L24: cards by their last digits, as the hint shows them', () => {
  const cards = typedCards('1234 07/2028\n\n 5678 \n9012  1 / 2030');
  expect(cards).toEqual([
    { last4: '1234', expMonth: 7, expYear: 2028 },
    { last4: '5678' },
    { last4: '9012', expMonth: 1, expYear: 2030 },
  ]);
  expect(addedIdentifiers.safeParse({ cards }).success).toBe(true);
  expect(typedCards('')).toEqual([]);
});

it.each(['4242424242424242', '4242 4242 4242 4242', '4242 4242', '1234 July', '1234 07/28', 'Old Bank'])(
  'G13: %s leaves the page as nothing, and is found fault with',
  (line) => {
    const cards = typedCards(`1234\n${line}`);
    expect(cards).toEqual([{ last4: '1234' }, { last4: '' }]);
    expect(addedIdentifiers.safeParse({ cards }).error?.issues).toMatchObject([{ message: 'card.last4' }]);
  },
);
