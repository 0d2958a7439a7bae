// @ts-check
import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const types = /** @type {Readonly<Record<string, string>>} */ ({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.onnx': 'application/octet-stream',
});

/**
 * What a browser is told a file is; bytes of no known kind are an octet stream.
 * @param {string} path
 */
export const mimeTypeOf = (path) => types[extname(path).toLowerCase()] ?? 'application/octet-stream';

/**
 * The file inside `folder` that a request's address means, or undefined when it means none: outside of `basePath`,
 * outside of the folder, hidden, or not decodable.
 * @param {string} folder
 * @param {string} basePath begins and ends with a slash
 * @param {string} address path and query, as in the request line
 */
export function fileFor(folder, basePath, address) {
  const path = decoded(address.replace(/[?#].*$/s, ''));
  if (path === undefined || !path.startsWith(basePath) || /[\0\\]/.test(path)) return undefined;
  const parts = path.slice(basePath.length).split('/');
  if (parts.some((part) => part.startsWith('.') || (sep === '\\' && part.includes(':')))) return undefined;
  const file = resolve(folder, ...parts);
  if (file !== resolve(folder) && !file.startsWith(resolve(folder) + sep)) return undefined;
  return path.endsWith('/') ? join(file, 'index.html') : file;
}

/** @param {string} path */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

/**
 * A static host as plain as any: GET and HEAD of the files of one folder, the right type for each, nothing else.
 * It sends no COOP/COEP headers, so that what works here works on any static host.
 * @param {{ folder: string, basePath?: string }} options
 */
export function staticServer({ folder, basePath = '/' }) {
  return createServer(async (request, response) => {
    /** @param {number} status @param {string} sentence */
    const refuse = (status, sentence) => {
      response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(request.method === 'HEAD' ? undefined : `${sentence}\n`);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD are served here.');
    const address = request.url ?? '/';
    if (`${address.replace(/[?#].*$/s, '')}/` === basePath) {
      response.writeHead(301, { location: basePath });
      return response.end();
    }
    const file = fileFor(folder, basePath, address);
    const size = file === undefined ? undefined : await sizeInside(folder, file);
    if (file === undefined || size === undefined) return refuse(404, 'There is no such file here.');
    response.writeHead(200, { 'content-type': mimeTypeOf(file), 'content-length': size, 'cache-control': 'no-cache' });
    if (request.method === 'HEAD') return response.end();
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
  });
}

/**
 * The size of a plain file that really lies in the folder, links followed.
 * @param {string} folder
 * @param {string} file
 */
async function sizeInside(folder, file) {
  try {
    const [real, root] = await Promise.all([realpath(file), realpath(folder)]);
    if (!real.startsWith(root + sep)) return undefined;
    const found = await stat(real);
    return found.isFile() ? found.size : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Listens on the port that is asked for or, when another program has it, on the next free one; answers with the port.
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {number} [tries]
 * @returns {Promise<number>}
 */
export function listenFrom(server, port, tries = 20) {
  return new Promise((done, fail) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code !== 'EADDRINUSE' || tries <= 1) return fail(error);
      console.log(`Port ${port} is taken by another program; trying ${port + 1}.`);
      listenFrom(server, port + 1, tries - 1).then(done, fail);
    });
    // Only this machine: a page that is being worked on is nobody else's business.
    server.listen(port, 'localhost', () => {
      server.removeAllListeners('error');
      const at = server.address();
      done(typeof at === 'object' && at !== null ? at.port : port);
    });
  });
}

/** `node tools/serve.mjs <folder> <port> </base/>`: what the end-to-end tests start, on exactly that port. */
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'dist', port = '4173', basePath = '/'] = process.argv.slice(2);
  await listenFrom(staticServer({ folder, basePath }), Number(port), 1);
  console.log(`Serving ${folder} on http://localhost:${port}${basePath}`);
}
