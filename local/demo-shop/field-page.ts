import { html, renderDocument } from '../../shared/content/html.ts';
import type { Answer } from '../endpoints/http.ts';
import { text } from './answers.ts';
import { testCards } from './people.ts';
import { css, styleSource } from './style.ts';

/** May be framed by any page, as a payment provider's field is; it sends its token only to the origin that asked for one by `?origin=`. */
const policy = `default-src 'none'; script-src 'self'; connect-src 'self'; style-src ${styleSource}; form-action 'none'; base-uri 'none'`;

/**
 * The hosted card field. The number goes from here to this origin alone; the page around it gets
 * `{type: 'card-token', token, last4, expMonth, expYear}`.
 */
export function fieldPage(): Answer {
  const body = html`<body><main><h1>Card field of the payment provider</h1>
<p>In the report this field stands in a frame. The number is sent to the provider and never to Redress. Test cards only.</p>
<form id="card" novalidate>
<label for="number">Card number</label><input id="number" inputmode="numeric" autocomplete="cc-number" size="24">
<label for="expiry">Expires (month/year)</label><input id="expiry" inputmode="numeric" autocomplete="cc-exp" placeholder="4/2030" size="9">
<label for="cvc">Security code</label><input id="cvc" inputmode="numeric" autocomplete="cc-csc" size="6">
<div><button>Use this card</button></div></form>
<p id="said" role="status"></p>
<div class="wide"><table><caption>The cards it takes</caption><thead><tr><th scope="col">Number</th><th scope="col">Expires</th><th scope="col">Code</th><th scope="col">Whose</th></tr></thead>
<tbody>${testCards.map((c) => html`<tr><td>${c.number}</td><td>${c.expMonth}/${c.expYear}</td><td>${c.cvc}</td><td>${c.whose}</td></tr>`)}</tbody></table></div>
</main></body>`;
  const head = html`<script src="/pay/field.js" defer></script>`;
  const document = renderDocument({ lang: 'en', title: 'Card field', css, head, body });
  return text('text/html', document, { 'content-security-policy': policy });
}

export function fieldScript(): Answer {
  return text('text/javascript', script);
}

const script = `const form = document.getElementById('card');
const said = document.getElementById('said');
const value = (id) => document.getElementById(id).value.trim();
const faults = {
  'card-incomplete': 'Fill in the number, the expiry and the security code.',
  'card-number-wrong': 'This is not a card number. Check the digits.',
  'test-cards-only': 'Only the test cards below are taken.',
};
form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const [month, year] = value('expiry').split('/').map(Number);
  const answer = await fetch('/pay/tokens', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ number: value('number'), expMonth: month, expYear: year, cvc: value('cvc') }),
  });
  const body = await answer.json();
  if (!answer.ok) {
    said.textContent = faults[body.code] ?? 'That did not work. Try again.';
    return;
  }
  form.reset();
  said.textContent = 'Card ending ' + body.last4 + ' is ready. Token: ' + body.token;
  const origin = new URLSearchParams(location.search).get('origin');
  if (origin && parent !== window) parent.postMessage({ type: 'card-token', ...body }, origin);
});
`;
