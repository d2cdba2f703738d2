/** Everybody in the demo shop is made up: example names and domains, 555-01xx phones, card numbers of the schemes' public test sets. */
export interface Card {
  readonly number: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly cvc: string;
}

/** The demo's victim: what she would type into the form. Her card's number is known to her and the payment provider only. */
export const maria = {
  given: 'Maria',
  family: 'Example',
  email: 'maria@mail.example',
  phone: '+1 212 555 0143',
  address: { lines: ['12 North Street', 'Apt 4'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
  card: { number: '4242424242424242', expMonth: 4, expYear: 2030, cvc: '123' },
};

/** A second person whose card sits on one of the same accounts. None of these values may ever reach Maria (L27). */
export const otherVictim = {
  name: 'CANARY-OTHER-VICTIM',
  email: 'canary-other-victim@mail.example',
  phone: '+1 718 555 0166',
  address: { lines: ['9 Canary Lane'], city: 'Albany', region: 'NY', postalCode: '12207', country: 'US' },
  card: { number: '4000056655665556', expMonth: 9, expYear: 2029, cvc: '123' },
};

/** Whoever opened account A-1001. The card is his own and stays where it is. */
export const holder = {
  name: 'Jordan Sample',
  email: 'jordan@mail.example',
  phone: '+1 646 555 0177',
  address: { lines: ['88 Harbor Road'], city: 'Newark', region: 'NJ', postalCode: '07102', country: 'US' },
  card: { number: '5555555555554444', expMonth: 1, expYear: 2031, cvc: '123' },
};

/** Whoever opened account A-1003, with two victims' cards on it. */
export const secondHolder = {
  name: 'Robin Placeholder',
  email: 'robin@mail.example',
  phone: '+1 917 555 0199',
  address: { lines: ['5 Canal Way'], city: 'Trenton', region: 'NJ', postalCode: '08608', country: 'US' },
};

/** Whoever Maria shares a card with, on an account of their own. A shared card is hers and theirs. */
export const spouse = {
  given: 'Sam',
  family: 'Example',
  email: 'sam@mail.example',
  phone: '+1 202 555 0121',
  address: { lines: ['PO Box 31'], city: 'Arlington', region: 'VA', postalCode: '22201', country: 'US' },
};
export const jointCard: Card = { number: '4012888888881881', expMonth: 5, expYear: 2029, cvc: '123' };

/** A card of Maria's that her bank has closed: it cannot be checked with the issuer any more. */
export const closedCard: Card = { number: '378282246310005', expMonth: 12, expYear: 2028, cvc: '1234' };

/** A card Maria knows by its last digits only. */
export const lostCard: Card = { number: '6011111111111117', expMonth: 8, expYear: 2028, cvc: '123' };

/** Stands in the website visits of every account: it may leave the shop in no answer at all (L30). */
export const navigationCanary = 'CANARY-NAVIGATION';

/** The only numbers the payment provider takes, and whose they are in this story. */
export const testCards: readonly (Card & { readonly whose: string; readonly closed?: boolean })[] = [
  { ...maria.card, whose: 'Maria Example, the victim of the demo' },
  { ...otherVictim.card, whose: 'another victim' },
  { ...holder.card, whose: 'whoever opened A-1001' },
  { ...jointCard, whose: 'Maria and Sam Example, a joint card' },
  { ...closedCard, whose: 'Maria Example, closed by her bank', closed: true },
  { ...lostCard, whose: 'Maria Example, who knows the last 4 digits only' },
];
