import { expect, type Locator, type Page } from '@playwright/test';

/** What a person does on the page, by role and name. */

/** Opens the page, in English unless the language is the subject of the test. */
export async function openPage(page: Page, hash = '', search = '?lang=en'): Promise<void> {
  await page.goto(`./${search}${hash}`);
}

/** Opens a scenario in the playground. */
export async function openScenario(page: Page, id: string, search = '?lang=en'): Promise<void> {
  await openPage(page, `#/play/${id}`, search);
  await expect(status(page)).toHaveAttribute('data-run-status', 'idle');
}

export function button(page: Page, name: string): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** The element that says what the run is doing. */
export function status(page: Page): Locator {
  return page.locator('[data-run-status]').first();
}

export async function expectStatus(page: Page, ...wanted: readonly string[]): Promise<void> {
  await expect(status(page)).toHaveAttribute('data-run-status', new RegExp(`^(${wanted.join('|')})$`), {
    timeout: 60_000,
  });
}

/** Messages that stand in the transcript. */
export function messages(page: Page): Locator {
  return page.getByRole('log').getByRole('article');
}

/** Waits until a turn stands whole in the transcript. */
export async function expectTurns(page: Page, atLeast: number): Promise<void> {
  await expect(page.locator(`[role="log"] [data-turn="${atLeast}"] [data-speech]`)).toBeVisible({ timeout: 90_000 });
}

/** What was said, without the speakers' names and figures. */
export function spoken(page: Page): Promise<string[]> {
  return page.locator('[role="log"] [data-speech]').allInnerTexts();
}

export function failureNote(page: Page, code: string): Locator {
  return page.locator(`[role="alert"][data-failure-code="${code}"]`).first();
}

/** Gives the run so many turns that it does not end by itself while the test is at it. */
export async function makeRunLong(page: Page): Promise<void> {
  await page.getByLabel('Turns at most', { exact: true }).fill('300');
}

/** The smallest words that stand in a place, as they come out on the screen, in pixels. Signs are drawings. */
export function smallestWords(place: Locator): Promise<number> {
  return place.evaluate((root) => {
    const sizes: number[] = [];
    const words = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      const around = words.currentNode.parentElement;
      if (words.currentNode.textContent?.trim() === '' || !(around instanceof HTMLElement)) continue;
      if (!around.checkVisibility({ visibilityProperty: true }) || around.offsetWidth === 0) continue;
      // The wider the element, the less its rounded width is off.
      let wide = around;
      while (wide.offsetWidth < 100 && wide.parentElement !== null) wide = wide.parentElement;
      const scale = wide.getBoundingClientRect().width / wide.offsetWidth;
      sizes.push(Number.parseFloat(getComputedStyle(around).fontSize) * scale);
    }
    return Math.min(...sizes);
  });
}
