import type { Failure } from './failure';
import type { JsonSchema } from './json-schema';
import type { CacheUse, Device, Usage } from './usage';

/**
 * Runs models behind one contract. Streams of parts end in exactly one `finish` (or `loaded`) or `failure`, and never
 * throw. Aborting the signal ends a stream with a failure `engine/stopped` (`engine/download-cancelled` for a load)
 * within one decode step, and the engine answers the next request. A consumer may leave a stream early: that stops it too.
 */
export interface Engine {
  /** The first part of every model id that this engine serves: `builtin`, `onnx`, `webllm`, `browser`, `scripted`. Empty where it can do nothing. */
  readonly kinds: readonly string[];
  models(): Promise<readonly ModelCard[]>;
  /** Makes the model ready. Loading a model that is ready ends at once. Requests for one model are queued, never interleaved, where it is there once. */
  load(modelId: string, signal: AbortSignal): AsyncIterable<LoadPart>;
  /**
   * Answers one request with a model, loading it first if it is not ready. Before any computing it fails with
   * `engine/context-exceeded` (details `promptTokens`, `contextTokens`) if the prompt leaves no room for the answer
   * asked for, or for a quarter of the context where that is less.
   */
  generate(request: EngineRequest, signal: AbortSignal): AsyncIterable<EnginePart>;
  /**
   * How likely the model finds a text as the answer to a prompt: each of its tokens given the prompt and the tokens
   * before it, by the model's own probabilities (temperature 1, nothing cut off). Absent where an engine's library gives
   * no logits for a text that is already there. Loads the model if it is not ready; fails as `generate` does.
   */
  score?(request: ScoreRequest, signal: AbortSignal): AsyncIterable<ScorePart>;
  /**
   * Answers several requests to one model side by side, as one batch: `at` is the request's place in the list. Each
   * request's parts are those that `generate` would give it, with texts equal under greedy decoding; a failure ends its
   * own request only, unless the engine breaks. Absent where an engine cannot; then they are answered one by one.
   */
  generateTogether?(requests: readonly EngineRequest[], signal: AbortSignal): AsyncIterable<PartOfOne>;
  /**
   * While held, no further token is computed of what is being answered, beyond the one under way; then it goes on as if
   * nothing had been. What is stopped meanwhile stops. Absent where an engine cannot: then a pause waits for the turn's end.
   */
  hold?(held: boolean): void;
  /**
   * Turns texts into vectors, one for each in their order, so that a question lies near the passages that answer it. The
   * same text has the same vector on the same device, whatever stands beside it. Loads the model if it is not ready.
   * Before any computing it fails with `engine/unsupported` if the model has no such vectors, with
   * `engine/context-exceeded` (details `promptTokens`, `contextTokens`, `text`: the place in the list) if a text is longer
   * than the context, and with `engine/failed` for an empty text or more than `limits.embeddedTexts`. Absent where no
   * model of the engine has vectors.
   */
  embed?(request: EmbedRequest, signal: AbortSignal): AsyncIterable<EmbedPart>;
  dispose(): Promise<void>;
}

export type PartOfOne = { readonly at: number; readonly part: EnginePart };

/** What a model needs and is good for, known before anything is loaded. */
export type ModelCard = {
  /** `<engine kind>/<name>`, as it stands in scenarios. */
  readonly id: string;
  readonly name: string;
  /** `bundled` comes with the page or is the browser's already; `network` is downloaded from a model hub, and only after the person agreed. */
  readonly origin: 'bundled' | 'network';
  /** Prompt and answer together, in tokens; 0 where nobody says. */
  readonly contextTokens: number;
  /** In bytes; null where nobody says. */
  readonly downloadBytes: number | null;
  /** GPU or WASM memory while it runs, in bytes; null where nobody says. */
  readonly memoryBytes: number | null;
  readonly needs: readonly ('webgpu' | 'shader-f16')[];
};

export type LoadPart =
  /** `fraction` in 0..1 only grows. `totalBytes` is null while unknown. */
  | {
      readonly type: 'progress';
      readonly stage: 'download' | 'prepare';
      readonly fraction: number;
      readonly loadedBytes: number;
      readonly totalBytes: number | null;
    }
  | { readonly type: 'loaded'; readonly device: Device; readonly because: DeviceReason }
  | { readonly type: 'failure'; readonly failure: Failure };

