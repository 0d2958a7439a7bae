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

test('a person reads what an agent is about to say, corrects it, and the others hear the corrected words', async ({
  page,
}) => {
  await openScenario(page, 'debate');
  await page.getByRole('region', { name: 'Agents' }).getByRole('button', { expanded: false }).first().click();
  await page.getByRole('switch', { name: 'I check what it says' }).check();
  await button(page, 'Run').click();
  await expectStatus(page, 'waiting');
  const card = page.getByRole('region', { name: /is about to say this/ });
  await expect(card).toBeFocused();
  const words = card.getByRole('textbox');
  await expect(words).not.toHaveValue('');
  const original = await words.inputValue();
  await words.fill('Let us talk about whales instead.');
  await button(page, 'Say it like this').click();
  const first = page.locator('[role="log"] [data-turn="1"]');
  await expect(first).toContainText('Let us talk about whales instead.');
  await expect(first).toContainText('corrected by you');
  await expectTurns(page, 2);
  await button(page, 'Stop').click();
  await expectStatus(page, 'finished');
  await first.click();
  await page.getByRole('tab', { name: 'Inspector' }).click();
  await expect(page.getByRole('tabpanel')).toContainText(original.trim());
});

test('a person who leads splits the work in a form and chooses who does each part', async ({ page }) => {
  await openScenario(page, 'report');
  await page.getByRole('button', { name: /^Nadia coordinator/ }).click();
  await page.getByRole('combobox', { name: 'Played by' }).selectOption('a person');
  await button(page, 'Run').click();
  await expectStatus(page, 'waiting');
  const form = page.getByRole('form', { name: 'Nadia' });
  await form.getByRole('textbox').fill('how bees fly\nwhat honey is\nthe first hives');
  await form.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('[role="log"] [data-turn="1"]')).toContainText('what honey is');
  for (const [part, who] of [
    ['how bees fly', 'Noor'],
    ['what honey is', 'Tom'],
    ['the first hives', 'Vera'],
  ] as const) {
    const choice = page.getByRole('group', { name: part });
    await expect(choice.getByRole('button').first()).toBeFocused();
    await choice.getByRole('button', { name: who, exact: true }).click();
  }
  await expect(page.locator('[role="log"] [data-turn="4"]')).toContainText('Vera');
  await expectTurns(page, 7);
});

test('a person picks who speaks next, and the pattern goes on afterwards as it would have', async ({ page }) => {
  await openScenario(page, 'science-panel');
  await button(page, 'Step').click();
  await expectTurns(page, 1);
  await expectStatus(page, 'paused');
  await page.getByRole('combobox', { name: 'Who speaks next' }).selectOption({ label: 'Next: Vera, to everybody' });
  await button(page, 'Step').click();
  await expectTurns(page, 2);
  await expectStatus(page, 'paused');
  await expect(page.getByRole('combobox', { name: 'Who speaks next' })).toHaveValue('');
  await button(page, 'Step').click();
  await expectTurns(page, 3);
  const speakers = page.locator('[role="log"] [data-turn]');
  await expect(speakers.nth(1)).toHaveAttribute('data-agent', 'historian');
  await expect(speakers.nth(2)).toHaveAttribute('data-agent', 'biologist');
});
