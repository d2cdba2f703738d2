import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailHeaders, renderMail } from '../../../shared/content/mails/render-mail.ts';
import type { MailTemplate } from '../../../shared/content/mails/template.ts';
import { bounces } from '../../../shared/content/mails/template.ts';
import { type Language, languages } from '../../../shared/domain/brand.ts';
import { mailTemplates } from '../../../shared/domain/case/vocabulary.ts';
import { brand, everyMail, everyMissing, mails } from './fixtures.ts';
import { banned, measure, wordsOf } from './readability.ts';

const toPerson = everyMail.filter((mail) => mail.id.startsWith('V'));
const toStaff = everyMail.filter((mail) => mail.id.startsWith('S-'));

interface Rendering {
  readonly name: string;
  readonly mail: MailTemplate;
  /** The language the mail is written in. */
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Staff and officers get English whatever the case's language is, so they are rendered once. */
const renderings: readonly Rendering[] = everyMail.flatMap((mail, index) =>
  (mail.id.startsWith('V') ? languages : (['en'] as const)).flatMap((language) =>
    (mail.id.startsWith('V') ? [false, true] : [false]).map((safeContact) => ({
      name: `${mail.id} #${index} ${language}${safeContact ? ' safe' : ''}`,
      mail,
      language,
      ...renderMail(mail, { brand, language, safeContact }),
    })),
  ),
);

const english = (mail: MailTemplate) => renderMail(mail, { brand, language: 'en' });
const tagsOf = (html: string) => [...html.matchAll(/<\/?[a-z][a-z0-9]*/giu)].map(([tag]) => tag);
const unescape = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
/** The text without its last line, which is in the other language. */
const ownLanguage = ({ mail, text }: Rendering) =>
  mail.id.startsWith('V') ? text.trimEnd().split('\n').slice(0, -1).join('\n') : text;

it('there are words for every mail that a case can owe, and for no other', () => {
  expect(Object.keys(mails).toSorted()).toEqual(mailTemplates.toSorted());
});

describe('every mail, in every language, safe contact or not', () => {
  it.each(renderings)('U15 $name: short subject, small HTML, text part, nothing to load', ({ subject, text, html }) => {
    expect(subject.length).toBeLessThanOrEqual(60);
    expect(wordsOf(subject).length).toBeLessThanOrEqual(9);
    expect(new TextEncoder().encode(html).length).toBeLessThanOrEqual(20 * 1024);
    expect(text.length).toBeGreaterThan(100);
    expect(html).not.toMatch(/<(?:img|link|script|iframe|video|audio|object|form|svg)\b|\bsrc=|url\(|@import/iu);
  });

  it.each(renderings)('U15 $name: one action link, its whole address in sight; none beside a code', (r) => {
    const links = [...r.html.matchAll(/<a href="([^"]+)"[^>]*>([^<]*)<\/a>/gu)];
    expect(tagsOf(r.html).filter((tag) => tag === '<a')).toHaveLength(r.mail.id === 'V13' ? 0 : 1);
    expect(links.every(([, href, shown]) => href === shown)).toBe(true);
    expect(links.every(([, href]) => href?.startsWith(`${brand.site}/`) && r.text.includes(unescape(href)))).toBe(true);
  });

  it.each(renderings)('$name: text and HTML say the same', ({ text, html }) => {
    const words = (shown: string) => wordsOf(shown).map((word) => word.replace(/:$/u, ''));
    const visible = (markup: string) => words(unescape(markup.replace(/<[^>]*>/gu, ' ')));
    const body = html.replace(/^[\s\S]*<body[^>]*>/u, '');
    const numbering = /^\d+\.$/u;
    // The text part says a table's column heads in its rows.
    const rows = visible(body.replace(/<thead>.*<\/thead>/u, ''));
    expect(rows.filter((word) => !words(text).includes(word))).toEqual([]);
    expect(words(text).filter((word) => !numbering.test(word) && !visible(body).includes(word))).toEqual([]);
  });

  it.each(renderings)('$name: its language is said, one h1, inline styles', ({ html, language }) => {
    expect(html).toMatch(new RegExp(`^<!doctype html>\\n<html lang="${language}">`, 'u'));
    expect(html).toContain(`<div lang="${language}"`);
    expect(tagsOf(html).filter((tag) => tag === '<h1')).toHaveLength(1);
    expect(html).not.toContain('class=');
  });

  it.each(renderings)('U9 $name: plain words', (r) => {
    const { score, longest, mean } = measure(ownLanguage(r), r.language);
    expect(r.language === 'en' ? score <= 8 : score >= 65, `score ${score}`).toBe(true);
    expect(longest.words, longest.sentence).toBeLessThanOrEqual(20);
    expect(mean).toBeLessThanOrEqual(12);
  });

  it.each(renderings.filter((r) => r.mail.id.startsWith('V')))('U17 $name: none of the words we do not say', (r) => {
    expect(ownLanguage(r)).not.toMatch(banned[r.language]);
    expect(r.subject).not.toMatch(banned[r.language]);
    expect(`${r.subject} ${r.text.slice(0, 160)}`).not.toMatch(/identity ?theft|fraud|robo ?de ?identidad|fraude/iu);
  });

  it.each(renderings)('U14 $name: what it does not ask for, it cannot say', ({ mail, language, html, text }) => {
    const canaries = {
      name: 'Canary Quill',
      email: 'canary@example.com',
      last4: '9317',
      amount: '77.31',
      callMe: 'Quilly',
    };
    const stuffed = { ...mail, ...canaries } as MailTemplate;
    const again = renderMail(stuffed, { brand, language });
    for (const canary of Object.values(canaries)) expect(again.html + again.text + html + text).not.toContain(canary);
  });
});

describe('mails to the person', () => {
  it('rule 4: a private link stands in the first mail to whoever it is for, and in V12 only', () => {
    const carriers = renderings.filter((r) => (r.html + r.text).includes('/status/#')).map((r) => r.mail.id);
    expect([...new Set(carriers)]).toEqual(['V1', 'V12', 'V18', 'L1']);
  });

  it('rule 8: the last line is in the other language', () => {
    for (const mail of toPerson) {
      expect(english(mail).html).toMatch(/<p lang="es"[^>]*>Para recibir/u);
      expect(renderMail(mail, { brand, language: 'es' }).text.trimEnd()).toMatch(
        /To get these emails in English, .*$/u,
      );
    }
  });

  it('safe contact: subject and preview tell nothing, in every mail but the code', () => {
    const safe = toPerson.map((mail) => ({
      id: mail.id,
      ...renderMail(mail, { brand, language: 'en', safeContact: true }),
    }));
    expect(new Set(safe.filter((m) => m.id !== 'V13').map((m) => m.subject))).toEqual(
      new Set(['We have an update for you']),
    );
    for (const { text } of safe) expect(text.slice(0, 95)).not.toMatch(/records|request|document|decision|link|late/iu);
    expect(safe.map((m) => m.text).join()).not.toMatch(/identity ?theft/iu);
  });

  it('L8: V1 has reference, date and the one complete list', () => {
    const { text } = english({ ...mails.V1[0], id: 'V1', missing: ['identity', 'report'] } as MailTemplate);
    expect(text).toContain('Reference: 7K4M-9QXT');
    expect(text).toContain('We will answer by Wednesday, September 30, 2026.');
    expect(text).toMatch(/- Proof of who you are.*\n- A report about what happened/u);
    expect(text).toContain('The date above stays the same.');
  });

  it('L8: the subject of a list of what is missing is true however long the list is', () => {
    for (const of of [mails.V4, mails.V5])
      for (const language of languages)
        expect(new Set(of.map((mail) => renderMail(mail, { brand, language }).subject)).size).toBe(1);
  });

  it.each(['V2', 'V6'] as const)(
    'L8 L39: %s says what is still missing, and “nothing to do” only when nothing is',
    (id) => {
      const said = (mail: MailTemplate) => languages.map((language) => renderMail(mail, { brand, language }).text);
      const [none, some] = [said(mails[id][0]!), said(mails[id][1]!)];
      const nothing = ["You don't need to do anything now.", 'No tiene que hacer nada ahora.'];
      const list = [
        /What is still missing\n[\s\S]*- .* ID\n- A report/u,
        /Qué falta todavía\n[\s\S]*- .* identificación\n- Un informe/u,
      ];
      nothing.forEach((sentence, at) => {
        expect(none[at]).toContain(sentence);
        expect(none[at]).not.toMatch(list[at]!);
        expect(some[at]).not.toContain(sentence);
        expect(some[at]).toMatch(list[at]!);
      });
    },
  );

  it("L47: V1 tells of the card issuer's own clock, whatever she reported", () => {
    for (const mail of mails.V1) {
      expect(english(mail).text).toContain('They have their own time limit.');
      expect(english(mail).text).toContain('do not take the place of a dispute');
    }
  });

  it('L13: asking for something never moves the date', () => {
    for (const mail of [...mails.V4, ...mails.V5].filter(({ late }) => late !== true)) {
      expect(english(mail).text).toContain('We will answer by Wednesday, September 30, 2026.');
      expect(renderMail(mail, { brand, language: 'es' }).text).toContain(
        'hasta el miércoles, 30 de septiembre de 2026',
      );
    }
  });

  it('T4: V12 is also for whoever changed her e-mail, and for her to whom a case passed: neither asked for a link', () => {
    expect(english(mails.V12[0]!).text).toContain("If you didn't expect a new link, call us.");
    expect(renderMail(mails.V12[0]!, { brand, language: 'es' }).text).toContain(
      'Si no esperaba un enlace nuevo, llámenos.',
    );
  });

  it.each(['V1', 'V4', 'V5', 'V6'] as const)(
    'L16: %s promises no answer on a day gone by, and says that we are late',
    (id) => {
      const promise = /We will answer by|Le responderemos hasta/u;
      const sorry = /We should have answered in full by|La fecha para responderle del todo era/u;
      for (const mail of mails[id])
        for (const language of languages) {
          const { text } = renderMail(mail, { brand, language });
          const late = 'late' in mail && mail.late === true;
          expect([promise.test(text), sorry.test(text)]).toEqual([!late, late]);
        }
      expect(mails[id].some((mail) => 'late' in mail && mail.late)).toBe(true);
    },
  );

  it('L38, rule 11: a decline carries no reason', () => {
    expect(english(mails.V9[0]!).text).not.toMatch(/1681g|ground|sure that you are|does not match/iu);
  });
});

describe('mails to staff', () => {
  it.each(Object.values(everyMissing))('L15 day 25 says what is missing and who has it: $code', (missing) => {
    const { subject, text, html } = english({ ...mails['S-reminder'][0]!, missing: [missing] } as MailTemplate);
    expect(subject).toBe('Day 25: 7K4M-9QXT is due Wednesday, September 30');
    expect(text).toContain('5 days left.');
    expect(text).toMatch(new RegExp(`\\n1\\. .{10,}\\n {3}.{10,}\\n {3}Who has it: ${missing.owner}\\n`, 'u'));
    expect(html).toContain(`>${missing.owner}</td>`);
    if ('system' in missing) expect(text).toContain(missing.system);
    if ('count' in missing) expect(text).toContain(`${missing.count} `);
  });

  it('L16: the choice on day 27, the executives on day 28, and never by itself', () => {
    const on = (day: number, daysLeft: number) =>
      english({ ...mails['S-reminder'][0]!, day, daysLeft } as MailTemplate).text;
    expect(on(25, 5)).toContain('On day 27 you choose');
    expect(on(25, 5)).toContain('Nothing is sent or declined by itself.');
    for (const text of [on(27, 3), on(28, 2), on(30, 0), on(31, -1)]) {
      expect(text).toContain('marked partial');
      expect(text).toContain('Each needs a second person.');
    }
    expect(on(27, 3)).not.toContain('You get this because');
    expect(on(28, 2)).toContain('no answer has been sent');
    expect(on(31, -1)).toContain('1 day late');
  });

  it('L37 L45: of an answer that is decided nobody is told to choose or to propose, but what it waits for', () => {
    const waits = mails['S-reminder'].filter((m) => m.held === 'parked');
    expect(waits.map((m) => m.day)).toEqual([25, 27, 28, 31]);
    for (const mail of waits) {
      const { text } = english(mail);
      expect(text).toContain('agree on a safe way');
      expect(text).toContain('It counts only when it has left.');
      expect(text).not.toMatch(/choose|propose|partial|second person|Nothing is missing/iu);
    }
    expect(english(waits[1]!).subject).toBe('Day 27: answer to 7K4M-9QXT waits, due September 30');
    const late = mails['S-overdue'].find((m) => m.held === 'unposted');
    expect(english(late!).text).toContain('Print it, post it today');
    expect(english(late!).text).not.toContain('marked partial');
  });

  it('L16: she has been told that we are late only when that has left', () => {
    const says = (told: string) => english(mails['S-overdue'].find((m) => m.told === told)!).text;
    for (const told of ['posted', 'mailed']) expect(says(told)).toContain('has been told that we are late');
    for (const told of ['unposted', 'parked', 'none', 'mailing'])
      expect(says(told)).not.toContain('has been told that we are late');
    expect(says('unposted')).toContain('Post it today');
  });

  it('L34 L37: of a lost mail nobody is told of a letter that nothing sends', () => {
    const says = (brings: string) => english(mails['S-bounced'].find((m) => m.brings === brings)!).text;
    expect(says('unposted')).toContain('A letter is in the print queue.');
    for (const one of bounces.filter((b) => b !== 'unposted')) expect(says(one)).not.toMatch(/print queue/u);
    expect(says('recipient')).toContain('Somebody who gets a copy did not get this mail: copy for the officer.');
    expect(says('recipient')).toContain('Then two people release the copy again.');
    expect(says('code')).toContain('The person can ask for a new code');
    expect(says('parked')).toContain('No letter goes out');
  });

  it('L34 L37: of a copy that came back nobody is told that it goes out again by itself', () => {
    const came = (what: string) => english(mails['S-reach'].find((m) => m.what === what)!).text;
    expect(came('letter-returned')).toContain('The letter then goes out again.');
    expect(came('copy-returned')).not.toContain('goes out again');
    expect(came('copy-returned')).toContain('Nothing is sent again by itself.');
  });

  it('L25, L31: a search that did not work is not "no records"; privacy and security are no grounds', () => {
    expect(english(mails['S-stuck'][0]!).text).toContain('It does not count as “no records”.');
    expect(english(mails['S-overdue'][0]!).text).toContain('“Privacy” and “security” are not grounds.');
  });

  it('are English and internal whatever the language of the case', () => {
    for (const mail of toStaff)
      expect(renderMail(mail, { brand, language: 'es', safeContact: true })).toEqual(english(mail));
  });
});

describe('what is put into a mail stays text', () => {
  const hostile = fc.oneof(
    fc.constantFrom(
      'x\r\nBcc: canary@example.com',
      'x\n\nCall 800-555-0199 now',
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      "'/><a href='https://example.net'>x</a>",
      '&lt;b&gt;\u2028\u202ex\u0000\u0085',
      '\ud800',
    ),
    fc.string({ unit: 'binary', maxLength: 40 }),
  );
  it.each(everyMail.map((mail, index) => ({ name: `${mail.id} #${index}`, mail })))('$name', ({ mail }) => {
    const plain = english(put(mail, 'x'));
    fc.assert(
      fc.property(hostile, fc.boolean(), (value, safeContact) => {
        const { subject, text, html } = renderMail(put(mail, value), { brand, language: 'en', safeContact });
        expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        if (safeContact) return;
        expect(tagsOf(html)).toEqual(tagsOf(plain.html));
        expect(text.split(/\r\n|[\n\r\u0085\u2028\u2029]/u)).toHaveLength(plain.text.split('\n').length);
      }),
      { numRuns: 40 },
    );
  });

  it('a company cannot break its own mails', () => {
    const { html, text } = renderMail(mails.V7[0]!, { brand: { ...brand, company: 'A <b>&\r\nC' }, language: 'en' });
    expect(html).toContain('A &lt;b&gt;&amp; C');
    expect(text).toContain('A <b>& C\n');
  });

  it.each([
    'javascript:alert(1)',
    'https://example.net/status/#x',
    `${brand.site}.example.net/status/#x`,
    `${brand.site}/status/#x"><b>`,
    `${brand.site}/status/#x\r\ny`,
    '',
  ])('a private link to anywhere but our site makes no mail: %j', (link) => {
    expect(() => english({ id: 'V12', link })).toThrow(/private link|cannot link/u);
  });

  /** Everything that comes from a case or the registry as text; codes of ours and addresses are closed lists. */
  function put(mail: MailTemplate, value: string): MailTemplate {
    const open = new Set([
      'reference',
      'dueDate',
      'availableUntil',
      'owner',
      'backup',
      'system',
      ...(mail.id === 'V13' ? ['code'] : []),
    ]);
    const walk = (thing: unknown, key: string): unknown => {
      if (typeof thing === 'string') return open.has(key) ? value : thing;
      if (Array.isArray(thing)) return thing.map((item) => walk(item, key));
      if (typeof thing === 'object' && thing !== null)
        return Object.fromEntries(Object.entries(thing).map(([k, v]) => [k, walk(v, k)]));
      return thing;
    };
    return walk(mail, '') as MailTemplate;
  }
});

it('rule 7: machines do not answer', () => {
  expect(mailHeaders(mails.V1[0]!)).toEqual({ 'Auto-Submitted': 'auto-generated' });
});
