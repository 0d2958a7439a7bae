import type { ModelCard } from '../../core';

/** The model that comes with the page: no hub, no network, no graphics card. */
export const builtinModelId = 'builtin/colloquy';

/** Shown in the picker without starting a worker. Any other chat model of the hub runs by its id: `onnx/<owner>/<name>`. */
export const transformersModels: readonly ModelCard[] = [
  {
    id: builtinModelId,
    name: 'Colloquy (built in)',
    origin: 'bundled',
    contextTokens: 1024,
    downloadBytes: null,
    memoryBytes: null,
    needs: [],
  },
  onnx('HuggingFaceTB/SmolLM2-135M-Instruct', 'SmolLM2 135M', 8192),
  onnx('HuggingFaceTB/SmolLM2-360M-Instruct', 'SmolLM2 360M', 8192),
  onnx('onnx-community/Qwen2.5-0.5B-Instruct', 'Qwen2.5 0.5B', 32768),
  onnx('onnx-community/Llama-3.2-1B-Instruct-ONNX', 'Llama 3.2 1B', 8192),
];

/** The card of any model that can be asked for; null for an id that names none. */
export function cardOf(modelId: string): ModelCard | null {
  const known = transformersModels.find(({ id }) => id === modelId);
  if (known !== undefined) return known;
  const repository = repositoryOf(modelId);
  return repository === null ? null : onnx(repository, repository, 8192);
}

/** The repository on the hub, `<owner>/<name>`; null unless it is an `onnx/…` id of that form. */
export function repositoryOf(modelId: string): string | null {
  const repository = /^onnx\/([\w.-]+\/[\w.-]+)$/.exec(modelId)?.[1];
  return repository === undefined || repository.includes('..') ? null : repository;
}

function onnx(repository: string, name: string, contextTokens: number): ModelCard {
  return {
    id: `onnx/${repository}`,
    name,
    origin: 'network',
    contextTokens,
    downloadBytes: null,
    memoryBytes: null,
    needs: [],
  };
}
