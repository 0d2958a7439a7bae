import { expect, test } from 'vitest';
import { ok } from '../../../base';
import type { Engine } from '../../../core';
import { all, request } from '../../engine-contract';
import { hostEngine, workerEngine } from '../../worker';
import { standInWorker } from '../../worker/stand-in-worker';
import { builtinModelId, transformersModels } from '../catalogue';
import { vocabularyOf } from './json/vocabulary';
import type { LanguageModel, Memory } from './language-model';
import { NoNumbers, numbersOnly } from './numbers';
import { noHabits } from './sampling';
import { transformersEngineInside } from './transformers-engine';

const end = 0;
const codes = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

/** What the model of a worker does at a step: says this letter (`''` ends), computes no numbers, or fails. */
type Step = (written: number, step: number) => string | 'no numbers' | 'fails';

/** A model with one token a letter, as a worker would have loaded it. */
function spokenBy(say: Step): LanguageModel & { readonly disposed: Memory[] } {
  let prompt = 0;
  let steps = 0;
  const disposed: Memory[] = [];
  const memory = (tokens: number[]): Memory => {
    const made: Memory = {
      tokens,
      bytes: tokens.length,
      copyOfFirst: (count) => memory(tokens.slice(0, count)),
      dispose: () => void disposed.push(made),
    };
    return made;
  };
  return {
    disposed,
    contextTokens: 4096,
    tokensPerStep: 512,
    endTokens: new Set([end]),
    habits: noHabits,
    vocabulary: () => vocabularyOf([]),
    sentenceMarks: () => ({ ends: new Set(), blanks: new Set() }),
    promptTokens(messages) {
      const tokens = codes(messages.map(({ content }) => content).join('\n'));
      prompt = tokens.length;
      return tokens;
    },
    tokensOf: codes,
    textOf: (tokens) => String.fromCharCode(...tokens),
    newMemory: () => memory([]),
    async forward(tokens, held) {
      const wanted = say(held.tokens.length + tokens.length - prompt, steps++);
      if (wanted === 'fails') throw new Error('failed to call OrtRun(). ERROR_CODE: 1');
      (held.tokens as number[]).push(...tokens);
      const logits = new Float32Array(128).fill(wanted === 'no numbers' ? Number.NaN : -10);
      if (wanted !== 'no numbers') logits[wanted === '' ? end : wanted.charCodeAt(0)] = 10;
      return numbersOnly(logits);
    },
    sideBySide: () => null,
    dispose: () => Promise.resolve(),
  };
}

/** An engine whose workers' models do this, worker by worker. */
function inWorkers(stepsOf: (worker: number) => Step): { readonly engine: Engine; started(): number } {
  let workers = 0;
  const engine = workerEngine({
    kinds: ['builtin'],
    models: transformersModels,
    startWorker: () => {
      const model = spokenBy(stepsOf(workers));
      workers += 1;
      return standInWorker((scope) =>
        hostEngine(
          (_settings, retire) =>
            transformersEngineInside({
              device: 'cpu',
              sourceOf: (id) => ({
                id,
                from: { type: 'hub', repository: 'a/b' },
                weights: [],
                contextTokens: 4096,
                downloadBytes: null,
              }),
              loadModel: () => Promise.resolve(ok(model)),
              now: () => 0,
              retire,
            }),
          scope,
        ),
      );
    },
  });
  return { engine, started: () => workers };
}

const spelling =
  (text: string): Step =>
  (written) =>
    text[written] ?? '';
const answered = async (engine: Engine) =>
  (await all(engine.generate(request(builtinModelId, { maxTokens: 200 }), new AbortController().signal))).at(-1);

test('a session that failed once costs one request: whatever it would answer from then on, it is not asked', async () => {
  const { engine, started } = inWorkers((worker) =>
    worker === 0 ? (_, step) => (step < 3 ? 'x' : 'fails') : spelling('Well.'),
  );
  expect(await answered(engine)).toMatchObject({ type: 'failure', failure: { code: 'engine/failed' } });
  expect(await answered(engine)).toMatchObject({ type: 'finish', text: 'Well.' });
  expect(started()).toBe(2);
});

test('where no numbers are computed the answer is garbled, and worker and cache are given up', async () => {
  const { engine, started } = inWorkers((worker) =>
    worker === 0 ? (_, step) => (step < 3 ? 'x' : 'no numbers') : spelling('Well.'),
  );
  expect(await answered(engine)).toMatchObject({ type: 'failure', failure: { code: 'engine/garbled' } });
  expect(await answered(engine)).toMatchObject({ type: 'finish', text: 'Well.' });
  expect(started()).toBe(2);
});

