// Drives the product's WebLLM engine against the genuine library in a real browser; see README.md.
//   node tools/web-llm-harness/run.mjs --harness /tmp/webllm-harness [--only load,turns,...] [--log out.jsonl]
import { appendFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const harness = resolve(option('harness', '/tmp/webllm-harness'));
const only = option('only', '').split(',').filter(Boolean);
const logFile = option('log', join(harness, 'colloquy.jsonl'));
const root = import.meta.dirname;

process.env.HARNESS = harness;
const config = { configFile: join(root, 'vite.config.ts'), logLevel: 'warn' };
if (!process.argv.includes('--no-build')) await build(config);
const pageServer = await preview(config);
const [pageUrl] = pageServer.resolvedUrls.local;

const { start } = await import(pathToFileURL(join(harness, 'serve.mjs')).href);
const { ARGS } = await import(pathToFileURL(join(harness, 'lib.mjs')).href);
const files = await start(8790);

const browser = await chromium.launch({
  executablePath: join(harness, 'chromium-lvp/chromium'),
  args: [...ARGS, '--use-webgpu-adapter=swiftshader'],
});

const library = 'libs/v0_2_48/gpt2-q0f16-ctx1k_cs1k-webgpu.wasm';
const testModel = (
  fault = '',
  { wasm = library, window = 1024, alias = '', id = 'gpt2-rand-q0f16-MLC', megabytes = 600 } = {},
) => ({
  model: `http://localhost:8790${fault === '' ? '' : `/fault/${fault}`}${alias}/models/gpt2-rand`,
  model_id: id,
  model_lib: `http://localhost:8790/${wasm}`,
  vram_required_MB: megabytes,
  overrides: { context_window_size: window },
});
const modelId = 'webllm/gpt2-rand-q0f16-MLC';
const secondModel = (change = {}) => testModel('', { alias: '/alias-2', id: 'gpt2-second-q0f16-MLC', ...change });
const secondId = 'webllm/gpt2-second-q0f16-MLC';
const request = (messages, change = {}) => ({
  modelId,
  messages: messages.map((content, index) => ({
    role: index === 0 ? 'system' : index % 2 === 1 ? 'user' : 'assistant',
    content,
  })),
  maxTokens: 6,
  temperature: 1,
  seed: 7,
  constraint: { type: 'none' },
  ...change,
});

const began = Date.now();
function log(name, value) {
  const line = JSON.stringify({ seconds: Math.round((Date.now() - began) / 1000), name, ...value });
  console.log(line.slice(0, 3000));
  appendFileSync(logFile, `${line}\n`);
}

async function open(models = [testModel()]) {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on('pageerror', (error) => log('page error', { message: error.message }));
  const workers = [];
  const ended = new Set();
  page.on('worker', async (worker) => {
    workers.push(worker);
    worker.on('close', () => ended.add(worker));
    await worker
      .evaluate(() => {
        globalThis.devices = [];
        const requestDevice = GPUAdapter.prototype.requestDevice;
        GPUAdapter.prototype.requestDevice = async function (...details) {
          const device = await requestDevice.apply(this, details);
          globalThis.devices.push(device);
          return device;
        };
      })
      .catch(() => {});
  });
  await page.goto(pageUrl);
  await page.waitForFunction(() => window.harness !== undefined);
  await page.evaluate((list) => {
    window.harness.engine = window.harness.open(list);
  }, models);
  return {
    page,
    workers,
    living: () => workers.length - ended.size,
    load: (options, id = modelId) =>
      page.evaluate(([asked, more]) => window.harness.engine.load(asked, more), [id, options]),
    generate: (asked, options) =>
      page.evaluate(([about, more]) => window.harness.engine.generate(about, more), [asked, options]),
    close: () => context.close(),
  };
}

/** A debate of agents with these models, as the page would run it. */
const scenario = (modelIds, { turns, tokensPerTurn = 12 }) => ({
  format: 2,
  id: 'harness',
  language: 'en',
  title: 'Harness',
  description: '',
  lookFor: '',
  topic: 'trains',
  agents: modelIds.map((id, index) => ({
    id: `agent-${index + 1}`,
    name: ['Al', 'Bo', 'Cy'][index],
    role: 'debater',
    instructions: 'You like trains.',
    player: { type: 'model', modelId: id, temperature: 1 },
  })),
  pattern: { kind: 'round-robin', options: {} },
  view: 'shared',
  longPrompts: 'cut',
  budget: { turns, tokensPerTurn },
  seed: 3,
});
const factsOf = ({ facts, words }) => ({
  facts: facts.flatMap((fact) => {
    const at = fact.at - facts[0].at;
    if (fact.type === 'turn-failed') return [{ at, failed: fact.turnId, failure: fact.failure, next: fact.next }];
    if (fact.type !== 'turn-finished') return [{ at, type: fact.type, attempt: fact.attempt }];
    return [{ at, finished: fact.turnId, model: fact.by.modelId, cache: fact.by.cache, usage: fact.by.usage }];
  }),
  words,
});

const lastOf = (parts) => parts.at(-1);
const summary = (parts) => ({
  parts: parts.length,
  milliseconds: lastOf(parts).at,
  last: lastOf(parts).part,
  joins:
    lastOf(parts).part.type !== 'finish' ||
    parts.flatMap(({ part }) => (part.type === 'text' ? [part.text] : [])).join('') === lastOf(parts).part.text,
});
function progressOf(parts) {
  const progress = parts.flatMap(({ part }) => (part.type === 'progress' ? [part] : []));
  const fractions = progress.map(({ fraction }) => fraction);
  return {
    steps: progress.length,
    stages: [...new Set(progress.map(({ stage }) => stage))],
    grows: fractions.every((fraction, index) => index === 0 || fraction > fractions[index - 1]),
    lastBytes: progress.findLast(({ stage }) => stage === 'download') ?? null,
  };
}

async function scene(name, play, models) {
  if (only.length > 0 && !only.includes(name)) return;
  const stage = await open(models);
  try {
    await play(stage);
  } catch (error) {
    log(name, { 'the scene broke': String(error.message).slice(0, 400) });
  } finally {
    await stage.close();
  }
}

await scene('load', async ({ page, workers, load }) => {
  const hits = files.hits.length;
  await page.evaluate(() => window.harness.engine.models());
  log('before', { requests: files.hits.length - hits, workers: workers.length });
  const first = await load();
  log('load', { ...summary(first), ...progressOf(first), requests: files.hits.length - hits });
  const again = await load();
  log('load again', summary(again));
  await page.reload();
  await page.waitForFunction(() => window.harness !== undefined);
  await page.evaluate(
    (list) => {
      window.harness.engine = window.harness.open(list);
    },
    [testModel()],
  );
  const before = files.hits.length;
  const kept = await load();
  log('load after a page reload', { ...summary(kept), ...progressOf(kept), requests: files.hits.slice(before) });
});

await scene('turns', async ({ load, generate }) => {
  await load();
  const first = await generate(request(['a', 'hi there']));
  log('turn', summary(first));
  log('the same seed again', {
    same: lastOf(await generate(request(['a', 'hi there']))).part.text === lastOf(first).part.text,
  });
  const stopped = await generate(request(['a', 'stop me'], { maxTokens: 60 }), { stopAtPart: 3 });
  log('stopped', { ...summary(stopped), millisecondsAfterStop: lastOf(stopped).at - stopped[2].at });
  log('turn after a stop', summary(await generate(request(['a', 'go on'], { maxTokens: 3 }))));
  const left = await generate(request(['a', 'leave me'], { maxTokens: 60 }), { leaveAtPart: 2 });
  log('left early', { parts: left.length });
  log('turn after an early leave', summary(await generate(request(['a', 'go on'], { maxTokens: 3 }))));
});

await scene('choice', async ({ load, generate }) => {
  await load();
  for (const seed of [1, 2, 3]) {
    const constraint = { type: 'one-of', texts: ['Al', 'Alice', 'Bob "the" builder', '陈明'] };
    log('one-of', {
      seed,
      ...summary(await generate(request(['a', 'who'], { constraint, temperature: 1.5, seed, maxTokens: 2 }))),
    });
  }
});

/** What the guard said of the cache, and what the library computed of how long a prompt. */
const cacheOf = (parts) => {
  const { type, cache, usage, ended, text, failure } = lastOf(parts).part;
  if (type === 'failure') return { failure };
  return { cache, computed: usage.prefillTokens, ofPrompt: usage.promptTokens, ended, text };
};

await scene('cache', async ({ load, generate }) => {
  await load();
  // A short constrained answer ends by itself, which free gibberish does not.
  const constraint = { type: 'one-of', texts: ['no', 'yes'] };
  const history = ['a', 'one two three'];
  const turn = async (name, messages, change = { constraint }, options = {}) => {
    const parts = await generate(request(messages, change), options);
    log(`cache: ${name}`, cacheOf(parts));
    return lastOf(parts).part.text ?? '';
  };
  history.push(await turn('first turn', history), 'and');
  history.push(await turn('on top of a choice', history), 'so');
  history.push(await turn('on top again, cut off', history, { maxTokens: 2 }), 'or');
  history.push(await turn('on top of a cut answer', history), 'go');
  history[0] = 'a ';
  history.push(await turn('a blank more in the system message', history), 'go');
  history.push(await turn('on top again', history), 'go');
  await turn('another conversation', ['b', 'c']);
  await turn('stopped', ['b', 'd'], { maxTokens: 30 }, { stopAtPart: 1 });
  await turn('after a stopped answer', ['b', 'e']);
});

await scene('shared', async ({ load, generate }) => {
  await load();
  const history = ['a'];
  for (const [asked, texts] of [
    ['Al, go.', ['no', 'yes']],
    ['Bo, go.', ['Al', 'Bo', 'Cy']],
    ['Cy, go.', ['no', 'yes']],
    ['Al, go.', ['up', 'down']],
  ]) {
    history.push(asked);
    const parts = await generate(request(history, { constraint: { type: 'one-of', texts } }));
    log('shared view', cacheOf(parts));
    history.push(lastOf(parts).part.text);
  }
});

// The likeliest token of random weights is mostly the one before it.
await scene('circles', async ({ load, generate }) => {
  await load();
  const parts = await generate(request(['a', 'go on'], { maxTokens: 40, temperature: 0 }));
  log('an answer in circles', { ...summary(parts), said: parts.flatMap(({ part }) => part.text ?? []) });
  log('turn after that', cacheOf(await generate(request(['a', 'hi'], { maxTokens: 2 }))));
});

await scene('score', async ({ page, generate }) => {
  const { messages } = request(['a', 'hi']);
  for (const text of ['no its', '陈']) {
    const asked = { modelId, messages, text, alternatives: 3 };
    const parts = await page.evaluate((about) => window.harness.engine.score(about), asked);
    const { tokens, failure } = lastOf(parts).part;
    log('score', {
      text,
      milliseconds: lastOf(parts).at,
      failure,
      joins: tokens?.map((token) => token.text).join('') === text,
      tokens: tokens?.map((token) => [token.text, token.logProbability, token.rank]),
      first: tokens?.[0].alternatives,
    });
  }
  log('score: a turn on top', cacheOf(await generate(request(['a', 'hi', '陈', 'go'], { maxTokens: 1 }))));
});

await scene(
  'two',
  async ({ page, workers, load, generate }) => {
    await load();
    const times = (name, parts) => ({ name, at: parts.map(({ at }) => at), last: lastOf(parts).part.type });
    // The first one answers while the second one is loaded.
    const began = Date.now();
    const since = (work) => work.then((parts) => ({ parts, until: Date.now() - began }));
    const [answer, loading] = await Promise.all([
      since(generate(request(['a', 'one'], { maxTokens: 6 }))),
      since(load({}, secondId)),
    ]);
    log('two: an answer while the other loads', {
      workers: workers.length,
      answerEndedAfter: answer.until,
      loadEndedAfter: loading.until,
      answer: times('first', answer.parts),
      load: lastOf(loading.parts).part,
    });
    for (const [name, asked] of [
      ['first', request(['a', 'in turn'], { maxTokens: 4 })],
      ['second', { ...request(['a', 'in turn'], { maxTokens: 4 }), modelId: secondId }],
      ['first', request(['a', 'in turn'], { maxTokens: 4 })],
      ['second', { ...request(['a', 'in turn'], { maxTokens: 4 }), modelId: secondId }],
    ]) {
      const parts = await generate(asked);
      log(`two: in turn, the ${name}`, { milliseconds: lastOf(parts).at, ...cacheOf(parts) });
    }
    log('two: a run with an agent on each', {
      ...factsOf(
        await page.evaluate(
          (asked) => window.harness.engine.run(asked),
          scenario([modelId, secondId], { turns: 4, tokensPerTurn: 8 }),
        ),
      ),
    });
    const both = await page.evaluate(
      (asked) => {
        const start = performance.now();
        return Promise.all(
          asked.map(async (about) => {
            const parts = await window.harness.engine.generate(about);
            return { parts, until: Math.round(performance.now() - start) };
          }),
        );
      },
      [
        request(['a', 'two'], { maxTokens: 5 }),
        { ...request(['a', 'two'], { maxTokens: 5 }), modelId: secondId },
        request(['a', 'two'], { maxTokens: 3, seed: 8 }),
      ],
    );
    log('two: both answer at once, and a second request to the first waits', {
      ends: both.map(({ parts, until }) => ({ until, ...times('', parts), cache: lastOf(parts).part.cache })),
    });
  },
  [testModel(), secondModel()],
);

await scene('no-room', async ({ page, workers, living, load, generate }) => {
  const device = await page.evaluate(() => window.harness.engine.device());
  // Half of the machine's memory is for models (2 GiB where it is not told): two of these fit, a third does not.
  const room = device.memoryBytes === null ? 2 * 1024 ** 3 : device.memoryBytes / 2;
  const megabytes = Math.floor(room / 2.5 / 1024 ** 2);
  const models = [1, 2, 3].map((number) =>
    testModel('', { alias: `/alias-${number}`, id: `gpt2-${number}-q0f16-MLC`, megabytes }),
  );
  await page.evaluate((list) => {
    window.harness.engine = window.harness.open(list);
  }, models);
  const [first, second, third] = models.map(({ model_id }) => `webllm/${model_id}`);
  log('no room: the device', { memoryBytes: device.memoryBytes, megabytesOfEach: megabytes });
  const step = async (name, work) => {
    const parts = await work;
    const { part } = lastOf(parts);
    log(`no room: ${name}`, {
      milliseconds: lastOf(parts).at,
      ...(part.type === 'loaded' ? { part } : cacheOf(parts)),
      workersStarted: workers.length,
      workersLiving: living(),
    });
  };
  const ask = (id) => generate({ ...request(['a', 'hi'], { maxTokens: 2 }), modelId: id });
  await step('the first is loaded', load({}, first));
  await step('the second is loaded', load({}, second));
  await step('the second answers', ask(second));
  await step('the first answers', ask(first));
  await step('the third is loaded, so the second has to go', load({}, third));
  await step('the first was left alone', ask(first));
  await step('the second answers again, so the third has to go', ask(second));
  await step('the first was left alone again', ask(first));
});

await scene(
  'window',
  async ({ load, generate }) => {
    await load();
    log('context exceeded', summary(await generate(request(['a', 'the of and to in '.repeat(60)]))));
    log('turn after that', summary(await generate(request(['a', 'hi'], { maxTokens: 2 }))));
  },
  [testModel('', { window: 128 })],
);

const destroyDevices = (workers) =>
  Promise.all(
    workers.map((worker) =>
      worker.evaluate(() => {
        for (const device of globalThis.devices) device.destroy();
      }),
    ),
  );
const afterParts = (page, count) =>
  page.waitForFunction((least) => window.harness.partsOfTheLastStream >= least, count, { timeout: 300_000 });

await scene('device', async ({ page, workers, living, load }) => {
  await load();
  const ran = page.evaluate((asked) => window.harness.engine.run(asked), scenario([modelId], { turns: 2 }));
  await afterParts(page, 2);
  await destroyDevices(workers);
  log('a run whose device was destroyed in the middle', {
    ...factsOf(await ran),
    workersStarted: workers.length,
    workersLiving: living(),
  });
});

await scene('device-between', async ({ load, generate, workers }) => {
  await load();
  log('turn before', cacheOf(await generate(request(['a', 'hi'], { maxTokens: 1 }))));
  await destroyDevices(workers);
  await new Promise((go) => setTimeout(go, 2_000));
  const parts = await generate(request(['a', 'hi'], { maxTokens: 2 }));
  log('turn after a device was destroyed between turns', { milliseconds: lastOf(parts).at, ...cacheOf(parts) });
});

await scene(
  'device-of-one',
  async ({ page, workers, load, generate }) => {
    await load();
    const workersOfFirst = [...workers];
    await load({}, secondId);
    const ask = (id, change) => generate({ ...request(['a', 'hi'], change), modelId: id });
    const [broken, whole] = await Promise.all([
      ask(modelId, { maxTokens: 40 }),
      ask(secondId, { maxTokens: 10 }),
      afterParts(page, 4).then(() => destroyDevices(workersOfFirst)),
    ]);
    log('one of two devices destroyed while both answer', {
      first: summary(broken),
      second: { ...cacheOf(whole), milliseconds: lastOf(whole).at },
    });
    log('the first again', cacheOf(await ask(modelId, { maxTokens: 2 })));
    log('the second again', cacheOf(await ask(secondId, { maxTokens: 2 })));
  },
  [testModel(), secondModel()],
);

await scene('cancel', async ({ load, generate }) => {
  for (const stopAfterMilliseconds of [400, 3_000, 6_000]) {
    log('cancelled', { stopAfterMilliseconds, ...summary(await load({ stopAfterMilliseconds })) });
  }
  const whole = await load();
  log('load after that', { ...summary(whole), ...progressOf(whole) });
  log('turn after that', summary(await generate(request(['a', 'hi'], { maxTokens: 2 }))));
});

const faults = [
  '404:params_shard_1.bin',
  '500:params_shard_1.bin',
  'trunc:params_shard_1.bin',
  'corrupt:params_shard_1.bin',
  'reset:params_shard_1.bin',
  'hang:params_shard_1.bin',
  '404:mlc-chat-config.json',
  'garbage-json:mlc-chat-config.json',
  'garbage-json:tokenizer.json',
  '404:tokenizer.json',
];
for (const [index, fault] of faults.entries()) {
  await scene(
    `fault-${index}`,
    async ({ load, page }) => {
      const before = files.hits.length;
      const parts = await load();
      const hits = files.hits.slice(before);
      const kept = await page.evaluate(async () => {
        const names = [];
        for (const name of await caches.keys()) {
          for (const { url } of await (await caches.open(name)).keys()) names.push(url.slice(url.lastIndexOf('/') + 1));
        }
        return names;
      });
      log(`fault ${fault}`, {
        ...summary(parts),
        tries: hits.filter((hit) => hit.endsWith(fault.split(':')[1])).length,
        kept,
      });
    },
    [testModel(fault)],
  );
}
await scene('fault-wasm', async ({ load }) => log('fault 404 of the wasm', summary(await load())), [
  testModel('', { wasm: 'libs/none.wasm' }),
]);

await scene('damage', async ({ load, page }) => {
  await load();
  await page.evaluate(async () => {
    const cache = await caches.open('webllm/model');
    for (const { url } of await cache.keys()) {
      if (!url.endsWith('params_shard_2.bin')) continue;
      const body = await (await cache.match(url)).arrayBuffer();
      await cache.put(url, new Response(body.slice(0, body.byteLength >> 1)));
    }
    window.harness.engine.dispose();
  });
  const before = files.hits.length;
  log('a kept shard was cut', { ...summary(await load()), requests: files.hits.slice(before) });
});

await browser.close();
await pageServer.close();
files.srv.closeAllConnections?.();
files.srv.close();
log('end', {});
process.exit(0);
