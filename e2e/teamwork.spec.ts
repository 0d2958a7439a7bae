import { expect, test } from './fixtures/test';
import { button, expectStatus, messages, openScenario } from './steps';

/** One scenario for each way of working together, and what its graph must show. */
const scenarios: readonly (readonly [id: string, pattern: string, choices: boolean])[] = [
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
