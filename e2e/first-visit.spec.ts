import { gzipSync } from 'node:zlib';
import { firstLoadLimit } from '../tools/size.mjs';
import { axe, expect, test } from './fixtures/test';

test('the page opens under a sub-path, by keyboard and screen reader too', async ({ page }) => {
  await page.goto('./');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await axe(page);
});

test('the first paint takes little JavaScript, and a first visit neither a model nor wasm', async ({ page }) => {
  const loaded = new Map<string, number>();
  page.context().on('requestfinished', async (request) => {
    const url = new URL(request.url());
    loaded.set(url.pathname, 0);
    if (!/\.m?js$/.test(url.pathname)) return;
    const body = await (await request.response())?.body();
    loaded.set(url.pathname, gzipSync(body ?? '').length);
  });
  await page.goto('./', { waitUntil: 'networkidle' });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => [...loaded.values()].filter((bytes) => bytes > 0).length).toBeGreaterThan(0);

  // What is fetched when the page has nothing else to do, after it was painted, keeps nobody waiting.
  const before = await page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.POSITIVE_INFINITY;
    const asked = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < paint);
    return asked.map(({ name }) => new URL(name).pathname);
  });
  const first = [...loaded].filter(([file]) => before.includes(file));
  const total = first.reduce((sum, [, bytes]) => sum + bytes, 0);
  expect(total).toBeGreaterThan(60_000);
  expect(total, first.map(([file, bytes]) => `${bytes} ${file}`).join('\n')).toBeLessThanOrEqual(firstLoadLimit);
  expect([...loaded.keys()].filter((file) => /\.(wasm|onnx|bin)$/.test(file))).toEqual([]);
});
