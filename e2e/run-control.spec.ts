import { expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, makeRunLong, messages, openScenario } from './steps';

test('pause stands still at once, step takes the turn to its end and then one more, resume goes on, stop ends', async ({
  page,
}) => {
  await openScenario(page, 'debate');
  await makeRunLong(page);
  await button(page, 'Run').click();
  await expectTurns(page, 1);
  await button(page, 'Pause').click();
  await expectStatus(page, 'paused');
  const paused = await messages(page).count();

  await button(page, 'Step').click();
  await expectTurns(page, paused);
  await expectStatus(page, 'paused');
  // The pause may have come between two turns: then this was a whole one.
  const stepped = await messages(page).count();
  expect(stepped - paused).toBeLessThanOrEqual(1);

  await button(page, 'Step').click();
  await expectTurns(page, stepped + 1);
  await expectStatus(page, 'paused');
  await expect(messages(page)).toHaveCount(stepped + 1);

  await button(page, 'Resume').click();
  await expectTurns(page, stepped + 3);
  await button(page, 'Stop').click();
  await expectStatus(page, 'finished');
});

test('a visitor cuts in while the run is paused, and what was changed meanwhile holds when it goes on', async ({
  page,
}) => {
  await openScenario(page, 'debate');
  await makeRunLong(page);
  await button(page, 'Step').click();
  await expectTurns(page, 1);
  await expectStatus(page, 'paused');
  await page.getByRole('textbox', { name: 'Cut in as a visitor' }).fill('What do the children say?');
  await page.keyboard.press('Enter');
  await expect(messages(page).nth(1)).toContainText('What do the children say?');
  await page.getByLabel('Topic').fill('homework at the weekend');
  await button(page, 'Step').click();
  await expectTurns(page, 3);
  await messages(page).nth(2).click();
  await page.getByRole('tab', { name: 'Inspector' }).click();
  const read = page.getByRole('tabpanel');
  await expect(read).toContainText('Topic: homework at the weekend');
  await expect(read).toContainText('Visitor: What do the children say?');
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

test('the run stops at a breakpoint before an agent speaks, and the window says how to clear it', async ({ page }) => {
  await openScenario(page, 'debate');
  await button(page, 'Pace and breakpoints').click();
  const window = page.getByRole('dialog', { name: 'How the run goes on' });
  const boxes = window.getByRole('group', { name: 'Before a turn of' }).getByRole('checkbox');
  await boxes.nth(1).check();
  await window.getByRole('combobox', { name: 'Pace' }).selectOption('with time to read');
  await page.keyboard.press('Escape');
  await button(page, 'Run').click();
  await expectStatus(page, 'paused');
  await expect(page.getByRole('status').first()).toContainText('breakpoint: before');
  await expect(messages(page)).toHaveCount(1);
  await button(page, 'Pace and breakpoints (1 breakpoint)').click();
  await button(page, 'Clear breakpoints').click();
  await window.getByRole('combobox', { name: 'Pace' }).selectOption('as fast as it goes');
  await page.keyboard.press('Escape');
  await button(page, 'Resume').click();
  await expectStatus(page, 'finished');
});
