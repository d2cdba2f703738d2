import { type Html, html, renderDocument } from '../../shared/content/html.ts';
import { actionVerbs } from '../../shared/domain/verbs.ts';
import type { Answer } from '../endpoints/http.ts';
import { type Account, flagsOf, instrumentsOf, isFrozen } from './accounts.ts';
import { text } from './answers.ts';
import { css, styleSource } from './style.ts';
import type { Switches } from './switches.ts';

const policy = `default-src 'none'; style-src ${styleSource}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

export function page(title: string, content: Html): Answer {
  const body = html`<body>
<nav aria-label="Demo shop"><ul><li><a href="/">Demo shop</a></li><li><a href="/accounts?system=shop">Shop</a></li><li><a href="/accounts?system=billing">Billing</a></li><li><a href="/pay/field">Card field</a></li><li><a href="/switches">Switches</a></li></ul></nav>
<main><h1>${title}</h1>
${content}</main></body>`;
  const document = renderDocument({ lang: 'en', title: `${title} · Demo shop`, css, body });
  return text('text/html', document, { 'content-security-policy': policy });
}

export function homePage(story: readonly Account[]): Answer {
  return page(
    'Demo shop',
    html`<p>A made-up shop, its billing and its payment provider. Redress calls them over HTTP like any business’s own systems. Look at an account before and after a case.</p>
<div class="wide"><table><caption>Maria Example’s story</caption>
<thead><tr><th scope="col">Account</th><th scope="col">What it is</th><th scope="col">Cards</th><th scope="col">State</th></tr></thead>
<tbody>${story.map((a) => html`<tr><th scope="row">${link(a)}</th><td>${a.story}</td><td>${cardsOf(a)}</td><td>${stateOf(a)}</td></tr>\n`)}</tbody></table></div>
<form method="post" action="/reset"><button>Put the whole shop back to its beginning</button></form>`,
  );
}

export function accountsPage(system: string, accounts: readonly Account[]): Answer {
  return page(
    system === 'billing' ? 'Billing accounts' : 'Shop accounts',
    html`<div class="wide"><table><caption>${accounts.length} accounts</caption>
<thead><tr><th scope="col">Account</th><th scope="col">Holder</th><th scope="col">Opened</th><th scope="col">Cards</th><th scope="col">State</th></tr></thead>
<tbody>${accounts.map((a) => html`<tr><th scope="row">${link(a)}</th><td>${a.profile.name}</td><td>${a.openedAt.slice(0, 10)}</td><td>${cardsOf(a)}</td><td>${stateOf(a)}</td></tr>\n`)}</tbody></table></div>`,
  );
}

export function switchesPage(now: Switches): Answer {
  const number = (name: string, label: string, value: number, step = '1') =>
    html`<label for="${name}">${label}</label><input type="number" id="${name}" name="${name}" value="${value}" min="0" step="${step}">`;
  return page(
    'Switches',
    html`<p>They hold for the calls of Redress, not for these pages. Programs may <code>GET</code> and <code>POST</code> the same as JSON.</p>
<form method="post" action="/switches">
${number('slowMs', 'Every answer comes this many milliseconds late (the work is done before)', now.slowMs)}
${number('failNext', 'So many calls fail before anything is done', now.failNext)}
${number('failRate', 'Share of all calls that fail, 0 to 1', now.failRate, '0.05')}
${number('loseNext', 'So many calls do their work and lose the answer', now.loseNext)}
<fieldset><legend>Refuse</legend>${actionVerbs.map((verb) => checkbox('refuse', verb, now.refuse.includes(verb)))}</fieldset>
${checkbox('down', 'true', now.down, 'The whole service is down')}
<button>Set the switches</button></form>`,
  );
}

function checkbox(name: string, value: string, checked: boolean, label = value): Html {
  const box = checked
    ? html`<input type="checkbox" name="${name}" value="${value}" checked>`
    : html`<input type="checkbox" name="${name}" value="${value}">`;
  return html`<label>${box} ${label}</label>`;
}

function link(a: Account): Html {
  return html`<a href="/accounts/${a.system}/${a.id}">${a.id}</a>`;
}

function cardsOf(a: Account): readonly Html[] {
  return instrumentsOf(a).map((i) => html`ending ${i.last4}, ${mark(i.status)}<br>`);
}

export function stateOf(a: Account): readonly Html[] {
  return [mark(isFrozen(a) ? 'frozen' : 'open'), ...flagsOf(a).map((flag) => html` ${mark(flag)}`)];
}

export function mark(word: string): Html {
  return html`<span class="mark">${word}</span>`;
}
