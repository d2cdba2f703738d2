import type { Page } from 'playwright-core';
import { staffUsers } from '../local/runtime/staff.ts';
import { screenIds } from '../web/report/screens.ts';
import { fillBasic, goOn } from './basic-walk.ts';
import { casePages, deskPlaces, fileForDesk, goTo, signInAt } from './desk-walk.ts';
import { continueButton, mariasSteps, onScreen, pointer } from './report-walk.ts';
import { seldom, sending, status } from './status-walks.ts';
import { at, type Walk } from './walk.ts';

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
      const open = page.locator('#open-request-send');
      if ((await open.count()) > 0) {
        await shoot('19-case-Request-unread');
        await page.getByLabel('To decide about an account').check();
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
    await goTo(page, `#/case/${reference}`, `${reference}: Overview`);
    await page.getByText('Somebody must stand aside').click();
    await page.getByLabel('Who stands aside').selectOption({ label: staffUsers.rosa.name });
    await page.getByLabel('What ties them to this case').fill('The person is my sister.');
    await shoot('44-stand-aside');
    await page.getByRole('button', { name: 'Keep them off this case' }).click();
    await page.getByText('You stand aside from this case.').waitFor();
    await shoot('45-stands-aside');
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

export const walks: readonly Walk[] = [
  notice,
  report,
  basic,
  others('other'),
  others('officer'),
  plain,
  status,
  seldom,
  sending,
  desk,
];
