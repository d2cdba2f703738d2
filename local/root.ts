/** The pages of the local stack, and the API under `/api` on the same port. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HtmlValue, html, renderDocument } from '../shared/content/html.ts';
import type { Answer, Inbound } from './endpoints/http.ts';
import type { HttpApi } from './runtime/http-api.ts';
import { staffNames, staffUsers } from './runtime/staff.ts';
import type { Stack } from './stack.ts';

const css = `body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #ccc;text-align:left}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}input,button{font:inherit}`;

type Pages = Omit<Stack, 'url' | 'apiUrl'>;

export function createRoot(
  stack: Pages,
  api: HttpApi | undefined,
  projectRoot: string,
): (request: Inbound) => Promise<Answer> {
  return async (request) => {
    if (api !== undefined && (request.path === '/api' || request.path.startsWith('/api/'))) {
      return await api({ ...request, path: request.path.slice('/api'.length) || '/' });
    }
    if (request.method === 'POST' && request.path === '/clock') return await moveClock(stack, request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' } };
    if (request.path === '/') return page('Redress, on this machine', await home(stack));
    if (request.path === '/openapi.json') return openApi(projectRoot);
    if (request.path === '/logs') return page('Logs', logList(stack));
    if (request.path.startsWith('/logs/')) {
      const name = request.path.slice('/logs/'.length);
      return page(name, html`<pre>${stack.logs(name).join('\n')}</pre>`);
    }
    return { ...page('Not found', html`<p>There is no such page. <a href="/">Back</a></p>`), status: 404 };
  };
}

async function home(stack: Pages): Promise<HtmlValue> {
  const now = new Date(stack.clock.now()).toISOString();
  const depths = await stack.depths();
  return html`<ul>
<li><a href="/openapi.json">API document</a>; the API is under <code>/api</code></li>
<li><a href="${stack.endpoints.ses}/">Inbox</a>: every mail that was sent</li>
<li><a href="${stack.shop.url}/">Demo shop</a>, with its billing and payment provider</li>
<li><a href="/logs">Logs</a> of the functions</li>
<li>Sign-in at <code>${stack.endpoints.signIn}</code> for ${staffNames.map((name) => staffUsers[name].name).join(', ')}</li>
</ul>
<h2>Clock</h2>
<form method="post" action="/clock"><p>It is <strong>${now}</strong> (UTC). Move it to
<input name="to" value="${now.slice(0, 16)}" pattern="\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}" required> <button>Move</button></p></form>
<p>Everything that falls due on the way happens. The clock never goes back.</p>
<h2>Queues</h2>
<table><tr><th>Queue</th><th>Waiting</th><th>In flight</th></tr>
${depths.map(({ queue, waiting, flying }) => html`<tr><td>${queue.name}</td><td>${waiting}</td><td>${flying}</td></tr>`)}</table>`;
}

function logList(stack: Pages): HtmlValue {
  const names = [...stack.model.functions.map(({ name }) => name), 'sign-in'].sort();
  return html`<ul>${names.map((name) => html`<li><a href="/logs/${name}">${name}</a></li>`)}</ul>`;
}

async function moveClock(stack: Pages, request: Inbound): Promise<Answer> {
  // Any web page could send this form; only our own may.
  const origin = request.headers.get('origin');
  if (origin !== undefined && origin !== `http://${request.headers.get('host')}`) return { status: 403 };
  const to = Date.parse(`${new URLSearchParams(request.body.toString()).get('to')}:00Z`);
  if (Number.isNaN(to))
    return { ...page('The clock stands', html`<p>Write the time as 2027-01-31T09:05.</p>`), status: 400 };
  await stack.clock.advanceTo(to);
  return { status: 303, headers: { location: '/' } };
}

function openApi(projectRoot: string): Answer {
  try {
    const body = readFileSync(join(projectRoot, 'docs', 'api', 'openapi.json'));
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  } catch {
    return { ...page('No API document', html`<p>Run <code>npm run docs</code>.</p>`), status: 404 };
  }
}

function page(title: string, body: HtmlValue): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    body: renderDocument({ lang: 'en', title, css, body: html`<h1>${title}</h1>${body}` }),
  };
}
