import { cards } from 'virtual:web-llm-catalogue';
import type { Engine } from '../../core';
import { checkDevice } from '../device';
import { type Patience, workerEngine } from '../worker';
import { kind, modelCardOf } from './model-card';
import { roomForModels } from './model-room';
import { modelWorkers } from './model-workers';
import { settingsFor, type TestModel } from './worker-settings';

export type WebLlmOptions = {
  /** For tests only: these models instead of the catalogue, from addresses of the test's own. */
  readonly testModels?: readonly TestModel[];
  /** Stands in for the hub, where one is set: a base address without a slash at its end. Model libraries have another host. */
  readonly hubMirror?: string | null;
  readonly patience?: Patience;
};

/**
 * WebLLM's models, each in a worker of its own that starts at its first `load` or `generate`; until then nothing of the
 * library is fetched, and its models are listed all the same. Model ids are `webllm/<the library's model_id>`. Loading
 * downloads a model from its hub: ask the person first.
 */
export function webLlm({ testModels = [], hubMirror = null, patience }: WebLlmOptions = {}): Engine {
  const models = testModels.length > 0 ? testModels.map(modelCardOf) : cards;
  return modelWorkers({
    kinds: [kind],
    cards: models,
    startEngine: () =>
      workerEngine({
        kinds: [kind],
        models,
        startWorker: () => new Worker(new URL('./web-llm.worker.ts', import.meta.url), { type: 'module', name: kind }),
        settings: settingsFor(testModels, hubMirror),
        scores: true,
        ...(patience !== undefined && { patience }),
      }),
    room: async () => roomForModels(await checkDevice()),
  });
}

export type { TestModel };
