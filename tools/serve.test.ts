import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileFor, listenFrom, mimeTypeOf, staticServer } from './serve.mjs';

const outside = mkdtempSync(join(tmpdir(), 'colloquy-serve-'));
const folder = join(outside, 'site');
mkdirSync(join(folder, 'models'), { recursive: true });
writeFileSync(join(outside, 'secret.txt'), 'secret');
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, '.hidden'), 'hidden');
writeFileSync(join(folder, 'models', 'a b.onnx'), 'weights');
symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));

test('every kind of file that the site is made of has its type', () => {
  expect(mimeTypeOf('a.WASM')).toBe('application/wasm');
  expect(mimeTypeOf('a.mjs')).toMatch(/^text\/javascript/);
  expect(mimeTypeOf('a.onnx')).toBe('application/octet-stream');
  expect(mimeTypeOf('models/vocabulary')).toBe('application/octet-stream');
});

describe('an address', () => {
  const inside = (address: string) => fileFor('/site', '/base/', address);

  test('means a file of the folder', () => {
    expect(inside('/base/')).toBe('/site/index.html');
    expect(inside('/base/models/a%20b.onnx?v=1#x')).toBe('/site/models/a b.onnx');
    expect(inside('/base/deep/')).toBe('/site/deep/index.html');
  });

  test.each([
    '/',
    '/other/x',
    '/base/../secret.txt',
    '/base/%2e%2e/secret.txt',
    '/base/%2e%2e%2fsecret.txt',
    '/base/..%5csecret.txt',
    '/base/.hidden',
    '/base/a/.vite/manifest.json',
    '/base/%00',
    '/base/%E0%A4%A',
    '/base//etc/../../passwd',
  ])('outside of it means nothing: %s', (address) => {
    expect(inside(address)).toBeUndefined();
  });

  test('with two slashes does not reach the root of the disk', () => {
    expect(inside('/base//etc/passwd')).toBe('/site/etc/passwd');
  });
});

describe('the server', () => {
  const server = staticServer({ folder, basePath: '/base/' });
  let port = 0;
  beforeAll(async () => {
    port = await listenFrom(server, 0);
  });
  afterAll(() => {
    server.close();
  });

  /** Sent as written: `fetch` would tidy the dots away before they reach the server. */
  const ask = (path: string, method = 'GET') =>
    new Promise<{ status: number | undefined; type: string | undefined; text: string; headers: readonly string[] }>(
      (done, fail) => {
        const asked = request({ host: 'localhost', port, path, method }, (response) => {
          let text = '';
          response.on('data', (part) => {
            text += part;
          });
          response.on('end', () => {
            const { 'content-type': type } = response.headers;
            done({ status: response.statusCode, type, text, headers: Object.keys(response.headers) });
          });
        });
        asked.on('error', fail).end();
      },
    );

  test('gives the page, and sends the folder without its slash there', async () => {
    expect(await ask('/base/')).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
      text: '<!doctype html>',
    });
    expect((await ask('/base')).status).toBe(301);
  });

  test('adds no header that a plain static host would not send', async () => {
    expect((await ask('/base/')).headers.filter((name) => name.startsWith('cross-origin'))).toEqual([]);
  });

  test('answers HEAD without a body, and nothing else than GET and HEAD', async () => {
    expect(await ask('/base/models/a%20b.onnx', 'HEAD')).toMatchObject({ status: 200, text: '' });
    expect((await ask('/base/', 'POST')).status).toBe(405);
  });

  test.each(['/base/none', '/base/models', '/base/models/', '/base/link.txt', '/base/../secret.txt', '/'])(
    'has nothing at %s',
    async (path) => {
      expect(await ask(path)).toMatchObject({ status: 404, text: 'There is no such file here.\n' });
    },
  );

  test('takes the next port when another program has the one that was asked for', async () => {
    const second = staticServer({ folder });
    const found = await listenFrom(second, port);
    second.close();
    expect(found).toBeGreaterThan(port);
  });
});
