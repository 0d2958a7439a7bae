import * as z from 'zod/mini';
import type { ModelRecord } from './library';

/** One file of a model: where it comes from, where the library looks for it, and how a whole one is told from a broken one. */
export type ModelFile = {
  readonly url: string;
  readonly cacheName: 'webllm/config' | 'webllm/model' | 'webllm/wasm';
  readonly content: FileContent;
};

export type FileContent =
  | { readonly type: 'json' }
  | { readonly type: 'wasm' }
  | { readonly type: 'binary' }
  | { readonly type: 'weights'; readonly bytes: number; readonly md5: string | null };

// A name without a slash: the list of a model's files cannot point to another place.
const fileName = z.string().check(z.regex(/^[\w.-]+$/));

const manifestSchema = z.object({ chat_config: z.optional(fileName) });
const configSchema = z.object({ tokenizer_files: z.array(fileName) });
const weightsSchema = z.object({
  records: z.array(z.object({ dataPath: fileName, nbytes: z.number(), md5sum: z.optional(z.string()) })),
});

/** The addresses and cache names below are the library's own: what is put there, it finds and does not fetch again. */
export function baseUrlOf({ model }: ModelRecord): string {
  const folder = model.endsWith('/') ? model : `${model}/`;
  return /.+\/resolve\/.+\//.test(folder) ? folder : `${folder}resolve/main/`;
}

/** Null for a model without a manifest. */
export function manifestFile(record: ModelRecord): ModelFile | null {
  return record.model_manifest === undefined ? null : json(record, record.model_manifest, 'webllm/config');
}

/** `manifest`: what `manifestFile` holds, null if there is none. */
export function configFile(record: ModelRecord, manifest: unknown): ModelFile {
  const named = manifestSchema.safeParse(manifest);
  return json(record, (named.success && named.data.chat_config) || 'mlc-chat-config.json', 'webllm/config');
}

export function weightsListFile(record: ModelRecord): ModelFile {
  return json(record, 'tensor-cache.json', 'webllm/model');
}

export function libraryFile({ model_lib }: ModelRecord): ModelFile {
  return { url: model_lib, cacheName: 'webllm/wasm', content: { type: 'wasm' } };
}

/** The tokenizer that the library will choose; null if the config is not one or names none that it knows. */
export function tokenizerFile(record: ModelRecord, config: unknown): ModelFile | null {
  const read = configSchema.safeParse(config);
  if (!read.success) return null;
  if (read.data.tokenizer_files.includes('tokenizer.json')) return json(record, 'tokenizer.json', 'webllm/model');
  if (!read.data.tokenizer_files.includes('tokenizer.model')) return null;
  return { url: `${baseUrlOf(record)}tokenizer.model`, cacheName: 'webllm/model', content: { type: 'binary' } };
}

/** Null if the list is not one. */
export function weightFiles(record: ModelRecord, weightsList: unknown): readonly ModelFile[] | null {
  return weightFilesIn(baseUrlOf(record), weightsList);
}

/** The same for a model of which only the folder is known. */
export function weightFilesIn(folder: string, weightsList: unknown): readonly ModelFile[] | null {
  const read = weightsSchema.safeParse(weightsList);
  if (!read.success) return null;
  return read.data.records.map(({ dataPath, nbytes, md5sum }) => ({
    url: `${folder}${dataPath}`,
    cacheName: 'webllm/model',
    content: { type: 'weights', bytes: nbytes, md5: md5sum ?? null },
  }));
}

function json(record: ModelRecord, name: string, cacheName: ModelFile['cacheName']): ModelFile {
  return { url: `${baseUrlOf(record)}${name}`, cacheName, content: { type: 'json' } };
}
