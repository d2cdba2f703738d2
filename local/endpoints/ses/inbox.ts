/** The inbox as pages. Mails are strangers' HTML: shown in a sandboxed frame without scripts, everything else escaped. */
import { createHash } from 'node:crypto';
import { type Html, html, renderDocument } from '../../../shared/content/html.ts';
import type { Answer } from '../http.ts';
import type { ReadMail } from './read-mail.ts';

const css = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; overflow-wrap: anywhere; }
h1 { line-height: 1.2; margin: 0 0 1rem; }
h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; margin-block-end: .5rem; }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-block-end: 1px solid GrayText; }
thead th, dt { font-weight: 600; }
td time { white-space: nowrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; margin: 0; }
dd { margin: 0; }
pre { white-space: pre-wrap; font: inherit; margin: 0; padding: 1rem; border: 1px solid GrayText; border-radius: .25rem; }
iframe { width: 100%; height: 42rem; border: 1px solid GrayText; border-radius: .25rem; background: #fff; }
a:focus-visible, summary:focus-visible, iframe:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-block-end: .5rem; } }
`;

const styleHash = createHash('sha256').update(css).digest('base64');
const common = { 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' };

export function listPage(mails: readonly ReadMail[]): Answer {
  const rows = mails.map(
    (mail) => html`<tr>
<td>${when(mail.at)}</td>
<td>${mail.to.join(', ')}</td>
<td><a href="/mail/${mail.id}">${subjectOf(mail)}</a></td>
</tr>
`,
  );
  const table = html`<table>
<caption>${mails.length === 1 ? '1 mail' : `${mails.length} mails`}, newest first</caption>
<thead><tr><th scope="col">Sent</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>
${rows}</tbody>
</table>`;
  const body = mails.length > 0 ? table : html`<p>No mail has been sent yet. Reload this page to look again.</p>`;
  return page(
    'Inbox',
    html`<main><h1>Inbox</h1><p>Every mail this stack would have sent. Nothing left this machine.</p>${body}</main>`,
  );
}

export function mailPage(mail: ReadMail): Answer {
  const tags = Object.entries(mail.tags).map(([name, value]) => `${name} = ${value}`);
  const seen =
    mail.html === ''
      ? undefined
      : html`<h2>As the reader sees it</h2>
<iframe src="/mail/${mail.id}/html" title="The mail as its reader sees it" sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer"></iframe>`;
  return page(
    subjectOf(mail),
    html`<nav aria-label="Inbox"><p><a href="/">All mails</a></p></nav>
<main>
<h1>${subjectOf(mail)}</h1>
<dl>
<dt>From</dt><dd>${mail.from}</dd>
<dt>To</dt><dd>${mail.to.join(', ')}</dd>
<dt>Sent</dt><dd>${when(mail.at)}</dd>
<dt>Configuration set</dt><dd>${mail.configurationSet ?? 'none, so no events'}</dd>
<dt>Tags</dt><dd>${tags.length > 0 ? tags.join(', ') : 'none'}</dd>
</dl>
${seen}
<h2>As plain text</h2>
${mail.text === '' ? html`<p>This mail has no text part.</p>` : html`<pre>${linked(mail.text)}</pre>`}
<h2>Headers</h2>
<details><summary>Show all ${mail.headers.length}</summary>
<table><caption>In the order of the message</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
<tbody>${mail.headers.map(({ name, value }) => html`<tr><th scope="row">${name}</th><td>${value}</td></tr>`)}</tbody></table>
</details>
<p><a href="/mail/${mail.id}/source">The message as it was sent</a></p>
</main>`,
  );
}

/** The HTML part alone, for the frame; also safe when opened by itself, as the policy sandboxes it again. */
export function framePage(mail: ReadMail): Answer {
  const base = '<base target="_blank">';
  const head = /<head(\s[^>]*)?>/i;
  return {
    status: 200,
    headers: {
      ...common,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    },
    body: head.test(mail.html) ? mail.html.replace(head, (tag) => tag + base) : base + mail.html,
  };
}

export function notFoundPage(): Answer {
  const body = html`<main><h1>There is no such page</h1><p><a href="/">All mails</a></p></main>`;
  return { ...page('There is no such page', body), status: 404 };
}

function page(title: string, body: Html): Answer {
  return {
    status: 200,
    headers: {
      ...common,
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    body: renderDocument({ lang: 'en', title, css, body: html`<body>${body}</body>` }),
  };
}

function subjectOf(mail: ReadMail): string {
  return mail.subject.trim() === '' ? '(no subject)' : mail.subject;
}

const shown = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });

function when(at: string): Html {
  return html`<time datetime="${at}">${shown.format(new Date(at))} UTC</time>`;
}

/** Web addresses of a text become links; only http and https can, so no script hides in one. */
function linked(text: string): readonly Html[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'])/)
    .map((part, i) =>
      i % 2 === 0 ? html`${part}` : html`<a href="${part}" target="_blank" rel="noopener noreferrer">${part}</a>`,
    );
}
