import { axe, expect, test } from './fixtures/test';
import { button, expectStatus, messages, openScenario } from './steps';

/** One scenario for each way of working together, and what its graph must show. */
const scenarios: readonly (readonly [id: string, pattern: string, choices: boolean])[] = [
  ['science-panel', 'Round robin', false],
  ['trip', 'Moderator', true],
  ['desk-with-rules', 'Rules', false],
  ['ask-the-right-one', 'Peers', true],
  ['verdict', 'Debate', true],
  ['three-answers', 'Fan-out and fusion', true],
  ['report', 'Coordinator and workers', true],
  ['expedition', 'Hierarchy', true],
  ['team-that-argues', 'Coordinator and workers', true],
  ['who-does-what', 'Task allocation', true],
  ['blackboard', 'Blackboard', true],
  ['reading-together', 'Joint attention', true],
  ['whispers', 'Private messages', true],
  ['second-look', 'Drawn by hand', true],
];

test('every way of working together runs to its end on the built-in model', async ({ page }, testInfo) => {
  // One page for all of them, as for somebody who goes through the gallery: the model is loaded once.
  test.setTimeout(30_000 * scenarios.length);
  for (const [id, pattern, choices] of scenarios) {
    await test.step(`${pattern}: ${id}`, async () => {
      await openScenario(page, id);
      await expect(page.getByRole('combobox', { name: 'Pattern' }).locator('option:checked')).toHaveText(pattern);
      await button(page, 'Run').click();
      await expectStatus(page, 'finished');
      const turns = await messages(page).count();
      expect(turns).toBeGreaterThan(4);
      await expect(page.locator('.react-flow__node')).not.toHaveCount(0);
      if (choices)
        await expect(page.getByRole('log').locator('article:not(:has([data-speech]))').first()).toBeVisible();
      await page.screenshot({ path: testInfo.outputPath(`${id}.png`) });
    });
  }
});

test('what agents work on together can be read: the text with who points where, and the board', async ({ page }) => {
  await openScenario(page, 'reading-together');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  const text = page.getByRole('group', { name: 'The text' });
  await expect(text.locator('[data-pointed="true"]')).not.toHaveCount(0);
  await expect(text.locator('[aria-current="true"]')).toHaveCount(1);
  await axe(page);
  await text.getByRole('button').first().click();
  await expect(page.locator('[role="log"] [aria-current="true"]')).toHaveCount(1);

  await openScenario(page, 'blackboard');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  const board = page.getByRole('group', { name: /^On the board: \d+ entr/ });
  await expect(board.getByRole('listitem')).not.toHaveCount(0);
  await axe(page);
});

test('the same tasks are given out in all three ways, and what came of each stands side by side', async ({
  page,
}, testInfo) => {
  test.setTimeout(120_000);
  await openScenario(page, 'who-does-what');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  const compared = page.getByRole('region', { name: 'Ways to give out the same tasks' });
  for (const way of ['Run: the manager decides', 'Run: in turn']) {
    await compared.getByRole('button', { name: way }).click();
    await expect(compared.getByRole('button', { name: way })).toHaveCount(0);
    await expectStatus(page, 'finished');
  }
  const steps = compared.locator('[data-measure="steps"]');
  await expect(steps).toHaveText([/^\d+$/, /^\d+$/, '1']);
  await expect(compared.locator('[data-measure="fairness"]').last()).toHaveText('1.00');
  await expect(compared.locator('[data-method="rules"][data-measure="deciding"]')).toHaveText('0');
  await axe(page);
  await page.screenshot({ path: testInfo.outputPath('three-ways.png') });
});

test('votes weigh what earlier answers were found to be worth', async ({ page }) => {
  await openScenario(page, 'three-answers');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  await page.getByRole('tab', { name: 'Metrics' }).click();
  const scores = page.getByRole('region', { name: 'Whose answers were chosen' });
  await expect(scores).toContainText('In this run.');
  await scores.getByRole('button', { name: 'Vote with these weights' }).click();
  await expect(scores.getByRole('status')).toContainText('votes with these weights');
  await expect(page.getByRole('combobox', { name: 'How the answers are fused' })).toHaveValue('weighted');
  await expect(page.getByRole('textbox', { name: 'Weights' })).toHaveValue(/^Noor: [\d.]+\nTom: [\d.]+\nVera: [\d.]+$/);
  await button(page, 'Run').click();
  await expectStatus(page, 'running', 'loading');
  await expectStatus(page, 'finished');
  await expect(scores).toContainText('one more run');
});
