import { expect, test } from './fixtures/test';
import { button, expectStatus, openScenario, smallestWords } from './steps';

test('in a run of seven lanes all words can be read, from near and far, and no overview lies over them unasked', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1400, height: 900 });
  await openScenario(page, 'expedition');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  const graph = page.getByRole('region', { name: 'Conversation graph' });
  const expectReadable = () => expect.poll(() => smallestWords(graph)).toBeGreaterThan(10.9);
  await expect(graph.locator('[data-id^="turn-"]').first()).toBeVisible();
  await expectReadable();

  const map = graph.getByRole('img', { name: 'Overview of the conversation' });
  await expect(map).toHaveCount(0);
  const overview = graph.getByRole('button', { name: 'Overview' });
  await overview.click();
  await expect(map).toBeVisible();
  await overview.click();
  await expect(map).toHaveCount(0);

  for (let step = 0; step < 5; step += 1) {
    await graph.getByRole('button', { name: 'Zoom out' }).click();
    await expectReadable();
  }
  await graph.getByRole('button', { name: 'Show everything' }).click();
  await expectReadable();
});

test('on a phone the words in the graph can be read too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openScenario(page, 'debate');
  await page.getByRole('tab', { name: 'Scenario' }).click();
  await page.getByLabel('Turns at most', { exact: true }).fill('3');
  await page.getByRole('tab', { name: 'Graph' }).click();
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  expect(await smallestWords(page.getByRole('region', { name: 'Conversation graph' }))).toBeGreaterThan(10.9);
});

test('who looks at an earlier turn stays there when the graph gets lower, and who follows keeps the newest in sight', async ({
  page,
}) => {
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expectStatus(page, 'finished');
  const turn = (number: number) => page.locator(`[data-id="turn-${number}"]`);
  await expect(turn(12)).toBeInViewport();
  await page.setViewportSize({ width: 1440, height: 700 });
  await expect(turn(12)).toBeInViewport({ ratio: 0.99 });

  await page
    .getByRole('log')
    .getByRole('button', { name: /^Iris 1$/ })
    .click();
  await expect(turn(1)).toBeInViewport({ ratio: 0.99 });
  const graph = page.getByRole('region', { name: 'Conversation graph' });
  const heightOfGraph = async () => (await graph.boundingBox())?.height ?? Number.NaN;
  const [before, high] = [await turn(1).boundingBox(), await heightOfGraph()];
  await page.setViewportSize({ width: 1440, height: 620 });
  await expect.poll(heightOfGraph).toBeLessThan(high - 60);
  // What moves with the height moves in the frame after it.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await turn(1).boundingBox()).toEqual(before);
});
