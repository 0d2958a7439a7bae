import { axe, expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, openPage } from './steps';

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
  for (const tab of ['Scenario', 'Graph', 'Inspector']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await fits()).toBe(true);
  }
});
