import { expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, makeRunLong, messages, openScenario } from './steps';

test('pause lets the turn be finished, step takes one, resume goes on, stop ends', async ({ page }) => {
  await openScenario(page, 'debate');
  await makeRunLong(page);
  await button(page, 'Run').click();
  await expectTurns(page, 1);
  await button(page, 'Pause').click();
  await expectStatus(page, 'paused');
  const paused = await messages(page).count();

  await button(page, 'Step').click();
  await expect(messages(page)).toHaveCount(paused + 1);
  await expectStatus(page, 'paused');
  await expect(messages(page)).toHaveCount(paused + 1);

  await button(page, 'Resume').click();
  await expectTurns(page, paused + 3);
  await button(page, 'Stop').click();
  await expectStatus(page, 'finished');
});

test('step starts a run that was not begun, and takes one turn of it', async ({ page }) => {
  await openScenario(page, 'debate');
  await button(page, 'Step').click();
  await expectTurns(page, 1);
  await expectStatus(page, 'paused');
  await expect(messages(page)).toHaveCount(1);
});

test('a fork keeps what was said up to its turn and goes on by itself', async ({ page }) => {
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  const second = await page.locator('[data-turn="2"] [data-speech]').innerText();
  const article = page.locator('[role="log"] [data-turn="2"]');
  await article.hover();
  await article.getByRole('button', { name: 'Fork from here' }).click();
  await expectStatus(page, 'paused');
  await expect(messages(page)).toHaveCount(2);
  await button(page, 'Step').click();
  await expect(messages(page)).toHaveCount(3);
  expect(await page.locator('[data-turn="2"] [data-speech]').innerText()).toBe(second);
});
