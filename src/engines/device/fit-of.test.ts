import { expect, test } from 'vitest';
import type { ModelCard } from '../../core';
import { isSoftware } from './check-device';
import type { DeviceReport } from './device-report';
import { fitOf } from './fit-of';

const gigabyte = 1024 ** 3;
const card: ModelCard = {
  id: 'webllm/some',
  name: 'Some',
  origin: 'network',
  contextTokens: 4096,
  downloadBytes: gigabyte,
  memoryBytes: 2 * gigabyte,
  needs: ['webgpu', 'shader-f16'],
};
const adapter = {
  type: 'adapter',
  vendor: 'nvidia',
  architecture: 'ampere',
  description: '',
  software: false,
  shaderF16: true,
  maxBufferBytes: gigabyte,
  maxStorageBufferBindingBytes: gigabyte,
} as const;
const laptop: DeviceReport = {
  gpu: adapter,
  memoryBytes: 8 * gigabyte,
  cores: 8,
  crossOriginIsolated: false,
  storage: { freeBytes: 10 * gigabyte, persisted: false },
};

test('a model runs where it has all that it needs', () => {
  expect(fitOf(card, laptop)).toBe('runs');
});

test('a model that needs the GPU says what is missing', () => {
  expect(fitOf(card, { ...laptop, gpu: { type: 'no-webgpu' } })).toBe('needs-webgpu');
  expect(fitOf(card, { ...laptop, gpu: { type: 'no-adapter' } })).toBe('needs-webgpu');
  expect(fitOf(card, { ...laptop, gpu: { ...adapter, shaderF16: false } })).toBe('needs-shader-f16');
  expect(fitOf(card, { ...laptop, gpu: { ...adapter, software: true } })).toBe('too-slow');
});

test('a model larger than the memory or the storage may not fit', () => {
  expect(fitOf(card, { ...laptop, memoryBytes: 2 * gigabyte })).toBe('may-not-fit');
  expect(fitOf(card, { ...laptop, storage: { freeBytes: 1000, persisted: false } })).toBe('may-not-fit');
});

test('what nobody says is no obstacle', () => {
  expect(fitOf(card, { ...laptop, memoryBytes: null, storage: null })).toBe('runs');
  expect(fitOf({ ...card, memoryBytes: null, downloadBytes: null }, laptop)).toBe('runs');
  expect(fitOf({ ...card, needs: [] }, { ...laptop, gpu: { type: 'no-webgpu' } })).toBe('runs');
});

test('software adapters are known by their names', () => {
  expect(isSoftware('google swiftshader SwiftShader Device (Subzero)')).toBe(true);
  expect(isSoftware('mesa llvmpipe (LLVM 17.0.6, 256 bits)')).toBe(true);
  expect(isSoftware('Microsoft Basic Render Driver')).toBe(true);
  expect(isSoftware('nvidia ampere')).toBe(false);
  expect(isSoftware('apple metal-3')).toBe(false);
});
