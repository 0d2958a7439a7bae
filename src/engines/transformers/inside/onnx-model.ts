import { type DynamicCache, type PreTrainedModel, type PreTrainedTokenizer, Tensor } from '@huggingface/transformers';
import * as z from 'zod/mini';
import type { PromptMessage } from '../../../core';
import { checkedBatch } from './checked-batch';
import { tokenBytesOf } from './json/token-bytes';
import { vocabularyOf } from './json/vocabulary';
import type { LanguageModel, Memory } from './language-model';
import { numbersOnly } from './numbers';
import { onnxBatch } from './onnx-batch';
import { type OnnxMemory, onnxMemory, pastOf } from './onnx-memory';
import { noHabits, type SamplingHabits } from './sampling';
import { sentenceMarks } from './sentence-starts';
import { hasTextStates, sumOfTextStates } from './text-states';

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
  const keepLastLogits = new Tensor('int64', [1n], []);
  /** Null until a batch of rows of different lengths was checked. */
  let batches: 'same' | 'different' | null = null;

  function run(rows: readonly (readonly number[])[], mask: readonly (readonly number[])[], cache: DynamicCache) {
    return model.forward({
      input_ids: integers(rows),
      attention_mask: integers(mask),
      past_key_values: cache,
      num_logits_to_keep: keepLastLogits,
    }) as Promise<Outputs>;
  }

  async function step(tokens: readonly number[], memory: Memory): Promise<Outputs> {
    const { cache, tokens: held } = memory as OnnxMemory;
    const outputs = await run([tokens], [new Array(held.length + tokens.length).fill(1)], cache);
    cache.update(pastOf(outputs));
    held.push(...tokens);
    return outputs;
  }

  async function forward(tokens: readonly number[], memory: Memory): Promise<Float32Array> {
    return numbersOnly(lastRows((await step(tokens, memory)).logits, 1)[0] as Float32Array);
  }

  return {
    contextTokens: Math.min(bounds.contextTokens, length ?? bounds.contextTokens),
    tokensPerStep: bounds.tokensPerStep,
    endTokens: new Set(ends.filter((token) => typeof token === 'number')),
    habits: habitsOf(generation, config.colloquy?.fresh_start ?? 0),
    sentenceMarks: once(() => sentenceMarks(config.vocab_size ?? 0, textOf, new Set(tokenizer.all_special_ids ?? []))),
    vocabulary: once(() => vocabularyOf(tokenBytesOf(tokenizer.get_vocab(), tokenizer._tokenizerJSON))),
    promptTokens: (messages) => promptTokens(tokenizer, messages),
    tokensOf: (text) => tokenizer.encode(text, { add_special_tokens: false }),
    textOf,
    newMemory: () => onnxMemory(),
    forward,
    ...(hasTextStates(model) && { textStates: async (...given) => sumOfTextStates(await step(...given)) }),
    sideBySide(memories) {
      if (batches === 'different') return null;
      const batch = onnxBatch(memories as readonly OnnxMemory[], {
        run: (tokens, mask, cache) =>
          run(
            tokens.map((token) => [token]),
            mask,
            cache,
          ),
        logitsOf: ({ logits }) => lastRows(logits as Tensor, memories.length),
      });
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

/** Some templates (Gemma's) know no system role: there its words go before the first user's. */
function promptTokens(tokenizer: PreTrainedTokenizer, messages: readonly PromptMessage[]): readonly number[] {
  const render = (shown: readonly PromptMessage[]) =>
    tokenizer.apply_chat_template([...shown], {
      add_generation_prompt: true,
      tokenize: true,
      return_tensor: false,
      return_dict: false,
    }) as number[];
  const [system, user, ...rest] = messages;
  if (system?.role !== 'system' || user?.role !== 'user') return render(messages);
  try {
    return render(messages);
  } catch {
    return render([{ role: 'user', content: `${system.content}\n\n${user.content}` }, ...rest]);
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

type Outputs = Readonly<Record<string, Tensor>> & { readonly logits: Tensor };

function integers(rows: readonly (readonly number[])[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(rows.flat(), BigInt), [rows.length, rows[0]?.length ?? 0]);
}

/** The logits after the last token of each row. Models that cannot leave the others out give them for every token. */
function lastRows(logits: Tensor, rows: number): readonly Float32Array[] {
  const vocabulary = logits.dims.at(-1) ?? 0;
  const floats = logits.type === 'float32' ? logits : logits.to('float32');
  const data = floats.data as Float32Array;
  const perRow = data.length / rows;
  return Array.from({ length: rows }, (_, row) => data.subarray((row + 1) * perRow - vocabulary, (row + 1) * perRow));
}
