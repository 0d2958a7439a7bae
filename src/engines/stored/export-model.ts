import { createTarPacker } from 'modern-tar';
import type { StoredCaches, StoredFile } from './stored-files';

export type ModelArchive = {
  readonly fileName: string;
  /** Of the files in it; the archive is a little longer. */
  readonly bytes: number;
  readonly stream: ReadableStream<Uint8Array<ArrayBuffer>>;
};

/** What the first entry of an archive says. The number of files tells a whole archive from one that was cut. */
export type ArchiveNote = {
  readonly format: 1;
  readonly model: string;
  readonly files: number;
  readonly bytes: number;
};

export const noteName = 'colloquy-model.json';

/** A stored file went, or could not be read, while its model was being put into an archive. */
export class StoredFileLost extends Error {
  override readonly name = 'StoredFileLost';
}

/**
 * A model's files as a plain tar archive: a note first, then JSON (the lists by which the others are checked come so
 * before them), then the rest. Nothing is held in memory but the file that is being read. The stream breaks off with
 * `StoredFileLost` where a file cannot be read any more.
 */
export async function exportModel(
  caches: StoredCaches,
  model: string,
  files: readonly StoredFile[],
): Promise<ModelArchive> {
  const listsFirst = files.toSorted((one, other) => Number(isJson(other)) - Number(isJson(one)));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const note: ArchiveNote = { format: 1, model, files: files.length, bytes };
  const { readable, controller } = createTarPacker();
  const write = async () => {
    await add(noteName, new Blob([JSON.stringify(note)]));
    for (const { cacheName, url, path } of listsFirst) {
      const response = await (await caches.open(cacheName)).match(url);
      if (response === undefined) throw new Error(`${url} is gone.`);
      await add(path, await response.blob());
    }
    controller.finalize();
  };
  const add = (name: string, content: Blob) =>
    content.stream().pipeTo(controller.add({ name, size: content.size, type: 'file' }));
  write().catch((error) => controller.error(new StoredFileLost(String(error))));
  return { fileName: `${model.slice(model.lastIndexOf('/') + 1)}.colloquy-model.tar`, bytes, stream: readable };
}

const isJson = ({ url }: StoredFile) => url.endsWith('.json');
