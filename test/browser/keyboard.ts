import type { Page } from 'playwright-core';
import { maria } from '../../local/demo-shop/people.ts';
import type { Hands } from '../../tools/report-walk.ts';

/** Uses a page as somebody does who has no pointer: Tab to a control, then its own keys. Throws when Tab never gets there (U5). */
export function keyboard(page: Page): Hands {
  const { keyboard: keys } = page;
  return {
    async pick(id) {
      const kind = await page.getAttribute(`[id="${id}"]`, 'type');
      if (kind === 'checkbox') {
        await tabTo(page, (at) => document.activeElement?.id === at, id);
        await keys.press('Space');
        return;
      }
      // A group of radios is one stop; arrows go through it.
      const group = await page.getAttribute(`[id="${id}"]`, 'name');
      await tabTo(page, (name) => document.activeElement?.getAttribute('name') === name, group ?? '');
      for (let tries = 0; tries < 12 && !(await page.isChecked(`[id="${id}"]`)); tries++)
        await keys.press(tries === 0 ? 'Space' : 'ArrowDown');
    },
    async type(id, text) {
      await page.locator(`[id="${id}"]`).waitFor();
      await tabTo(page, (at) => document.activeElement?.id === at, id);
      await keys.type(text);
    },
    async select(id, value) {
      await tabTo(page, (at) => document.activeElement?.id === at, id);
      const label = await page.locator(`[id="${id}"] option[value="${value}"]`).innerText();
      await keys.type(label);
    },
    async press(target) {
      // Tab does not wait for a page that is still coming.
      await page.locator(target).first().waitFor();
      await tabTo(page, (selector) => document.activeElement?.matches(selector) === true, target);
      await keys.press('Enter');
    },
    async card() {
      await page.frameLocator('iframe.card-field').locator('#number').waitFor();
      await tabTo(page, (tag) => document.activeElement?.tagName === tag, 'IFRAME');
      const frame = page.frames().find((one) => one.url().includes('/pay/field'));
      const at = () => frame?.evaluate(() => document.activeElement?.id);
      for (let stops = 0; stops < 5 && (await at()) !== 'number'; stops++) await keys.press('Tab');
      for (const text of [maria.card.number, `${maria.card.expMonth}/${maria.card.expYear}`, maria.card.cvc]) {
        await keys.type(text);
        await keys.press('Tab');
      }
      await keys.press('Enter');
    },
  };
}

export async function tabTo(page: Page, there: (what: string) => boolean, what: string): Promise<void> {
  for (let stops = 0; stops < 60; stops++) {
    if (await page.evaluate(there, what)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${what}`);
}

/** What stands out at the focus: an outline that is drawn, on something that is in sight. */
export async function focusIsSeen(page: Page): Promise<boolean> {
  return await page.evaluate(() => {
    const at = document.activeElement;
    if (at === null || at === document.body) return false;
    const label = at.getAttribute('type') === 'file' ? at.nextElementSibling : at;
    const style = getComputedStyle(label ?? at);
    const box = at.getBoundingClientRect();
    return style.outlineStyle !== 'none' && box.bottom > 0 && box.top < innerHeight;
  });
}
