import { type Constraint, type EnginePart, type EngineRequest, failure, type JsonSchema } from '../../core';
import { goesInCircles } from '../circles';
import { beginningOf, beginningThatFits, sizeOf } from '../json';
import { failureOfThrown } from './broken-off';
import { jsonGrammar } from './json-grammar';
import type { ChatCompletionChunk, ChatCompletionRequestStreaming } from './library';
import type { ReadyModel } from './loader';
import { oneOfGrammar, tokensForOneOf } from './one-of-grammar';
import { settledText } from './settled-text';
import { noThoughtsTokens, type ReplyMemory, spokenPart, thinksAloud } from './thoughts';

export type Turn = {
  readonly request: EngineRequest;
  readonly model: ReadyModel;
  readonly replies: ReplyMemory;
  readonly signal: AbortSignal;
  /** Called when nobody knows the model's state any more: the next request must load it again. */
  giveUpModel(): void;
  /** Called for each token that was computed. */
  worked(): void;
  now(): number;
};

/**
 * One answer, streamed. Usage: `prefillTokens` is what the library computed now; `promptTokens` adds the tokens that
 * its cache held, counted by `keptConversation` from earlier answers (the library does not say), which also tells what
 * became of the cache; `completionTokens` counts every drawn token, the end mark included. Its end, early or not, waits until the library is through with the
 * request. Everything is put in order before the last part: a reader does not come back after it.
 */
export async function* answerRequest(turn: Turn): AsyncGenerator<EnginePart, void> {
  const { request, model, replies, signal, giveUpModel, worked, now } = turn;
  const { engine, libraryId, kept } = model;
  if ((request.beams ?? 1) > 1) {
    return yield { type: 'failure', failure: failure('engine/unsupported', 'The library has no beam search.') };
  }
  const { constraint } = request;
  const schema = constraint.type === 'json' ? constraint.schema : null;
  if (schema !== null && sizeOf(beginningOf(schema)) === Infinity) {
    return yield { type: 'failure', failure: failure('engine/failed', 'No value fits the schema.') };
  }
  const messages = replies.restored(request.messages);
  const began = now();
  let firstTokenAt: number | null = null;
  let shown = '';
  let ended: ChatCompletionChunk.Choice['finish_reason'] = null;
  let usage: ChatCompletionChunk['usage'];
  let chunks: AsyncIterator<ChatCompletionChunk> | null = null;
  let isBeyondSchema = false;
  let isInCircles = false;
  const circles = circlesIn();
  let isThrough = false;

  const interrupt = () => engine.interruptGenerate();
  signal.addEventListener('abort', interrupt);
  try {
    const stream = await engine.stream(libraryRequest(request, libraryId, messages));
    chunks = stream[Symbol.asyncIterator]();
    for (;;) {
      const { done, value: chunk } = await chunks.next();
      if (done === true) break;
      // The library lowers the flag when it begins: one raised a moment earlier has to be raised again.
      if (signal.aborted || isBeyondSchema || isInCircles) interrupt();
      firstTokenAt ??= now();
      worked();
      usage = chunk.usage ?? usage;
      ended = chunk.choices[0]?.finish_reason ?? ended;
      if (ended !== null || signal.aborted || isInCircles) continue;
      const written = await engine.getMessage(libraryId);
      // Where there is a constraint, repeating oneself may be what was asked for.
      isInCircles = constraint.type === 'none' && circles.closedBy(written);
      let settled = settledText(spokenPart(written));
      if (schema !== null) {
        const { text } = beginningThatFits(schema, settled);
        if (text !== settled) isBeyondSchema = true;
        settled = text;
      }
      if (settled.length <= shown.length || !settled.startsWith(shown)) continue;
      yield { type: 'text', text: settled.slice(shown.length) };
      shown = settled;
    }
    isThrough = true;
    const reply = await engine.getMessage(libraryId);
    if (isBeyondSchema && !signal.aborted) ended = 'length';
    if (isInCircles && !signal.aborted) {
      kept.brokeOff();
      const garbled = failure('engine/garbled', 'The model said the same tokens again and again.');
      return yield { type: 'failure', failure: garbled };
    }
    if (ended !== 'stop' && ended !== 'length') {
      kept.brokeOff();
      yield { type: 'failure', failure: failure('engine/stopped', 'Stopped.') };
      return;
    }
    // What was shown cannot be taken back: in the rare case that the library rewrote it, it stands.
    const spoken = spokenPart(reply);
    const uncut = spoken.startsWith(shown) ? spoken : shown;
    const text = schema === null ? uncut : wholeJson(schema, uncut);
    if (text.length > shown.length) yield { type: 'text', text: text.slice(shown.length) };
    const prefillTokens = usage?.prompt_tokens ?? 0;
    const completionTokens = usage?.completion_tokens ?? 0;
    replies.remember(reply);
    const cache = kept.answered({ messages, reply, ended, prefillTokens, completionTokens });
    const until = now();
    if (request.constraint.type === 'one-of' && !request.constraint.texts.includes(text)) {
      yield { type: 'failure', failure: failure('engine/failed', `The answer is none of the allowed ones: ${text}`) };
      return;
    }
    yield {
      type: 'finish',
      text,
      ended: schema === null ? ended : 'stop',
      device: 'webgpu',
      usage: {
        promptTokens: cache.heldTokens + prefillTokens,
        prefillTokens,
        completionTokens,
        firstTokenMilliseconds: Math.round((firstTokenAt ?? until) - began),
        milliseconds: Math.round(until - began),
      },
      cache: cache.use,
    };
  } catch (error) {
    isThrough = true;
    yield { type: 'failure', failure: await failureOfThrown(error, { model, messages, signal, giveUpModel }) };
  } finally {
    signal.removeEventListener('abort', interrupt);
    if (!isThrough && chunks !== null) {
      kept.brokeOff();
      await readToTheEnd(chunks, interrupt);
    }
  }
}

