import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import * as z from 'zod/mini';

const run = promisify(execFile);
const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The Chromium that lies in an npm package, unpacked once per version into a folder of ours: its own way is to take whatever Chromium it
 * finds in the temporary folder. Its recommended arguments are left out, since they switch off web security.
 */
export async function launchBrowser(): Promise<Browser> {
  const folder = await unpacked();
  const options = { executablePath: join(folder, 'chromium'), args: ['--no-sandbox', '--disable-gpu'] };
  // A machine without the libraries of a desktop takes the ones in the package.
  return await chromium
    .launch(options)
    .catch(() =>
      chromium.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } }),
    );
}

async function unpacked(): Promise<string> {
  const packageFile = join(root, 'node_modules', '@sparticuz', 'chromium', 'package.json');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(packageFile, 'utf8')));
  const folder = join(root, '.tmp', `chromium-${version}`);
  if (!existsSync(folder)) {
    mkdirSync(join(root, '.tmp'), { recursive: true });
    const fresh = mkdtempSync(join(root, '.tmp', 'unpacking-'));
    const bin = join(root, 'node_modules', '@sparticuz', 'chromium', 'bin');
    const files = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'].map((file) => join(bin, file));
    // It unpacks into the temporary folder of its process: one of its own, so that nobody else's files go there.
    const unpack = `import { inflate } from '@sparticuz/chromium'; for (const file of ${JSON.stringify(files)}) await inflate(file);`;
    await run(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: root,
      env: { ...process.env, TMPDIR: fresh },
    });
    try {
      renameSync(fresh, folder);
    } catch (fault) {
      // Another test file was quicker: its folder is as good.
      if (!existsSync(folder)) throw fault;
      rmSync(fresh, { recursive: true, force: true });
    }
  }
  return folder;
}

/** What went on in a page, kept from its first moment. */
export interface Seen {
  /** Directive and what broke it. CSP and Trusted Types (U7). */
  readonly violations: string[];
  /** Method and address of every request, and the page it says it came from. */
  readonly requests: string[];
  /** Errors of scripts and of the console. */
  readonly errors: string[];
}

export interface Opened {
  readonly page: Page;
  readonly seen: Seen;
  close(): Promise<void>;
}

/** A page of its own profile that is being watched. */
export async function openPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Opened> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const seen: Seen = { violations: [], requests: [], errors: [] };
  await page.exposeFunction('reportViolation', (line: string) => seen.violations.push(line));
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (e) => reportViolation(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`))",
  );
  page.on('request', (request) => {
    const from = request.headers()['referer'];
    seen.requests.push(`${request.method()} ${request.url()}${from === undefined ? '' : ` from ${from}`}`);
  });
  page.on('pageerror', (error) => seen.errors.push(error.message));
  page.on('console', (line) => {
    if (line.type() === 'error') seen.errors.push(line.text());
  });
  return { page, seen, close: () => context.close() };
}

/** Slows what is on its way up, which a route cannot do: so many bytes a second, -1 as many as there are. */
export async function createLine(page: Page): Promise<(uploadThroughput: number) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  return async (uploadThroughput) => {
    const rest = { offline: false, latency: 0, downloadThroughput: -1 };
    await session.send('Network.emulateNetworkConditions', { ...rest, uploadThroughput });
  };
}
