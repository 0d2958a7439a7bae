// @ts-check
import { chromium } from '@playwright/test';
import { listenFrom, staticServer } from '../serve.mjs';
import { builtFolder } from '../set-up.mjs';

const rounds = 5;

/**
 * What a worker that dies costs, on the built page with the built-in model: from its death in mid-turn to the next
 * word, which is noticing it, a new worker, the model again, the prompt again; over the same without a death on a page
 * that was just loaded, runtime and model in the browser's cache: from the start of the worker to its first word. By
 * turns in one browser.
 * @param {string} chrome
 * @param {string} [folder] the built page
 * @returns {Promise<readonly import('./row').Row[]>}
 */
export async function recoveryRows(chrome, folder = builtFolder) {
  const server = staticServer({ folder });
  const port = await listenFrom(server, 4190);
  const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] });
  try {
    const context = await browser.newContext();
    await context.addInitScript(watchWorkers);
    const cold = [];
    const recovered = [];
    // The first round fills the cache and is not counted.
    for (let round = 0; round <= rounds; round += 1) {
      const page = await context.newPage();
      await page.goto(`http://localhost:${port}/?lang=en#/play/debate`);
      await page.getByRole('button', { name: 'Run', exact: true }).click();
      const times = /** @type {{ cold: number, recovered: number }} */ (
        await (
          await page.waitForFunction(() => Reflect.get(globalThis, 'recoveryTimes'), null, { timeout: 300_000 })
        ).jsonValue()
      );
      await page.close();
      if (round === 0) continue;
      cold.push(times.cold);
      recovered.push(times.recovered);
    }
    const row = { unit: 'ms', goal: null, better: /** @type {const} */ ('lower') };
    return [
      {
        name: 'worker killed in mid-turn: time to the next token over a cold load from the cache, built-in model',
        value: middle(recovered) / middle(cold),
        unit: 'ratio',
        goal: 1.2,
        better: 'lower',
      },
      { ...row, name: 'worker killed in mid-turn: until the next token', value: middle(recovered) },
      {
        ...row,
        name: 'cold load from the cache: from the start of the worker to the first token',
        value: middle(cold),
      },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

/** In the page, before its scripts: kills the first worker at the first words of the second turn, and takes the times. */
function watchWorkers() {
  const Genuine = globalThis.Worker;
  let workers = 0;
  let cold = Number.NaN;
  let killedAt = Number.NaN;
  globalThis.Worker = class extends Genuine {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      const startedAt = performance.now();
      super(url, options);
      workers += 1;
      const isFirst = workers === 1;
      let turns = 0;
      let words = 0;
      this.addEventListener('message', ({ data }) => {
        if (data.type !== 'part') return;
        if (data.part.type === 'finish') {
          turns += 1;
          words = 0;
        }
        if (data.part.type !== 'text') return;
        words += 1;
        if (isFirst && turns === 0 && words === 1) cold = performance.now() - startedAt;
        if (isFirst && turns === 1 && words === 1) {
          killedAt = performance.now();
          this.terminate();
        }
        if (!isFirst && words === 1 && turns === 0 && !('recoveryTimes' in globalThis)) {
          Object.assign(globalThis, { recoveryTimes: { cold, recovered: performance.now() - killedAt } });
        }
      });
    }
  };
}

/** @param {readonly number[]} values an odd number of them */
function middle(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
