import { maria } from '../../../local/demo-shop/people.ts';
import type { Report } from '../../../shared/schemas/report.ts';
import type { Canary } from './needles.ts';

/** Hands out values nobody else writes, with the characters that other forms write otherwise, and remembers them. */
export class Canaries {
  readonly #all: Canary[] = [];

  /** Letters no word has, a number of its own, and what JSON, HTML and addresses escape. */
  text(name: string): string {
    return this.keep(name, `QZVKW${this.#next()} Zoë & <b>"so"</b>`);
  }
  plain(name: string): string {
    return this.keep(name, `QZVKW${this.#next()}`);
  }
  email(name: string): string {
    return this.keep(name, `qzvkw${this.#next()}+a@mail.example`);
  }
  /** Of a range nobody has; written as people write it, looked for by its digits too. */
  phone(name: string): string {
    const last = 1000 + this.#all.length;
    this.keep(`${name} (digits)`, `212555${last}`);
    return this.keep(name, `(212) 555-${last}`);
  }
  keep(name: string, value: string): string {
    this.#all.push({ name, value });
    return value;
  }
  get all(): readonly Canary[] {
    return this.#all;
  }
  #next(): string {
    return String(this.#all.length + 1).padStart(3, '0');
  }
}

/** Maria's report with a canary in every field a text fits in; her own e-mail, phone and address stay, so that her accounts are found. */
export function reportOfCanaries(c: Canaries, hers: Report): Report {
  const { lines, ...address } = maria.address;
  c.keep('her e-mail', maria.email);
  c.keep('her phone', maria.phone);
  c.keep('her phone (digits)', '2125550143');
  for (const line of lines.filter((l) => l.length > 8)) c.keep('her address', line);
  c.keep('her card', maria.card.number);
  for (const card of hers.cards ?? []) if (card.token !== undefined) c.keep('token of her card', card.token);
  const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
  const place = (name: string) => ({
    lines: [c.text(`${name} line 1`), c.text(`${name} line 2`)],
    city: c.text(`${name} city`),
    region: c.text(`${name} region`),
    postalCode: c.plain(`${name} postal code`),
    country: 'US',
  });
  return {
    ...hers,
    name: {
      given: maria.given,
      middle: c.text('middle name'),
      family: maria.family,
      other: times(3, (i) => c.text(`other name ${i}`)),
    },
    callMe: c.text('call me'),
    birthDate: c.keep('birth date', '1951-07-19'),
    addresses: [{ lines, ...address }, place('second address')],
    otherEmails: times(3, (i) => c.email(`other e-mail ${i}`)),
    phones: [maria.phone, ...times(3, (i) => c.phone(`phone ${i}`))],
    otherPhones: times(2, (i) => c.phone(`other phone ${i}`)),
    codeWord: c.text('code word'),
    accounts: times(3, (i) => ({
      kind: 'purchase' as const,
      number: c.text(`account number ${i}`),
      amount: c.plain(`amount ${i}`),
    })),
    cards: [...(hers.cards ?? []), { last4: '1881', bank: c.text('bank of a card') }],
    ownAccounts: [maria.email, c.email('own account')],
    details: `${c.text('details 1')} and ${c.text('details 2')}`,
    officer: {
      agency: c.text('agency of the officer'),
      name: c.text('name of the officer'),
      email: c.email('e-mail of the officer'),
      address: place('address of the officer'),
      reportNumber: c.text('number of the police report'),
    },
    signature: c.text('signature'),
  };
}
