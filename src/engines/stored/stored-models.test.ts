import { packTar, unpackTar } from 'modern-tar';
import { describe, expect, test } from 'vitest';
import { md5 } from '../web-llm/md5';
import { noteName, StoredFileLost } from './export-model';
import { cacheNames, placeFromPath, placeOf } from './place-of';
import { standInCaches } from './stand-in-caches';
import { type StoredModels, storedModels } from './stored-models';

const hub = 'https://huggingface.co';
const libraries = 'https://raw.githubusercontent.com/mlc-ai/binary-mlc-llm-libs/main/web-llm-models/v0_2_86/base';
const places = [
  { modelId: 'webllm/One-MLC', repository: 'mlc-ai/One-MLC', library: `${libraries}/one.wasm` },
  { modelId: 'webllm/One-MLC-1k', repository: 'mlc-ai/One-MLC', library: `${libraries}/one-1k.wasm` },
  { modelId: 'webllm/Tuned-MLC', repository: 'mlc-ai/Tuned-MLC', library: `${libraries}/one.wasm` },
];
const wasm = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const shard = new Uint8Array(1000).fill(7);
const sum = (bytes: Uint8Array) => {
  const hash = md5();
  hash.add(bytes);
  return hash.digest();
};
const list = (bytes: Uint8Array) =>
  JSON.stringify({ records: [{ dataPath: 'params_shard_0.bin', nbytes: bytes.length, md5sum: sum(bytes) }] });

type Content = string | Uint8Array<ArrayBuffer>;
async function world() {
  const caches = standInCaches();
  const put = async (name: string, url: string, content: Content, headers: Record<string, string> = {}) =>
    (await caches.open(name)).put(url, new Response(content, { headers }));
  const webLlm = async (repository: string) => {
    await put('webllm/config', `${hub}/${repository}/resolve/main/mlc-chat-config.json`, '{}');
    await put('webllm/model', `${hub}/${repository}/resolve/main/tensor-cache.json`, list(shard));
    await put('webllm/model', `${hub}/${repository}/resolve/main/params_shard_0.bin`, shard);
    await put('webllm/wasm', `${libraries}/one.wasm`, wasm);
  };
  const onnx = async (repository: string) => {
    await put('transformers-cache', `${hub}/${repository}/resolve/main/config.json`, '{"a":1}');
    await put('transformers-cache', `${hub}/${repository}/resolve/main/onnx/model_q4.onnx`, 'x'.repeat(500), {
      'content-length': '500',
    });
  };
  const stored = storedModels({ caches, estimate: async () => ({ usage: 5000, quota: 90_000 }), places });
  return { caches, put, webLlm, onnx, stored };
}
const listed = async (stored: StoredModels) => {
  const answer = await stored.list();
  if (!answer.ok) throw new Error(answer.reason.message);
  return answer.value.models.map(({ id, bytes, files }) => [id, bytes, files]);
};
const codeOf = (answer: { readonly ok: boolean; readonly reason?: { readonly code: string } }) => answer.reason?.code;

describe('what is stored', () => {
  test('nothing, and looking makes no caches', async () => {
    const { stored, caches } = await world();
    expect(await stored.list()).toEqual({
      ok: true,
      value: { models: [], estimate: { usedBytes: 5000, quotaBytes: 90_000 } },
    });
    expect(caches.names()).toEqual([]);
  });

  test('each model of both libraries with the sum of its files, the largest first; what others put there is left out', async () => {
    const { stored, webLlm, onnx, put } = await world();
    await onnx('onnx-community/Small');
    await webLlm('mlc-ai/One-MLC');
    await put('transformers-cache', 'https://example.org/own/file/resolve/main/x.bin', 'mine');
    await put('somebody-else', `${hub}/a/b/resolve/main/x.bin`, 'mine');
    const weights = 1000 + list(shard).length;
    expect(await listed(stored)).toEqual([
      ['webllm/mlc-ai/One-MLC', weights + 2 + wasm.length, 4],
      ['onnx/onnx-community/Small', 507, 2],
    ]);
    expect(await stored.list()).toMatchObject({
      value: {
        models: [{ modelIds: ['webllm/One-MLC', 'webllm/One-MLC-1k'] }, { modelIds: ['onnx/onnx-community/Small'] }],
      },
    });
  });

  test('a browser without such storage says so', async () => {
    const stored = storedModels({ caches: undefined, estimate: async () => ({}), places });
    expect(codeOf(await stored.list())).toBe('storage/denied');
  });
});