/** The library tells no tokens: what a text grew by from one decode step to the next stands for them. */
function circlesIn() {
  const pieces: string[] = [];
  let before = '';
  return {
    /** Whether the text, after one more step, says the same few pieces again and again. */
    closedBy(text: string): boolean {
      pieces.push(text.startsWith(before) ? text.slice(before.length) : text);
      before = text;
      return goesInCircles(pieces, pieces.length);
    },
  };
}

/** What the model wrote as far as the schema allows it, and what is then missing: its grammar bounds no string, and `max_tokens` cuts. */
function wholeJson(schema: JsonSchema, written: string): string {
  const { text, rest } = beginningThatFits(schema, written);
  return text + rest();
}

/**
 * A stream of the library is never left early: up to 0.2.83 that kept the model locked for ever. It is interrupted and
 * read to its end, which takes one decode step.
 */
async function readToTheEnd(chunks: AsyncIterator<ChatCompletionChunk>, interrupt: () => void): Promise<void> {
  try {
    do interrupt();
    while ((await chunks.next()).done !== true);
  } catch {
    // Nobody waits for this answer any more; a lost model is noticed by the next request.
  }
}

function libraryRequest(
  { maxTokens, temperature, seed, sampling, constraint }: EngineRequest,
  libraryId: string,
  messages: EngineRequest['messages'],
): ChatCompletionRequestStreaming {
  const quiet = thinksAloud(libraryId);
  return {
    model: libraryId,
    stream: true,
    stream_options: { include_usage: true },
    messages: messages.map(({ role, content }) => ({ role, content })),
    max_tokens: mostTokens(maxTokens, constraint) + (quiet ? noThoughtsTokens : 0),
    temperature,
    seed,
    ...(sampling?.topP !== undefined && { top_p: sampling.topP }),
    ...(sampling?.repetitionPenalty !== undefined && { repetition_penalty: sampling.repetitionPenalty }),
    ...(constraint.type !== 'none' && {
      response_format: {
        type: 'grammar',
        grammar: constraint.type === 'json' ? jsonGrammar(constraint.schema) : oneOfGrammar(constraint.texts),
      } as const,
    }),
    ...(quiet && { extra_body: { enable_thinking: false } }),
  };
}

/** Beyond `maxTokens` an answer from a constraint still has what it cannot do without. */
function mostTokens(maxTokens: number, constraint: Constraint): number {
  switch (constraint.type) {
    case 'none':
      return maxTokens;
    case 'one-of':
      return Math.max(maxTokens, tokensForOneOf(constraint.texts));
    case 'json':
      return maxTokens + sizeOf(beginningOf(constraint.schema));
  }
}
