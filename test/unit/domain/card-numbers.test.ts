import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cardDigitsToHide,
  holdsCardNumber,
  holdsIssuedCardNumber,
  isCardNumber,
  maskCardNumbers,
  maskIssuedCardNumbers,
} from '../../../shared/domain/card-numbers.ts';
import { trials } from '../../fixtures/trials.ts';

const hiddenIn = (text: string) => {
  const hidden = cardDigitsToHide(Array.from(text));
  return Array.from(text, (c, i) => (hidden.has(i) ? '█' : c)).join('');
};

describe('G13: card numbers to hide', () => {
  it.each([
    ['4111111111111111', '████████████1111'],
    ['Card 4111 1111 1111 1111 was', 'Card ████ ████ ████ 1111 was'],
    ['5555-5555-5555-4444', '████-████-████-4444'],
    ['378282246310005 and 4222222222222', '███████████0005 and █████████2222'],
    ['４１１１１１１１１１１１１１１１', '████████████１１１１'],
    ['4111 1111 1111 1111 2026', '████ ████ ████ 1111 2026'],
    ['no 4111111111111112', 'no 4111111111111112'],
    ['202-555-0142', '202-555-0142'],
  ])('%s', (text, hidden) => {
    expect(hiddenIn(text)).toBe(hidden);
  });

  it('hides something exactly where a card number is found', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('4', '1', '0', '7', ' ', '-', 'x'), { maxLength: 60 }), (characters) => {
        expect(cardDigitsToHide(characters).size > 0).toBe(holdsCardNumber(characters.join('')));
      }),
      { numRuns: 2000 },
    );
  });

  it('leaves four digits of each number it hides, and nothing that was hidden is one still', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('4', '1', '0', ' '), { minLength: 13, maxLength: 40 }), (characters) => {
        const rest = hiddenIn(characters.join(''));
        expect(isCardNumber(rest)).toBe(false);
      }),
    );
  });

  it('T16: a text of nothing but digits costs no more than its length', () => {
    const digits = Array.from({ length: trials(100_000) }, (_, i) => (i % 2 === 0 ? '1' : ' '));
    expect(cardDigitsToHide(digits).size).toBeGreaterThanOrEqual(0);
    expect(holdsCardNumber(digits.join(''))).toBeTypeOf('boolean');
  });
});

describe('G13: ids, keys and tokens', () => {
  it.each([
    ['4111111111111111', true],
    ['ord-4111-1111-1111-1111', true],
    ['4111_1111_1111_1111', true],
    // Both pass the check digit; no scheme gives out cards of their prefix.
    ['1234567812345670', false],
    ['9400100000000000000001', false],
    ['41111111-1111-4111-8111-111111111111', false],
    // A fingerprint of a provider, and what only looks like one.
    ['fp_a4111111111111111c0ffee0', false],
    ['fp_a4111111111111111', true],
    ['card-4111111111111111-deadbeefdeadbeefdeadbeef', true],
  ])('%s is taken for a card: %s', (id, isCard) => {
    expect(holdsIssuedCardNumber(id)).toBe(isCard);
  });

  it('G13 L29: free text loses every number that could be a card, short values those of a scheme, each but its last 4', () => {
    const text = 'tracking 1234567812345670, card 4111-1111-1111-1111 please';
    expect(maskCardNumbers(text)).toBe('tracking [card number ending 5670], card [card number ending 1111] please');
    expect(maskIssuedCardNumbers(text)).toBe('tracking 1234567812345670, card [card number ending 1111] please');
  });
});
