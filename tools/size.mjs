// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a first visit may load as JavaScript, in bytes after gzip. */
export const firstLoadLimit = 180_000;

/**
 * A chunk as Vite's manifest describes it.
 * @typedef {{ file: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[], assets?: string[] }} Chunk
 */

/**
 * The names of the chunks that the page loads before anything else can happen: the entries and what they import
 * statically, each once.
 * @param {Readonly<Record<string, Chunk>>} manifest
 */
export function chunksOfFirstLoad(manifest) {
  const found = new Set();
  const waiting = Object.keys(manifest).filter((name) => manifest[name]?.isEntry);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    waiting.push(...(manifest[name]?.imports ?? []));
  }
  return /** @type {readonly string[]} */ ([...found]);
}

/**
 * The scripts that the page itself names: `<script src>` and `<link rel="modulepreload">`, relative to the page.
 * @param {string} html
 */
export function scriptsOfPage(html) {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith('<script') || /rel="?modulepreload/.test(tag))
    .map((tag) => tag.match(/\b(?:src|href)="?([^"\s>]+)/)?.[1]?.replace(/^\.\//, ''))
    .filter((file) => file !== undefined);
}

/**
 * Why these scripts may not be what a first visit loads, in sentences; none when all is well.
 * @param {readonly { file: string, bytes: number, text: string, assets: readonly string[] }[]} scripts
 */
export function objectionsTo(scripts) {
  const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
  return [
    ...(scripts.length === 0 ? ['No script was found in dist/index.html: the size check saw nothing.'] : []),
    ...(total > firstLoadLimit ? [`A first visit loads ${kB(total)}; the limit is ${kB(firstLoadLimit)}.`] : []),
    ...scripts.flatMap(({ file, text, assets }) => [
      ...assets
        .filter((asset) => /\.(wasm|onnx|bin|onnx_data)$/.test(asset))
        .map((asset) => `${file} brings ${asset}.`),
      ...(/data:application\/(wasm|octet-stream)|AGFzbQ/.test(text)
        ? [`${file} has wasm or weights written into it.`]
        : []),
    ]),
  ];
}

/**
 * Reads what was built, prints what a first visit loads, and answers with what is wrong about it.
 * @param {string} folder
 */
export function checkSize(folder) {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const manifest = /** @type {Record<string, Chunk>} */ (
    JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'))
  );
  const chunks = chunksOfFirstLoad(manifest).flatMap((name) => manifest[name] ?? []);
  const files = new Set([...scriptsOfPage(page), ...chunks.map(({ file }) => file)]);
  const scripts = [...files].filter(isScript).map((file) => weighed(folder, file, chunks));
  const later = new Set(
    Object.values(manifest)
      .map(({ file }) => file)
      .filter(isScript),
  );
  for (const { file, bytes } of scripts) console.log(`  at once  ${kB(bytes).padStart(10)}  ${file}`);
  for (const file of [...later].filter((one) => !files.has(one)).sort()) {
    console.log(`  later    ${kB(weighed(folder, file, []).bytes).padStart(10)}  ${file}`);
  }
  const total = scripts.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`  A first visit loads ${kB(total)} of JavaScript (gzip); the limit is ${kB(firstLoadLimit)}.`);
  return objectionsTo(scripts);
}

/** @param {string} folder @param {string} file @param {readonly Chunk[]} chunks */
function weighed(folder, file, chunks) {
  const bytes = readFileSync(join(folder, file));
  const assets = chunks.find((chunk) => chunk.file === file)?.assets ?? [];
  return { file, bytes: gzipSync(bytes).length, text: bytes.toString('utf8'), assets };
}

/** @param {string} file */
const isScript = (file) => /\.m?js$/.test(file);

/** @param {number} bytes */
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