describe('deleting', () => {
  test('takes one model and leaves the others, and what they share', async () => {
    const { stored, webLlm, onnx } = await world();
    await onnx('onnx-community/Small');
    await webLlm('mlc-ai/One-MLC');
    await webLlm('mlc-ai/Tuned-MLC');
    expect(await stored.delete('webllm/mlc-ai/One-MLC')).toMatchObject({
      ok: true,
      value: { id: 'webllm/mlc-ai/One-MLC' },
    });
    expect((await listed(stored)).map(([id, , files]) => [id, files])).toEqual([
      ['webllm/mlc-ai/Tuned-MLC', 4],
      ['onnx/onnx-community/Small', 2],
    ]);
    await stored.delete('webllm/mlc-ai/Tuned-MLC');
    await stored.delete('onnx/onnx-community/Small');
    expect(await listed(stored)).toEqual([]);
  });

  test('a library that is left over can be deleted by itself', async () => {
    const { stored, put } = await world();
    await put('webllm/wasm', `${libraries}/old.wasm`, wasm);
    expect(await listed(stored)).toEqual([['library', wasm.length, 1]]);
    await stored.delete('library');
    expect(await listed(stored)).toEqual([]);
  });

  test('a model that is not there is a failure', async () => {
    expect(codeOf(await (await world()).stored.delete('onnx/a/b'))).toBe('engine/model-missing');
  });
});

/** The file of a model, as a person would have it on a disk. */
async function saved(stored: StoredModels, id: string): Promise<Blob> {
  const answer = await stored.export(id);
  if (!answer.ok) throw new Error(answer.reason.message);
  return new Response(answer.value.stream).blob();
}

type Change = (name: string, data: Uint8Array) => readonly [string, Uint8Array] | null;

/** The archive again, with its entries changed. */
async function changed(archive: Blob, change: Change): Promise<Blob> {
  const entries = (await unpackTar(await archive.arrayBuffer())).flatMap(({ header, data = new Uint8Array() }) => {
    const result = change(header.name, data);
    return result === null ? [] : [{ header: { name: result[0], size: result[1].length }, body: result[1] }];
  });
  return new Blob([await packTar(entries)]);
}

