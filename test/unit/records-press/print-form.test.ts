import { describe, expect, it } from 'vitest';
import { stages } from '../../../infra/stages.ts';
import { printFormPdf } from '../../../shared/adapters/records-press/print-form.ts';
import { formEn } from '../../../shared/content/form/en.ts';
import { formEs } from '../../../shared/content/form/es.ts';
import { languages } from '../../../shared/domain/brand.ts';
import { banned } from '../content/readability.ts';
import { readPdf, type Tagged } from './read-pdf.ts';

const { brand, policy } = stages.dev;
const plain = (text: string) => text.replaceAll(/\s+/gu, ' ');
const flat = (tags: readonly Tagged[]): readonly Tagged[] => tags.flatMap((tag) => [tag, ...flat(tag.children)]);

describe.each(languages)('the form on paper in %s', (language) => {
  const form = language === 'es' ? formEs : formEn;

  it('U8 L6: asks the questions of the form, says where to send it and when we answer, with tags and a language', async () => {
    const pdf = readPdf(await printFormPdf(brand, policy, language));
    const text = plain(
      flat(pdf.structure)
        .map((tag) => tag.text)
        .join(' '),
    );
    for (const question of [
      form.who.title,
      form.happened.title,
      form.accounts.number,
      form.used.emails,
      form.used.phones,
      form.wants.yours['remove-cards'].label,
      form.name.yours.title,
      form.birth.yours.title,
      form.contact.title,
      form.identity.options.license.label,
      form.report.options.ftc.label,
      form.officer.title,
      form.sign.statement,
      ...brand.postalAddress,
      '30',
    ])
      expect(text).toContain(plain(question));
    expect(pdf.catalog).toContain('/MarkInfo');
    expect(pdf.catalog).toContain(`/Lang (${language})`);
    expect(flat(pdf.structure).filter(({ tag }) => tag === 'H1')).toHaveLength(1);
    expect(flat(pdf.structure).filter(({ tag }) => tag === 'H2').length).toBeGreaterThanOrEqual(5);
  });

  it('L2: asks nothing about who did it, and says none of the words we do not say', async () => {
    const pdf = readPdf(await printFormPdf(brand, policy, language));
    const text = plain(pdf.text).replaceAll(/IdentityTheft\.gov|Identity Theft \w+/gu, '');
    expect(banned[language].exec(text)?.[0]).toBeUndefined();
  });

  it('L18: asks for no more proof than the policy does, and is the same bytes each time', async () => {
    const bare = { ...policy, identity: [], claim: [], birthDate: false };
    const text = plain(readPdf(await printFormPdf(brand, bare, language)).text);
    for (const asked of [form.birth.yours.title, form.identity.options.license.label, form.report.options.ftc.label])
      expect(text).not.toContain(plain(asked));
    const [one, other] = await Promise.all([printFormPdf(brand, bare, language), printFormPdf(brand, bare, language)]);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});
