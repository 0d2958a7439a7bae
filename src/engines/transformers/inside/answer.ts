import { randomAt } from '../../../base';
import { type EnginePart, type EngineRequest, type FailureCode, failure } from '../../../core';
import { goesInCircles } from '../../circles';
import { beginningOf, type JsonPlace, sizeOf } from '../../json';
import type { AnswerMaker } from './answer-maker';
import { beamSearch } from './beam-search';
import { jsonAnswer } from './json/json-answer';
import type { LanguageModel } from './language-model';
import type { OpenText } from './open-text';
import { type Reader, reader } from './reader';
import { chooseAmong, chooseToken, habitsWith } from './sampling';
import { sentenceStarts } from './sentence-starts';
import { textStream } from './text-stream';
import { depthOf, type TextTree, textTree } from './text-tree';

/**
 * Answers one request. Stops within one step of the model; a memory of what was read is kept even then. Throws what
 * the model throws: after that the model is not to be used again. `open` says how the text is read: by itself, unless
 * told otherwise.
 */
export async function* answer(
  maker: AnswerMaker,
  request: EngineRequest,
  signal: AbortSignal,
  open?: (maker: AnswerMaker, prompt: readonly number[]) => OpenText,
): AsyncGenerator<EnginePart, void> {
  const { model } = maker;
  const prompt = model.promptTokens(request.messages);
  const beams = request.beams ?? 1;
  const tree =
    request.constraint.type === 'one-of' ? textTree(request.constraint.texts, model.tokensOf, model.textOf) : null;
  const json = request.constraint.type === 'json' ? beginningOf(request.constraint.schema) : null;
  if (json !== null && sizeOf(json) === Infinity) return yield failed('engine/failed', 'No value fits the schema.');
  if (json !== null && beams > 1) {
    return yield failed('engine/unsupported', 'Beam search does not follow a schema.');
  }
  const wanted = wantedTokens(request, model, tree, json);
  if (prompt.length + wanted > model.contextTokens) {
    const details = { promptTokens: prompt.length, contextTokens: model.contextTokens };
    return yield failed('engine/context-exceeded', 'The prompt and the answer do not fit into the context.', details);
  }
  const reading = reader(maker, prompt, signal, open);
  try {
    if (tree !== null) yield* chosen(request, tree, model, reading);
    else if (json !== null) yield* jsonAnswer(maker, request, json, reading);
    else if (beams > 1) yield* beamSearch(maker, request, reading, signal);
    else yield* freely(maker, request, reading);
  } finally {
    reading.end();
  }
}

/** How much room there must be after the prompt. An answer from a constraint is never cut. */
function wantedTokens(
  { maxTokens }: EngineRequest,
  { contextTokens }: LanguageModel,
  tree: TextTree | null,
  json: JsonPlace | null,
): number {
  if (tree !== null) return depthOf(tree);
  return Math.max(Math.min(maxTokens, Math.floor(contextTokens / 4)), json === null ? 0 : sizeOf(json));
}

async function* freely(
  { model, device }: AnswerMaker,
  request: EngineRequest,
  reading: Reader,
): AsyncGenerator<EnginePart, void> {
  const random = randomAt(request.seed, 0);
  const stream = textStream(model.textOf);
  const habits = habitsWith(model.habits, request.sampling);
  const starts = model.habits.freshStart > 0 ? sentenceStarts(model.sentenceMarks(), reading.tokens) : null;
  const longest = Math.min(request.maxTokens, model.contextTokens - reading.promptTokens);
  let text = '';
  let written = 0;
  let ended: 'stop' | 'length' = 'length';

  while (written < longest) {
    const logits = await reading.logits();
    if (logits === null) return yield stopped();
    const token = chooseToken(logits, reading.tokens, habits, request.temperature, random, starts?.used());
    if (token === null) return yield failed('engine/garbled', 'The model computed no numbers.');
    reading.choose();
    if (model.endTokens.has(token)) {
      ended = 'stop';
      break;
    }
    written += 1;
    reading.add(token);
    if (goesInCircles(reading.tokens, written)) {
      return yield failed('engine/garbled', 'The model said the same tokens again and again.');
    }
    starts?.add(token);
    const delta = stream.add(token);
    text += delta;
    if (delta !== '') yield { type: 'text', text: delta };
  }
  const rest = stream.end();
  text += rest;
  if (rest !== '') yield { type: 'text', text: rest };
  if (text.trim() === '') return yield failed('engine/empty-answer', 'The model had nothing to say.');
  yield { type: 'finish', text, ended, device, usage: reading.usage(written), cache: reading.cache };
}

/** Goes down the tree of texts. Where only one way leads on, the model is not asked. */
async function* chosen(
  request: EngineRequest,
  tree: TextTree,
  model: LanguageModel,
  reading: Reader,
): AsyncGenerator<EnginePart, void> {
  const random = randomAt(request.seed, 0);
  let at = tree;
  let written = 0;
  for (;;) {
    const ways = [...at.next.keys()];
    if (at.text !== null) ways.push(...model.endTokens);
    let token = ways[0];
    if (ways.length > 1 && at.next.size > 0) {
      const logits = await reading.logits();
      if (logits === null) return yield stopped();
      const choice = chooseAmong(logits, ways, request.temperature, random);
      if (choice === null) return yield failed('engine/garbled', 'The model computed no numbers.');
      token = choice;
    }
    const child = token === undefined ? undefined : at.next.get(token);
    if (token === undefined || child === undefined) break;
    reading.choose();
    written += 1;
    reading.add(token);
    at = child;
  }
  if (at.text === null) return yield failed('engine/failed', 'There is nothing to choose from.');
  if (at.text !== '') yield { type: 'text', text: at.text };
  const { device, cache } = reading;
  yield { type: 'finish', text: at.text, ended: 'stop', device, usage: reading.usage(written), cache };
}

function stopped(): EnginePart {
  return failed('engine/stopped', 'Stopped.');
}

function failed(code: FailureCode, message: string, details?: Readonly<Record<string, string | number>>): EnginePart {
  return { type: 'failure', failure: failure(code, message, details) };
}
