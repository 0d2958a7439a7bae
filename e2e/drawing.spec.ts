import type { Page } from '@playwright/test';
import { axe, expect, test } from './fixtures/test';
import { button, expectStatus, openScenario, smallestWords } from './steps';

const editor = (page: Page) => page.getByRole('dialog', { name: 'Drawing' });
/** A node of the picture; its name begins with its number. */
const node = (page: Page, number: number) =>
  editor(page)
    .locator('.react-flow__node')
    .and(page.getByRole('button', { name: new RegExp(`^${number}, `) }));

async function openDrawing(page: Page): Promise<void> {
  await openScenario(page, 'debate');
  await page.getByRole('combobox', { name: 'Pattern' }).selectOption({ label: 'Drawn by hand' });
  await button(page, 'Edit the drawing').press('Enter');
  await expect(editor(page).getByText('Nothing is wrong with the drawing.')).toBeVisible();
}

test('a loop is drawn with the keys alone, found to have no end, mended, and run', async ({ page }) => {
  await openDrawing(page);
  await expect(node(page, 5)).toHaveAccessibleName('5, End');

  // A question behind the last turn: it leads back, and on to the end.
  await node(page, 4).press('Enter');
  await button(page, 'Question').press('Enter');
  await expect(node(page, 6)).toHaveAccessibleName(/chooses, Can you add something new\?$/);
  const ways = editor(page).getByLabel('Then go to');
  await expect(ways).toHaveCount(2);
  await expect(editor(page).getByLabel('Agent', { exact: true })).toBeFocused();
  await expect(editor(page).getByText('Nothing is wrong with the drawing.')).toBeVisible();

  // Both ways back: now nothing leaves the loop.
  await ways.nth(1).selectOption({ index: 1 });
  const found = editor(page)
    .getByRole('listitem')
    .getByRole('button', { name: /This loop has no end/ });
  await expect(found).toBeVisible();
  await expect(node(page, 5)).toHaveAccessibleName(/Nothing leads here from the start/);
  await axe(page);
  await found.press('Enter');
  await expect(editor(page).getByRole('region').getByText('This loop has no end')).toBeVisible();

  await node(page, 6).press('Enter');
  await ways.nth(1).selectOption({ label: '5 · End' });
  await expect(editor(page).getByText('Nothing is wrong with the drawing.')).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(editor(page)).toBeHidden();
  await page.getByLabel('Turns at most', { exact: true }).fill('12');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  await expect(page.getByRole('log').locator('article:not(:has([data-speech]))').first()).toBeVisible();
});

test('nodes are moved, connected, removed and brought back in the picture', async ({ page }) => {
  await openDrawing(page);
  const turn = node(page, 3);
  const before = await turn.boundingBox();
  await turn.press('Enter');
  await turn.press('ArrowRight');
  await expect.poll(async () => ((await turn.boundingBox())?.x ?? 0) - (before?.x ?? 0)).toBeGreaterThan(0);

  // From the first turn straight to the end, by the dot below it.
  const from = await node(page, 2).locator('.react-flow__handle.source').boundingBox();
  const to = await node(page, 5).boundingBox();
  if (from === null || to === null) throw new Error('The nodes are not drawn.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 4, { steps: 8 });
  await page.mouse.up();
  await expect(editor(page).getByText('Nothing leads here from the start').first()).toBeVisible();
  await editor(page).getByRole('button', { name: 'Undo' }).click();
  await expect(editor(page).getByText('Nothing leads here from the start')).toHaveCount(0);

  await node(page, 3).press('Enter');
  await node(page, 3).press('Delete');
  await expect(editor(page).getByText(/never has a turn/)).toBeVisible();
  await editor(page).getByRole('button', { name: 'Undo' }).click();
  await expect(node(page, 5)).toBeVisible();
});

test('a drawing that is larger than its window opens at its top, large enough to be read', async ({ page }) => {
  await page.setViewportSize({ width: 1400, height: 700 });
  await openScenario(page, 'second-look');
  await button(page, 'Edit the drawing').click();
  await expect(node(page, 1)).toBeInViewport({ ratio: 0.99 });
  await expect.poll(() => smallestWords(editor(page))).toBeGreaterThan(10.9);
});
