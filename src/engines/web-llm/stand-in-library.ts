import { randomAt } from '../../base';
import type {
  ChatCompletionChunk,
  ChatCompletionRequestStreaming,
  LibraryEngine,
  LogitProcessor,
  ModelRecord,
  WebLlmLibrary,
} from './library';
import { textOfGrammar } from './stand-in-grammar';
import { drawnAtLogits, type StandInToken } from './stand-in-logits';
import type { Surroundings } from './surroundings';

/** What can be done to the stand-in from outside, and seen of it. */
export type StandInLibrary = WebLlmLibrary & {
  /**
   * Destroys the GPU device. The library unloads its model by itself and tells nobody; in the middle of an answer that
   * gets stuck half-way, so that the model still seems to be there (`getMessage`) and everything else fails.
   */
  loseDevice(): void;
  /** From now on `reload` throws this after the files were read, once. */
  failNextReload(error: unknown): void;
  /** So many free answers to come say these pieces over and over, a thousand tokens long. */
  goInCircles(answers: number, pieces?: readonly string[]): void;
  readonly reloads: number;
  readonly requests: readonly ChatCompletionRequestStreaming[];
};

type Message = { readonly role: string; readonly content: string };

type LoadedModel = {
  readonly record: ModelRecord;
  readonly logits: LogitProcessor | null;
  conversation: readonly Message[];
  cachedTokens: number;
};

/**
 * A WebLLM without a model, true to what makes the library hard to use (0.2.79 to 0.2.86, read and tried): the model's
 * lock stays held when a reader leaves a stream; one interrupt flag per engine, lowered when a request begins and read
 * between decode steps; a reload that an unload cut short resolves; the cache is kept only for word-for-word equal
 * prefixes; a stop mark is cut off after it was seen; half a letter is shown as replacement characters.
 */
