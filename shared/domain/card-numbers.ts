/** 13 to 19 digits that pass the Luhn check, written in one piece or in groups, also in full-width digits (G13). */
export function holdsCardNumber(value: string): boolean {
  return (value.normalize('NFKC').match(digitRuns) ?? []).some(holdsCard);
}

/** For free text another system hands over: a card number in it is cut to its last 4, and nothing else is touched (G13, L29). */
export function maskCardNumbers(value: string): string {
  return masked(value, isCardNumber);
}

/**
 * For short values another system hands over, order and phone numbers among them: only what has the prefix and length of a scheme's cards is
 * cut to its last 4, since one number in ten passes the check digit by chance.
 */
export function maskIssuedCardNumbers(value: string): string {
  return masked(value, isIssued);
}

function masked(value: string, is: (digits: string) => boolean): string {
  if (!holdsCardNumber(value)) return value;
  return value.normalize('NFKC').replace(digitRuns, (run) => {
    const [card] = cardsIn(run, is);
    if (card === undefined) return run;
    const last4 = card.slice(-4).map((at) => run[at]);
    return `[card number ending ${last4.join('')}]`;
  });
}

/**
 * Whether an id, key or token has a number of a scheme's cards in it, whole or in groups (G13). Ids of shops and parcels pass the check digit one time in
 * ten and are none; UUIDs and hashes are none either, whatever their digits: among fingerprints of a payment provider some thousandth would be taken for one.
 */
export function holdsIssuedCardNumber(id: string): boolean {
  const runs =
    id.normalize('NFKC').replaceAll(uuid, '').replaceAll(hash, '').replaceAll('_', '-').match(digitRuns) ?? [];
  return runs.some((run) => cardsIn(run, isIssued).next().done !== true);
}

/** Hexadecimal, 24 digits and more with a letter among them. */
const hash = /(?<![\da-z])(?=\d*[a-f])[\da-f]{24,128}(?![\da-z])/giu;
const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/giu;

/** American Express, Visa, Mastercard, Discover, JCB, by their published ranges. */
function isIssued(digits: string): boolean {
  return (
    isCardNumber(digits) &&
    /^(?:3[47]\d{13}|4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|6011\d{12}|64[4-9]\d{13}|65\d{14}|35\d{14})$/u.test(digits)
  );
}

const digitRuns = /\d(?:[ .\-/]?\d){12,}/gu;

function holdsCard(run: string): boolean {
  return cardsIn(run).next().done !== true;
}

/** Places of the digits of each card number in a run of digits and separators: any neighbouring groups that make one together. */
function* cardsIn(run: string, is: (digits: string) => boolean = isCardNumber): Generator<readonly number[]> {
  const groups = [...run.matchAll(/\d+/gu)].map((found) => Array.from(found[0], (_, i) => found.index + i));
  for (const from of groups.keys()) {
    let places: readonly number[] = [];
    // More digits than a card has, and no longer group can make one: a text of nothing but digits stays cheap.
    for (let to = from; to < groups.length && places.length <= 19; to++) {
      places = [...places, ...(groups[to]?.slice(0, 20) ?? [])];
      if (is(places.map((at) => run[at]).join(''))) yield places;
    }
  }
}

/** Digits only: 13 to 19 of them with a right check digit. */
export function isCardNumber(digits: string): boolean {
  return /^\d{13,19}$/u.test(digits) && luhn(digits);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/**
 * Where card numbers stand in a text given character by character (as a PDF gives it): the places of their digits but the last 4 of each,
 * which are what has to be hidden.
 */
export function cardDigitsToHide(characters: readonly string[]): ReadonlySet<number> {
  // One character in, one out: places must not move.
  const text = characters.map((c) => (c.normalize('NFKC').length === 1 ? c.normalize('NFKC') : '\u0000')).join('');
  const hidden = new Set<number>();
  for (const run of text.matchAll(digitRuns))
    for (const places of cardsIn(run[0])) for (const at of places.slice(0, -4)) hidden.add(run.index + at);
  return hidden;
}
