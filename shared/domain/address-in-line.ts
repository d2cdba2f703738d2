import { languages } from './brand.ts';
import type { PostalAddress } from './records.ts';

/** An address in one line, its parts with commas: as the desk shows it, or as it is written on an envelope. Outside the US its country comes last. */
export function addressInLine(text: string): PostalAddress | undefined {
  const parts = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [, abroad] = /^(?!US$)([A-Z]{2})$/u.exec(parts.at(-1) ?? '') ?? [];
  const rest = abroad === undefined && parts.at(-1) !== 'US' ? parts : parts.slice(0, -1);
  const last = rest.at(-1) ?? '';
  const end = abroad === undefined ? endInTheUs(last) : (codeFirst.exec(last)?.groups ?? endElsewhere(last));
  if (end === undefined) return undefined;
  const { region, postalCode } = end;
  const hasCity = end.city !== undefined && end.city !== '';
  const city = hasCity ? end.city : rest.at(-2);
  const lines = rest.slice(0, hasCity ? -1 : -2);
  if (city === undefined || lines.length === 0) return undefined;
  return {
    lines,
    city,
    ...(region === undefined ? {} : { region: region.toUpperCase() }),
    ...(postalCode === undefined ? {} : { postalCode }),
    country: abroad ?? 'US',
  };
}

/** The last part of the line; a city that is not there is a part of its own before it. */
interface End {
  readonly city?: string;
  readonly region?: string;
  readonly postalCode?: string;
}

// Word by word: an expression for the whole of it takes the cube of its length to fail (G16).
function endInTheUs(text: string): End | undefined {
  const words = text.split(/\s+/u);
  const region = words.at(-2) ?? '';
  const postalCode = words.at(-1) ?? '';
  return /^[A-Za-z]{2}$/u.test(region) && /^\d{5}(?:-\d{4})?$/u.test(postalCode)
    ? { city: words.slice(0, -2).join(' '), region, postalCode }
    : undefined;
}

function endElsewhere(text: string): End | undefined {
  const words = text.split(/\s+/u);
  const at = words.findIndex((word) => /\d/u.test(word));
  return at === -1 ? undefined : { city: words.slice(0, at).join(' '), postalCode: words.slice(at).join(' ') };
}

/** "28013 Madrid", "114 55 Stockholm": not the number of a house, which has fewer digits. */
const codeFirst = /^(?<postalCode>(?:\p{Lu}{1,2}-)?(?:\d{4,6}|\d{3} \d{2})) (?<city>\D+)$/u;

/** As written on an envelope, in its parts: only so does it equal the same address of an account. What cannot be told apart stays as it was written. */
export function inParts(address: PostalAddress): PostalAddress {
  if (address.city !== undefined) return address;
  const { country } = address;
  const lines = names.some((name) => name.of(country)?.toLowerCase() === address.lines.at(-1)?.toLowerCase())
    ? address.lines.slice(0, -1)
    : address.lines;
  return addressInLine([...lines, country].join(', ')) ?? address;
}

/** On an envelope the last line may be the country. */
const names = languages.map((language) => new Intl.DisplayNames([language], { type: 'region' }));
