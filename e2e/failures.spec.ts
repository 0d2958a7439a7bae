import type { Locator, Page } from '@playwright/test';
import { axe, expect, test } from './fixtures/test';
import { button, expectStatus, expectTurns, failureNote, makeRunLong, messages, openScenario } from './steps';

// The browser says in the console what could not be fetched; that is what these tests bring about.
test.use({ expectedErrors: [/^Failed to load resource/] });

const modelFile = '**/models/builtin/**/*.onnx';

test('a model file that is missing is said, and the next try works', async ({ page }) => {
  await page.route(modelFile, (route) => route.fulfill({ status: 404, body: 'not here' }));
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expect(failureNote(page, 'engine/model-missing')).toBeVisible({ timeout: 60_000 });
  await expectStatus(page, 'failed');
  await page.unroute(modelFile);
  await button(page, 'Resume').click();
  await expectTurns(page, 2);
});

test('a failed turn is told once, with the next step at hand, and a mark where it happened', async ({ page }) => {
  await page.route(modelFile, (route) => route.fulfill({ status: 404, body: 'not here' }));
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expectStatus(page, 'failed');
  await expect(page.getByText(/are not where they should be/)).toHaveCount(1);
  await expect(failureNote(page, 'engine/model-missing')).toBeVisible();
  await expect(page.getByRole('log').getByRole('article', { name: 'Turn 1, Iris' })).toContainText('failed');
  await axe(page);

  await button(page, 'Choose another model').click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await page.unroute(modelFile);
  await button(page, 'Try again').click();
  await expectTurns(page, 2);
  await expect(page.locator('[role="alert"]')).toHaveCount(0);
  await expect(page.getByRole('log').getByRole('article', { name: 'Turn 1, Iris' })).toContainText('retried');
});

test('on a phone what failed covers neither the title nor the buttons of the run, on every tab', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.route(modelFile, (route) => route.fulfill({ status: 404, body: 'not here' }));
  await openScenario(page, 'debate');
  await fillStorage(page);
  await button(page, 'Run').click();
  await expectStatus(page, 'failed');
  await expect(failureNote(page, 'storage/full')).toBeVisible();
  const uncovered = async (place: Locator) => {
    await expect(place).toBeInViewport({ ratio: 1 });
    return place.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      return there !== null && (element.contains(there) || there.contains(element));
    });
  };
  for (const tab of ['Graph', 'Transcript', 'Scenario']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await uncovered(page.getByRole('heading', { level: 1 }))).toBe(true);
    expect(await uncovered(failureNote(page, 'engine/model-missing'))).toBe(true);
    expect(await uncovered(button(page, 'Try again'))).toBe(true);
    expect(await uncovered(button(page, 'Resume'))).toBe(true);
  }
});

test('a model file that is damaged is said', async ({ page }) => {
  await page.route(modelFile, (route) => route.fulfill({ status: 200, body: '<!doctype html><p>Please log in.' }));
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expect(page.locator('[role="alert"][data-failure-code^="engine/model-"]').first()).toBeVisible({
    timeout: 60_000,
  });
  await expectStatus(page, 'failed');
});

test('a broken download is said', async ({ page }) => {
  await page.route(modelFile, (route) => route.abort('connectionreset'));
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expect(page.locator('[role="alert"][data-failure-code^="engine/"]').first()).toBeVisible({ timeout: 60_000 });
  await expectStatus(page, 'failed');
});

test('loading is cancelled, and can be begun again', async ({ page }) => {
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(modelFile, async (route) => {
    await held;
    await route.continue().catch(() => {});
  });
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  const progress = page.getByRole('progressbar', { name: 'Loading model' });
  await expect(progress).toBeVisible();
  // Nobody reads a prompt while the model is on its way.
  await expect(page.getByRole('log').getByRole('article', { name: 'Turn 1, Iris' })).toContainText(
    'waiting for the model',
  );
  await button(page, 'Cancel').click();
  await expect(failureNote(page, 'engine/download-cancelled')).toBeVisible();
  await expectStatus(page, 'idle');
  answer();
  await page.unroute(modelFile);
  await button(page, 'Run').click();
  await expectTurns(page, 1);
});

test('a worker that dies in the middle of a turn is replaced, and no finished turn is lost', async ({ page }) => {
  test.setTimeout(120_000);
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    const Genuine = Worker;
    globalThis.Worker = class extends Genuine {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        workers.push(this);
      }
    };
    Object.assign(globalThis, { killWorkers: () => workers.splice(0).map((worker) => worker.terminate()) });
  });
  await openScenario(page, 'debate');
  await makeRunLong(page);
  await button(page, 'Run').click();
  await expectTurns(page, 2);
  await page.evaluate(() => (globalThis as unknown as { killWorkers(): void }).killWorkers());
  const killedAt = await messages(page).count();
  await expectTurns(page, killedAt + 3);
  await expect(page.locator('[role="log"] [data-turn="1"] [data-speech]')).toBeVisible();
  await button(page, 'Stop').click();
  await expectStatus(page, 'finished');
});

test('a part of the page that does not come is said, and after a reload the run begins', async ({ page }) => {
  const part = '**/assets/orchestrator-*.js';
  let refused = 0;
  await page.route(part, (route) => {
    refused += 1;
    return route.abort();
  });
  await openScenario(page, 'debate');
  await button(page, 'Run').click();
  await expect(failureNote(page, 'page/part-missing')).toBeVisible();
  expect(refused).toBeGreaterThan(0);
  await page.unroute(part);
  await page.reload();
  await button(page, 'Run').click();
  await expectTurns(page, 1);
});

test('a browser that denies storage says so, and the run goes on in memory', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('denied', 'SecurityError');
    };
  });
  await openScenario(page, 'debate');
  await expect(failureNote(page, 'storage/denied')).toBeVisible();
  await button(page, 'Run').click();
  await expectTurns(page, 2);
});

test('a full storage says so, and nothing that was finished is lost from the page', async ({ page }) => {
  await openScenario(page, 'debate');
  await fillStorage(page);
  await button(page, 'Run').click();
  await expect(failureNote(page, 'storage/full')).toBeVisible({ timeout: 60_000 });
  await expectTurns(page, 3);
});

test('a scenario without agents leads to what is missing instead of running', async ({ page }) => {
  await openScenario(page, 'debate');
  const agents = page.getByRole('region', { name: 'Agents' });
  for (const name of ['Iris', 'Maya', 'Leo']) {
    const group = agents.getByRole('group', { name });
    await group
      .getByRole('button', { name: new RegExp(name) })
      .first()
      .click();
    await group.getByRole('button', { name: 'Remove' }).click();
  }
  await button(page, 'Run').click();
  await expectStatus(page, 'idle');
  await expect(page.getByText(/needs somebody/).first()).toBeVisible();
});

test('an address that leads nowhere gets a sentence and a way back', async ({ page }) => {
  await page.goto('./?lang=en#/play/run-00000000');
  await expect(failureNote(page, 'run/not-found')).toBeVisible();
});

/** From now on the page can keep nothing more. */
async function fillStorage(page: Page): Promise<void> {
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put;
  });
}
