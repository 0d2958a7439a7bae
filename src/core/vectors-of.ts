import { fail, ok, type Result } from '../base';
import type { EmbedRequest, Engine, Vector } from './engine';
import { type Failure, failure } from './failure';
import { limits } from './limits';

/**
 * The vectors of any number of texts, in their order, asked for in requests of at most `limits.embeddedTexts`. The first
 * failure ends it; an engine without vectors is `engine/unsupported`.
 */
export async function vectorsOf(
  engine: Engine,
  { modelId, texts }: EmbedRequest,
  signal: AbortSignal,
): Promise<Result<readonly Vector[], Failure>> {
  const found: Vector[] = [];
  while (found.length < texts.length) {
    if (engine.embed === undefined) {
      return fail(failure('engine/unsupported', `The engine of ${modelId} has no vectors of texts.`));
    }
    const before = found.length;
    const some = texts.slice(before, before + limits.embeddedTexts);
    for await (const part of engine.embed({ modelId, texts: some }, signal)) {
      if (part.type === 'failure') return fail(part.failure);
      found.push(...part.vectors);
    }
    if (found.length !== before + some.length) throw new Error('The engine gave other vectors than were asked for.');
  }
  return ok(found);
}
