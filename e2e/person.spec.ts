import { expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, openScenario } from './steps';

test('a person takes part: the run waits for their words and goes on with them', async ({ page }) => {
  await openScenario(page, 'guest');
  await button(page, 'Run').click();
  await expectStatus(page, 'waiting');
  const composer = page.getByRole('textbox', { name: /Guest/ });
  await expect(composer).toBeFocused();
  await composer.fill('Tell me something about bees, please.');
  await composer.press('Enter');
  await expect(page.getByRole('article', { name: /Guest/ }).first()).toContainText('bees, please');
  await expectStatus(page, 'waiting');
  await expectTurns(page, 2);
});
