import type { ModelCard } from '../../core';

/** The model that comes with the page: no hub, no network, no graphics card. */
export const builtinModelId = 'builtin/colloquy';

/** Longer contexts are possible with most of them, but every token costs memory that a page may not have. */
const hubContextTokens = 8192;

/**
 * Shown in the picker without starting a worker. Any other chat model of the hub runs by its id: `onnx/<owner>/<name>`.
 * Bytes are those of the file that WASM is given, as the hub listed them (8 bits a weight, or 4 for SmolLM2); a GPU with
 * 16-bit floats is given a smaller one. What a model needs while it runs nobody says.
 */
export const transformersModels: readonly ModelCard[] = [
  {
    id: builtinModelId,
    name: 'Colloquy (built in)',
    origin: 'bundled',
    contextTokens: 1024,
    downloadBytes: 5.4e6,
    memoryBytes: 64e6,
    needs: [],
  },
  onnx('HuggingFaceTB/SmolLM2-135M-Instruct', 'SmolLM2 135M', 200e6),
  onnx('HuggingFaceTB/SmolLM2-360M-Instruct', 'SmolLM2 360M', 417e6),
  onnx('onnx-community/Qwen2.5-0.5B-Instruct', 'Qwen2.5 0.5B', 512e6),
  onnx('onnx-community/Llama-3.2-1B-Instruct', 'Llama 3.2 1B', 1_240e6),
  onnx('onnx-community/Qwen2.5-1.5B-Instruct', 'Qwen2.5 1.5B', 1_580e6),
];

/** The card of any model that can be asked for; null for an id that names none. */
export function cardOf(modelId: string): ModelCard | null {
  const known = transformersModels.find(({ id }) => id === modelId);
  if (known !== undefined) return known;
  const repository = repositoryOf(modelId);
  return repository === null ? null : onnx(repository, repository, null);
}

/** Whether a page has room for it twice. */
export function isSmall(modelId: string): boolean {
  return (cardOf(modelId)?.memoryBytes ?? Number.POSITIVE_INFINITY) <= 100e6;
}

/** The repository on the hub, `<owner>/<name>`; null unless it is an `onnx/…` id of that form. */
export function repositoryOf(modelId: string): string | null {
  const repository = /^onnx\/([\w.-]+\/[\w.-]+)$/.exec(modelId)?.[1];
  return repository === undefined || repository.includes('..') ? null : repository;
}

function onnx(repository: string, name: string, downloadBytes: number | null): ModelCard {
  return {
    id: `onnx/${repository}`,
    name,
    origin: 'network',
    contextTokens: hubContextTokens,
    downloadBytes,
    memoryBytes: null,
    needs: [],
  };
}
