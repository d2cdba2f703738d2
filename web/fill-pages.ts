import { fieldCodes, fieldSentence } from '../shared/content/errors.ts';
import { longDate } from '../shared/content/format.ts';
import type { Brand, Language } from '../shared/domain/brand.ts';
import { needsOf, type Policy } from '../shared/domain/policy.ts';
import { type Look, logoToken, lookLogo } from './look.ts';
import type { PageBrand, PageData, StaffData } from './page-data.ts';

/** All that differs between two deployments of the same built pages. */
export interface PageSettings {
  readonly brand: Brand;
  readonly policy: Policy;
  /** Colours and logo; absent: ours, and the company's name alone. */
  readonly look?: Look | undefined;
  /** Address of the payment provider's hosted card field, which is shown in a frame; absent: cards are told by their last digits only. */
  readonly cardField?: string | undefined;
  /** Where staff sign in, and as which client of it; without it the desk says that it is not set up. */
  readonly signIn?: { readonly url: string; readonly client: string } | undefined;
}

/**
 * Puts one business into a page as it was built. `{{name}}` becomes a text, `{{#flag}}…{{/flag}}` stays or goes, `{{data}}` is the JSON
 * the page hydrates with, `{{staffData}}` that of the desk. Used by the local stack and by the deployment alike. Throws on a token it does not know.
 */
export function fillPage(page: string, settings: PageSettings): string {
  const language: Language = page.includes('<html lang="es"') ? 'es' : 'en';
  const data = dataOf(settings, language);
  const flags: Readonly<Record<string, boolean>> = {
    identity: data.policy.needs.includes('identity'),
    report: data.policy.needs.includes('report'),
    birthDate: data.policy.birthDate,
    look: settings.look !== undefined,
    logo: settings.look?.logo !== undefined,
  };
  const texts: Readonly<Record<string, string>> = {
    ...data.brand,
    policyVersion: data.policy.version,
    policySince: data.policy.since,
  };
  return page
    .replaceAll(/\{\{#(\w+)\}\}([\s\S]*?)\{\{\/\1\}\}/gu, (_, name: string, inside: string) =>
      known(flags, name) ? inside : '',
    )
    .replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) =>
      name === 'data'
        ? jsonBlock(data)
        : name === 'staffData'
          ? jsonBlock(staffDataOf(data, settings))
          : escapeText(known(texts, name)),
    );
}

function dataOf({ brand, policy, cardField, look }: PageSettings, language: Language): PageData {
  return {
    brand: {
      company: brand.company,
      phone: brand.phone,
      dial: brand.phone.replace(/[^\d+]/gu, ''),
      tty: brand.tty,
      hours: brand.hours[language],
      address: brand.postalAddress.join('\n'),
      host: brand.site.replace(/^https?:\/\//u, ''),
      mailFrom: brand.mailFrom,
      logo: look?.logo === undefined ? '' : lookLogo,
    },
    policy: {
      version: policy.version,
      since: longDate(policy.since, language),
      needs: [...needsOf(policy)],
      birthDate: policy.birthDate,
    },
    cardField: cardField ?? '',
    sentences: Object.fromEntries(fieldCodes.map((code) => [code, fieldSentence(code, language)])),
  };
}

function staffDataOf({ brand }: PageData, { brand: { timeZone }, signIn }: PageSettings): StaffData {
  return { brand, timeZone, signIn: signIn?.url ?? '', client: signIn?.client ?? '' };
}

/** What a page is built with: a token where each text of the business will stand. */
export const brandTokens: PageBrand = {
  company: '{{company}}',
  phone: '{{phone}}',
  dial: '{{dial}}',
  tty: '{{tty}}',
  hours: '{{hours}}',
  address: '{{address}}',
  host: '{{host}}',
  mailFrom: '{{mailFrom}}',
  logo: logoToken,
};

function known<Value>(from: Readonly<Record<string, Value>>, name: string): Value {
  const value = Object.hasOwn(from, name) ? from[name] : undefined;
  if (value === undefined) throw new Error(`a page has the token {{${name}}}, which nothing fills`);
  return value;
}

function escapeText(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/gu, (character) => entities[character] ?? '');
}

/** A `<` could end the script element. */
function jsonBlock(data: PageData | StaffData): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
