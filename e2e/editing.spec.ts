import { axe, expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, openPage, openScenario } from './steps';

test('an agent that was renamed speaks under its new name, and others address it so', async ({ page }) => {
  await openScenario(page, 'debate');
  const agents = page.getByRole('region', { name: 'Agents' });
  await agents.getByRole('button', { name: /Maya/ }).first().click();
  const maya = agents.getByRole('group', { name: 'Maya' });
  await maya.getByLabel('Name', { exact: true }).fill('Zora');
  await expect(agents.getByRole('group', { name: 'Zora' })).toBeVisible();
  await axe(page);
  await button(page, 'Run').click();
  await expect(page.getByRole('article', { name: /^Turn \d+, Zora$/ }).first()).toBeVisible({ timeout: 60_000 });
  await expectStatus(page, 'finished');
  await expect(page.getByRole('article', { name: /Maya/ })).toHaveCount(0);
});

test('agents are added, duplicated, removed and brought back, and a wrong field says what is wrong', async ({
  page,
}) => {
  await openScenario(page, 'debate');
  const agents = page.getByRole('region', { name: 'Agents' });
  const groups = agents.getByRole('group', { name: /Iris|Maya|Leo|Alice/ });
  await expect(groups).toHaveCount(3);
  await button(page, 'Add agent').click();
  await expect(groups).toHaveCount(4);
  const added = agents.getByRole('group', { name: 'Alice' });
  await added.getByLabel('Name', { exact: true }).fill('Leo');
  await expect(agents.getByLabel('Name', { exact: true }).last()).toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Undo', exact: true }).first().click();
});

test('a scenario that was edited is kept by the browser', async ({ page }) => {
  await openScenario(page, 'debate');
  await page.getByLabel('Topic', { exact: true }).fill('bubble tea in space');
  await page.getByLabel('Title', { exact: true }).fill('My own debate');
  await openPage(page, '#/');
  await expect(page.getByText('My own debate').first()).toBeVisible();
  await page.reload();
  await page
    .getByRole('link', { name: /My own debate/ })
    .first()
    .click();
  await expect(page.getByLabel('Topic', { exact: true })).toHaveValue('bubble tea in space');
  await button(page, 'Step').click();
  await expectTurns(page, 1);
});

test('a person tries the tools of an agent: a sum, and a program that reaches nothing of the page', async ({
  page,
}) => {
  await openScenario(page, 'lesson');
  await page.getByRole('region', { name: 'Agents' }).getByRole('button', { expanded: false }).first().click();
  await page.getByRole('checkbox', { name: 'Calculator' }).check();
  await page.getByRole('checkbox', { name: 'JavaScript' }).check();
  await page.getByText('Try a tool yourself').click();
  const result = page.locator('output');
  await page.getByRole('textbox', { name: 'Calculator' }).fill('17 * 23');
  await button(page, 'Try it').click();
  await expect(result).toHaveText('391');
  await page.getByRole('combobox', { name: 'Tool to try' }).selectOption('JavaScript');
  const program = page.getByRole('textbox', { name: 'JavaScript' });
  await program.fill('[1, 2, 3].map((n) => n * n).join(" ") + " " + typeof document + " " + typeof fetch');
  await button(page, 'Try it').click();
  await expect(result).toHaveText('1 4 9 undefined undefined');
  await program.fill('for (;;) {}');
  await button(page, 'Try it').click();
  await expect(page.locator('[data-failure-code="tool/timeout"]')).toBeVisible();
});

test('what ends a run is put together of conditions within conditions, and the run ends so', async ({ page }) => {
  await openScenario(page, 'debate');
  await button(page, 'Add a condition').click();
  const first = page.locator('[data-path="ends.0"]');
  const kind = (within: typeof first) => within.getByRole('combobox', { name: 'When', exact: true }).first();
  await kind(first).selectOption({ label: 'all of several' });
  const parts = [first.locator('[data-path="ends.0.0"]'), first.locator('[data-path="ends.0.1"]')] as const;
  await first.getByRole('button', { name: 'Add a condition' }).click();
  await kind(parts[0]).selectOption('turns');
  await parts[0].getByRole('spinbutton').fill('3');
  await kind(parts[1]).selectOption('text');
  await expect(parts[1].getByText('This is empty. Fill it in to run.')).toBeVisible();
  await parts[1].getByRole('textbox').fill('e');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  await expect(page.locator('[role="log"] [data-turn]')).toHaveCount(3);
});

test('the tip of a button in a window lies above the window', async ({ page }) => {
  await openScenario(page, 'debate');
  await page.keyboard.press('?');
  const close = page.getByRole('dialog').getByRole('button', { name: 'Close' });
  await close.hover();
  const tip = page.locator('[popover]').filter({ hasText: 'Close' });
  await expect(tip).toBeVisible();
  // Shown after the window, and so in the layer above it.
  expect(await tip.evaluate((element) => element.matches(':popover-open'))).toBe(true);
});
