import { type Failure, failure } from '../../core';

/** What the browser's exceptions mean, by their names in the specification. */
export function failureOf(error: unknown, modelId: string): Failure {
  const { name, message } = named(error);
  const text = `${name}: ${message}`;
  switch (name) {
    case 'NotAllowedError':
      // No click a moment ago, the person said no, or a policy of the site or the browser forbids it.
      return failure('engine/not-allowed', text, { model: modelId });
    case 'NetworkError':
      return failure('engine/download-failed', text, { model: modelId });
    case 'NotReadableError':
      return failure('engine/answer-withheld', text, { model: modelId });
    case 'NotSupportedError':
      return failure('engine/language-unsupported', text, { model: modelId });
    case 'SyntaxError':
      // It could not write what the constraint asks for; another draw may.
      return failure('engine/garbled', text);
    default:
      return failure('engine/failed', text, { model: modelId });
  }
}

/**
 * A prompt that does not fit, with the numbers that the browser gives; null for any other error. The exception was a
 * DOMException without numbers until 2025.
 */
export function overflowOf(error: unknown, estimate: number, contextTokens: number): Failure | null {
  const { name } = named(error);
  if (name !== 'QuotaExceededError') return null;
  const { requested, quota } = error as { readonly requested?: number | null; readonly quota?: number | null };
  return exceeded(requested ?? estimate, quota ?? contextTokens);
}

export function exceeded(promptTokens: number, contextTokens: number): Failure {
  const details = { promptTokens: Math.ceil(promptTokens), contextTokens: Math.floor(contextTokens) };
  return failure('engine/context-exceeded', 'The prompt leaves no room for the answer.', details);
}

function named(error: unknown): { readonly name: string; readonly message: string } {
  return error instanceof Error || error instanceof DOMException ? error : { name: 'Error', message: String(error) };
}
