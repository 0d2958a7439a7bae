import { axe, expect, test } from './fixtures/test';
import { expectStatus, expectTurns, openPage, spoken } from './steps';

// One test keeps the application's scripts away.
test.use({ expectedErrors: [/ERR_FAILED/] });

test('in Chinese the page and the agents speak Chinese', async ({ page }) => {
  await openPage(page, '', '?lang=zh');
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await expectTurns(page, 6);
  await expectStatus(page, 'running', 'finished');
  const said = (await spoken(page)).slice(0, 6);
  for (const text of said) {
    expect(text.match(/\p{Script=Han}/gu)?.length ?? 0, text).toBeGreaterThanOrEqual(4);
    expect(text).not.toMatch(/\p{Script=Latin}/u);
  }
  expect(new Set(said).size).toBe(6);
  await axe(page);
});

test('the language is switched in place and remembered', async ({ page }) => {
  await openPage(page);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('中文');
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  await openPage(page, '', '');
  await expect(page.getByRole('button', { name: '运行', exact: true })).toBeVisible();
});

test('a chosen look is there before the application is', async ({ page }) => {
  await openPage(page, '', '');
  await page.getByRole('button', { name: 'Theme: like the system' }).click();
  await page.getByRole('button', { name: 'Theme: light' }).click();
  await expect(page.getByRole('button', { name: 'Theme: dark' })).toBeVisible();

  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto('./', { waitUntil: 'commit' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
});

test('what agents say is marked and set in their language, whatever language the page speaks', async ({ page }) => {
  await openPage(page, '#/play/debate', '?lang=zh');
  await page.getByRole('combobox', { name: '对话使用' }).selectOption('en');
  await page.getByLabel('最多发言次数', { exact: true }).fill('1');
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await expectStatus(page, 'finished');
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  const speech = page.locator('[role="log"] [data-turn="1"] [data-speech]');
  await expect(speech).toHaveAttribute('lang', 'en');
  expect(await speech.evaluate((element) => getComputedStyle(element).fontFamily)).not.toContain('Chinese');
  await expect(page.locator('[data-id="turn-1"] [lang="en"]')).toBeVisible();
});
