// @ts-check
import { chromium } from '@playwright/test';
import { listenFrom, staticServer } from '../serve.mjs';
import { builtFolder } from '../set-up.mjs';

/**
 * What a person waits for on the built page, in a real browser.
 * @param {string} chrome
 * @param {string} longRun the text of a file with a run of 400 turns
 * @returns {Promise<readonly import('./row').Row[]>}
 */
export async function pageRows(chrome, longRun) {
  const server = staticServer({ folder: builtFolder });
  const port = await listenFrom(server, 4180);
  const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    const address = `http://localhost:${port}/?lang=en`;
    await page.goto(address, { waitUntil: 'networkidle' });
    const paint = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
    );
    await page.getByRole('button', { name: /^Import/ }).click();
    const dialog = page.getByRole('dialog');
    await dialog.locator('input[type="file"]').setInputFiles({
      name: 'long.colloquy.json',
      mimeType: 'application/json',
      buffer: Buffer.from(longRun),
    });
    const openedAt = performance.now();
    await page.locator('.react-flow__node').first().waitFor();
    await page.locator('[role="log"] [data-turn]').first().waitFor();
    const opening = performance.now() - openedAt;

    // From the key press to the second frame after it: what was pressed for is on the screen then.
    const stepsBack = [];
    await page.locator('.react-flow__node').nth(1).click();
    for (let step = 0; step < 12; step += 1) {
      // Listened first, pressed then: a busy page hears a key before it runs what it was sent earlier.
      await page.evaluate(() => {
        const shown = new Promise((done) => {
          const pressed = () => {
            const pressedAt = performance.now();
            requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - pressedAt)));
          };
          addEventListener('keydown', pressed, { once: true, capture: true });
        });
        Object.assign(globalThis, { shown });
      });
      await page.keyboard.press(step % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
      stepsBack.push(/** @type {number} */ (await page.evaluate(() => Reflect.get(globalThis, 'shown'))));
    }
    stepsBack.sort((a, b) => a - b);
    return [
      { name: 'first contentful paint, from this machine', value: paint, unit: 'ms', goal: null, better: 'lower' },
      { name: 'opening a recorded run of 400 turns', value: opening, unit: 'ms', goal: null, better: 'lower' },
      {
        name: 'going from turn to turn by key in a run of 400, to the second frame',
        value: stepsBack[Math.floor(stepsBack.length / 2)] ?? Number.NaN,
        unit: 'ms',
        goal: null,
        better: 'lower',
      },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}
