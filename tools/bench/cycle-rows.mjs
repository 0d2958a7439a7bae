// @ts-check
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { listenFrom, staticServer } from '../serve.mjs';
import { root } from '../set-up.mjs';

/** @typedef {import('./cycles/page').Census} Census */

const wanted = 100;
const settled = 5;
/** A software GPU takes seconds for a cycle, on a busy machine a minute, and the whole benchmark has ten minutes. */
const longestSeconds = 120;

/**
 * What stays behind when a model is loaded, asked and unloaded again and again, in a browser, within one runtime, on the
 * engine's genuine code: the built-in model's graph with one narrow layer (`tools/builtin-model/one-layer.py`), because
 * most of a cycle is making a session, and that goes by the layers. Counted are JavaScript's heap after a collection,
 * WebAssembly's memory, and on a software GPU the buffers that were made and not destroyed; each after up to 100 cycles
 * over after 5.
 * @param {string} chrome
 * @param {number} secondsLeft beyond these nothing is measured
 * @returns {Promise<readonly import('./row').Row[]>}
 */
export async function cycleRows(chrome, secondsLeft) {
  const until = performance.now() + secondsLeft * 1000;
  const left = () => (until - performance.now()) / 1000;
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-cycles-'));
  await build({
    configFile: false,
    root: join(root, 'tools', 'bench', 'cycles'),
    base: './',
    publicDir: join(root, 'public'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 8000 },
  });
  const model = join(folder, 'models', 'builtin');
  const oneLayer = join(root, 'tools', 'bench', 'cycles', 'one-layer');
  copyFileSync(join(oneLayer, 'config.json'), join(model, 'config.json'));
  copyFileSync(join(oneLayer, 'model_fp16.onnx'), join(model, 'onnx', 'model_fp16.onnx'));
  const server = staticServer({ folder });
  const port = await listenFrom(server, 4200);
  const browser = await chromium.launch({
    executablePath: chrome,
    args: [
      // Without compilers for JavaScript: what they make of functions that become hot lies in the same heap, and grows.
      ...['--no-sandbox', '--js-flags=--expose-gc --no-sparkplug --no-maglev --no-turbofan'],
      '--enable-precise-memory-info',
      ...['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
    ],
  });
  try {
    const onWasm = await cycles(browser, `http://localhost:${port}/?device=wasm`, left() / 2);
    if (onWasm.late.wasmBytes === 0) throw new Error('No WebAssembly memory was seen, so nothing was counted.');
    const onGpu = await cycles(browser, `http://localhost:${port}/?device=webgpu`, left()).catch((error) => {
      console.error(`The cycles on WebGPU were not measured: ${error instanceof Error ? error.message : error}`);
      return undefined;
    });
    return [
      row('JavaScript heap', 'WASM', onWasm, ({ heapBytes }) => heapBytes),
      row('WebAssembly memory', 'WASM', onWasm, ({ wasmBytes }) => wasmBytes),
      // A count of nothing is a figure only where something was counted.
      ...(onGpu === undefined || onGpu.late.gpuBuffersMade === 0
        ? []
        : [
            row('GPU buffers', 'software WebGPU', onGpu, ({ gpuBuffers }) => gpuBuffers),
            row('JavaScript heap', 'software WebGPU', onGpu, ({ heapBytes }) => heapBytes),
            row('WebAssembly memory', 'software WebGPU', onGpu, ({ wasmBytes }) => wasmBytes),
          ]),
    ];
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} address
 * @param {number} seconds
 * @returns {Promise<{ early: Census, late: Census, count: number }>}
 */
async function cycles(browser, address, seconds) {
  const until = performance.now() + seconds * 1000;
  const page = await browser.newPage();
  await page.goto(address);
  await page.waitForFunction(() => 'cycle' in globalThis);
  const take = (/** @type {number} */ count, /** @type {number} */ most) =>
    page.evaluate(
      async ([most, limit]) => {
        const cycle = Reflect.get(globalThis, 'cycle');
        const until = performance.now() + (limit ?? 0) * 1000;
        let done = 0;
        while (done < (most ?? 0) && performance.now() < until) {
          await cycle();
          done += 1;
        }
        return { done, census: /** @type {Census} */ (await Reflect.get(globalThis, 'census')()) };
      },
      [count, Math.min(most, (until - performance.now()) / 1000)],
    );
  const early = await take(settled, Number.MAX_SAFE_INTEGER);
  if (early.done < settled) throw new Error(`There was time for ${early.done} cycles only.`);
  const late = await take(wanted - settled, longestSeconds);
  await page.close();
  return { early: early.census, late: late.census, count: settled + late.done };
}

/**
 * @param {string} what
 * @param {string} where
 * @param {Awaited<ReturnType<typeof cycles>>} found
 * @param {(census: Census) => number} pick
 * @returns {import('./row').Row}
 */
function row(what, where, { early, late, count }, pick) {
  // Nothing at all left behind is as good as it gets.
  const value = pick(late) === 0 ? 0 : pick(late) / pick(early);
  const name = `${what} after ${count} load/generate/unload cycles over after ${settled}, ${where}`;
  return { name, value, unit: 'ratio', goal: 1.05, better: 'lower' };
}
