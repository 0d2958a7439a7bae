import { Tokenizer } from '@huggingface/tokenizers';
import * as z from 'zod/mini';
import type { ModelRecord } from './library';
import { configFile, type ModelFile, manifestFile, tokenizerFile } from './model-files';
import type { Surroundings } from './surroundings';

/** A model's tokens, read from the files that the library uses; the library keeps its own tokenizer to itself. */
export interface ModelTokens {
  /** As they stand in an answer: without marks at either end. */
  of(text: string): readonly number[];
  text(tokens: readonly number[]): string;
  /** Any of these ends an answer. */
  readonly ends: readonly number[];
}

const configSchema = z.object({
  conv_template: z.object({ stop_token_ids: z.array(z.number()).check(z.minLength(1)) }),
});

/** Null where a model has no `tokenizer.json`, or no token that ends an answer. Throws what a broken file throws. */
export async function modelTokens(record: ModelRecord, world: Surroundings): Promise<ModelTokens | null> {
  const read = async ({ cacheName, url }: ModelFile): Promise<unknown> =>
    (await (await world.caches.open(cacheName)).match(url))?.json();
  const manifestAt = manifestFile(record);
  const config = await read(configFile(record, manifestAt === null ? null : await read(manifestAt)));
  const tokenizerAt = tokenizerFile(record, config);
  const known = configSchema.safeParse(config);
  if (tokenizerAt === null || tokenizerAt.content.type !== 'json' || !known.success) return null;
  const tokenizer = new Tokenizer((await read(tokenizerAt)) as object, {});
  return {
    of: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
    text: (tokens) =>
      tokens.length === 0
        ? ''
        : tokenizer.decode([...tokens], { skip_special_tokens: false, clean_up_tokenization_spaces: false }),
    ends: known.data.conv_template.stop_token_ids,
  };
}
