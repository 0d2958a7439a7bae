// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { listenFrom, staticServer } from '../serve.mjs';
import { root } from '../set-up.mjs';

/**
 * What it brings to turns to be taken side by side, with the page's engine in its two workers, in a browser, on WASM.
 * @param {string} chrome
 * @returns {Promise<import('./row').Row>}
 */
export async function sideBySideRow(chrome) {
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
  const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.waitForFunction(() => 'gain' in globalThis);
    return {
      name: '4 side-by-side turns, batched in two workers over one after another, tokens/s, built-in model on WASM',
      value: await page.evaluate(() =>
        /** @type {import('./side-by-side/page').Gain} */ (Reflect.get(globalThis, 'gain'))(),
      ),
      unit: 'ratio',
      goal: 2,
      better: 'higher',
    };
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
