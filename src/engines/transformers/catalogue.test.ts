import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { builtinModelId, cardOf, repositoryOf, transformersModels } from './catalogue';
import { sourceOf } from './inside/source-of';

test('every card is found by its id, and no id comes twice', () => {
  for (const card of transformersModels) expect(cardOf(card.id)).toBe(card);
  expect(new Set(transformersModels.map(({ id }) => id)).size).toBe(transformersModels.length);
});

test('any repository of the hub can be asked for, and nothing else', () => {
  expect(repositoryOf('onnx/some-one/Model.v2_x')).toBe('some-one/Model.v2_x');
  for (const id of [
    'onnx/one',
    'onnx/a/b/c',
    'onnx/../b',
    'onnx/a/..',
    'onnx/a b/c',
    'onnx/a/b?c',
    'webllm/a/b',
    'builtin/a/b',
  ]) {
    expect(repositoryOf(id)).toBeNull();
    expect(cardOf(id)).toBeNull();
  }
});

test('the built-in model comes from this site, the others from the hub, with weights that suit the device', () => {
  const settings = { device: 'wasm', modelsPath: '/page/models/', shaderF16: false } as const;
  expect(sourceOf(builtinModelId, settings)?.from).toEqual({
    type: 'folder',
    parent: '/page/models/',
    name: 'builtin',
  });
  const hub = (change: object) => sourceOf('onnx/a/b', { ...settings, ...change });
  expect(hub({})?.from).toEqual({ type: 'hub', repository: 'a/b' });
  expect(hub({})?.weights[0]).toEqual({ dtype: 'q8' });
  expect(hub({ device: 'webgpu' })?.weights[0]).toEqual({ dtype: 'q4' });
  expect(hub({ device: 'webgpu', shaderF16: true })?.weights[0]).toEqual({ dtype: 'q4f16' });
  expect(sourceOf('builtin/other', settings)).toBeNull();
});

const files = fileURLToPath(new URL('../../../public/models/builtin/', import.meta.url));

test('the card of the built-in model is true to its files', () => {
  const config = JSON.parse(readFileSync(`${files}config.json`, 'utf8'));
  const bytes = readdirSync(files, { recursive: true, encoding: 'utf8' })
    .map((file) => statSync(files + file))
    .reduce((sum, found) => sum + (found.isFile() ? found.size : 0), 0);
  const card = cardOf(builtinModelId);
  expect(card?.contextTokens).toBe(config.max_position_embeddings);
  expect(Math.abs((card?.downloadBytes ?? 0) / bytes - 1)).toBeLessThan(0.1);
});
