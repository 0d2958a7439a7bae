import { places } from 'virtual:web-llm-places';
import { type StoredModels, storedModels } from './stored-models';

/** The models that this browser keeps. */
export function browserStoredModels(): StoredModels {
  return storedModels({
    caches: 'caches' in globalThis ? caches : undefined,
    estimate: () => navigator.storage.estimate(),
    places,
  });
}

export { type ModelArchive, StoredFileLost } from './export-model';
export type { Stored, StoredModel, StoredModels } from './stored-models';