test('one answer that goes in circles is tried again by the same worker, with nothing of its cache; after two it is replaced', async () => {
  let round = 0;
  const steps: Step = (written) => {
    if (written === 0) round += 1;
    return round === 2 ? (['W', 'e', 'l', 'l'][written] ?? '') : 'a';
  };
  const once = inWorkers(() => steps);
  expect(await answered(once.engine)).toMatchObject({ failure: { code: 'engine/garbled' } });
  const well = await answered(once.engine);
  expect(well).toMatchObject({ type: 'finish', text: 'Well' });
  if (well?.type === 'finish') expect(well.usage.prefillTokens).toBe(well.usage.promptTokens);
  expect(once.started()).toBe(1);

  const twice = inWorkers((worker) => (worker === 0 ? () => 'a' : spelling('Well.')));
  expect(await answered(twice.engine)).toMatchObject({ failure: { code: 'engine/garbled' } });
  expect(await answered(twice.engine)).toMatchObject({ failure: { code: 'engine/garbled' } });
  expect(await answered(twice.engine)).toMatchObject({ type: 'finish', text: 'Well.' });
  expect(twice.started()).toBe(2);
});

/** Says `Well.` to everybody, but computes no numbers from the third letter on for whoever is asked by Zoe. */
function troubledByZoe(lies: 'side by side' | 'one by one'): LanguageModel {
  const model = spokenBy(spelling('Well.'));
  const isTroubled = ({ tokens }: Memory) =>
    String.fromCharCode(...tokens).includes('Zoe') && tokens.at(-1) === codes('l')[0];
  const logitsOf = async (tokens: readonly number[], memory: Memory) => {
    const logits = await model.forward(tokens, memory);
    return isTroubled(memory) ? logits.fill(Number.NaN) : logits;
  };
  return {
    ...model,
    forward: async (tokens, memory) => numbersOnly(await logitsOf(tokens, memory)),
    sideBySide: (memories) =>
      lies === 'one by one'
        ? null
        : {
            forward: (tokens) =>
              Promise.all(memories.map((memory, row) => logitsOf(tokens.slice(row, row + 1), memory))),
            memories: () => memories,
          },
  };
}

test.each(['side by side', 'one by one'] as const)(
  '%s, an answer without numbers fails alone: the others, and those after them, are finished',
  async (lies) => {
    let retired = 0;
    const engine = transformersEngineInside({
      device: 'cpu',
      sourceOf: (id) => ({
        id,
        from: { type: 'hub', repository: 'a/b' },
        weights: [],
        contextTokens: 4096,
        downloadBytes: null,
      }),
      loadModel: () => Promise.resolve(ok(troubledByZoe(lies))),
      now: () => 0,
      retire: () => {
        retired += 1;
      },
    });
    const asked = ['Ann', 'Zoe', 'Bob', 'Joe'].map((name, at) =>
      request(builtinModelId, {
        maxTokens: 40,
        messages: [{ role: 'user', content: `${name} asks.` }],
        ...(at === 3 && { constraint: { type: 'one-of', texts: ['Well.', 'Bad.'] } }),
      }),
    );
    const ends: unknown[] = [];
    for await (const { at, part } of engine.generateTogether?.(asked, new AbortController().signal) ?? []) {
      if (part.type !== 'text') ends[at] = part.type === 'finish' ? part.text : part.failure.code;
    }
    expect(ends).toEqual(['Well.', 'engine/garbled', 'Well.', 'Well.']);
    expect(retired).toBe(1);
  },
);

test('each token of a score, and each of beams that say nothing yet, is a sign of work', async () => {
  let steps = 0;
  const engine = transformersEngineInside({
    device: 'cpu',
    sourceOf: (id) => ({
      id,
      from: { type: 'hub', repository: 'a/b' },
      weights: [],
      contextTokens: 4096,
      downloadBytes: null,
    }),
    loadModel: () => Promise.resolve(ok(spokenBy(spelling('It is well.')))),
    now: () => 0,
    retire: () => {},
    worked: () => {
      steps += 1;
    },
  });
  const { messages } = request(builtinModelId);
  const never = new AbortController().signal;
  if (engine.score === undefined) throw new Error('It cannot score.');
  const asked = { modelId: builtinModelId, messages, text: 'It is well.', alternatives: 1 };
  expect((await all(engine.score(asked, never))).at(-1)).toMatchObject({ type: 'scored' });
  expect(steps).toBeGreaterThanOrEqual(12);
  steps = 0;
  const beams = await all(engine.generate(request(builtinModelId, { beams: 2, maxTokens: 40 }), never));
  expect(beams.at(-1)).toMatchObject({ type: 'finish', text: 'It is well.' });
  expect(steps).toBeGreaterThanOrEqual(12);
});

test('infinities are numbers, and one that is none is found among many', () => {
  const logits = new Float32Array(150_000).fill(-Infinity);
  logits[7] = Infinity;
  expect(numbersOnly(logits)).toBe(logits);
  logits[149_999] = Number.NaN;
  expect(() => numbersOnly(logits)).toThrow(NoNumbers);
});