/** Why a model computes where it does; the page says it. `fast-enough`: measured on WASM, so the GPU was not even tried. */
export type DeviceReason =
  | 'gpu-faster'
  | 'fast-enough'
  | 'no-webgpu'
  | 'no-adapter'
  | 'software-adapter'
  | 'gpu-slower'
  | 'gpu-failed'
  | 'only-choice'
  | 'asked-for';

export type PromptMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

export type EngineRequest = {
  readonly modelId: string;
  /** At most one system message, and it comes first; then user and assistant by turns, ending with user. */
  readonly messages: readonly PromptMessage[];
  /** Longer answers end with `length`. An answer from a constraint is never cut. */
  readonly maxTokens: number;
  /** 0 decodes greedily. */
  readonly temperature: number;
  /** A 31-bit integer. The same request with the same seed gives the same tokens on the same device, unless the library knows no seeds. */
  readonly seed: number;
  /** What is different from the model's own habits; left out, nothing is. Engines ignore what their library cannot do. */
  readonly sampling?: Sampling;
  /**
   * How many ways are followed at once by beam search, 2 to 8; temperature and seed then mean nothing, and the text comes
   * in one piece. Left out: one way, by temperature. Engines that cannot fail with `engine/unsupported`.
   */
  readonly beams?: number;
  readonly constraint: Constraint;
};

/** `one-of`: the whole answer is exactly one of these texts; `json`: it is a JSON text that fits the schema. Whatever the model prefers. */
export type Constraint =
  | { readonly type: 'none' }
  | { readonly type: 'one-of'; readonly texts: readonly string[] }
  | { readonly type: 'json'; readonly schema: JsonSchema };

/** Which tokens may be drawn. */
export type Sampling = {
  /** Only the likeliest tokens that together have this probability (Holtzman et al. 2020); 0 < topP <= 1. */
  readonly topP?: number;
  /** Only this many of the likeliest; 0 for all. */
  readonly topK?: number;
  /** Only tokens at least this share as likely as the likeliest one (Nguyen et al. 2024); 0 <= minP <= 1, 0 for all. */
  readonly minP?: number;
  /** Divides the logits of tokens that stand in the text already (Keskar et al. 2019); 1 to 2, 1 for none. */
  readonly repetitionPenalty?: number;
};

export type ScoreRequest = Pick<EngineRequest, 'modelId' | 'messages'> & {
  readonly text: string;
  /** How many of the likeliest tokens to name at each place, the chosen one among them if it is; 1 to 20. */
  readonly alternatives: number;
};

/** Natural logarithms of probabilities, so at most 0. */
export type LikelyToken = { readonly text: string; readonly logProbability: number };

/** A token at its place; `rank` counts from 1, the likeliest. The last one of a text is the end of the answer, with the text ''. */
export type ScoredToken = LikelyToken & { readonly rank: number; readonly alternatives: readonly LikelyToken[] };

export type ScorePart =
  | { readonly type: 'scored'; readonly tokens: readonly ScoredToken[]; readonly device: Device }
  | { readonly type: 'failure'; readonly failure: Failure };

export type EmbedRequest = {
  readonly modelId: string;
  /** At most `limits.embeddedTexts`. Questions and passages alike: no model here tells them apart. */
  readonly texts: readonly string[];
};

/** A direction: numbers whose squares add up to 1, so that the product of two is the cosine of their angle. */
export type Vector = readonly number[];

export type EmbedPart =
  | { readonly type: 'embedded'; readonly vectors: readonly Vector[]; readonly device: Device }
  | { readonly type: 'failure'; readonly failure: Failure };

export type EnginePart =
  /** What was added since the last part. The deltas joined are the text of `finish`. */
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'finish';
      readonly text: string;
      readonly ended: 'stop' | 'length';
      readonly device: Device;
      readonly usage: Usage;
      /** Left out where an engine does not know. */
      readonly cache?: CacheUse;
    }
  | { readonly type: 'failure'; readonly failure: Failure };
