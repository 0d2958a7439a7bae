import type { Page } from '@playwright/test';
import { expect, test } from './fixtures/test';

// Each of these does what no page of ours may do, so that the guard of every other test is known to look.
test.describe('the guard of every test notices', () => {
  test.use({ expectedErrors: [/^Failed to load resource/] });

  const strange = 'https://elsewhere.example/';
  const examples: readonly [what: string, act: (page: Page) => Promise<unknown>, complaint: RegExp][] = [
    [
      'a request to another host',
      (page) => page.evaluate((url) => fetch(url).catch(() => undefined), strange),
      /^asked another host: https:\/\/elsewhere\.example\//,
    ],
    [
      'a request of a worker to another host',
      (page) =>
        page.evaluate((url) => {
          const code = `fetch('${url}').catch(() => undefined)`;
          new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
        }, strange),
      /^asked another host: https:\/\/elsewhere\.example\//,
    ],
    [
      'a picture from another host',
      (page) => page.evaluate((url) => Object.assign(new Image(), { src: url }).src, strange),
      /^asked another host: https:\/\/elsewhere\.example\//,
    ],
    [
      'a socket',
      (page) => page.evaluate(() => new WebSocket('wss://elsewhere.example/').url),
      /^opened a socket: wss:\/\/elsewhere\.example\//,
    ],
    [
      'an error that nobody catches',
      (page) => page.evaluate(() => queueMicrotask(() => Promise.reject(new Error('Nobody catches this.')))),
      /^threw: Nobody catches this\./,
    ],
    [
      'an error in the console',
      (page) => page.evaluate(() => console.error('Something went wrong.')),
      /^wrote: Something went wrong\./,
    ],
  ];

  for (const [what, act, complaint] of examples) {
    test(what, async ({ page, complaints }) => {
      await page.route('**/empty.html', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }),
      );
      await page.goto('./empty.html');
      expect(complaints).toEqual([]);
      await act(page);
      await expect.poll(() => complaints).toEqual([expect.stringMatching(complaint)]);
      complaints.length = 0;
    });
  }
});
