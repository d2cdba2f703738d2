import * as z from 'zod/mini';
import { statusEn } from '../shared/content/pages/status-en.ts';
import { statusEs } from '../shared/content/pages/status-es.ts';
import { type Language, languages } from '../shared/domain/brand.ts';
import { createLine } from './browser.ts';
import { answerOf, decisionOf, statusStates } from './status-states.ts';
import { samplePhoto } from './stories/sample-documents.ts';
import { createTelling } from './stories/telling.ts';
import { at, sizes, type Walk } from './walk.ts';

/** One case of Maria's from the day she filed to the day she has her records, each state in both languages and sizes, and what stands where there is no link. */
export const status: Walk = {
  name: 'status',
  async go({ page, stack, language, shoot }) {
    if (language !== 'en' || page.viewportSize()?.width !== sizes.phone.width) return;
    const telling = createTelling(stack, () => {});
    const filed = await telling.file(await telling.marias());
    const everywhere = async (name: string, open: (path: string, as: Language) => Promise<void>) => {
      for (const as of languages) {
        await open(at(stack, as, '/status/'), as);
        for (const [size, viewport] of Object.entries(sizes)) {
          await page.setViewportSize(viewport);
          await shoot(name, `${as}.${size}`);
        }
      }
    };
    const look = async (name: string) =>
      await everywhere(name, async (path) => {
        await page.goto(`${path}#${filed.token}`);
        await page.locator('.part strong').waitFor();
      });
    await look('1-filed');
    await telling.decideMatches(filed.id);
    await telling.prove(filed);
    await look('2-proved');
    await telling.release(filed.id);
    await look('3-ready');
    await everywhere('4-records', async (path, as) => {
      await page.goto(`${path}#${filed.token}`);
      await page.locator('[id="records"] ~ .actions button').first().click();
      await page.locator('[id="code"]').waitFor();
      await stack.idle();
      await shoot('4-code', `${as}.phone`);
      const mail = stack.mails().findLast(({ subject }) => /code|código/iu.test(subject));
      await page.fill('[id="code"]', /\b\d{6}\b/u.exec(mail?.text ?? '')?.[0] ?? '');
      await page.keyboard.press('Enter');
      await page.locator('[id="files"]').waitFor();
      await page.evaluate("for (const more of document.querySelectorAll('details')) more.open = true");
    });
    await everywhere('5-no-link', async (path) => {
      await page.goto(path);
      await page.locator('[id="reference"]').waitFor();
      await page.locator('form button').click();
      await page.locator('.summary').waitFor();
    });
  },
};

/** What a case seldom comes to, as the API would answer it; an answer that cannot be shown; no connection. */
export const seldom: Walk = {
  name: 'status-seldom',
  async go({ page, stack, language, shoot }) {
    const telling = createTelling(stack, () => {});
    const { token } = await telling.file(await telling.marias());
    const answer = await fetch(`${stack.apiUrl}/case`, { headers: { authorization: `Bearer ${token}` } });
    const real = z.looseObject({}).parse(await answer.json());
    const fresh = async () => {
      await page.goto('about:blank');
      await page.goto(at(stack, language, `/status/#${token}`));
      await page.locator('main h1[tabindex]').waitFor();
    };
    for (const name of ['partly', 'none-found', 'declined', 'late', 'closed', 'stopped']) {
      const state = statusStates.find((one) => one.name === name);
      if (state === undefined) throw new Error(`there is no state ${name}`);
      const words = decisionOf(state.word, language);
      await page.route('**/api/case', (route) => route.fulfill({ json: answerOf(state, language, real) }));
      await page.route('**/api/case/answer', (route) => route.fulfill({ json: words }));
      await fresh();
      if (['partly', 'none-found', 'declined'].includes(name))
        await page.locator('[id="answer"] section').first().waitFor();
      await shoot(name);
      if (name !== 'declined') continue;
      await page.route('**/api/case/answer', (route) => route.abort());
      await fresh();
      await page.locator('[id="answer"] button').waitFor();
      await shoot('declined-unread');
    }
    await page.route('**/api/case', (route) => route.abort());
    await fresh();
    await shoot('failed');
    await page.context().setOffline(true);
    await page.locator('main h1 ~ button').click();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))');
    await shoot('offline');
  },
};

/** A photo given up, waiting for a connection, and on its way again. */
export const sending: Walk = {
  name: 'sending',
  async go({ page, stack, language, shoot }) {
    const telling = createTelling(stack, () => {});
    const { token } = await telling.file(await telling.marias());
    const line = await createLine(page);
    await page.goto(at(stack, language, `/status/#${token}`));
    await page.locator('[id="which"]').check();
    await page.setInputFiles('[id="files.identity"]', {
      name: 'a.jpg',
      mimeType: 'image/jpeg',
      buffer: await samplePhoto(),
    });
    const bucket = `${stack.endpoints.s3}/**`;
    await page.route(bucket, (route) => route.abort());
    await page.locator('.group:has(.files) + p button').click();
    await page.locator('[id="sending"] .error-text').waitFor();
    await shoot('1-failed');
    await page.unroute(bucket);
    await page.context().setOffline(true);
    await page.locator('[id="sending"] button').click();
    const { offline } = { en: statusEn, es: statusEs }[language].documents.sent.documents;
    await page.locator('[id="sending"] .state', { hasText: offline }).waitFor();
    await shoot('2-offline');
    await page.context().setOffline(false);
    await line(2000);
    await page.locator('[id="sending"] progress').waitFor();
    await shoot('3-uploading');
  },
};
