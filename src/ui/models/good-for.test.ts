import { expect, test } from 'vitest';
import type { ModelCard } from '../../core';
import { bentOf, billionsOf, goodFor } from './good-for';

const card = (name: string, memoryBytes: number | null = null): ModelCard => ({
  id: `webllm/${name}`,
  name,
  origin: 'network',
  contextTokens: 4096,
  downloadBytes: null,
  memoryBytes,
  needs: ['webgpu'],
});

test.each([
  ['Qwen2.5-0.5B-Instruct (q4f16_1)', 0.5],
  ['gemma-2-2b-it (q4f16_1, 1k)', 2],
  ['stablelm-2-zephyr-1_6b (q4f16_1)', 1.6],
  ['SmolLM2 135M', 0.135],
  ['Llama-3.1-70B-Instruct (q3f16_1)', 70],
  ['Phi-3.5-mini-instruct (q4f16_1)', null],
])('%s has %s billion parameters', (name, billions) => {
  expect(billionsOf(name)).toBe(billions);
});

test('what a model is good for follows from its parameters, else from its memory, else nobody knows', () => {
  expect(goodFor(card('SmolLM2 360M'))).toBe('lines');
  expect(goodFor(card('Llama-3.2-1B-Instruct (q4f16_1)'))).toBe('talk');
  expect(goodFor(card('Llama-3.1-8B-Instruct (q4f16_1)'))).toBe('depth');
  expect(goodFor(card('Phi-3.5-mini-instruct (q4f16_1)', 3.6 * 2 ** 30))).toBe('argument');
  expect(goodFor(card('somebody/something'))).toBe('unknown');
  expect(goodFor({ ...card('The browser’s own model'), id: 'browser/model', origin: 'bundled' })).toBe('browsers-own');
  expect(goodFor({ ...card('Colloquy (built in)'), origin: 'bundled' })).toBe('own-world');
});

test('models made for code, for maths or for thinking aloud are told apart', () => {
  expect(bentOf(card('Qwen2.5-Coder-3B-Instruct (q4f16_1)'))).toBe('code');
  expect(bentOf(card('WizardMath-7B-V1.1 (q4f16_1)'))).toBe('maths');
  expect(bentOf(card('Qwen3-4B (q4f16_1)'))).toBe('thinking');
  expect(bentOf(card('Qwen3.5-4B (q4f16_1)'))).toBe('thinking');
  expect(bentOf(card('Llama-3.2-1B-Instruct (q4f16_1)'))).toBe(null);
});
