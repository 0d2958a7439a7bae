import type { PreTrainedModel, PreTrainedTokenizer } from '@huggingface/transformers';
import * as z from 'zod/mini';
import { appendingGraph } from './appending-graph';
import { checkedBatch } from './checked-batch';
import { tokenBytesOf } from './json/token-bytes';
import { vocabularyOf } from './json/vocabulary';
import type { LanguageModel, Memory } from './language-model';
import { lengtheningGraph } from './lengthening-graph';
import { numbersOnly } from './numbers';
import { promptTokeniser } from './prompt-tokens';
import { noHabits, type SamplingHabits } from './sampling';
import { sentenceMarks } from './sentence-starts';

/** A causal model of the library as tokens in, logits out. */
export function onnxModel(
  model: PreTrainedModel,
  tokenizer: PreTrainedTokenizer,
  bounds: { readonly contextTokens: number; readonly tokensPerStep: number },
): LanguageModel {
  const config = modelConfig.parse(model.config);
  const generation = generationConfig.parse(model.generation_config ?? {});
  const length = config.max_position_embeddings ?? config.text_config?.max_position_embeddings;
  const ends = [generation.eos_token_id, config.eos_token_id, tokenizer.eos_token_id].flat();
  const textOf = (tokens: readonly number[]) =>
    tokens.length === 0
      ? ''
      : tokenizer.decode([...tokens], { skip_special_tokens: true, clean_up_tokenization_spaces: false });
  const graph = appendingGraph(model) ?? lengtheningGraph(model);
  const { textStates } = graph;
  /** Null until a batch of rows of different lengths was checked. */
  let batches: 'same' | 'different' | null = null;

  async function forward(tokens: readonly number[], memory: Memory): Promise<Float32Array> {
    return numbersOnly(await graph.forward(tokens, memory));
  }

  return {
    contextTokens: Math.min(bounds.contextTokens, length ?? bounds.contextTokens),
    tokensPerStep: bounds.tokensPerStep,
    endTokens: new Set(ends.filter((token) => typeof token === 'number')),
    habits: habitsOf(generation, config.colloquy?.fresh_start ?? 0),
    sentenceMarks: once(() => sentenceMarks(config.vocab_size ?? 0, textOf, new Set(tokenizer.all_special_ids ?? []))),
    vocabulary: once(() => vocabularyOf(tokenBytesOf(tokenizer.get_vocab(), tokenizer._tokenizerJSON))),
    promptTokens: promptTokeniser(tokenizer),
    tokensOf: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    textOf,
    newMemory: () => graph.newMemory(),
    forward,
    ...(textStates !== null && { textStates: async (...given) => numbersOnly(await textStates(...given)) }),
    sideBySide(memories) {
      if (batches === 'different') return null;
      const batch = graph.sideBySide(memories);
      if (batch === null || batches === 'same') return batch;
      const lengths = new Set(memories.map(({ tokens }) => tokens.length));
      return checkedBatch({ forward }, memories, batch, (verdict) => {
        if (verdict === 'different' || lengths.size > 1) batches = verdict;
      });
    },
    dispose: async () => {
      await model.dispose();
    },
  };
}

const count = z.optional(z.nullable(z.number()));

const modelConfig = z.object({
  max_position_embeddings: count,
  eos_token_id: z.optional(z.nullable(z.union([z.number(), z.array(z.number())]))),
  vocab_size: count,
  /** What our own export adds; the library drops what it does not know from the generation config. */
  colloquy: z.optional(z.object({ fresh_start: z.optional(z.number().check(z.gte(0), z.lte(1))) })),
  text_config: z.optional(z.nullable(z.object({ max_position_embeddings: count }))),
});

const generationConfig = z.object({
  eos_token_id: z.optional(z.nullable(z.union([z.number(), z.array(z.number())]))),
  top_k: count,
  top_p: count,
  min_p: count,
  repetition_penalty: count,
  no_repeat_ngram_size: count,
});

/** Only what the model's own file says; the library's general default (top 50) is nobody's recommendation. */
function habitsOf(generation: z.infer<typeof generationConfig>, freshStart: number): SamplingHabits {
  return {
    topK: generation.top_k ?? noHabits.topK,
    topP: generation.top_p ?? noHabits.topP,
    minP: generation.min_p ?? noHabits.minP,
    repetitionPenalty: generation.repetition_penalty ?? noHabits.repetitionPenalty,
    noRepeatNgramSize: generation.no_repeat_ngram_size ?? noHabits.noRepeatNgramSize,
    freshStart,
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
