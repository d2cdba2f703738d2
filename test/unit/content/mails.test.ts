import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMail } from '../../../shared/content/mails/render-mail.ts';
import type { MailTemplate } from '../../../shared/content/mails/templates.ts';

const brand = {
  company: 'Example Store',
  phone: '800-555-0100',
  tty: '711',
  hours: { en: 'Monday to Friday, 8 to 8 ET', es: 'lunes a viernes, de 8 a 8 ET' },
  postalAddress: ['1 Example Plaza'],
  site: 'https://records.example.com',
  mailFrom: 'records@example.com',
  timeZone: 'America/New_York',
};
const reference = '7K4M-9QXT';
const dueOn = '2026-03-14';
const all: { [Id in MailTemplate['id']]: Extract<MailTemplate, { id: Id }> | MailTemplate } = {
  V1: {
    id: 'V1',
    reference,
    dueOn,
    link: 'https://records.example.com/status/#token',
    missing: ['identity', 'report'],
  },
  V4: { id: 'V4', reference, dueOn, missing: ['identity'] },
  V7: { id: 'V7', reference, until: dueOn },
  V9: { id: 'V9', reference },
  V10: { id: 'V10', reference },
  V11: { id: 'V11', reference, dueOn },
  V13: { id: 'V13', code: '012345', minutes: 10 },
  L1: { id: 'L1', reference },
  'S-new': { id: 'S-new', reference, dueOn },
  'S-reminder': {
    id: 'S-reminder',
    reference,
    dueOn,
    day: 25,
    owner: 'rosa',
    backup: 'remy',
    open: [{ what: 'release-not-proposed', owner: 'rosa' }],
  },
  'S-second-review': { id: 'S-second-review', reference, what: 'nothing-found' },
  'S-overdue': { id: 'S-overdue', reference, dueOn, owner: 'rosa' },
  'S-stuck': { id: 'S-stuck', reference, what: 'm1.remove.pm1' },
  'S-bounced': { id: 'S-bounced', reference, which: 'V1.r1' },
};
const cases = Object.values(all).flatMap((mail) =>
  (['en', 'es'] as const).flatMap((language) =>
    [true, false].map((safeContact) => ({
      mail,
      language,
      safeContact,
      name: `${mail.id} ${language}${safeContact ? ' safe contact' : ''}`,
    })),
  ),
);
const banned =
  /\b(thief|criminal|perpetrator|fraudster|suspect|victim|invalid|unfortunately|please|ladrón|sospechoso|víctima|criminal)\b|!/iu;

describe('mails', () => {
  it.each(cases)('U15: $name', ({ mail, language, safeContact }) => {
    const out = renderMail(mail, { brand, language, safeContact });
    expect(out.subject.length).toBeLessThanOrEqual(60);
    expect(out.subject.split(' ').length).toBeLessThanOrEqual(9);
    expect(out.html.length).toBeLessThanOrEqual(20 * 1024);
    expect(out.html).not.toMatch(/<img|src=|@import|url\(/u);
    expect((out.html.match(/<a /gu) ?? []).length).toBeLessThanOrEqual(1);
    expect(out.html).toContain(`lang="${mail.id.startsWith('S-') ? 'en' : language}"`);
    expect(out.text).not.toMatch(banned);
    expect(out.subject).not.toMatch(/identity theft|fraud|robo de identidad|fraude/iu);
  });

  it('only V1 carries the private link', () => {
    for (const { mail, language, safeContact } of cases.filter((c) => c.mail.id !== 'V1'))
      expect(renderMail(mail, { brand, language, safeContact }).text).not.toContain('/status/#');
    expect(renderMail(all.V1, { brand, language: 'en', safeContact: false }).text).toContain('/status/#token');
  });

  it('safe contact: the subject says nothing', () => {
    expect(renderMail(all.V7, { brand, language: 'en', safeContact: true }).subject).toBe('A message for you');
  });

  it('L15: the day-25 mail says what is missing and who owns it', () => {
    const { subject, text } = renderMail(all['S-reminder'], { brand, language: 'en', safeContact: false });
    expect(subject).toBe('7K4M-9QXT: day 25, due 2026-03-14');
    expect(text).toContain('The release is not proposed: rosa');
  });

  it('dates are written out in the person’s language', () => {
    expect(renderMail(all.V4, { brand, language: 'en', safeContact: false }).text).toContain(
      'Saturday, March 14, 2026',
    );
    expect(renderMail(all.V4, { brand, language: 'es', safeContact: false }).text).toContain(
      'sábado, 14 de marzo de 2026',
    );
  });

  it('G16: markup in a value stays text', () => {
    fc.assert(
      fc.property(fc.string(), (what) => {
        const { html } = renderMail(
          { id: 'S-stuck', reference, what: `<b>${what}` },
          { brand, language: 'en', safeContact: false },
        );
        expect(html).not.toContain('<b>');
      }),
    );
  });
});
