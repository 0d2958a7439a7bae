import { expect, test } from './fixtures/test';
import { button, expectStatus, openPage, openScenario } from './steps';

test('@webgpu a software adapter loses to WASM, and the page says why', async ({ page }) => {
  await openScenario(page, 'debate');
  await button(page, 'Step').click();
  await expectStatus(page, 'paused');
  await expect(page.getByText(/WASM/).first()).toBeVisible();
});

test('@webgpu the built-in model really runs on WebGPU where it is asked for', async ({ page }) => {
  test.setTimeout(300_000);
  await openPage(page, '#/play/debate', '?lang=en&device=webgpu');
  await page.getByLabel('Tokens per turn', { exact: true }).fill('8');
  await button(page, 'Step').click();
  await expect(page.locator('[data-run-status="paused"]').first()).toBeVisible({ timeout: 280_000 });
  await expect(page.getByText(/WebGPU/).first()).toBeVisible();
  expect((await page.locator('[role="log"] [data-speech]').first().innerText()).length).toBeGreaterThan(3);
});
