/** The page a newcomer starts on: five minutes as the person, the reviewer and the approver, and what lies behind. */
import { type Html, type HtmlValue, html } from '../shared/content/html.ts';
import { maria, testCards } from './demo-shop/people.ts';
import { staffNames, staffUsers } from './runtime/staff.ts';
import type { Stack } from './stack.ts';

type Pages = Omit<Stack, 'url' | 'apiUrl'>;

export async function guide(stack: Pages, has: (path: string) => boolean): Promise<HtmlValue> {
  const now = new Date(stack.clock.now()).toISOString();
  const depths = await stack.depths();
  const inbox = html`<a href="${stack.endpoints.ses}/">inbox</a>`;
  const card = testCards.find((one) => one.number === maria.card.number) ?? maria.card;
  const person = [
    html`Open the <a href="/">public notice</a>, read it as she would on her phone, and select <strong>Start</strong>.`,
    html`Be Maria: ${maria.given} ${maria.family}, <code>${maria.email}</code>, phone <code>${maria.phone}</code>,
${[...maria.address.lines, maria.address.city, maria.address.region, maria.address.postalCode].filter(Boolean).join(', ')}.
Her card at the provider's own field: <code>${card.number}</code>, expires ${card.expMonth}/${card.expYear}, code ${card.cvc}.`,
    html`Send it. Her mail is in the ${inbox}; its private link opens her request page. There, add a photo of an ID and a report: any two pictures will do.`,
    html`Look what happens meanwhile: the workers search the <a href="${stack.shop.url}/">demo shop</a> and hold her card where it is not hers.`,
  ];
  const staff = [
    html`Sign in to the <a href="/staff/">desk</a> as <strong>${staffUsers.rosa.name}</strong>: decide the matches, look at what Maria sent, record the proof.`,
    html`Propose a freeze and the release. Rosa alone cannot approve them.`,
    html`Sign in as <strong>${staffUsers.avery.name}</strong>, the second person, and approve. Maria's mail and page change at once.`,
  ];
  const records = [
    html`Open Maria's page again from her private link in the ${inbox}. It says <strong>Your records are ready</strong>.`,
    html`Select <strong>Get a code</strong>. The code is in the ${inbox}. Enter it, and download her records, one by one or in one ZIP.`,
    html`What stands there: whose card was used where, what was taken off, and every record, with nothing of other victims'.`,
    html`The same pages in Spanish: <a href="/es/">/es/</a>. The form on paper: <a href="/print/">/print/</a>.`,
  ];
  return html`<p>Everything here runs on this machine: the pages, the workers and the AWS services they use. Nothing leaves it.</p>
<h2>Be the person whose card was used</h2>
${steps(person)}
${has('/staff/') ? html`<h2>Be the reviewer, then the approver</h2>${steps(staff)}` : ''}
<h2>Be Maria again</h2>
${steps(records)}
<h2>Move the clock</h2>
<form method="post" action="/local/clock"><p><label>It is <strong>${now}</strong> (UTC). Move it to
<input name="to" value="${now.slice(0, 16)}" pattern="\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}" required></label> <button>Move</button></p></form>
<p>Everything that falls due on the way happens: reminders on days 10, 20 and 25, the choice on day 27. The clock never goes back.</p>
<h2>Behind it</h2>
<ul>
<li><a href="${stack.endpoints.ses}/">Inbox</a>: every mail that was sent, to her and to staff</li>
<li><a href="${stack.shop.url}/">Demo shop</a>, with its billing and payment provider</li>
<li><a href="/local/openapi.json">API document</a>; the API is under <code>/api</code></li>
<li><a href="/local/logs">Logs</a> of the functions</li>
<li>Sign-in at <code>${stack.endpoints.signIn}</code> for ${staffNames.map((name) => staffUsers[name].name).join(', ')}</li>
</ul>
<h2>Queues</h2>
<table><tr><th scope="col">Queue</th><th scope="col">Waiting</th><th scope="col">In flight</th></tr>
${depths.map(({ queue, waiting, flying }) => html`<tr><td>${queue.name}</td><td>${waiting}</td><td>${flying}</td></tr>`)}</table>`;
}

function steps(lines: readonly Html[]): Html {
  return html`<ol>${lines.map((line) => html`<li>${line}</li>`)}</ol>`;
}
