import { cards } from 'virtual:web-llm-catalogue';
import { prebuiltAppConfig } from '@mlc-ai/web-llm';
import { expect, test } from 'vitest';
import { canConverse, modelCardOf } from './model-card';

test('the catalogue holds every model of the library that can hold a conversation, each once', () => {
  expect(cards).toEqual(prebuiltAppConfig.model_list.filter(canConverse).map(modelCardOf));
  expect(new Set(cards.map(({ id }) => id)).size).toBe(cards.length);
  expect(cards.length).toBeGreaterThan(100);
  expect(cards.filter(({ id }) => /embed|vision|-Base-|R1|Reasoning/.test(id))).toEqual([]);
});

test('a half-precision model needs the GPU feature even where the list forgets to say so, and has a full-precision twin', () => {
  const card = (id: string) => cards.find((each) => each.id === `webllm/${id}`);
  expect(card('Llama-3.2-1B-Instruct-q4f16_1-MLC')?.needs).toEqual(['webgpu', 'shader-f16']);
  expect(card('Llama-3.2-1B-Instruct-q4f32_1-MLC')).toMatchObject({
    name: 'Llama-3.2-1B-Instruct (q4f32_1)',
    needs: ['webgpu'],
    contextTokens: 4096,
    downloadBytes: null,
  });
  expect(card('Llama-3.1-8B-Instruct-q4f32_1-MLC-1k')).toMatchObject({
    name: 'Llama-3.1-8B-Instruct (q4f32_1, 1k)',
    contextTokens: 1024,
  });
});
