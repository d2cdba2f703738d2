import { printFormPdf } from '../shared/adapters/records-press/print-form.ts';
import { languages } from '../shared/domain/brand.ts';
import type { Instant } from '../shared/domain/time.ts';
import type { PageSettings } from '../web/fill-pages.ts';
import { lookLogo, lookStyle, styleOf } from '../web/look.ts';
import { printFile } from '../web/print-file.ts';
import { securityFile, securityText } from '../web/security-file.ts';

/**
 * What a business's site has beside the build that is the same for all: the form as PDF, its colours, its logo and its security contact. By path; made when it is asked
 * for. @throws for colours nobody could read.
 */
export function brandFiles(
  { brand, policy, look }: PageSettings,
  now: () => Instant,
): ReadonlyMap<string, () => Promise<Uint8Array | string>> {
  return new Map<string, () => Promise<Uint8Array | string>>([
    ...languages.map((language) => [printFile(language), () => printFormPdf(brand, policy, language)] as const),
    [securityFile, async () => securityText(brand, now())] as const,
    ...(look === undefined ? [] : [[lookStyle, async () => styleOf(look)] as const]),
    ...(look?.logo === undefined ? [] : [[lookLogo, async () => look.logo ?? ''] as const]),
  ]);
}
