import type { Brand, Language } from '../../domain/brand.ts';
import { html, renderDocument } from '../html.ts';
import { english, englishFooter } from './en.ts';
import { spanish, spanishFooter } from './es.ts';
import { staffMail } from './staff.ts';
import type { MailBody, MailTemplate, StaffMail } from './templates.ts';

export interface RenderedMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface MailContext {
  readonly brand: Brand;
  readonly language: Language;
  /** Somebody she lives with may see her mail: the subject says nothing. */
  readonly safeContact: boolean;
}

const neutral: Readonly<Record<Language, string>> = { en: 'A message for you', es: 'Un mensaje para usted' };

/** One body, two forms. Text and HTML say the same words. */
export function renderMail(mail: MailTemplate, context: MailContext): RenderedMail {
  const { brand, language } = context;
  if (isStaff(mail))
    return rendered(
      staffMail(mail, `${brand.site}/staff/`),
      [`${brand.company}, internal. The reference is all this mail says about anyone.`],
      'en',
    );
  const body = language === 'en' ? english(mail, brand) : spanish(mail, brand);
  const footer = language === 'en' ? englishFooter(brand) : spanishFooter(brand);
  return rendered(context.safeContact ? { ...body, subject: neutral[language] } : body, footer, language);
}

function isStaff(mail: MailTemplate): mail is StaffMail {
  return mail.id.startsWith('S-');
}

const css = `body{margin:0;color-scheme:light dark}main{max-width:600px;margin:0 auto;padding:24px 16px;font:17px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,sans-serif}h1{font-size:24px;line-height:1.25;margin:0 0 16px}p,ul{margin:0 0 16px}a{overflow-wrap:anywhere}.code{font-size:32px;letter-spacing:6px;font-weight:700}footer{border-top:1px solid #8888;padding-top:16px;font-size:15px}`;

function rendered(body: MailBody, footer: readonly string[], lang: Language): RenderedMail {
  const list = body.list ?? [];
  const text = [
    body.subject,
    ...body.paragraphs,
    ...(list.length > 0 ? [list.map((item) => `- ${item}`).join('\n')] : []),
    ...(body.code === undefined ? [] : [body.code]),
    ...(body.link ? [`${body.link.label}:\n${body.link.url}`] : []),
    ...(body.after ?? []),
    '--',
    ...footer,
  ].join('\n\n');
  const page = html`<body><main>
<h1>${body.subject}</h1>
${body.paragraphs.map((p) => html`<p>${p}</p>\n`)}
${list.length > 0 && html`<ul>${list.map((item) => html`<li>${item}</li>`)}</ul>`}
${body.code !== undefined && html`<p class="code">${body.code}</p>`}
${body.link && html`<p>${body.link.label}:<br><a href="${body.link.url}">${body.link.url}</a></p>`}
${(body.after ?? []).map((p) => html`<p>${p}</p>\n`)}
<footer>${footer.map((p) => html`<p>${p}</p>\n`)}</footer>
</main></body>`;
  return {
    subject: body.subject,
    text: `${text}\n`,
    html: renderDocument({ lang, title: body.subject, css, body: page }),
  };
}
