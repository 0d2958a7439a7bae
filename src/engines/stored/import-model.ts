import { createTarDecoder, type ParsedTarEntry } from 'modern-tar';
import * as z from 'zod/mini';
import { fail, ok, type Result } from '../../base';
import { type Failure, failure } from '../../core';
import { fileCheck } from '../web-llm/file-check';
import type { FileContent } from '../web-llm/model-files';
import { type ArchiveNote, noteName } from './export-model';
import { placeFromPath, type StoredPlace } from './place-of';
import { type StoredCaches, type WeightsByUrl, weightsIn } from './stored-files';

const gigabyte = 1024 ** 3;
const mostFiles = 5_000;
const mostBytes = 64 * gigabyte;
const mostNoteBytes = 100_000;

const noteSchema: z.ZodMiniType<ArchiveNote> = z.strictObject({
  format: z.literal(1),
  model: z.string().check(z.regex(/^(onnx|webllm)\/[\w.-]+\/[\w.-]+$/)),
  files: z.int().check(z.gte(1), z.lte(mostFiles)),
  bytes: z.int().check(z.gte(1), z.lte(mostBytes)),
});

/**
 * Reads an archive made by `exportModel` into the caches and answers with the model's id. Each file must have a place
 * that belongs to the model that the note names; JSON must be JSON, WebAssembly must begin as such, weights of WebLLM
 * must have the length and the MD5 that the model's own list gives. That finds accidents: whoever makes an archive on
 * purpose can put any model into it. After a refusal what was put is taken out again.
 */
export async function importModel(
  caches: StoredCaches,
  archive: Blob,
  onProgress: (fraction: number) => void,
): Promise<Result<string, Failure>> {
  const put: StoredPlace[] = [];
  const stop = new AbortController();
  let refusal: Failure | null = null;
  let note: ArchiveNote | null = null;
  const seen = new Set<string>();
  let bytes = 0;
  let weights: WeightsByUrl = new Map();
  try {
    if (archive.size > mostBytes) throw new Refused('It is longer than any model.');
    const entries = archive.stream().pipeThrough(createTarDecoder({ strict: true }), { signal: stop.signal });
    for await (const entry of entries) {
      if (note === null) {
        note = await readNote(entry);
        continue;
      }
      const place = placeFor(entry, note);
      if (seen.has(place.path) || seen.size === note.files) throw new Refused('It has more files than it says.');
      seen.add(place.path);
      const { size } = entry.header;
      const before = bytes;
      bytes += size;
      const cache = await caches.open(place.cacheName);
      const onBytes = (some: number) => onProgress(Math.min(1, (before + some) / archive.size));
      const content = checked(entry.body, size, contentOf(place, weights), onBytes);
      if ((await cache.match(place.url)) === undefined) {
        await cache.put(place.url, new Response(content, { headers: { 'content-length': String(size) } }));
        put.push(place);
      } else {
        // What is kept already stays, and would stay if the rest were refused.
        await content.pipeTo(new WritableStream());
      }
      if (place.url.endsWith('/tensor-cache.json')) weights = await weightsIn(cache, [place.url]);
    }
    if (note === null) throw new Refused('It is empty.');
    if (seen.size !== note.files || bytes !== note.bytes) throw new Refused('Part of it is missing.');
    onProgress(1);
    return ok(note.model);
  } catch (error) {
    refusal = failureFrom(error);
  }
  stop.abort();
  for (const { cacheName, url } of put) await (await caches.open(cacheName)).delete(url);
  return fail(refusal);
}

class Refused extends Error {}

async function readNote({ header, body }: ParsedTarEntry): Promise<ArchiveNote> {
  if (header.name !== noteName || header.size > mostNoteBytes) throw new Refused('It does not begin with a note.');
  const read = noteSchema.safeParse(await new Response(body).json().catch(() => null));
  if (!read.success) throw new Refused('Its note is none.');
  return read.data;
}

function placeFor({ header }: ParsedTarEntry, { model }: ArchiveNote): StoredPlace {
  const place = (header.type ?? 'file') === 'file' ? placeFromPath(header.name) : null;
  const belongs =
    place?.type === 'library' ? model.startsWith('webllm/') : `${place?.kind}/${place?.repository}` === model;
  if (place === null || !belongs) throw new Refused(`${header.name} does not belong to ${model}.`);
  return place;
}

function contentOf({ cacheName, url }: StoredPlace, weights: WeightsByUrl): FileContent {
  const known = weights.get(url);
  if (known !== undefined) return { type: 'weights', ...known };
  if (url.endsWith('.json')) return { type: 'json' };
  return { type: cacheName === 'webllm/wasm' ? 'wasm' : 'binary' };
}

/** The same bytes; the stream fails at its end where they are not what they should be, so that nothing is stored. */
function checked(
  body: ReadableStream<Uint8Array>,
  size: number,
  content: FileContent,
  onBytes: (seen: number) => void,
): ReadableStream<Uint8Array> {
  const check = fileCheck(content);
  let seen = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, out) {
        seen += piece.length;
        check.add(piece);
        onBytes(seen);
        out.enqueue(piece);
      },
      flush() {
        const problem = seen === size ? check.problem() : `${seen} bytes instead of ${size}`;
        if (problem !== null) throw new Refused(`A file in it is broken: ${problem}.`);
      },
    }),
  );
}

function failureFrom(error: unknown): Failure {
  if (error instanceof Error && error.name === 'QuotaExceededError') return failure('storage/full', error.message);
  return failure('file/no-model', error instanceof Error ? error.message : String(error));
}
