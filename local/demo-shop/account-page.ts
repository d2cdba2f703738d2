import { type Html, html } from '../../shared/content/html.ts';
import type { Money, PartyOnRecord } from '../../shared/domain/records.ts';
import type { Answer } from '../endpoints/http.ts';
import { own, parseJson } from '../json.ts';
import { type Account, instrumentsOf, recordsOf } from './accounts.ts';
import type { Notice, Receipt } from './database.ts';
import { mark, page, stateOf } from './pages.ts';
import { testCards } from './people.ts';

/** What came of the holder's try to add a card, in words. */
const tries: Readonly<Record<string, string>> = {
  added: 'The card was added.',
  blocked: 'Refused: this card was blocked on this account.',
  frozen: 'Refused: the account is frozen.',
  there: 'This card is already on the account.',
};

export function accountPage(
  a: Account,
  receipts: readonly Receipt[],
  notices: readonly Notice[],
  tried: string,
): Answer {
  return page(
    `Account ${a.id}`,
    html`<p>${stateOf(a)}</p>
${a.story === undefined ? '' : html`<p class="note">${a.story}</p>`}
${tries[tried] === undefined ? '' : html`<p class="note" role="status">${tries[tried]}</p>`}
<dl><dt>Holder</dt><dd>${a.profile.name}</dd><dt>Email</dt><dd>${a.profile.email}</dd><dt>Phone</dt><dd>${a.profile.phone}</dd><dt>Address</dt><dd>${place(a.profile)}</dd><dt>Opened</dt><dd>${a.openedAt.slice(0, 10)}</dd></dl>
${table('Payment methods', ['Card', 'Expires', 'State'], instrumentRows(a))}
${table('Orders', ['Order', 'Day', 'What', 'Total', 'Paid with', 'Sent to', 'State'], orderRows(a))}
${table('Support notes', ['Day', 'Channel', 'Note'], noteRows(a))}
<h2>Other records</h2><p>${otherRecords(a)} Website visits: ${a.navigation.length}, never handed over.</p>
${table('What Redress asked for', ['When', 'Change', 'Receipt'], receipts.map(receiptRow))}
${table('Notices to the account holder', ['When', 'Notice', 'State'], notices.map(noticeRow))}
<h2>Try as the account holder</h2>
<form method="post" action="/accounts/${a.system}/${a.id}/cards"><label for="number">Add a card</label>
<select id="number" name="number">${testCards.map((c) => html`<option value="${c.number}">ending ${c.number.slice(-4)} (${c.whose})</option>`)}</select>
<button>Add it</button></form>`,
  );
}

function table(title: string, columns: readonly string[], rows: readonly Html[]): Html {
  if (rows.length === 0) return html`<h2>${title}</h2><p>None.</p>`;
  return html`<h2>${title}</h2><div class="wide"><table><thead><tr>${columns.map((c) => html`<th scope="col">${c}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function instrumentRows(a: Account): readonly Html[] {
  return instrumentsOf(a).map((i) => {
    const blocked = a.ordered.blocked.includes(i.fingerprint ?? '') ? html` ${mark('blocked')}` : '';
    return html`<tr><td>ending ${i.last4}</td><td>${i.expMonth}/${i.expYear}</td><td>${mark(i.status)}${blocked}</td></tr>`;
  });
}

function orderRows(a: Account): readonly Html[] {
  return recordsOf(a).flatMap((r) =>
    r.class === 'orders'
      ? [
          html`<tr><th scope="row">${r.number}</th><td>${r.at.slice(0, 10)}</td><td>${r.items.map((i) => i.name).join(', ')}</td><td class="number">${amount(r.total)}</td><td>${r.paidWith ? `ending ${r.paidWith.last4}` : 'no card'}</td><td>${r.deliverTo?.name}, ${place(r.deliverTo)}</td><td>${mark(r.status)}</td></tr>`,
        ]
      : [],
  );
}

function noteRows(a: Account): readonly Html[] {
  return a.records.flatMap((r) =>
    r.class === 'support-notes'
      ? [html`<tr><td>${r.at.slice(0, 10)}</td><td>${r.channel}</td><td>${r.text}</td></tr>`]
      : [],
  );
}

function otherRecords(a: Account): string {
  const counts = Map.groupBy(a.records, (r) => r.class);
  const rest = [...counts].filter(([name]) => name !== 'orders' && name !== 'support-notes');
  return `${rest.map(([name, records]) => `${name} ${records.length}`).join(', ')}.`;
}

function receiptRow({ verb, at, answer }: Receipt): Html {
  return html`<tr><td>${at.slice(0, 16).replace('T', ' ')}</td><td>${verb}</td><td>${String(own(parseJson(answer), 'receipt'))}</td></tr>`;
}

function noticeRow({ at, notice, suppressed }: Notice): Html {
  return html`<tr><td>${at.slice(0, 16).replace('T', ' ')}</td><td>${notice}</td><td>${mark(suppressed === 1 ? 'not sent' : 'sent')}</td></tr>`;
}

function place(party: PartyOnRecord | undefined): string {
  const { lines = [], city, region, postalCode } = party?.address ?? {};
  return [...lines, city, region, postalCode].filter((part) => part !== undefined).join(', ');
}

function amount({ amount: cents, currency }: Money): string {
  return `${(cents / 100).toFixed(2)} ${currency}`;
}
