import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Failure } from '../../../core';
import { countedFetch } from './counted-fetch';

let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    switch (request.url) {
      case '/file':
        response.setHeader('content-length', 300_000);
        return response.end(Buffer.alloc(300_000, 1));
      case '/page':
        response.setHeader('content-type', 'text/html; charset=utf-8');
        return response.end('<!doctype html>');
      case '/busy':
        response.statusCode = 503;
        return response.end();
      case '/short':
        response.setHeader('content-length', 1000);
        response.write(Buffer.alloc(400));
        setTimeout(() => response.destroy(), 20);
        return;
      case '/silent':
        response.setHeader('content-length', 1000);
        response.write(Buffer.alloc(400));
        return;
      default:
        response.statusCode = 404;
        return response.end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  address = `http://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function watch(signal = new AbortController().signal, stallMilliseconds = 10_000) {
  const problems: Failure[] = [];
  const bytes: [number, number][] = [];
  let pages = 0;
  const fetched = countedFetch({
    signal,
    stallMilliseconds,
    onBytes: (loaded, total) => bytes.push([loaded, total]),
    onProblem: (problem) => problems.push(problem),
    onPage: () => {
      pages += 1;
    },
  });
  return { get: (path: string) => fetched(address + path), problems, bytes, pages: () => pages };
}

test('bytes are counted to the end, over all files', async () => {
  const { get, bytes, problems } = watch();
  expect((await (await get('/file')).arrayBuffer()).byteLength).toBe(300_000);
  expect(bytes.at(-1)).toEqual([300_000, 300_000]);
  await (await get('/file')).arrayBuffer();
  expect(bytes.at(-1)).toEqual([600_000, 600_000]);
  expect(problems).toEqual([]);
});

test('a file that is not there is left to whoever asked; a web page is no file', async () => {
  const { get, problems, pages } = watch();
  expect((await get('/none')).status).toBe(404);
  expect((await get('/page')).status).toBe(404);
  expect(pages()).toBe(1);
  expect(problems).toEqual([]);
});

test('a server that fails, a download that breaks off and one that stands still are told', async () => {
  for (const path of ['/busy', '/short', '/silent']) {
    const { get, problems } = watch(undefined, path === '/silent' ? 150 : 10_000);
    await expect(get(path).then((response) => response.arrayBuffer())).rejects.toThrow();
    expect(problems.map(({ code }) => code)).toEqual(['engine/download-failed']);
  }
});

test('a host that cannot be reached is told', async () => {
  const problems: Failure[] = [];
  const signal = new AbortController().signal;
  const fetched = countedFetch({
    signal,
    stallMilliseconds: 1000,
    onBytes() {},
    onPage() {},
    onProblem: (found) => problems.push(found),
  });
  await expect(fetched('http://localhost:1/file')).rejects.toThrow();
  expect(problems[0]?.code).toBe('engine/download-failed');
});

test('who only looks at the beginning meets no problem', async () => {
  const { get, problems } = watch();
  await (await get('/file')).body?.cancel();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(problems).toEqual([]);
});

test('the signal ends a download', async () => {
  const stop = new AbortController();
  const { get } = watch(stop.signal);
  const response = await get('/silent');
  stop.abort();
  await expect(response.arrayBuffer()).rejects.toThrow();
});
