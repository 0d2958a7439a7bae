import type { Locator } from '@playwright/test';
import { axe, expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, openPage, status } from './steps';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('on a phone everything is reachable and nothing is wider than the screen', async ({ page }) => {
  await openPage(page);
  const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth);
  expect(await fits()).toBe(true);
  await button(page, 'Run').click();
  await page.getByRole('tab', { name: 'Transcript' }).click();
  await expectTurns(page, 3);
  await expect(button(page, 'Pause').or(button(page, 'Resume')).or(button(page, 'Run')).first()).toBeInViewport();
  expect(await fits()).toBe(true);
  await axe(page);
  await expectStatus(page, 'running', 'finished');
  const topOf = async (place: Locator) => (await place.boundingBox())?.y ?? Number.NaN;
  // What the run does stands between what is shown and the buttons at the thumb.
  expect(await topOf(status(page))).toBeLessThan(await topOf(page.getByRole('group', { name: 'Run control' })));
  for (const tab of ['Scenario', 'Graph', 'Inspector']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await fits()).toBe(true);
  }
});

test('on an upright tablet the graph keeps room for two lanes: one side makes way for the other', async ({ page }) => {
  await page.setViewportSize({ width: 820, height: 1100 });
  await openPage(page, '#/play/debate');
  const graph = page.getByRole('region', { name: 'Conversation graph' });
  const widthOfGraph = () => graph.evaluate((element) => element.getBoundingClientRect().width);
  await expect(page.getByRole('complementary', { name: 'Scenario' })).toHaveCount(0);
  await expect(page.getByRole('log')).toBeVisible();
  expect(await widthOfGraph()).toBeGreaterThan(400);

  await button(page, 'Show the scenario').click();
  await expect(page.getByRole('complementary', { name: 'Scenario' })).toBeVisible();
  await expect(page.getByRole('log')).toHaveCount(0);
  expect(await widthOfGraph()).toBeGreaterThan(400);

  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  const words = status(page).getByText('Finished after 12 turns');
  expect(await words.evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);

  // With more room both are there again, as they were left.
  await page.setViewportSize({ width: 1400, height: 900 });
  await expect(page.getByRole('complementary', { name: 'Scenario' })).toBeVisible();
  await expect(page.getByRole('log')).toBeVisible();
});
