import { expect, test } from 'vitest';
import type { DeviceReport } from '../../app';
import type { ModelCard } from '../../core';
import { recommend } from './recommend';

const gibibyte = 2 ** 30;
const adapter: DeviceReport['gpu'] = {
  type: 'adapter',
  vendor: 'apple',
  architecture: 'metal-3',
  description: '',
  software: false,
  shaderF16: true,
  maxBufferBytes: 4 * gibibyte,
  maxStorageBufferBindingBytes: 2 * gibibyte,
};
const report: DeviceReport = {
  gpu: adapter,
  memoryBytes: 8 * gibibyte,
  cores: 8,
  crossOriginIsolated: false,
  storage: null,
};
const builtIn: ModelCard = {
  id: 'builtin/colloquy',
  name: 'Colloquy (built in)',
  origin: 'bundled',
  contextTokens: 1024,
  downloadBytes: null,
  memoryBytes: null,
  needs: [],
};
const large = (id: string, memory: number): ModelCard => ({
  ...builtIn,
  id: `webllm/${id}`,
  name: id,
  origin: 'network',
  memoryBytes: memory * gibibyte,
  needs: ['webgpu'],
});
const cards = [
  builtIn,
  large('Llama-3.2-1B-Instruct-q4f16_1-MLC', 0.86),
  large('Qwen2.5-1.5B-Instruct-q4f16_1-MLC', 1.6),
  large('gemma-2-2b-it-q4f16_1-MLC', 1.85),
  large('Qwen2.5-Coder-1.5B-Instruct-q4f16_1-MLC', 1.9),
  large('Qwen2.5-7B-Instruct-q4f16_1-MLC', 5),
];
const runs = () => 'runs' as const;

test('the built-in model is recommended everywhere, a larger one where a real graphics card allows it', () => {
  expect(recommend(cards, report, runs, 'en')).toMatchObject({
    atOnce: { id: 'builtin/colloquy' },
    larger: { name: 'gemma-2-2b-it-q4f16_1-MLC' },
    whyNoLarger: null,
  });
});

test('for Chinese a model is recommended that speaks it', () => {
  expect(recommend(cards, report, runs, 'zh').larger?.name).toBe('Qwen2.5-1.5B-Instruct-q4f16_1-MLC');
});

test.each([
  [{ type: 'no-webgpu' }, 'no-webgpu'],
  [{ type: 'no-adapter' }, 'no-adapter'],
  [{ ...adapter, software: true }, 'software-adapter'],
] as const)('without a graphics card no larger model is recommended, and the reason is given (%#)', (gpu, reason) => {
  const recommended = recommend(cards, { ...report, gpu }, runs, 'en');
  expect(recommended).toMatchObject({ atOnce: builtIn, larger: null, whyNoLarger: reason });
});

test('nothing larger is recommended where none fits', () => {
  expect(recommend(cards, report, () => 'may-not-fit', 'en').whyNoLarger).toBe('none-fits');
});
