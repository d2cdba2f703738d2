import type { Random } from '../../fakes/random.ts';

/** Letters of a canary after its mark: without those of the mark, so that none begins inside another, and without digits, which masks could cut. */
const letters = Array.from('abcdefghijklmnoprstuvwxy');
const consonants = Array.from('BCDFGHJKLMNPRSTVW');

/** Values of one account that are found again in whatever text they stand: each is drawn once. */
export class Canaries {
  readonly #random: Random;
  readonly #drawn = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  get all(): ReadonlySet<string> {
    return this.#drawn;
  }

  word(): string {
    return this.#new(() => `zq${Array.from({ length: 8 }, () => this.#random.pick(letters)).join('')}`);
  }

  /** E.164, of the North American plan. */
  phone(): string {
    const ten = () => `${this.#random.between(2, 9)}${String(this.#random.between(0, 999_999_999)).padStart(9, '0')}`;
    return `+${this.#new(() => `1${ten()}`)}`;
  }

  last4(): string {
    return this.#new(() => `X${Array.from({ length: 3 }, () => this.#random.pick(consonants)).join('')}`);
  }

  /** A whole card number that passes the check digit, of a scheme people know, in one of the ways people write it. */
  cardNumber(): string {
    const digits = this.#new(() => {
      const body = `4${String(this.#random.between(0, 99_999_999)).padStart(8, '0')}${String(this.#random.between(0, 999_999)).padStart(6, '0')}`;
      return `${body}${checkDigit(body)}`;
    });
    return (digits.match(/.{4}/gu) ?? []).join(this.#random.pick(['', ' ', '-']));
  }

  #new(draw: () => string): string {
    let one = draw();
    while (this.#drawn.has(one)) one = draw();
    this.#drawn.add(one);
    return one;
  }
}

function checkDigit(body: string): number {
  const sum = Array.from(body)
    .toReversed()
    .reduce((total, digit, i) => {
      const doubled = Number(digit) * (i % 2 === 0 ? 2 : 1);
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return (10 - (sum % 10)) % 10;
}

/** All canaries that stand in a text, whosever they are: white space counts for nothing, since lines end where they end on paper. */
export function canariesIn(text: string): ReadonlySet<string> {
  const close = text.replaceAll(/\s/gu, '');
  const found = new Set<string>([
    ...(close.match(/zq[a-pr-y]{8}/gu) ?? []),
    ...(close.match(/X[BCDFGHJKLMNPRSTVW]{3}/gu) ?? []),
  ]);
  for (const [run] of close.matchAll(/\d(?:-?\d){9,}/gu)) {
    const digits = run.replaceAll('-', '');
    for (let at = 0; at + 11 <= digits.length; at++) {
      found.add(digits.slice(at, at + 11));
      if (at + 16 <= digits.length) found.add(digits.slice(at, at + 16));
    }
  }
  return found;
}
