import type {
  ChatCompletionChunk,
  ChatCompletionRequestStreaming,
  InitProgressReport,
  LogitProcessor,
  ModelRecord,
} from '@mlc-ai/web-llm';

export type { ChatCompletionChunk, ChatCompletionRequestStreaming, InitProgressReport, LogitProcessor, ModelRecord };

/** What this engine uses of `@mlc-ai/web-llm`, so that tests can put a stand-in in its place. */
export interface WebLlmLibrary {
  readonly models: readonly ModelRecord[];
  create(options: {
    readonly models: readonly ModelRecord[];
    onProgress(report: InitProgressReport): void;
  }): LibraryEngine;
}

/** The part of the library's `MLCEngine` that is used here. Its errors are known by their names, never by their class. */
export interface LibraryEngine {
  /**
   * Resolves normally when an `unload()` cut it short: ask `getMessage` whether the model is there. With a processor, all
   * logits of every token go to the CPU and back before it is drawn.
   */
  reload(modelId: string, logits: LogitProcessor | null): Promise<void>;
  unload(): Promise<void>;
  /** Raises a flag that is read before each decode step, and lowered when a request begins. */
  interruptGenerate(): void;
  /** The reply so far, word for word as the conversation keeps it. Rejects when the model is not loaded. */
  getMessage(modelId: string): Promise<string>;
  stream(request: ChatCompletionRequestStreaming): Promise<AsyncIterable<ChatCompletionChunk>>;
}
