/** One origin, as CloudFront makes it: the pages, the API under `/api`, and under `/local/` what only this machine has. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type HtmlValue, html, renderDocument } from '../shared/content/html.ts';
import type { Answer, Inbound } from './endpoints/http.ts';
import { guide } from './guide.ts';
import type { HttpApi } from './runtime/http-api.ts';
import type { Stack } from './stack.ts';

const css = `body{font:1rem/1.5 system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse}td,th{padding:.2rem .8rem;border-bottom:1px solid #ccc;text-align:left}li{margin:.3rem 0}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}input,button{font:inherit}`;

type Pages = Omit<Stack, 'url' | 'apiUrl'>;

export interface RootParts {
  readonly stack: Pages;
  /** Answers what CloudFront would send to the API. */
  readonly api: ((request: Inbound) => ReturnType<HttpApi> | undefined) | undefined;
  /** The built pages; undefined when a template without them runs. */
  readonly pages: ((request: Inbound) => Promise<Answer> | Answer | undefined) | undefined;
  readonly projectRoot: string;
}

export function createRoot({ stack, api, pages, projectRoot }: RootParts): (request: Inbound) => Promise<Answer> {
  const has = (path: string) => pages?.(asGet(path)) !== undefined;
  return async (request) => {
    const { path } = request;
    const answer = api?.(request);
    if (answer !== undefined) return await answer;
    if (request.method === 'POST' && path === '/local/clock') return await moveClock(stack, request);
    if (request.method !== 'GET' && request.method !== 'HEAD') return { status: 405, headers: { allow: 'GET, HEAD' } };
    if (path === '/local/') return page('Redress, on this machine', await guide(stack, has));
    if (path === '/local/openapi.json') return openApi(projectRoot);
    if (path === '/local/logs') return page('Logs', logList(stack));
    if (path.startsWith('/local/logs/')) {
      const name = path.slice('/local/logs/'.length);
      return page(name, html`<pre>${stack.logs(name).join('\n')}</pre>`);
    }
    const found = pages?.(request);
    if (found !== undefined) return await found;
    const lost = await pages?.(asGet(path.startsWith('/es/') ? '/es/404/' : '/404/'));
    return lost === undefined ? { status: 404 } : { ...lost, status: 404 };
  };
}

function asGet(path: string): Inbound {
  return { method: 'GET', path, search: '', headers: new Map(), body: Buffer.alloc(0), ip: '127.0.0.1' };
}

function logList(stack: Pages): HtmlValue {
  const names = [...stack.model.functions.map(({ name }) => name), 'sign-in'].sort();
  return html`<ul>${names.map((name) => html`<li><a href="/local/logs/${name}">${name}</a></li>`)}</ul>`;
}

async function moveClock(stack: Pages, request: Inbound): Promise<Answer> {
  // Any web page could send this form; only our own may.
  const origin = request.headers.get('origin');
  if (origin !== undefined && origin !== `http://${request.headers.get('host')}`) return { status: 403 };
  const written = new URLSearchParams(request.body.toString()).get('to') ?? '';
  // Date.parse alone reads a day into almost any words.
  const to = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(written) ? Date.parse(`${written}:00Z`) : Number.NaN;
  if (Number.isNaN(to)) return theClockStands('Write the time as 2027-01-31T09:05.');
  // The form offers this very minute.
  if (to + 60_000 <= stack.clock.now()) return theClockStands('This time is past, and the clock never goes back.');
  await stack.clock.advanceTo(to);
  return { status: 303, headers: { location: '/local/' } };
}

function theClockStands(why: string): Answer {
  return { ...page('The clock stands', html`<p>${why}</p>`), status: 400 };
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
