import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures/test';
import { button, openScenario } from './steps';

/** Puts a model into the browser's storage as the library would have, without downloading one. */
async function storeModel(page: Page, repository: string): Promise<void> {
  await page.evaluate(async (name) => {
    const cache = await caches.open('transformers-cache');
    const folder = `https://huggingface.co/${name}/resolve/main`;
    await cache.put(`${folder}/config.json`, new Response('{"model_type":"llama"}'));
    await cache.put(`${folder}/onnx/model_q4.onnx`, new Response(new Uint8Array(3_000_000).fill(7)));
  }, repository);
}

async function openStored(page: Page) {
  await page.getByRole('region', { name: 'Agents' }).getByRole('button', { name: /Iris/ }).first().click();
  await page.getByRole('button', { name: 'Compare models' }).first().click();
  await page.getByRole('dialog', { name: 'Choose a model' }).getByRole('button', { name: 'Stored models' }).click();
  return page.getByRole('dialog', { name: 'Stored models' });
}

test('a stored model is listed with its size, goes into a file, is deleted after a question, and comes back from the file', async ({
  page,
}) => {
  // Without the picker, which no test can operate, the file comes as a download.
  await page.addInitScript('delete window.showSaveFilePicker');
  await openScenario(page, 'debate');
  await storeModel(page, 'onnx-community/Little');
  const stored = await openStored(page);
  const row = stored.getByRole('listitem').filter({ hasText: 'onnx-community/Little' });
  await expect(row).toContainText('3 MB');
  await expect(row).toContainText('2 files');
  await axe(page);

  const downloading = page.waitForEvent('download');
  await row.getByRole('button', { name: 'Save onnx-community/Little to a file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Little.colloquy-model.tar');
  const archive = readFileSync(await download.path());
  expect(archive.length).toBeGreaterThan(3_000_000);

  await row.getByRole('button', { name: 'Delete onnx-community/Little' }).click();
  await expect(stored.getByRole('button', { name: 'Keep' })).toBeFocused();
  await axe(page);
  await stored.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(stored.getByText('No model is stored in this browser')).toBeVisible();
  await axe(page);

  const file = { name: 'Little.colloquy-model.tar', mimeType: 'application/x-tar' };
  const choose = stored.locator('input[type="file"]');
  await choose.setInputFiles({ ...file, buffer: archive.subarray(0, 2_000_000) });
  await expect(stored.locator('[data-failure-code="file/no-model"]')).toBeVisible();
  await choose.setInputFiles({ ...file, buffer: archive });
  await expect(row).toContainText('3 MB');
});

test('a mirror is taken up when it can be used, remembered, and asked instead of the hub', async ({
  page,
  baseURL,
}) => {
  const asked: string[] = [];
  const mirror = `${new URL(baseURL ?? '').origin}/hub`;
  await page.context().route('**/hub/**', async (route) => {
    asked.push(new URL(route.request().url()).pathname);
    await route.fulfill({ status: 404, body: '' });
  });
  await openScenario(page, 'debate');
  const stored = await openStored(page);
  const field = stored.getByLabel('Mirror of the model hub');
  await field.fill('http://mirror.example');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await axe(page);
  await field.fill(mirror);
  await field.press('Enter');
  await stored.getByRole('button', { name: 'Reload now' }).click();

  const again = await openStored(page);
  await expect(again.getByLabel('Mirror of the model hub')).toHaveValue(mirror);
  await again.getByRole('button', { name: 'Close' }).click();
  const models = page.getByRole('dialog', { name: 'Choose a model' });
  await models.getByLabel('Another ONNX model of the Hugging Face hub').fill('somebody/something');
  await button(page, 'Use for all agents').click();
  await button(page, 'Run').click();
  const consent = page.getByRole('dialog', { name: 'Download this model?' });
  await expect(consent).toContainText('from localhost');
  await consent.getByRole('button', { name: 'Download' }).click();
  await expect.poll(() => asked, { timeout: 60_000 }).toContain('/hub/somebody/something/resolve/main/config.json');
});
