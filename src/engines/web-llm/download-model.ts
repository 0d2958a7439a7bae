import { fail, ok, type Result } from '../../base';
import { type Failure, failure } from '../../core';
import { type FetchPatience, fetchFile } from './fetch-file';
import { fileCheck } from './file-check';
import type { ModelRecord } from './library';
import {
  configFile,
  libraryFile,
  type ModelFile,
  manifestFile,
  tokenizerFile,
  weightFiles,
  weightsListFile,
} from './model-files';
import type { Surroundings } from './surroundings';

export type DownloadReport = (loadedBytes: number, totalBytes: number | null) => void;

export type DownloadedModel = {
  /** How many bytes came over the network now; 0 when every file was kept from before. */
  readonly fetchedBytes: number;
  /** The size of the weights. */
  readonly weightsBytes: number;
  readonly files: readonly ModelFile[];
};

/** Files that are fetched side by side. */
const lanes = 4;

/**
 * Makes sure that every file of a model is in the browser's cache, where the library finds it. The library could
 * download by itself, but it tells neither a missing file from a broken line nor a cut file from a whole one, it waits
 * for a silent server for ever, and it counts in files instead of bytes. Files that are kept are not fetched again, so
 * a download that was cut short goes on where it was.
 */
export async function downloadModel(
  record: ModelRecord,
  world: Surroundings,
  patience: FetchPatience,
  signal: AbortSignal,
  report: DownloadReport,
): Promise<Result<DownloadedModel, Failure>> {
  const loaded = new Map<string, number>();
  let totalBytes: number | null = null;
  let weightsBytes = 0;
  const sum = () => [...loaded.values()].reduce((bytes, more) => bytes + more, 0);

  const bring = async (file: ModelFile, laneSignal: AbortSignal): Promise<Result<null, Failure>> =>
    fetchFile(file, world, patience, laneSignal, (bytes) => {
      loaded.set(file.url, bytes);
      const loadedBytes = sum();
      report(loadedBytes, totalBytes === null ? null : Math.max(totalBytes, loadedBytes));
    });

  /** A small JSON file, from the cache or the network. */
  async function read(file: ModelFile): Promise<Result<unknown, Failure>> {
    const kept = await readKept(file, world);
    if (kept !== undefined) return ok(kept);
    const brought = await bring(file, signal);
    return brought.ok ? ok(await readKept(file, world)) : brought;
  }

  const manifestAt = manifestFile(record);
  const manifest = manifestAt === null ? ok(null) : await read(manifestAt);
  if (!manifest.ok) return manifest;
  const configAt = configFile(record, manifest.value);
  const config = await read(configAt);
  if (!config.ok) return config;
  const tokenizer = tokenizerFile(record, config.value);
  if (tokenizer === null) return fail(unreadable(configAt));
  const weightsList = await read(weightsListFile(record));
  if (!weightsList.ok) return weightsList;
  const weights = weightFiles(record, weightsList.value);
  if (weights === null) return fail(unreadable(weightsListFile(record)));

  const files = [libraryFile(record), tokenizer, ...weights];
  const missing: ModelFile[] = [];
  for (const file of files) if (!(await isKept(file, world))) missing.push(file);
  for (const file of missing) totalBytes = (totalBytes ?? sum()) + bytesOf(file);
  for (const file of weights) weightsBytes += bytesOf(file);

  const stopOthers = new AbortController();
  const laneSignal = AbortSignal.any([signal, stopOthers.signal]);
  const waiting = [...missing];
  const failures: Failure[] = [];
  const work = async () => {
    for (let file = waiting.shift(); file !== undefined && failures.length === 0; file = waiting.shift()) {
      const brought = await bring(file, laneSignal);
      if (brought.ok) continue;
      failures.push(brought.reason);
      stopOthers.abort();
    }
  };
  await Promise.all(Array.from({ length: lanes }, work));
  // The first one is the cause; the others were stopped because of it.
  if (failures[0] !== undefined) return fail(failures[0]);
  return ok({ fetchedBytes: sum(), weightsBytes, files });
}

/**
 * Reads every kept file again and throws the broken ones away, so that the next download replaces them. For when a
 * model cannot be loaded. Resolves with how many were thrown away.
 */
export async function discardBrokenFiles(files: readonly ModelFile[], world: Surroundings): Promise<number> {
  let discarded = 0;
  for (const file of files) {
    const cache = await world.caches.open(file.cacheName);
    const kept = await cache.match(file.url);
    if (kept === undefined || !(await isBroken(kept, file))) continue;
    await cache.delete(file.url);
    discarded += 1;
  }
  return discarded;
}

async function isBroken(kept: Response, { content }: ModelFile): Promise<boolean> {
  const check = fileCheck(content);
  try {
    for await (const piece of kept.body ?? []) check.add(piece);
    return check.problem() !== null;
  } catch {
    return true;
  }
}

async function isKept({ cacheName, url }: ModelFile, world: Surroundings): Promise<boolean> {
  return (await (await world.caches.open(cacheName)).match(url)) !== undefined;
}

/** Undefined if it is not kept, or no longer readable. */
async function readKept({ cacheName, url }: ModelFile, world: Surroundings): Promise<unknown> {
  const kept = await (await world.caches.open(cacheName)).match(url);
  return kept?.json().catch(() => undefined);
}

function bytesOf({ content }: ModelFile): number {
  return content.type === 'weights' ? content.bytes : 0;
}

function unreadable({ url }: ModelFile): Failure {
  return failure('engine/model-corrupt', `${url} does not say what it should.`, {
    file: url.slice(url.lastIndexOf('/') + 1),
  });
}
