import { axe, expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, messages, openPage, spoken } from './steps';

test('one click, and agents talk by turns on the built-in model', async ({ page }) => {
  await openPage(page);
  await button(page, 'Run').click();
  await expectStatus(page, 'loading', 'running');
  await expectTurns(page, 8);
  await expectStatus(page, 'finished', 'running');

  const said = (await spoken(page)).slice(0, 8);
  expect(new Set(said).size).toBe(8);
  for (const text of said) expect(text.trim().length).toBeGreaterThan(10);
  const speakers = await messages(page).evaluateAll((articles) =>
    articles.map((one) => one.getAttribute('data-agent')),
  );
  expect(new Set(speakers.slice(0, 3)).size).toBe(3);
});

test('the featured run finishes, says where it computed, and every turn is a node with an edge from each message in its prompt', async ({
  page,
}) => {
  await openPage(page);
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  const turns = await messages(page).count();
  expect(turns).toBeGreaterThanOrEqual(8);
  await expect(page.getByText(/WASM/).first()).toBeVisible();
  // Whoever only watches sees the newest words.
  await expect(messages(page).last()).toBeInViewport();

  const graph = page.getByRole('region', { name: 'Conversation graph' });
  await graph.getByRole('button', { name: 'Show everything' }).click();
  // Of a run that has ended there is nothing to follow.
  await expect(graph.getByRole('button', { name: 'Follow' })).toHaveCount(0);
  await expect(graph.locator('[data-id="turn-3"]')).toBeVisible();
  await expect(graph.locator('[data-edge="turn-2->turn-3"]')).toBeAttached();
  await expect(graph.locator('[data-edge="turn-1->turn-3"]')).toBeAttached();
  await axe(page);
});

test('the first screen has one Run button, and nothing that a screen reader trips over', async ({ page }) => {
  await openPage(page);
  await expect(button(page, 'Run')).toHaveCount(1);
  await axe(page);
});

test('the inspector shows the exact prompt of a turn and what it took', async ({ page }) => {
  await openPage(page, '#/play/debate');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  await page.locator('[role="log"] [data-turn="3"]').getByRole('button', { name: /Leo/ }).click();
  await page.getByRole('tab', { name: 'Inspector' }).click();
  const inspector = page.getByRole('region', { name: 'Inspector' });
  await expect(inspector).toContainText('Your role:');
  await expect(inspector).toContainText('Topic:');
  await expect(inspector).toContainText(/tokens/);

  // The model tells how likely its words were, and the arrow keys go through them.
  await inspector.getByRole('button', { name: 'Show token probabilities' }).click();
  const tokens = inspector.getByRole('toolbar').getByRole('button');
  await expect(tokens.last()).toHaveAccessibleName(/^end of the turn, (< )?\d+\s?%$/);
  await expect(inspector).toContainText(/Perplexity [\d.]+/);
  await inspector.getByRole('toolbar').locator('[aria-pressed="true"]').press('Home');
  await expect(tokens.first()).toBeFocused();
  await expect(inspector.getByRole('row')).toHaveCount(8);

  // The same prompt decoded in other ways: greedy twice gives one answer, and every strategy gives one.
  await inspector.getByRole('button', { name: 'Compare decoding strategies' }).click();
  await expect(inspector.getByRole('button', { name: 'Draw again' })).toBeVisible({ timeout: 60_000 });
  const greedy = inspector.locator('[data-strategy="greedy"] dd');
  const first = await greedy.innerText();
  expect(first).not.toBe('');
  await expect(inspector.locator('[data-strategy="beam"]')).toContainText(/perplexity [\d.]+/);
  await expect(inspector.locator('[data-strategy="sample"]')).toHaveCount(3);
  await inspector.getByRole('button', { name: 'Draw again' }).click();
  await expect(inspector.getByRole('button', { name: 'Draw again' })).toBeVisible({ timeout: 60_000 });
  expect(await greedy.innerText()).toBe(first);
  await axe(page);

  await page.getByRole('tab', { name: 'Metrics' }).click();
  await expect(page.getByRole('region', { name: 'Metrics' })).toContainText(/tokens/);
});
