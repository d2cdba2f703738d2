import type { PostalAddress } from './records.ts';

/** Characters, RFC 5321. */
const longestEmail = 254;
/** As it is written, with whatever stands between the digits. */
const longestPhone = 100;

/**
 * One address and nothing else: what a mail header would read as a list, a comment, a quoted or an encoded name is none (G16), and in a domain
 * stand only letters and digits of some script, dots and dashes.
 */
const oneAddress = /^(?!.*=\?)[^\s@,;:<>()[\]\\"\p{C}]+@(?:[\p{L}\p{M}\p{N}-]+\.)+[\p{L}\p{M}\p{N}-]+$/u;

/** Lower-cased, NFKC; the local part is kept as written otherwise (no dot or plus rules: they differ by provider). */
export function normaliseEmail(text: string): string | undefined {
  if (text.length > 2 * longestEmail) return undefined;
  const email = text.normalize('NFKC').trim().toLowerCase();
  return oneAddress.test(email) && email.length <= longestEmail ? email : undefined;
}

/** E.164. Without a leading +, 00 or 011 the number is read as one of the North American plan. */
export function normalisePhone(text: string): string | undefined {
  if (text.length > longestPhone) return undefined;
  const trimmed = text.normalize('NFKC').trim();
  const digits = trimmed.replace(/\D/gu, '');
  const international = trimmed.startsWith('+')
    ? digits
    : digits.startsWith('011')
      ? digits.slice(3)
      : digits.startsWith('00')
        ? digits.slice(2)
        : undefined;
  if (international !== undefined)
    return international.length >= 7 && international.length <= 15 ? `+${international}` : undefined;
  if (digits.length === 10) return `+1${digits}`;
  return digits.length === 11 && digits.startsWith('1') ? `+${digits}` : undefined;
}

export function normaliseName(text: string): string {
  return fold(text);
}

const shorter: Readonly<Record<string, string>> = {
  street: 'st',
  avenue: 'ave',
  road: 'rd',
  boulevard: 'blvd',
  drive: 'dr',
  lane: 'ln',
  court: 'ct',
  place: 'pl',
  apartment: 'apt',
  suite: 'ste',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
};

/** One comparable line for an address anywhere: folded, common street words shortened, parts in a fixed order. */
export function normaliseAddress(address: PostalAddress): string {
  const words = (text: string) =>
    fold(text)
      .split(' ')
      .map((w) => shorter[w] ?? w)
      .join(' ');
  const postal = fold(address.postalCode ?? '').replace(/\s/gu, '');
  const code = address.country.toUpperCase() === 'US' ? postal.slice(0, 5) : postal;
  return [words(address.lines.join(' ')), words(address.city ?? ''), code, address.country.toUpperCase()].join('|');
}

/** Of a comparable line: its lines hold no letter and no number, so that it would equal any other that was left empty. */
export function namesNoPlace(address: string): boolean {
  return address.startsWith('|');
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
