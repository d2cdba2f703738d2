import type { PostalAddress } from './records.ts';

/** An address in one line, its parts with commas: as the desk shows it, or as it is written on an envelope. Outside the US its country comes last. */
export function addressInLine(text: string): PostalAddress | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [, abroad] = /^(?!US$)([A-Z]{2})$/u.exec(parts.at(-1) ?? '') ?? [];
  const rest = abroad === undefined && parts.at(-1) !== 'US' ? parts : parts.slice(0, -1);
  const end = (abroad === undefined ? inTheUs : elsewhere).exec(rest.at(-1) ?? '')?.groups;
  if (end === undefined) return undefined;
  const { region, postalCode } = end;
  const city = end['city'] ?? rest.at(-2);
  const lines = rest.slice(0, end['city'] === undefined ? -2 : -1);
  if (city === undefined || lines.length === 0) return undefined;
  return {
    lines,
    city,
    ...(region === undefined ? {} : { region: region.toUpperCase() }),
    ...(postalCode === undefined ? {} : { postalCode }),
    country: abroad ?? 'US',
  };
}

const inTheUs = /^(?:(?<city>.+?)\s+)?(?<region>[A-Za-z]{2})\s+(?<postalCode>\d{5}(?:-\d{4})?)$/u;
const elsewhere = /^(?:(?<city>\D+?)\s+)?(?<postalCode>\S*\d.*)$/u;

/** As written on an envelope, in its parts: only so does it equal the same address of an account. What cannot be told apart stays as it was written. */
export function inParts(address: PostalAddress): PostalAddress {
  if (address.city !== undefined) return address;
  const { lines, country } = address;
  return addressInLine([...lines, country].join(', ')) ?? address;
}
