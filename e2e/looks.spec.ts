import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test';
import { button, expectStatus, openScenario } from './steps';

const colourOf = (place: Locator, pseudo?: string) =>
  place.evaluate((element, part) => getComputedStyle(element, part).backgroundColor, pseudo);

test('where the system chooses the colours, what is chosen, past and measured can still be seen', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  await openScenario(page, 'debate');
  await page.getByLabel('Turns at most', { exact: true }).fill('3');
  const canvas = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);

  await button(page, 'Share').click();
  const code = page.getByRole('dialog').getByRole('img');
  await expect(code).toBeVisible();
  expect(await colourOf(code)).toBe('rgb(255, 255, 255)');
  await page.keyboard.press('Escape');

  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  const chosen = await colourOf(page.getByRole('tab', { name: 'Metrics' }), '::after');
  expect(chosen).not.toBe(canvas);
  const drawn = page.getByRole('region', { name: 'Metrics' }).locator('[data-kind="written"]');
  expect(await colourOf(drawn.last())).not.toBe(canvas);
  expect(await colourOf(page.locator('[data-past="true"]').first())).not.toBe(canvas);
});

test('on paper stands what was said, whole and over the width of the page, and nothing to press', async ({ page }) => {
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  // As wide as a sheet of A4 between its margins.
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 718, height: 1000 });
  const transcript = page.getByRole('log');
  await expect(transcript).toBeVisible();
  const widthOf = (place: Locator) => place.evaluate((element) => element.getBoundingClientRect().width);
  expect(await widthOf(transcript)).toBeGreaterThan(680);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  for (const role of ['button', 'tab', 'textbox', 'combobox', 'slider', 'application'] as const)
    await expect(page.getByRole(role).filter({ visible: true })).toHaveCount(role === 'button' ? messageNames : 0);
  // Nothing is cut off: the page is as long as what was said.
  await expect(page.getByRole('log').getByRole('article')).toHaveCount(12);
  const cut = await transcript.evaluate((element) => element.scrollHeight - element.clientHeight);
  expect(cut).toBeLessThanOrEqual(1);

  await page.emulateMedia({ media: 'screen' });
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(page.getByRole('region', { name: 'Conversation graph' })).toBeVisible();
});

/** The names of the speakers: each of the twelve can be pressed on a screen, and is read on paper. */
const messageNames = 12;
