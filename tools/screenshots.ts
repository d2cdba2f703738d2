import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startStack } from '../local/stack.ts';
import { launchBrowser, openPage } from './browser.ts';
import { refuseArguments, runTool } from './run-tool.ts';
import { walks } from './screenshot-walks.ts';
import { sizes } from './walk.ts';

/** `npm run screenshots [-- NAME…]`: every page in both languages, on a phone and on a desktop, into screenshots/. To be looked at. */
const folder = 'screenshots';
const usage = `npm run screenshots -- [NAME…]   ${walks.map(({ name }) => name).join(' ')}`;

await runTool({ usage, takes: { allowPositionals: true } }, async ({ positionals: wanted }) => {
  for (const name of wanted)
    if (!walks.some((walk) => walk.name === name))
      refuseArguments(`There is no walk ${name}: ${walks.map((walk) => walk.name).join(', ')}.`);
  const stack = await startStack({ temporary: true });
  const browser = await launchBrowser();
  let count = 0;
  try {
    if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    for (const walk of walks.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
      for (const language of ['en', 'es'] as const) {
        for (const [size, viewport] of Object.entries(sizes)) {
          const { page, close } = await openPage(browser, { viewport, reducedMotion: 'reduce' });
          const shoot = async (name: string, as = `${language}.${size}`) => {
            await page.screenshot({ path: join(folder, `${walk.name}-${name}.${as}.png`), fullPage: true });
            count += 1;
          };
          await walk.go({ page, stack, language, shoot });
          await close();
        }
      }
    }
  } finally {
    await browser.close();
    await stack.close();
  }
  console.log(`${count} screenshots in ${folder}/`);
});
