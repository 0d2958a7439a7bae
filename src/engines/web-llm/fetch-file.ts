import { fail, ok, type Result } from '../../base';
import { type Failure, failure } from '../../core';
import { type FileCheck, fileCheck } from './file-check';
import type { ModelFile } from './model-files';
import type { Surroundings } from './surroundings';

/** How often a file is tried, how long a silent server is waited for, and how long after a failed try the next begins. */
export type FetchPatience = {
  readonly tries: number;
  readonly silenceMilliseconds: number;
  readonly pauseMilliseconds: number;
};

export const usualFetchPatience: FetchPatience = { tries: 3, silenceMilliseconds: 30_000, pauseMilliseconds: 1_000 };

/**
 * Brings one file into the cache in which the library will look for it. Only a whole and checked file is stored; a try
 * that fails for a passing reason is made again, each time after twice the pause. `onBytes` is told how much of this
 * try has arrived. Aborting gives `engine/download-cancelled`.
 */
export async function fetchFile(
  file: ModelFile,
  world: Surroundings,
  patience: FetchPatience,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Result<null, Failure>> {
  for (let tried = 1; ; tried += 1) {
    const problem = await tryOnce(file, world, patience.silenceMilliseconds, signal, onBytes);
    if (problem === null) return ok(null);
    if (!problem.passing || tried >= patience.tries) return fail(problem.failure);
    await pause(world, patience.pauseMilliseconds * 2 ** (tried - 1), signal);
  }
}

type Problem = { readonly failure: Failure; readonly passing: boolean };

async function tryOnce(
  file: ModelFile,
  world: Surroundings,
  silenceMilliseconds: number,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Problem | null> {
  if (signal.aborted) return cancelled;
  const silence = new AbortController();
  let callOff = () => {};
  const heard = () => {
    callOff();
    callOff = world.after(silenceMilliseconds, () => silence.abort());
  };
  const check = fileCheck(file.content);
  let wrong: string | null = null;
  try {
    heard();
    const response = await world.fetch(file.url, { signal: AbortSignal.any([signal, silence.signal]) });
    if (!response.ok) return badStatus(file, response.status);
    const onPiece = (bytes: number) => {
      heard();
      onBytes(bytes);
    };
    const onEnd = () => {
      wrong = check.problem();
      return wrong === null;
    };
    const checked = checkedBody(response, check, onPiece, onEnd);
    await (await world.caches.open(file.cacheName)).put(file.url, checked);
    return null;
  } catch (error) {
    if (signal.aborted) return cancelled;
    if (silence.signal.aborted) return silent(file, silenceMilliseconds);
    if (nameOf(error) === 'QuotaExceededError') return full(file);
    // The cache reports every stream that fails, also one that its check made fail, as a `NetworkError` of its own.
    if (wrong !== null) return broken(file, wrong);
    if (!world.isOnline()) return offline(file);
    return unreachable(file, error);
  } finally {
    callOff();
  }
}

/** The response again, with a body that fails at its end unless `onEnd` is content: then it is not stored. */
function checkedBody(
  response: Response,
  check: FileCheck,
  onPiece: (bytesSoFar: number) => void,
  onEnd: () => boolean,
): Response {
  let seen = 0;
  const checking = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      seen += piece.length;
      check.add(piece);
      onPiece(seen);
      controller.enqueue(piece);
    },
    flush() {
      if (!onEnd()) throw new Error('The file is not what it should be.');
    },
  });
  const headers = { 'content-type': response.headers.get('content-type') ?? 'application/octet-stream' };
  return new Response((response.body ?? new Blob([]).stream()).pipeThrough(checking), { headers });
}

const cancelled: Problem = {
  failure: failure('engine/download-cancelled', 'The download was stopped.'),
  passing: false,
};

function badStatus({ url }: ModelFile, status: number): Problem {
  const gone = status === 401 || status === 403 || status === 404 || status === 410;
  const code = gone ? 'engine/model-missing' : 'engine/download-failed';
  return {
    failure: failure(code, `The server answered ${status} for ${url}.`, { file: nameIn(url), status }),
    passing: !gone,
  };
}

function silent({ url }: ModelFile, milliseconds: number): Problem {
  const seconds = milliseconds / 1000;
  return {
    failure: failure('engine/download-failed', `Nothing came for ${seconds} s from ${url}.`, {
      file: nameIn(url),
      seconds,
    }),
    passing: true,
  };
}

function full({ url }: ModelFile): Problem {
  return {
    failure: failure('storage/full', `There is no room to keep ${url}.`, { file: nameIn(url) }),
    passing: false,
  };
}

function broken({ url }: ModelFile, what: string): Problem {
  return {
    failure: failure('engine/model-corrupt', `${url} is broken: ${what}.`, { file: nameIn(url) }),
    passing: true,
  };
}

function offline({ url }: ModelFile): Problem {
  return {
    failure: failure('engine/offline', `The browser is offline; ${url} is needed.`, { file: nameIn(url) }),
    passing: false,
  };
}

function unreachable({ url }: ModelFile, error: unknown): Problem {
  return {
    failure: failure('engine/download-failed', `${url} could not be fetched: ${String(error)}`, { file: nameIn(url) }),
    passing: true,
  };
}

function nameIn(url: string): string {
  return url.slice(url.lastIndexOf('/') + 1);
}

function nameOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '';
}

function pause(world: Surroundings, milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const callOff = world.after(milliseconds, resolve);
    const giveUp = () => {
      callOff();
      resolve();
    };
    signal.addEventListener('abort', giveUp, { once: true });
  });
}
