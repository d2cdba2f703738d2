import * as z from 'zod/mini';
import { proofs } from '../shared/domain/case/vocabulary.ts';

z.config({ jitless: true });

/** How the business presents itself, as one page in one language needs it: texts only, so that a token can stand for each while pages are built. */
export const pageBrand = z.object({
  company: z.string(),
  phone: z.string(),
  /** For a `tel:` link. */
  dial: z.string(),
  tty: z.string(),
  hours: z.string(),
  /** Lines, parted by a line feed. */
  address: z.string(),
  /** Host of the pages, as a person types it. */
  host: z.string(),
  mailFrom: z.string(),
  /** Address of the logo; empty when there is none. */
  logo: z.string(),
});
export type PageBrand = z.infer<typeof pageBrand>;

/** The data block of a page. Nothing is fetched before the first paint. */
export const pageData = z.object({
  brand: pageBrand,
  policy: z.object({
    version: z.string(),
    /** In words. */
    since: z.string(),
    needs: z.array(z.enum(proofs)),
    birthDate: z.boolean(),
  }),
  /** Address of the payment provider's own card field; empty when the business has none. */
  cardField: z.string(),
  /** What is wrong with an answer, by code (shared/content/errors.ts), in the language of the page only. */
  sentences: z.record(z.string(), z.string()),
});
export type PageData = z.infer<typeof pageData>;

/** The data block of the desk. */
export const staffData = z.object({
  brand: pageBrand,
  /** Of the business: its days begin at midnight there. */
  timeZone: z.string(),
  /** Origin of the sign-in; empty when nobody set it up. */
  signIn: z.string(),
  /** Our client id there. */
  client: z.string(),
});
export type StaffData = z.infer<typeof staffData>;
