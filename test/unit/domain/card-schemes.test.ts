import { describe, expect, it } from 'vitest';
import {
  cardDigitsToHide,
  holdsCardNumber,
  holdsIssuedCardNumber,
  isCardNumber,
} from '../../../shared/domain/card-numbers.ts';

/** With the check digit that is right, and with every other. */
function checked(digits: string): { readonly right: string; readonly wrong: readonly string[] } {
  const all = Array.from('0123456789', (d) => digits + d);
  const right = all.filter((n) => isCardNumber(n));
  expect(right).toHaveLength(1);
  return { right: right[0] ?? '', wrong: all.filter((n) => n !== right[0]) };
}
const upTo = (prefix: string, length: number) => prefix.padEnd(length - 1, '7');

describe('G13: a number of a scheme’s cards in an id', () => {
  it.each([
    ['American Express 34', '34', 15],
    ['American Express 37', '37', 15],
    ['Visa', '4', 16],
    ['Mastercard 51', '51', 16],
    ['Mastercard 55', '55', 16],
    ['Mastercard 22', '22', 16],
    ['Mastercard 27', '27', 16],
    ['Discover 6011', '6011', 16],
    ['Discover 644', '644', 16],
    ['Discover 649', '649', 16],
    ['Discover 65', '65', 16],
    ['JCB', '35', 16],
  ])('%s is one, with its check digit and length only', (_, prefix, length) => {
    const { right, wrong } = checked(upTo(prefix, length));
    expect(holdsIssuedCardNumber(right)).toBe(true);
    expect(holdsIssuedCardNumber(`order_${right.replaceAll(/(.{4})/gu, '$1_')}`)).toBe(true);
    expect(wrong.filter((n) => holdsIssuedCardNumber(n))).toEqual([]);
    expect(holdsIssuedCardNumber(checked(upTo(prefix, length - 2)).right)).toBe(false);
    expect(holdsIssuedCardNumber(checked(upTo(prefix, 19)).right)).toBe(false);
  });

  it.each(['31', '36', '50', '56', '21', '28', '6012', '643', '66', '9', '0'])(
    '%s… of 16 digits is no card’s',
    (prefix) => {
      const { right } = checked(upTo(prefix, 16));
      expect([isCardNumber(right), holdsIssuedCardNumber(right)]).toEqual([true, false]);
    },
  );

  it('an id of ours is none, whatever its digits; one digit too few or many makes it another thing', () => {
    expect(holdsIssuedCardNumber('42424242-4242-4242-8424-242424242424')).toBe(false);
    expect(holdsIssuedCardNumber('4242424-4242-4242')).toBe(false);
    expect(holdsIssuedCardNumber('424242424242-4242')).toBe(true);
    expect(holdsIssuedCardNumber('no digits')).toBe(false);
  });
});

describe('G13: a card number is 13 to 19 digits with a right check digit', () => {
  it.each([13, 14, 15, 16, 17, 18, 19])('of %i digits', (length) => {
    const { right, wrong } = checked(upTo('4', length));
    expect(holdsCardNumber(right)).toBe(true);
    expect(wrong.some((n) => isCardNumber(n))).toBe(false);
  });

  it.each([12, 20])('never of %i', (length) => {
    const all = Array.from('0123456789', (d) => upTo('4', length) + d);
    expect(all.filter((n) => isCardNumber(n))).toEqual([]);
  });

  it('letters before or after are no part of it', () => {
    expect([isCardNumber('x4242424242424242'), isCardNumber('4242424242424242x')]).toEqual([false, false]);
  });

  it('a ninth digit doubled is nine, not none', () => {
    expect([isCardNumber('9999999999999995'), isCardNumber('9999999999999999')]).toEqual([true, false]);
  });

  it('of a text given character by character all but the last four digits are hidden, at their own places', () => {
    const text = ['ﬁ', ...Array.from('a 4242 4242-4242.4242 b')];
    const hidden = [...cardDigitsToHide(text)];
    expect(hidden.map((at) => text[at]).join('')).toBe('424242424242');
    expect(hidden).toEqual([3, 4, 5, 6, 8, 9, 10, 11, 13, 14, 15, 16]);
    expect([...cardDigitsToHide(Array.from('4242 4242'))]).toEqual([]);
  });
});
