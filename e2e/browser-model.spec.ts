import type { Page } from '@playwright/test';
import { type StandInOptions, standInLanguageModel } from '../src/engines/browser/stand-in-language-model';
import { axe, expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, openScenario, spoken, status } from './steps';

/** Gives the page a browser's own model before any of its scripts runs. */
async function withModel(page: Page, options: StandInOptions): Promise<void> {
  await page.addInitScript(
    `Object.defineProperty(window, 'LanguageModel', { value: (${standInLanguageModel})(${JSON.stringify(options)}) })`,
  );
}

async function openModels(page: Page) {
  await openScenario(page, 'debate');
  const iris = page.getByRole('region', { name: 'Agents' }).getByRole('group', { name: 'Iris' });
  await iris.getByRole('button', { name: /Iris/ }).first().click();
  await iris.getByRole('button', { name: 'Compare models' }).click();
  return page.getByRole('dialog', { name: 'Choose a model' });
}

test('the browser’s own model is offered, asks before its download, shows how far it is, and holds a conversation', async ({
  page,
}) => {
  await withModel(page, { availability: 'downloadable', milliseconds: 60 });
  const models = await openModels(page);
  await models.getByRole('radio', { name: /The browser’s own model/ }).check();
  await axe(page);
  await button(page, 'Use for all agents').click();

  await button(page, 'Run').click();
  const consent = page.getByRole('dialog', { name: 'Download this model?' });
  await expect(consent).toContainText('by the browser itself');
  await expect(status(page)).toHaveAttribute('data-run-status', 'idle');
  await axe(page);
  await consent.getByRole('button', { name: 'Download' }).click();
  await expect(page.getByRole('progressbar', { name: 'Loading model' })).toBeVisible();

  await expectTurns(page, 3);
  expect(new Set(await spoken(page)).size).toBeGreaterThanOrEqual(3);
  await expect(page.getByText('computes on this device, in the browser').first()).toBeVisible();
  await button(page, 'Stop').click();
  await expectStatus(page, 'finished');
});

test('its download is called off and begun again', async ({ page }) => {
  await withModel(page, { availability: 'downloadable', milliseconds: 1000 });
  const models = await openModels(page);
  await models.getByRole('radio', { name: /The browser’s own model/ }).check();
  await button(page, 'Use for all agents').click();
  await button(page, 'Run').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Download' }).click();
  await expect(page.getByRole('progressbar', { name: 'Loading model' })).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(page.locator('[data-failure-code="engine/download-cancelled"]').first()).toBeVisible();
  await expectStatus(page, 'idle');
  await button(page, 'Run').click();
  await expect(page.getByRole('progressbar', { name: 'Loading model' })).toBeVisible();
});

for (const [sentence, script] of [
  ['without the interface', 'delete window.LanguageModel'],
  [
    'where it does not run on this machine',
    "Object.defineProperty(window, 'LanguageModel', { value: { availability: async () => 'unavailable', create() { throw new Error('asked'); } } })",
  ],
] as const) {
  test(`${sentence}, nothing of it is shown`, async ({ page }) => {
    await page.addInitScript(script);
    const models = await openModels(page);
    await expect(models.getByRole('radio', { name: /Colloquy/ })).toBeVisible();
    await expect(models.getByText(/own model/)).toHaveCount(0);
    await expect(models.getByText('Comes with this browser')).toHaveCount(0);
  });
}
