import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type Stack, startStack } from '../../local/stack.ts';
import { launchBrowser, type Opened, openPage } from '../../tools/browser.ts';

export interface Site {
  stack(): Stack;
  /** A page of its own profile; closed at the end of the file. */
  open(path: string, options?: BrowserContextOptions): Promise<Opened>;
}

/** One local stack and one browser for a test file. */
export function useSite(): Site {
  let stack: Stack | undefined;
  let browser: Browser | undefined;
  const started = <Thing>(thing: Thing | undefined): Thing => {
    if (thing === undefined) throw new Error('the site stands only inside tests');
    return thing;
  };
  beforeAll(async () => {
    [stack, browser] = await Promise.all([startStack({ temporary: true }), launchBrowser()]);
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await stack?.close();
  }, 60_000);
  return {
    stack: () => started(stack),
    async open(path, options = {}) {
      const opened = await openPage(started(browser), { viewport: phone, ...options });
      await opened.page.goto(`${started(stack).url}${path}`);
      return opened;
    },
  };
}

export const phone = { width: 375, height: 812 };
export const desktop = { width: 1280, height: 900 };

const axeSource = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

declare const axe: {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: unknown[]; html: string }[] }[] }>;
};

/**
 * What axe finds, no rule off (U4): `rule: where`, empty when all is well. Put into a document once and run there: the package's own builder takes 20
 * times as long, and these pages have many states.
 */
export async function axeFaults(page: Pick<Page, 'evaluate'>): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  return await page.evaluate(async (values) => {
    const { violations } = await axe.run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.html}`));
  }, tags);
}

/** What is lost when a reader sets lines, letters, words and paragraphs apart as WCAG 1.4.12 lets them (U6): text that is cut off, a page too wide. */
export async function spacingFaults(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const apart = new CSSStyleSheet();
    apart.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [apart];
    const cut = [...document.querySelectorAll<HTMLElement>('body *')].filter((one) => {
      const { overflowX, overflowY } = getComputedStyle(one);
      const hides = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
      const more = one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1;
      return hides && more && !one.matches('.away, .away *, thead, thead *, input, select, textarea');
    });
    const beyond = document.documentElement.scrollWidth - innerWidth;
    document.adoptedStyleSheets = [];
    return [
      ...cut.map((one) => `text apart is cut in ${one.outerHTML.slice(0, 120)}`),
      ...(beyond > 0 ? [`with its text apart it is ${beyond} px too wide`] : []),
    ];
  });
}

/** Controls and messages that nothing marks off from the page in a reader's own colours, where every background is gone (U6). */
export async function forcedColorFaults(page: Page): Promise<readonly string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  const found = await page.evaluate(() => {
    const marks = '.button:not(.quiet), .input, .switch, .summary, .note, .tag, .group.wrong, [aria-current]';
    const hasEdge = (style: CSSStyleDeclaration) =>
      (['Top', 'Left', 'Bottom'] as const).some(
        (side) =>
          Number.parseFloat(style[`border${side}Width`]) > 0 &&
          style[`border${side}Style`] !== 'none' &&
          style[`border${side}Color`] !== style.backgroundColor,
      );
    return [...document.querySelectorAll(marks)]
      .filter((one) => one.getClientRects().length > 0)
      .filter((one) => !hasEdge(getComputedStyle(one)) && !hasEdge(getComputedStyle(one, '::before')))
      .map((one) => `without an edge in forced colours: ${one.outerHTML.slice(0, 120)}`);
  });
  await page.emulateMedia({ forcedColors: null });
  return found;
}

/** How far the page reaches beyond the screen, in CSS pixels (U6). */
export async function overflow(page: Page): Promise<number> {
  return await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}

/** The same on a phone whose owner has set the text twice as large. */
export async function overflowWhenLarge(page: Page): Promise<number> {
  await page.setViewportSize({ width: 360, height: 740 });
  const size = (to: string) =>
    page.evaluate((value) => {
      document.documentElement.style.fontSize = value;
    }, to);
  await size('200%');
  const beyond = await overflow(page);
  await size('');
  return beyond;
}
