import { expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, makeRunLong, messages, openPage, openScenario, spoken } from './steps';

test('a reload in the middle of a run loses no finished turn, and the run goes on', async ({ page }) => {
  await openScenario(page, 'debate');
  await makeRunLong(page);
  await button(page, 'Run').click();
  await expectTurns(page, 3);
  const before = (await spoken(page)).slice(0, 3);
  await page.reload();
  await expectStatus(page, 'loading', 'running');
  expect((await spoken(page)).slice(0, 3)).toEqual(before);
  const reloadedAt = await messages(page).count();
  await expectTurns(page, reloadedAt + 2);
  expect((await spoken(page)).slice(0, 3)).toEqual(before);
  await button(page, 'Stop').click();
  await expectStatus(page, 'finished');
});

test('a paused run waits through a reload and is found again in the gallery', async ({ page }) => {
  await openScenario(page, 'debate');
  await button(page, 'Step').click();
  await expectTurns(page, 1);
  await expectStatus(page, 'paused');
  await page.reload();
  await expectStatus(page, 'paused');
  await expect(messages(page)).toHaveCount(1);
  await openPage(page, '#/');
  await page.getByRole('region', { name: 'Recent runs' }).getByRole('link').first().click();
  await expectStatus(page, 'paused');
  await button(page, 'Resume').click();
  await expectTurns(page, 3);
});