export function standInLibrary(models: readonly ModelRecord[], world: Surroundings): StandInLibrary {
  const engines: { loseDevice(): void }[] = [];
  const requests: ChatCompletionRequestStreaming[] = [];
  let nextError: { readonly error: unknown } | null = null;
  let reloads = 0;
  let circling: { answers: number; readonly pieces: readonly string[] } = { answers: 0, pieces: [] };

  return {
    models,
    requests,
    get reloads() {
      return reloads;
    },
    failNextReload(error) {
      nextError = { error };
    },
    loseDevice() {
      for (const engine of engines) engine.loseDevice();
    },
    goInCircles(answers, pieces = [' no']) {
      circling = { answers, pieces };
    },
    create({ models: offered, onProgress }) {
      let loaded: LoadedModel | null = null;
      let reloading: AbortController | null = null;
      let interrupted = false;
      let locked = false;
      let disposed = false;
      let output = '';
      const waitingForLock: (() => void)[] = [];
      engines.push({
        loseDevice() {
          if (locked) disposed = true;
          else loaded = null;
        },
      });

      async function fetchLikeTheLibrary(url: string, cacheName: string, signal: AbortSignal): Promise<ArrayBuffer> {
        const cache = await world.caches.open(cacheName);
        const kept = await cache.match(url);
        if (kept !== undefined) return kept.arrayBuffer();
        const response = await world.fetch(url, { signal });
        if (!response.ok) throw new TypeError("Failed to execute 'add' on 'Cache': Request failed");
        return response.arrayBuffer();
      }

      const engine: LibraryEngine = {
        async reload(modelId, logits) {
          reloads += 1;
          await engine.unload();
          const record = offered.find(({ model_id }) => model_id === modelId);
          if (record === undefined) throw named('ModelNotFoundError', `Cannot find model record ${modelId}`);
          reloading = new AbortController();
          const { signal } = reloading;
          try {
            const base = `${record.model}/resolve/main/`;
            await fetchLikeTheLibrary(`${base}mlc-chat-config.json`, 'webllm/config', signal);
            await fetchLikeTheLibrary(record.model_lib, 'webllm/wasm', signal);
            const list = await fetchLikeTheLibrary(`${base}tensor-cache.json`, 'webllm/model', signal);
            const { records } = JSON.parse(new TextDecoder().decode(list)) as {
              records: { dataPath: string; nbytes: number }[];
            };
            onProgress({ progress: 0, timeElapsed: 0, text: 'Start to fetch params' });
            for (const [index, { dataPath, nbytes }] of records.entries()) {
              await turnOfTheLoop();
              if (signal.aborted) return;
              const shard = await fetchLikeTheLibrary(base + dataPath, 'webllm/model', signal);
              if (shard.byteLength !== nbytes) throw {};
              const progress = (index + 1) / records.length;
              onProgress({
                progress,
                timeElapsed: 1,
                text: `Loading model from cache[${index + 1}/${records.length}]: `,
              });
            }
            onProgress({ progress: 1, timeElapsed: 1, text: 'Loading GPU shader modules[9/9]: 100% completed' });
            if (nextError !== null) {
              const { error } = nextError;
              nextError = null;
              throw error;
            }
            loaded = { record, logits, conversation: [], cachedTokens: 0 };
            onProgress({ progress: 1, timeElapsed: 2, text: 'Finish loading on WebGPU - stand-in' });
          } finally {
            reloading = null;
          }
        },
        unload() {
          loaded = null;
          reloading?.abort();
          return turnOfTheLoop();
        },
        interruptGenerate() {
          interrupted = true;
        },
        getMessage: () => (loaded === null ? Promise.reject(notLoaded()) : Promise.resolve(output)),
        stream(request) {
          requests.push(request);
          if (disposed) return Promise.reject(named('Error', 'Module has already been disposed'));
          return loaded === null ? Promise.reject(notLoaded()) : Promise.resolve(answer(request));
        },
      };

      async function* answer(request: ChatCompletionRequestStreaming): AsyncGenerator<ChatCompletionChunk, void> {
        if (locked) await new Promise<void>((resolve) => void waitingForLock.push(resolve));
        locked = true;
        let through = false;
        try {
          interrupted = false;
          const model = loaded;
          if (model === null) throw notLoaded();
          const messages = request.messages as readonly Message[];
          const earlier = messages.slice(0, -1);
          const isKept = model.conversation.length > 1 && isEqual(model.conversation, earlier);
          if (!isKept) Object.assign(model, { conversation: [], cachedTokens: 0 });
          const prefill = tokensOf(isKept ? messages.slice(-1) : messages);
          const window = model.record.overrides?.context_window_size ?? 4096;
          if (prefill + model.cachedTokens > window) {
            throw named(
              'ContextWindowSizeExceededError',
              `Prompt tokens exceed context window size: number of prompt tokens: ${prefill}; context window size: ${window}\n`,
            );
          }
          await turnOfTheLoop();
          output = request.extra_body?.enable_thinking === false ? '<think>\n\n</think>\n\n' : '';
          const head = output;
          const headTokens = head === '' ? 0 : 4;
          let finish: 'stop' | 'length' | 'abort' = 'abort';
          let drawn = 0;
          const script = scriptFor(request);
          for (const token of model.logits === null ? script : drawnAtLogits(model.logits, script)) {
            if (loaded === null || disposed) throw named('Error', 'Tensor has already been disposed');
            if (interrupted && drawn > 0) break;
            if (token === null) {
              drawn += 1;
              finish = 'stop';
              break;
            }
            drawn += 1;
            output = token(output);
            yield chunk({
              choices: [{ delta: { content: 'not what is kept' }, finish_reason: null, index: 0, logprobs: null }],
            });
            if (token === cutOffStopMark) finish = 'stop';
            if (drawn + headTokens >= (request.max_tokens ?? 1e9)) finish = 'length';
            if (finish !== 'abort') break;
            await turnOfTheLoop();
          }
          const kept = finish === 'stop';
          Object.assign(model, {
            conversation: kept ? [...messages, { role: 'assistant', content: output }] : [],
            cachedTokens: kept ? model.cachedTokens + prefill + drawn - 1 : 0,
          });
          yield chunk({ choices: [{ delta: {}, finish_reason: finish, index: 0, logprobs: null }] });
          const usage = { prompt_tokens: prefill, completion_tokens: drawn, total_tokens: prefill + drawn };
          yield chunk({
            choices: [],
            usage: { ...usage, extra: {} as NonNullable<ChatCompletionChunk['usage']>['extra'] },
          });
          through = true;
        } catch (error) {
          through = true;
          throw error;
        } finally {
          // Up to 0.2.83: who leaves early leaves the model locked.
          if (through) {
            locked = waitingForLock.length > 0;
            waitingForLock.shift()?.();
          }
        }
      }

      return engine;
    },
  };

  function scriptFor(request: ChatCompletionRequestStreaming): readonly StandInToken[] {
    if (circling.answers === 0 || request.response_format !== undefined) return tokensFor(request);
    circling.answers -= 1;
    const { pieces } = circling;
    return Array.from({ length: 1_000 }, (_, at) => append(pieces[at % pieces.length] ?? ''));
  }
}

function tokensFor(request: ChatCompletionRequestStreaming): readonly StandInToken[] {
  const random = randomAt(request.temperature === 0 ? 0 : (request.seed ?? 0), 1);
  const grammar = request.response_format?.grammar;
  if (grammar !== undefined) return [...[...textOfGrammar(grammar, random)].map(append), null];
  const words = Array.from({ length: 5 }, () => random.pick([' trains', ' are', ' slow', ' but', ' fine']));
  const halfALetter = [append('\uFFFD\uFFFD'), (output: string) => output.replace(/\uFFFD+$/, '👋')];
  return [append('I'), ...words.map(append), ...halfALetter, append('<|'), cutOffStopMark];
}

/** The token that completes `<|end|>`: the library never shows the whole mark. */
function cutOffStopMark(output: string): string {
  return output.replace(/<\|$/, '');
}

function append(token: string): (output: string) => string {
  return (output) => output + token;
}

function tokensOf(messages: readonly Message[]): number {
  return messages.reduce((tokens, { content }) => tokens + content.split(/\s+/).length + 3, 0);
}

function isEqual(one: readonly Message[], other: readonly Message[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function chunk(content: Partial<ChatCompletionChunk>): ChatCompletionChunk {
  return { id: 'chunk', object: 'chat.completion.chunk', created: 0, model: 'stand-in', choices: [], ...content };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

function notLoaded(): Error {
  return named('ModelNotLoadedError', 'Model not loaded before trying to complete the request.');
}

function turnOfTheLoop(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}
