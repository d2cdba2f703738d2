/**
 * `npm run bench:pages`: how soon the largest thing of a page is painted on a slow phone, held against a bare page with one small style in the same run (U2). CPU six
 * times slower, 150 ms round trip, 1.6 Mbit/s; median of five. A ratio, because this machine is not that phone.
 */
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { stageNamed } from '../infra/stages.ts';
import { createPages } from '../local/pages.ts';
import { ensurePages } from '../local/synth.ts';
import { systemClock } from '../shared/adapters/system/edges.ts';
import { launchBrowser } from './browser.ts';

const root = new URL('..', import.meta.url).pathname;
const runs = 5;
const bare =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bare</title><link rel="stylesheet" href="/bare.css"></head><body><h1>Get the records of an account or purchase made in your name</h1><p>Did someone use your name or information? You have a right to copies of our records about it.</p></body></html>';
const watched = [
  { path: '/', most: 1.15 },
  { path: '/report/', most: 1.5 },
  { path: '/status/', most: 1.5 },
] as const;

await ensurePages(root);
const { brand, policy } = stageNamed('dev');
const pages = createPages(root, { brand, policy }, { upload: 'http://127.0.0.1:9', now: systemClock.now });
const server = createServer((request, response) => void answer(request.url ?? '/', response));

async function answer(url: string, response: ServerResponse): Promise<void> {
  const path = url.replace(/[?#].*$/u, '');
  const found =
    path === '/bare'
      ? { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: bare }
      : path === '/bare.css'
        ? { status: 200, headers: { 'content-type': 'text/css' }, body: 'body{font:1rem/1.5 system-ui}' }
        : await pages({ method: 'GET', path, search: '', headers: new Map(), body: Buffer.alloc(0), ip: '127.0.0.1' });
  // CloudFront packs what it sends; so is the bare page packed.
  response.writeHead(found?.status ?? 404, { ...found?.headers, 'content-encoding': 'gzip' });
  response.end(gzipSync(found?.body ?? ''));
}

await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address: AddressInfo | string | null = server.address();
const origin = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
const browser = await launchBrowser();
let slow = false;
try {
  const control = await median(browser, '/bare');
  console.log(`bare page: painted after ${control} ms`);
  for (const { path, most } of watched) {
    const painted = await median(browser, path);
    const ratio = painted / control;
    slow ||= ratio > most;
    console.log(`${path}: painted after ${painted} ms, ${ratio.toFixed(2)} of the bare page (at most ${most})`);
  }
} finally {
  await browser.close();
  server.close();
}
process.exitCode = slow ? 1 : 0;

/** Milliseconds from navigation to the largest contentful paint. */
async function median(of: Browser, path: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const context = await of.newContext({ viewport: { width: 375, height: 812 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await session.send('Network.enable');
    const bytes = (1.6 * 1024 * 1024) / 8;
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 150,
      downloadThroughput: bytes,
      uploadThroughput: bytes,
    });
    await page.goto(`${origin}${path}`, { waitUntil: 'networkidle' });
    const painted: unknown = await page.evaluate(
      'new Promise((done) => new PerformanceObserver((list) => done(list.getEntries().at(-1).startTime)).observe({ type: "largest-contentful-paint", buffered: true }))',
    );
    times.push(Math.round(Number(painted)));
    await context.close();
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}
