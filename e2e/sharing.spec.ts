import { limits } from '../src/core';
import { longRun } from '../tools/bench/long-run';
import { expect, test } from './fixtures/test';
import { button, expectStatus, failureNote, messages, openPage, openScenario, spoken, status } from './steps';

/** Opens the share dialog and reads the link for the scenario or the run. */
async function linkOf(page: Parameters<typeof openScenario>[0], what: RegExp): Promise<string> {
  await button(page, 'Share').click();
  const dialog = page.getByRole('dialog');
  const choice = dialog.getByRole('radio', { name: what });
  if ((await choice.count()) > 0) await choice.check();
  const field = dialog.getByRole('textbox', { name: 'Link' });
  await expect(field).toHaveValue(what.test('run') ? /#r=/ : /#s=/);
  const link = await field.inputValue();
  await page.keyboard.press('Escape');
  return link;
}

test('a recorded run opens in a fresh browser, replays without a model, and is taken over live', async ({
  page,
  browser,
  baseURL,
}) => {
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  const said = (await spoken(page)).slice(0, 4);
  const link = await linkOf(page, /run/i);

  const fresh = await browser.newContext({ ...(baseURL === undefined ? {} : { baseURL }), locale: 'en-US' });
  const reader = await fresh.newPage();
  const requests: string[] = [];
  reader.on('request', (request) => requests.push(request.url()));
  await reader.goto(link);
  // What is there to be read begins at its beginning, in the transcript as in the graph.
  await expect(messages(reader).first()).toBeInViewport();
  await expect(reader.locator('[data-id="turn-1"]')).toBeInViewport();
  expect((await spoken(reader)).slice(0, 4)).toEqual(said);
  await button(reader, 'Play replay').click();
  await expect(messages(reader)).toHaveCount(1);
  await expect(messages(reader)).toHaveCount(3, { timeout: 20_000 });
  // From then on the newest words are kept in sight, and stay there when the replay is paused.
  await expect(messages(reader)).toHaveCount(6, { timeout: 20_000 });
  await button(reader, 'Pause replay').click();
  await expect(messages(reader).last()).toBeInViewport();
  expect(requests.filter((url) => /\.(onnx|wasm)|worker/.test(url))).toEqual([]);

  await button(reader, 'Take over live').click();
  await expectStatus(reader, 'loading', 'running', 'finished');
  await fresh.close();
});

test('a scenario goes through a link and starts nothing by itself', async ({ page, browser }) => {
  await openScenario(page, 'debate');
  await page.getByLabel('Topic', { exact: true }).fill('bubble tea in space');
  const link = await linkOf(page, /scenario/i);
  const fresh = await browser.newContext({ locale: 'en-US' });
  const reader = await fresh.newPage();
  await reader.goto(link);
  await expect(reader.getByLabel('Topic', { exact: true })).toHaveValue('bubble tea in space');
  await expect(status(reader)).toHaveAttribute('data-run-status', 'idle');
  await fresh.close();
});

for (const [name, hash, code] of [
  ['damaged', '#r=1AAAAdamagedAAAA', /link\/(damaged|unreadable|invalid)/],
  ['from the future', '#s=9AAAA', /link\/(from-the-future|unreadable|damaged)/],
  ['no link at all', '#s=', /link\//],
] as const) {
  test(`a link that is ${name} gets a sentence, and the gallery stays usable`, async ({ page }) => {
    await openPage(page, hash);
    const alert = page.locator('[role="alert"][data-failure-code]').first();
    await expect(alert).toBeVisible();
    expect(await alert.getAttribute('data-failure-code')).toMatch(code);
    await openPage(page, '#/');
    await expect(button(page, 'Run')).toBeVisible();
  });
}

test('a file that is no scenario gets a sentence', async ({ page }) => {
  await openPage(page);
  await page.getByRole('button', { name: /^Import/ }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('{"not": "a scenario"}');
  await page.getByRole('dialog').getByRole('button', { name: 'Open', exact: true }).click();
  await expect(page.locator('[role="alert"][data-failure-code^="file/"]').first()).toBeVisible();
  await expect(failureNote(page, 'page/crashed')).toHaveCount(0);
});

test('a long run from a file opens at its first messages, and has its last ones at its end', async ({ page }) => {
  const file = { name: 'long.colloquy.json', mimeType: 'application/json', buffer: Buffer.from(await longRun()) };
  await openPage(page);
  await page.getByRole('button', { name: /^Import/ }).click();
  await page.getByRole('dialog').locator('input[type="file"]').setInputFiles(file);
  const message = (number: number) => page.getByRole('log').locator(`[data-turn="${number}"]`);
  await expect(message(1)).toBeInViewport();
  // Only those in sight are in the page.
  await expect(message(limits.turns)).toHaveCount(0);
  const toEnd = (log: Element) => log.scrollTo({ top: log.scrollHeight });
  await expect(async () => {
    await page.getByRole('log').evaluate(toEnd);
    await expect(message(limits.turns)).toBeInViewport({ timeout: 500 });
  }).toPass();
});
