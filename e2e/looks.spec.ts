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