describe('a model in a file', () => {
  test.each([
    ['webllm/mlc-ai/One-MLC', 4],
    ['onnx/onnx-community/Small', 2],
  ])('%s comes out in one browser and goes in in another, byte for byte', async (id, files) => {
    const here = await world();
    await here.onnx('onnx-community/Small');
    await here.webLlm('mlc-ai/One-MLC');
    const archive = await saved(here.stored, id);

    const there = await world();
    const fractions: number[] = [];
    const imported = await there.stored.import(archive, (fraction) => fractions.push(fraction));
    expect(imported).toMatchObject({ ok: true, value: { id, files } });
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    for (const name of cacheNames) {
      const [cache, original] = [await there.caches.open(name), await here.caches.open(name)];
      for (const { url } of await cache.keys()) {
        const copy = await (await cache.match(url))?.arrayBuffer();
        expect(copy).toEqual(await (await original.match(url))?.arrayBuffer());
      }
    }
  });

  test('a file that goes while it is being saved breaks the archive off, and says that it was the file', async () => {
    const { stored, caches, onnx } = await world();
    await onnx('onnx-community/Small');
    const archive = await stored.export('onnx/onnx-community/Small');
    if (!archive.ok) throw new Error(archive.reason.message);
    await (await caches.open('transformers-cache')).delete(
      `${hub}/onnx-community/Small/resolve/main/onnx/model_q4.onnx`,
    );
    await expect(new Response(archive.value.stream).blob()).rejects.toThrow(StoredFileLost);
  });

  test('what is there already stays as it is', async () => {
    const { stored, onnx } = await world();
    await onnx('onnx-community/Small');
    const archive = await saved(stored, 'onnx/onnx-community/Small');
    expect(await stored.import(archive, () => {})).toMatchObject({ ok: true });
    expect(await listed(stored)).toEqual([['onnx/onnx-community/Small', 507, 2]]);
  });

  const unfit: readonly (readonly [what: string, change: Change])[] = [
    [
      'a flipped byte in its weights',
      (name, data) => [name, name.endsWith('.bin') ? data.map((byte) => byte ^ 1) : data],
    ],
    ['weights that are shorter', (name, data) => [name, name.endsWith('.bin') ? data.slice(1) : data]],
    ['WebAssembly that is none', (name, data) => [name, name.endsWith('.wasm') ? data.map(() => 9) : data]],
    ['JSON that is none', (name, data) => [name, name.endsWith('chat-config.json') ? data.map(() => 9) : data]],
    ['a file missing', (name, data) => (name.endsWith('.wasm') ? null : [name, data])],
    ['no note', (name, data) => (name === noteName ? null : [name, data])],
    ['a file of another model', (name, data) => [name.replace('One-MLC', 'Other-MLC'), data]],
    ['a file from another host', (name, data) => [name.replace('huggingface.co', 'example.org'), data]],
    ['a way out of its folder', (name, data) => [name.replace('params', '../../params'), data]],
    ['a file for another cache', (name, data) => [name.replace('webllm-model', 'pages'), data]],
  ];
  test.each(unfit)('one with %s is refused, and nothing of it stays', async (_what, change) => {
    const here = await world();
    await here.webLlm('mlc-ai/One-MLC');
    const archive = await changed(await saved(here.stored, 'webllm/mlc-ai/One-MLC'), change);
    const there = await world();
    expect(codeOf(await there.stored.import(archive, () => {}))).toBe('file/no-model');
    expect(await listed(there.stored)).toEqual([]);
  });

  test('anything else is refused: an empty file, a picture, an archive that was cut', async () => {
    const here = await world();
    await here.webLlm('mlc-ai/One-MLC');
    const archive = await saved(here.stored, 'webllm/mlc-ai/One-MLC');
    const there = await world();
    const others = [
      new Blob(),
      new Blob(['\x89PNG and so on'.repeat(100)]),
      archive.slice(0, 2000),
      archive.slice(600),
    ];
    for (const file of others) {
      expect(codeOf(await there.stored.import(file, () => {}))).toBe('file/no-model');
    }
    expect(await listed(there.stored)).toEqual([]);
  });
});

test('a place is read from a path as it was written, and no other address has one', () => {
  const url = `${hub}/owner/name.v1/resolve/main/onnx/model.onnx`;
  expect(placeFromPath(placeOf('transformers-cache', url)?.path ?? '')).toEqual(placeOf('transformers-cache', url));
  for (const other of [
    `${hub}/owner/name/resolve/other/x.json`,
    `${hub}/owner/name/resolve/main/../x.json`,
    `${hub}/owner/name/resolve/main/%2e%2e/x.json`,
    `${hub}/owner/name/resolve/main/x.json?y`,
    `${hub}.example.org/owner/name/resolve/main/x.json`,
    'http://huggingface.co/owner/name/resolve/main/x.json',
  ]) {
    expect(placeOf('transformers-cache', other)).toBe(null);
  }
});
