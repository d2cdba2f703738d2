import type { Page } from 'playwright-core';
import type { Stack } from '../local/stack.ts';
import { type Language, languages } from '../shared/domain/brand.ts';
import { screenIds } from '../web/report/screens.ts';
import { fillBasic, goOn } from './basic-walk.ts';
import { casePages, deskPlaces, fileForDesk, goTo, signInAt } from './desk-walk.ts';
import { continueButton, mariasSteps, onScreen, pointer } from './report-walk.ts';
import { createTelling } from './stories/telling.ts';

/** A way through some pages, with a picture of each. A new page is a new walk. */
export interface Walk {
  readonly name: string;
  go(tour: {
    readonly page: Page;
    readonly stack: Stack;
    readonly language: Language;
    /** In the language and size of this tour, or of what the page was brought to. */
    shoot(name: string, as?: string): Promise<void>;
  }): Promise<void>;
}

export const sizes = { phone: { width: 375, height: 812 }, desktop: { width: 1280, height: 900 } } as const;

function at(stack: Stack, language: Language, path: string): string {
  return `${stack.url}${language === 'es' ? '/es' : ''}${path}`;
}

const notice: Walk = {
  name: 'notice',
  async go({ page, stack, language, shoot }) {
    await page.goto(at(stack, language, '/'));
    await shoot('1');
  },
};

/** Each question empty with its errors, then as Maria fills it in, to the end. */
const report: Walk = {
  name: 'report',
  async go({ page, stack, language, shoot }) {
    await page.goto(at(stack, language, '/report/'));
    const hands = pointer(page);
    for (const [index, { screen, fill }] of mariasSteps.entries()) {
      if (index > 0) await onScreen(page, screen);
      const name = `${String(index + 1).padStart(2, '0')}-${screen.replace('/', '-')}`;
      const skippable = (await page.locator('.actions .quiet').count()) > 0;
      if (!skippable && !['happened/wants', 'send/check'].includes(screen)) {
        await continueButton(page).click();
        await shoot(`${name}-error`);
      }
      await fill(hands, page);
      await shoot(name);
      await continueButton(page).click();
    }
    await onScreen(page, 'sent');
    await shoot(`${mariasSteps.length + 1}-sent`);
  },
};

/** The form on one page, for a browser without a script: empty, with its errors, checked, sent. */
const basic: Walk = {
  name: 'basic',
  async go({ page, stack, language, shoot }) {
    await page.goto(at(stack, language, '/report-basic/'));
    await shoot('1-form');
    await goOn(page);
    await page.locator('.summary').waitFor();
    await shoot('2-errors');
    await fillBasic(page);
    await goOn(page);
    await page.locator('button[value="send"]').waitFor();
    await shoot('3-check');
    await page.locator('button[value="send"]').click();
    await page.locator('.reference').waitFor();
    await shoot('4-sent');
  },
};

/** The desk, in English only: every page of it, a decision from its reason to the second person. */
const desk: Walk = {
  name: 'desk',
  async go({ page, stack, language, shoot }) {
    if (language !== 'en') return;
    const { reference } = await fileForDesk(stack);
    await page.goto(`${stack.url}/staff/`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await shoot('01-sign-in');
    await signInAt(page, stack, 'rosa');
    for (const [index, [hash, heading]] of deskPlaces.entries()) {
      await goTo(page, hash, heading);
      await shoot(`1${index}-${heading.replace(/\W+/gu, '-')}`);
    }
    await goTo(page, '#/key-in', 'Key in a request');
    await page.getByRole('button', { name: 'Open the case' }).click();
    await page.locator('.summary').waitFor();
    await shoot('16-key-in-errors');
    for (const [index, [path, heading]] of casePages.entries()) {
      await goTo(page, `#/case/${reference}${path}`, `${reference}: ${heading}`);
      const open = page.locator('#open-request');
      if ((await open.count()) > 0) {
        await open.click();
        await open.waitFor({ state: 'detached' });
      }
      await shoot(`${20 + index}-case-${heading}${path.split('/').length > 2 ? '-one' : ''}`);
    }
    await goTo(page, `#/case/${reference}/evidence`, `${reference}: Evidence`);
    await page.getByRole('link', { name: 'Proof of identity' }).click();
    await page.getByRole('button', { name: 'Open the first page' }).click();
    await page.frameLocator('.paper').locator('canvas').waitFor();
    await shoot('40-viewer');
    await goTo(page, `#/case/${reference}/decide/decline`, `${reference}: Decline`);
    await page.getByRole('button', { name: 'Go on to the preview' }).click();
    await page.locator('.summary').waitFor();
    await shoot('41-decline-errors');
    await declineFields(page);
    await page.getByRole('button', { name: 'Go on to the preview' }).click();
    await page.locator('.preview').first().waitFor();
    await shoot('42-decline-preview');
    await page.getByRole('button', { name: 'Send to a second person' }).click();
    await page.getByRole('link', { name: /^Decline: /u }).click();
    await page.locator('.preview').first().waitFor();
    await shoot('43-proposal');
  },
};

/** A decline on ground B as a reviewer fills it in. */
async function declineFields(page: Page): Promise<void> {
  await page.getByLabel('(B) We could not be sure').check();
  await page.getByLabel('The facts about this very request').fill('The photo on the ID does not fit the other papers.');
  await page.getByLabel('What did you rely on?').fill('Compared the ID with the report, page by page, and called.');
  await page.getByLabel('I make this decision in good faith').check();
}

/** Every question of somebody who asks for another, and of an officer: answers that open them all, as the page keeps them. */
function others(who: 'other' | 'officer'): Walk {
  const answers = {
    who,
    hasCards: 'yes',
    elsewhere: true,
    contact: 'post',
    toOfficer: 'yes',
    identity: 'license',
    report: 'ftc',
    cards: [{ kind: 'credit', last4: '4242' }],
  };
  return {
    name: `report-${who}`,
    async go({ page, stack, language, shoot }) {
      await page.goto(at(stack, language, '/report/'));
      await page.evaluate((kept) => sessionStorage.setItem('redress.report.1', kept), JSON.stringify({ answers }));
      await page.reload();
      const shown = new Set<string>();
      for (const screen of screenIds) {
        await page.evaluate(`location.hash = '#/${screen}'`);
        await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))');
        const title = await page.title();
        if (shown.has(title)) continue;
        shown.add(title);
        await shoot(screen.replace('/', '-'));
      }
    },
  };
}

/** Pages of words, as they are printed and read. */
const plain: Walk = {
  name: 'pages',
  async go({ page, stack, language, shoot }) {
    for (const path of ['print', 'privacy', 'accessibility', 'nowhere', 'link']) {
      await page.goto(at(stack, language, `/${path}/`));
      await shoot(path);
    }
  },
};

/** One case of Maria's from the day she filed to the day she has her records, each state in both languages and sizes, and what stands where there is no link. */
const status: Walk = {
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
      await page.locator('[id="records"] ~ p button').first().click();
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

export const walks: readonly Walk[] = [notice, report, basic, others('other'), others('officer'), plain, status, desk];
