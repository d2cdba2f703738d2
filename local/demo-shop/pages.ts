import { html, renderDocument } from '../../shared/content/html.ts';
import type { Account } from './accounts.ts';
import { testCards } from './people.ts';

const css =
  'body{font:17px/1.5 system-ui,sans-serif;max-width:960px;margin:0 auto;padding:24px}table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #999;padding:6px 10px;text-align:left}';
const page = (title: string, body: ReturnType<typeof html>) =>
  renderDocument({ lang: 'en', title, css, body: html`<body><h1>${title}</h1>${body}</body>` });

export function homePage(): string {
  return page(
    'Demo shop',
    html`<ul><li><a href="/accounts?system=shop">Shop accounts</a></li><li><a href="/accounts?system=billing">Billing accounts</a></li><li><a href="/pay/field">Card field of the payment provider</a></li><li><a href="/switches">Switches (POST JSON to change)</a></li></ul>`,
  );
}

export function accountsPage(accounts: readonly Account[]): string {
  return page(
    'Accounts',
    html`<table><caption>${accounts.length} accounts</caption><tr><th scope="col">Account</th><th scope="col">Holder</th><th scope="col">Cards</th><th scope="col">State</th></tr>
${accounts.map((a) => html`<tr><td><a href="/accounts/${a.system}/${a.id}">${a.id}</a></td><td>${a.profile.name}</td><td>${a.instruments.map((i) => `${i.last4} ${i.status}`).join(', ')}</td><td>${a.frozen ? 'frozen' : 'open'}</td></tr>`)}</table>`,
  );
}

export function accountPage(a: Account, receipts: readonly string[]): string {
  return page(
    `Account ${a.id}`,
    html`<p>${a.profile.name}, ${a.profile.email}. ${a.frozen ? 'Frozen.' : 'Open.'} Flags: ${a.flags.join(', ') || 'none'}. Blocked cards: ${a.blocked.length}.</p>
<h2>Payment methods</h2><ul>${a.instruments.map((i) => html`<li>card ending ${i.last4}: ${i.status}</li>`)}</ul>
<h2>Orders</h2><ul>${a.records.flatMap((r) => (r.class === 'orders' ? [html`<li>${r.number}: ${r.status}, card ending ${r.paidWith?.last4 ?? 'none'}</li>`] : []))}</ul>
<h2>Changes asked for</h2><ul>${receipts.map((r) => html`<li>${r}</li>`)}</ul>`,
  );
}

export function fieldPage(): string {
  return page(
    'Card field (test cards only)',
    html`<p>The report form shows this field in a frame; the number goes to <code>POST /pay/tokens</code> here and never to Redress.</p><ul>${testCards.map((c) => html`<li>${c.number} ${c.expMonth}/${c.expYear}</li>`)}</ul>`,
  );
}
