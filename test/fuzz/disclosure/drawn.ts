import type { PostalAddress } from '../../../shared/domain/records.ts';
import type { Random } from '../../fakes/random.ts';
import { Canaries } from './canaries.ts';

/** A card as a shop tells it; of some shops without a fingerprint. */
export interface Card {
  readonly instrument: string;
  readonly brand: string;
  readonly last4: string;
  readonly fingerprint: string | undefined;
  readonly expMonth: number;
  readonly expYear: number;
}

export interface Party {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly address: PostalAddress;
}

export interface Person extends Party {
  readonly card: Card;
  /** The thief bought in her name and not with her card alone; she has told us so herself, as all those have whose name stands on the account. */
  readonly byName: boolean;
}

/** What one account is made of, each value in it drawn once. */
export class Drawn {
  readonly random: Random;
  readonly canaries: Canaries;
  readonly #fingerprints: boolean;
  #cards = 0;

  constructor(random: Random) {
    this.random = random;
    this.canaries = new Canaries(random.fork('canaries'));
    this.#fingerprints = random.chance(0.85);
  }

  word(): string {
    return this.canaries.word();
  }

  moment(): string {
    const { random } = this;
    return new Date(Date.UTC(2026, 6, random.between(1, 120), random.between(0, 23), 30)).toISOString();
  }

  money() {
    return { amount: this.random.between(100, 99_999), currency: 'USD' };
  }

  party(): Party {
    return {
      name: `${this.word()} Example`,
      email: `${this.word()}@mail.example`,
      phone: this.canaries.phone(),
      address: {
        lines: [`12 ${this.word()} Street`, `Unit ${this.word()}`],
        city: this.word(),
        region: 'NY',
        postalCode: '10001',
        country: 'US',
      },
    };
  }

  card(): Card {
    return {
      instrument: `pm-${++this.#cards}`,
      brand: `Visa ${this.word()}`,
      last4: this.canaries.last4(),
      fingerprint: this.#fingerprints ? this.word() : undefined,
      expMonth: this.random.between(1, 12),
      expYear: this.random.between(2027, 2032),
    };
  }

  person(mayBeByName: boolean): Person {
    return { ...this.party(), card: this.card(), byName: mayBeByName && this.random.chance(0.5) };
  }

  /** A text in which somebody may have written down a whole card number. */
  perhapsWithPan(text: string): string {
    return this.random.chance(0.2) ? `${text} card ${this.canaries.cardNumber()} read out` : text;
  }

  /** With what a shop's system may send along in any object though nobody asked: numbers, codes, scores, notes of staff, visits. */
  withSecrets<T>(value: T): T;
  withSecrets(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one: unknown) => this.withSecrets(one));
    if (typeof value !== 'object' || value === null) return value;
    const { canaries, random } = this;
    const inside = Object.entries(value).map(([name, one]) => [name, this.withSecrets(one as unknown)]);
    const secrets: readonly (() => object)[] = [
      () => ({ pan: canaries.cardNumber() }),
      () => ({ cvv: canaries.word() }),
      () => ({ riskScore: canaries.word() }),
      () => ({ staffNote: `${canaries.word()} seems to be the one of last year` }),
      () => ({ visits: [{ page: `/checkout?visit=${canaries.word()}` }] }),
    ];
    return { ...Object.fromEntries(inside), ...(random.chance(0.08) ? random.pick(secrets)() : {}) };
  }
}
