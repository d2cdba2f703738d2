/** The demo's victim. Every value is made up; the card is a test number. */
export const maria = {
  given: 'Maria',
  family: 'Example',
  email: 'maria@mail.example',
  phone: '+1 212 555 0143',
  address: { lines: ['12 North Street', 'Apt 4'], city: 'New York', region: 'NY', postalCode: '10001', country: 'US' },
  card: { number: '4242424242424242', expMonth: 4, expYear: 2030, cvc: '123' },
};

/** A second person whose card sits on one of the same accounts; nothing of theirs may ever reach Maria (L27). */
export const otherVictim = {
  name: 'CANARY-OTHER-VICTIM',
  card: { number: '4000056655665556', expMonth: 9, expYear: 2029 },
};

/** Whoever opened account A-1001. */
export const holder = {
  name: 'Jordan Sample',
  email: 'jordan@mail.example',
  phone: '+1 646 555 0177',
  address: { lines: ['88 Harbor Road'], city: 'Newark', region: 'NJ', postalCode: '07102', country: 'US' },
  card: { number: '5555555555554444', expMonth: 1, expYear: 2031 },
};
export const testCards = [
  maria.card,
  otherVictim.card,
  holder.card,
  { number: '4012888888881881', expMonth: 5, expYear: 2029 },
];
