import { type Failure, failure } from '../../core';

/**
 * The library's errors by name and words: a class does not survive a worker of the library's own, and it throws plain
 * strings and `[object Object]` as well.
 */
export function errorText(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

/** What it means that a model could not be made ready, when its files are whole. */
export function loadFailure(error: unknown, modelId: string): Failure {
  const text = errorText(error);
  const has = (pattern: RegExp) => pattern.test(text);
  if (has(/WebGPUNotAvailableError|WebGPUNotFoundError/)) return failure('engine/no-webgpu', text);
  if (has(/ShaderF16SupportError|FeatureSupportError|Unable to find a compatible GPU|Cannot initialize runtime/)) {
    return failure('engine/no-adapter', text);
  }
  // A device that is lost while a model is loaded is, says the library, mostly one whose memory is full.
  if (isOutOfMemory(text) || has(/DeviceLostError/)) return failure('engine/out-of-memory', text, { model: modelId });
  if (has(/QuotaExceededError/)) return failure('storage/full', text);
  if (has(/ModelNotFoundError|MissingModelError/)) return failure('engine/model-unknown', text, { model: modelId });
  if (has(/'add' on 'Cache'|Failed to fetch|NetworkError|Load failed|Cannot fetch/)) {
    return failure('engine/download-failed', text, { model: modelId });
  }
  if (has(/IntegrityError|SyntaxError|RangeError|CompileError|LinkError|ManifestError|\[object Object\]|Tokenizer/)) {
    return failure('engine/model-corrupt', text, { model: modelId });
  }
  return failure('engine/failed', text, { model: modelId });
}

/** Why an answer broke off. `modelIsGone`: the library has unloaded the model by itself, as it does when the device is lost. */
export function answerFailure(error: unknown, modelIsGone: boolean, heldTokens: number): Failure {
  const text = errorText(error);
  const exceeded = /number of prompt tokens: (\d+); context window size: (\d+)/.exec(text);
  if (exceeded !== null) {
    // The library counts only the tokens that it would have to compute now.
    const promptTokens = Number(exceeded[1]) + heldTokens;
    return failure('engine/context-exceeded', text, { promptTokens, contextTokens: Number(exceeded[2]) });
  }
  if (isOutOfMemory(text)) return failure('engine/out-of-memory', text);
  if (
    modelIsGone ||
    /device.{0,20}lost|already been disposed|ModelNotLoadedError|SpecifiedModelNotFoundError/i.test(text)
  ) {
    return failure('engine/device-lost', text);
  }
  return failure('engine/failed', text);
}

function isOutOfMemory(text: string): boolean {
  return /out of memory|OutOfMemory|bad_alloc|exceeds the max buffer size|memory access out of bounds/i.test(text);
}
