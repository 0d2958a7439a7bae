// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { listenFrom, staticServer } from '../serve.mjs';
import { root } from '../set-up.mjs';

const rounds = 3;

/**
 * How many facts a second the page's own store keeps in a browser's IndexedDB, acknowledged and read again; the middle
 * of three rounds, each in a database of its own.
 * @param {string} chrome
 * @returns {Promise<import('./row').Row>}
 */
export async function keptFactsRow(chrome) {
  const folder = mkdtempSync(join(tmpdir(), 'colloquy-kept-facts-'));
  await build({
    configFile: false,
    root: join(root, 'tools', 'bench', 'kept-facts'),
    base: './',
    publicDir: false,
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  });
  const server = staticServer({ folder });
  const port = await listenFrom(server, 4260);
  const browser = await chromium.launch({ executablePath: chrome, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://localhost:${port}/`);
    await page.waitForFunction(() => 'kept' in globalThis);
    /** @type {Awaited<ReturnType<import('./kept-facts/page').Kept>>[]} */
    const found = [];
    for (let round = 0; round < rounds; round += 1) {
      found.push(await page.evaluate(() => Reflect.get(globalThis, 'kept')()));
    }
    found.sort((one, other) => one.speed - other.speed);
    const middle = found[Math.floor(rounds / 2)];
    return {
      name: `facts a second kept in IndexedDB, ${middle?.facts} facts of 25 runs`,
      value: middle?.speed ?? Number.NaN,
      unit: 'facts/s',
      goal: 5_000,
      better: 'higher',
    };
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
