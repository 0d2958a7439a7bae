import { type Failure, failure } from '../../../core';
import { mirrored } from '../../hub-mirror';

export type FetchWatch = {
  /** Ends every download. */
  readonly signal: AbortSignal;
  /** After every piece: bytes received of all files asked for so far, and what they will be as far as is known. */
  readonly onBytes: (loaded: number, total: number) => void;
  /** The network failed for one file; told even where whoever asked for the file swallows the error. */
  readonly onProblem: (problem: Failure) => void;
  /** A web page came in place of a file: from a hotel's network, or a host that answers everything with its index.html. */
  readonly onPage: () => void;
  /** Without a single byte for so long, a download has failed. */
  readonly stallMilliseconds: number;
  /** Stands in for the hub, where one is set. */
  readonly hubMirror?: string | null;
};

/** `fetch` with its bytes counted. A web page in place of a file counts as a file that is not there. */
export function countedFetch(watch: FetchWatch): (input: string | URL, init?: RequestInit) => Promise<Response> {
  let loaded = 0;
  let total = 0;
  const problem = (reason: Failure) => {
    watch.onProblem(reason);
    return new Error(reason.message);
  };

  return async (input, init) => {
    const file = String(input);
    const stall = stallWatch(watch);
    let response: Response;
    try {
      response = await networkFetch(mirrored(file, watch.hubMirror ?? null), { ...init, signal: stall.signal });
    } catch (error) {
      stall.end();
      throw problem(networkFailure(file, error));
    }
    if (response.status >= 500 || response.status === 429) {
      stall.end();
      throw problem(
        failure('engine/download-failed', `${file} answered ${response.status}.`, { status: response.status }),
      );
    }
    const isPage = response.headers.get('content-type')?.startsWith('text/html') === true && !file.endsWith('.html');
    if (!response.ok || isPage || response.body === null) {
      stall.end();
      if (!isPage) return response;
      watch.onPage();
      return new Response(null, { status: 404 });
    }

    const encoded = response.headers.get('content-encoding') !== null;
    const length = encoded ? 0 : Number(response.headers.get('content-length') ?? 0);
    total += length;
    let received = 0;
    const counted = response.body.pipeThrough(
      new TransformStream<Uint8Array, Uint8Array>({
        transform(piece, out) {
          stall.sign();
          received += piece.byteLength;
          loaded += piece.byteLength;
          if (received > length) total += Math.min(piece.byteLength, received - length);
          watch.onBytes(loaded, total);
          out.enqueue(piece);
        },
        flush(out) {
          stall.end();
          if (length > 0 && received < length) {
            out.error(
              problem(failure('engine/download-failed', `${file} ended after ${received} of ${length} bytes.`)),
            );
          }
        },
      }),
    );
    const guarded = watched(counted, {
      onError: (error) => {
        stall.end();
        return problem(networkFailure(file, error));
      },
      onCancel: stall.end,
    });
    return new Response(guarded, { status: response.status, headers: response.headers });
  };
}

/** The real one, because the worker's `fetch` is replaced by a counted one. */
const networkFetch = globalThis.fetch.bind(globalThis);

/** The same stream; an error in it is told before it is passed on. Whoever cancels it meets no error. */
function watched(
  stream: ReadableStream<Uint8Array>,
  on: { readonly onError: (error: unknown) => Error; readonly onCancel: () => void },
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  let cancelled = false;
  return new ReadableStream({
    async pull(out) {
      const next = await reader.read().catch((error: unknown) => ({ error }));
      if (cancelled) return;
      if ('error' in next) out.error(on.onError(next.error));
      else if (next.done) out.close();
      else out.enqueue(next.value);
    },
    cancel(reason) {
      cancelled = true;
      on.onCancel();
      return reader.cancel(reason);
    },
  });
}

function networkFailure(file: string, error: unknown): Failure {
  const offline = (globalThis as { navigator?: { onLine?: boolean } }).navigator?.onLine === false;
  const why = error instanceof Error ? error.message : String(error);
  return failure(offline ? 'engine/offline' : 'engine/download-failed', `${file} could not be downloaded: ${why}`);
}

function stallWatch({ signal, stallMilliseconds }: FetchWatch) {
  const stalled = new AbortController();
  let timer = setTimeout(giveUp, stallMilliseconds);
  function giveUp(): void {
    stalled.abort(new Error('Nothing came any more.'));
  }
  return {
    signal: AbortSignal.any([signal, stalled.signal]),
    sign() {
      clearTimeout(timer);
      timer = setTimeout(giveUp, stallMilliseconds);
    },
    end: () => clearTimeout(timer),
  };
}
