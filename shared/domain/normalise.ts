import type { PostalAddress } from './records.ts';

/** Lower-cased, NFKC; the local part is kept as written otherwise (no dot or plus rules: they differ by provider). */
export function normaliseEmail(text: string): string | undefined {
  const email = text.normalize('NFKC').trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(email) && email.length <= 254 ? email : undefined;
}

/** E.164. Without a leading +, 00 or 011 the number is read as one of the North American plan. */
export function normalisePhone(text: string): string | undefined {
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

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
