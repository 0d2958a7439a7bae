import { cards } from 'virtual:web-llm-catalogue';
import type { Engine } from '../../core';
import { type Patience, workerEngine } from '../worker';
import { kind, modelCardOf } from './model-card';
import { settingsFor, type TestModel } from './worker-settings';

export type WebLlmOptions = {
  /** For tests only: these models instead of the catalogue, from addresses of the test's own. */
  readonly testModels?: readonly TestModel[];
  readonly patience?: Patience;
};

/**
 * WebLLM's models, in a worker of their own that starts at the first `load` or `generate`; until then nothing of the
 * library is fetched, and its models are listed all the same. Model ids are `webllm/<the library's model_id>`. Loading
 * downloads a model from its hub: ask the person first.
 */
export function webLlm({ testModels = [], patience }: WebLlmOptions = {}): Engine {
  return workerEngine({
    kinds: [kind],
    models: testModels.length > 0 ? testModels.map(modelCardOf) : cards,
    startWorker: () => new Worker(new URL('./web-llm.worker.ts', import.meta.url), { type: 'module', name: kind }),
    settings: settingsFor(testModels),
    ...(patience !== undefined && { patience }),
  });
}

export type { TestModel };
