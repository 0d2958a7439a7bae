import { expect, test } from './fixtures/test';
import { button, expectStatus, openPage, openScenario } from './steps';

test('what agents read, how they draw words and who takes over is kept after a reload, and one prompt for all is read once', async ({
  page,
}) => {
  await openScenario(page, 'debate');
  const view = page.getByLabel('Prompts', { exact: true });
  const longPrompts = page.getByLabel('When a prompt gets too long');
  const agents = page.getByRole('region', { name: 'Agents' });
  const openMaya = () => agents.getByRole('button', { name: /Maya/ }).first().click();
  const maya = agents.getByRole('group', { name: 'Maya' });
  const topP = maya.getByLabel('Top-p (1: all)');
  const penalty = maya.getByLabel('Repetition penalty');
  const second = maya.getByLabel('If it fails');

  await page.getByLabel('Title', { exact: true }).fill('My own reading');
  await view.selectOption('one for all');
  await longPrompts.selectOption('sum up the oldest turns');
  await openMaya();
  await maya.getByLabel('Own sampling limits').check();
  await topP.fill('0.8');
  await penalty.fill('1.1');
  await second.selectOption({ index: 1 });
  const chosen = await second.inputValue();
  expect(chosen).not.toBe('');
  await expect(page.getByText('Kept in My scenarios')).toBeVisible();

  await openPage(page, '#/');
  await page.reload();
  await page
    .getByRole('link', { name: /My own reading/ })
    .first()
    .click();
  await expect(view.locator('option:checked')).toHaveText('one for all');
  await expect(longPrompts.locator('option:checked')).toHaveText('sum up the oldest turns');
  await openMaya();
  await expect(maya.getByLabel('Own sampling limits')).toBeChecked();
  await expect(topP).toHaveValue('0.8');
  await expect(penalty).toHaveValue('1.1');
  await expect(second).toHaveValue(chosen);

  // A run would ask whether the second model may be downloaded.
  await second.selectOption({ index: 0 });
  await page.getByLabel('Turns at most', { exact: true }).fill('2');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  await page.getByRole('tab', { name: 'Inspector' }).click();
  const cache = page
    .getByRole('region', { name: 'Inspector' })
    .getByRole('definition')
    .filter({ hasText: /^(fresh|reused)/ });
  const graph = page.getByRole('application');
  await graph.getByRole('button', { name: 'Turn 1, Iris' }).click();
  await expect(cache).toHaveText(/^fresh/);
  await graph.getByRole('button', { name: 'Turn 2, Maya' }).click();
  await expect(cache).toHaveText('reused: only what is new was read');
});
