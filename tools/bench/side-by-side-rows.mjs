// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { listenFrom, staticServer } from '../serve.mjs';
import { root } from '../set-up.mjs';

const devices = [
  { device: 'wasm', where: 'in two workers', on: 'WASM' },
  // The GPU's work is one batch, in one worker.
  { device: 'webgpu', where: 'as one', on: 'software WebGPU' },
];

/**
 * What it brings to turns to be taken side by side, with the page's engine in a browser.
 * @param {string} chrome
 * @returns {Promise<readonly import('./row').Row[]>}
 */
export async function sideBySideRows(chrome) {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-side-by-side-'));
  await build({
    configFile: false,
    root: join(root, 'tools', 'bench', 'side-by-side'),
    base: './',
    publicDir: join(root, 'public'),
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 8000 },
  });
  const server = staticServer({ folder });
  const port = await listenFrom(server, 4240);
  const browser = await chromium.launch({
    executablePath: chrome,
    args: ['--no-sandbox', '--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader'],
  });
  try {
    /** @type {import('./row').Row[]} */
    const rows = [];
    for (const { device, where, on } of devices) {
      const page = await browser.newPage();
      await page.goto(`http://localhost:${port}/?device=${device}`);
      await page.waitForFunction(() => 'gain' in globalThis);
      rows.push({
        name: `4 side-by-side turns, batched ${where} over one after another, tokens/s, built-in model on ${on}`,
        value: await page.evaluate(() =>
          /** @type {import('./side-by-side/page').Gain} */ (Reflect.get(globalThis, 'gain'))(),
        ),
        unit: 'ratio',
        goal: 2,
        better: 'higher',
      });
      await page.close();
    }
    return rows;
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
