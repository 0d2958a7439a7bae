import { fileURLToPath } from 'node:url';
import type { Engine } from '../../src/core';
import type { LanguageModel, Memory } from '../../src/engines/transformers/inside/language-model';
import { loadModel } from '../../src/engines/transformers/inside/load-model';
import { sourceOf } from '../../src/engines/transformers/inside/source-of';
import { transformersEngineInside } from '../../src/engines/transformers/inside/transformers-engine';

const modelsPath = fileURLToPath(new URL('../../public/models/', import.meta.url));

/** The built-in model itself, without an engine around it: for its tokeniser and its template. */
export async function bareModel(): Promise<LanguageModel> {
  const source = sourceOf('builtin/colloquy', { device: 'cpu', modelsPath, shaderF16: false });
  if (source === null) throw new Error('There is no built-in model.');
  const signal = new AbortController().signal;
  const loaded = await loadModel(source, { device: 'cpu', runtime: null, signal, onProgress: () => {} });
  if (!loaded.ok) throw new Error(loaded.reason.message);
  return loaded.value;
}

/**
 * An engine that counts and does not compute: the genuine tokeniser, template, answering loop and shelf of memories,
 * with a memory that holds tokens alone, a context of any length, and answers from a list. What it says of
 * `prefillTokens` is what a model with this tokeniser would read.
 */
export function countedEngine(model: LanguageModel, contextTokens: number, answers: readonly string[]): Engine {
  const [end = 0] = model.endTokens;
  const scripts = answers.map((answer) => [...model.tokensOf(answer), end]);
  const size = Math.max(end, ...scripts.flat()) + 1;
  let asked = -1;
  let prompt = 0;
  const counted: LanguageModel = {
    ...model,
    contextTokens,
    habits: { topK: 1, topP: 1, minP: 0, repetitionPenalty: 1, noRepeatNgramSize: 0, freshStart: 0 },
    promptTokens(messages) {
      const tokens = model.promptTokens(messages);
      asked += 1;
      prompt = tokens.length;
      return tokens;
    },
    newMemory: () => tokensAlone([]),
    forward(tokens, memory) {
      (memory.tokens as number[]).push(...tokens);
      const script = scripts[asked % scripts.length] ?? [];
      const logits = new Float32Array(size).fill(-10);
      logits[script[memory.tokens.length - prompt] ?? end] = 10;
      return Promise.resolve(logits);
    },
    dispose: () => Promise.resolve(),
  };
  return transformersEngineInside({
    device: 'cpu',
    sourceOf: (modelId) => sourceOf(modelId, { device: 'cpu', modelsPath, shaderF16: false }),
    loadModel: () => Promise.resolve({ ok: true, value: counted }),
    now: () => performance.now(),
    retire: () => {},
  });
}

function tokensAlone(tokens: number[]): Memory {
  return { tokens, bytes: 0, copyOfFirst: (count) => tokensAlone(tokens.slice(0, count)), dispose() {} };
}
