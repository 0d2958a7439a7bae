import { fail, ok, type Result } from '../../base';
import { type Failure, failure } from '../../core';
import { exportModel, type ModelArchive } from './export-model';
import { importModel } from './import-model';
import { openIfThere, type StoredCaches, type StoredFile, storedFiles } from './stored-files';

/** One of WebLLM's models: in which repository its weights lie, and where its WebAssembly. */
export type WebLlmPlace = { readonly modelId: string; readonly repository: string; readonly library: string };

export type StoredModel = {
  /** `onnx/<owner>/<name>`, or `webllm/<owner>/<name>` with the names of the repository; `library` for what belongs to no model. */
  readonly id: string;
  /** The models of the picker that use these files. */
  readonly modelIds: readonly string[];
  readonly files: number;
  readonly bytes: number;
};

export type Stored = {
  /** The largest first. */
  readonly models: readonly StoredModel[];
  /** Of all that this site keeps, and how much it may keep, as the browser estimates it; null where it does not say. */
  readonly estimate: { readonly usedBytes: number; readonly quotaBytes: number } | null;
};

/** The models that this browser keeps. A model may be in use meanwhile: it is in memory then, and stays there. */
export interface StoredModels {
  list(): Promise<Result<Stored, Failure>>;
  delete(id: string): Promise<Result<StoredModel, Failure>>;
  /** All files of a model as one; its stream is to be read once. */
  export(id: string): Promise<Result<ModelArchive, Failure>>;
  /** Puts the files of an archive where the libraries find them. Whatever does not fit is refused, and nothing of it stays. */
  import(archive: Blob, onProgress: (fraction: number) => void): Promise<Result<StoredModel, Failure>>;
}

export type StoredWorld = {
  /** Undefined where the browser keeps nothing, as on an address without https. */
  readonly caches: StoredCaches | undefined;
  estimate(): Promise<{ readonly usage?: number; readonly quota?: number }>;
  readonly places: readonly WebLlmPlace[];
};

export function storedModels({ caches, estimate, places }: StoredWorld): StoredModels {
  const unlessDenied = async <Value>(
    use: (open: StoredCaches) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure>> => {
    if (caches === undefined) return fail(failure('storage/denied', 'There is no Cache Storage here.'));
    try {
      return await use(caches);
    } catch (error) {
      const full = error instanceof Error && error.name === 'QuotaExceededError';
      return fail(failure(full ? 'storage/full' : 'storage/denied', String(error)));
    }
  };
  const filesOf = async (open: StoredCaches, id: string) => {
    const group = grouped(await storedFiles(open), places).find(({ model }) => model.id === id);
    return group === undefined ? fail(failure('engine/model-missing', `${id} is not stored.`)) : ok(group);
  };

  return {
    list: () =>
      unlessDenied(async (open) => {
        const models = grouped(await storedFiles(open), places).map(({ model }) => model);
        const { usage, quota } = await estimate().catch(() => ({ usage: undefined, quota: undefined }));
        const told = usage === undefined || quota === undefined ? null : { usedBytes: usage, quotaBytes: quota };
        return ok({ models: models.sort((one, other) => other.bytes - one.bytes), estimate: told });
      }),
    delete: (id) =>
      unlessDenied(async (open) => {
        const found = await filesOf(open, id);
        if (!found.ok) return found;
        const { own, model } = found.value;
        for (const { cacheName, url } of own) await (await openIfThere(open, cacheName))?.delete(url);
        return ok(model);
      }),
    export: (id) =>
      unlessDenied(async (open) => {
        const found = await filesOf(open, id);
        return found.ok ? ok(await exportModel(open, id, found.value.all)) : found;
      }),
    import: (archive, onProgress) =>
      unlessDenied(async (open) => {
        const imported = await importModel(open, archive, onProgress);
        if (!imported.ok) return imported;
        const found = await filesOf(open, imported.value);
        return found.ok ? ok(found.value.model) : found;
      }),
  };
}

type Group = {
  readonly model: StoredModel;
  readonly all: readonly StoredFile[];
  /** Without what another stored model needs too. */
  readonly own: readonly StoredFile[];
};

function grouped(files: readonly StoredFile[], places: readonly WebLlmPlace[]): readonly Group[] {
  const byId = new Map<string, readonly StoredFile[]>();
  for (const file of files) {
    const id = file.type === 'library' ? libraryId : `${file.kind}/${file.repository}`;
    byId.set(id, [...(byId.get(id) ?? []), file]);
  }
  const libraries = byId.get(libraryId) ?? [];
  const idsOf = (url: string) =>
    places.filter(({ library }) => library === url).map(({ repository }) => `webllm/${repository}`);
  const ids = [...byId.keys()].filter((id) => id !== libraryId);
  const groups = ids.map((id): Group => {
    const needed = libraries.filter(({ url }) => idsOf(url).includes(id));
    const alone = needed.filter(({ url }) => !idsOf(url).some((other) => other !== id && byId.has(other)));
    const weights = byId.get(id) ?? [];
    const modelIds = id.startsWith('webllm/')
      ? places.filter(({ repository }) => id === `webllm/${repository}`).map(({ modelId }) => modelId)
      : [id];
    return {
      model: sumOf(id, modelIds, [...weights, ...needed]),
      all: [...weights, ...needed],
      own: [...weights, ...alone],
    };
  });
  const orphans = libraries.filter(({ url }) => !idsOf(url).some((id) => byId.has(id)));
  if (orphans.length > 0) groups.push({ model: sumOf(libraryId, [], orphans), all: orphans, own: orphans });
  return groups;
}

const libraryId = 'library';

function sumOf(id: string, modelIds: readonly string[], files: readonly StoredFile[]): StoredModel {
  return { id, modelIds, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}
