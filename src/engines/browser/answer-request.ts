import { type EnginePart, type EngineRequest, type Failure, failure } from '../../core';
import { answerLength } from './answer-length';
import { readAnswer, responseConstraintOf } from './constraint';
import { exceeded, failureOf, overflowOf } from './failures';
import type { KeptSession, KeptSessions } from './kept-sessions';
import {
  bytesIn,
  type LanguageModelMaker,
  type LanguageModelSession,
  measured,
  type SamplingMode,
  usageOf,
  usualBytesPerToken,
  windowOf,
} from './language-model';
import { unlessStopped, untilSettled } from './until-settled';

export type Turn = {
  readonly request: EngineRequest;
  readonly maker: LanguageModelMaker;
  readonly kept: KeptSessions;
  readonly signal: AbortSignal;
  /** Called when nobody knows the model's state any more: the next request must make it ready again. */
  giveUpModel(): void;
  now(): number;
};

/**
 * One answer, streamed. It goes on in the session that holds the longest beginning of the prompt, or in a copy of it
 * where another prompt will want the same beginning: the system message alone is where every run of the scenario
 * begins, and a question with a constraint is mostly asked beside the conversation.
 */
export async function* answerRequest(turn: Turn): AsyncGenerator<EnginePart, void> {
  const { request, signal, kept } = turn;
  const { messages, constraint, modelId } = request;
  if ((request.beams ?? 1) > 1) return yield failed(failure('engine/unsupported', 'The browser has no beam search.'));

  const began = turn.now();
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  signal.addEventListener('abort', stop, { once: true });
  let isThrough = false;
  let copy: LanguageModelSession | null = null;
  try {
    const begin = await beginning(turn, stopping.signal);
    const responseConstraint = responseConstraintOf(constraint);
    const options = { signal: stopping.signal, ...(responseConstraint !== undefined && { responseConstraint }) };
    const rest = messages.slice(begin.held.length);
    const prefillTokens = await measured(begin.session, rest, options);
    const promptTokens = usageOf(begin.session) + prefillTokens;
    const contextTokens = windowOf(begin.session);
    if (promptTokens + Math.min(request.maxTokens, Math.floor(contextTokens / 4)) > contextTokens) {
      return yield failed(exceeded(promptTokens, contextTokens));
    }

    if (begin.held.length <= 1 || constraint.type !== 'none') {
      copy = await untilSettled(stopping.signal, (own) => begin.session.clone({ signal: own }));
    }
    const session = copy ?? begin.session;
    const length = answerLength(constraint.type === 'none' ? request.maxTokens : Number.POSITIVE_INFINITY);
    const reader = session.promptStreaming(rest, options).getReader();
    let firstTokenAt: number | null = null;
    let text = '';
    let ended: 'stop' | 'length' = 'stop';
    for (;;) {
      const { done, value: piece } = await unlessStopped(reader.read(), stopping.signal);
      isThrough = done;
      if (done) break;
      firstTokenAt ??= turn.now();
      const taken = length.take(piece);
      text += taken.text;
      // A choice is shown when it is known to be one.
      if (taken.text !== '' && constraint.type !== 'one-of') yield { type: 'text', text: taken.text };
      if (taken.whole) continue;
      ended = 'length';
      stop();
      break;
    }
    const until = turn.now();
    const grownBy = usageOf(session) - promptTokens;
    const completionTokens = Math.round(ended === 'stop' && grownBy > 0 ? grownBy : length.tokens);
    const answer = readAnswer(text, constraint);
    if (answer === null) {
      return yield failed(failure('engine/garbled', `The answer is none that the constraint allows: ${text}`));
    }
    if (ended === 'stop' && constraint.type !== 'one-of') {
      const held = [...messages, { role: 'assistant' as const, content: text }];
      if (copy === null) kept.extend(begin, held);
      else kept.keep({ ...begin, held, session });
      copy = null;
    }
    if (constraint.type === 'one-of') yield { type: 'text', text: answer };
    yield {
      type: 'finish',
      text: answer,
      ended,
      device: 'browser',
      usage: {
        promptTokens: Math.round(promptTokens),
        prefillTokens: Math.round(prefillTokens),
        completionTokens,
        firstTokenMilliseconds: Math.round((firstTokenAt ?? until) - began),
        milliseconds: Math.round(until - began),
      },
      cache: begin.held.length > 1 ? 'reused' : 'fresh',
    };
  } catch (error) {
    if (signal.aborted) return yield failed(failure('engine/stopped', 'Stopped.'));
    const overflow = overflowOf(error, Math.ceil(bytesIn(messages) / usualBytesPerToken), 0);
    const reason = overflow ?? failureOf(error, modelId);
    if (reason.code === 'engine/failed') turn.giveUpModel();
    yield failed(reason);
  } finally {
    // Also reached when the reader leaves early. An abort takes the prompt and its answer out of the session again.
    signal.removeEventListener('abort', stop);
    if (!isThrough) stop();
    copy?.destroy();
  }
}

/** The session to go on from: the one that holds most of the prompt, or a new one with its system message. */
async function beginning({ request, maker, kept }: Turn, signal: AbortSignal): Promise<KeptSession> {
  const samplingMode = samplingModeOf(request.temperature);
  const found = kept.find(samplingMode, request.messages);
  if (found !== null) return found;
  const held = request.messages.filter(({ role }) => role === 'system');
  // An empty list would stand for one empty message.
  const session = await untilSettled(signal, (own) =>
    maker.create({ samplingMode, signal: own, ...(held.length > 0 && { initialPrompts: held }) }),
  );
  return kept.keep({ samplingMode, held, session });
}

/** The step that comes nearest; what most people set, 0.4 to 1, is the browser's own usual way. */
export function samplingModeOf(temperature: number): SamplingMode {
  if (temperature === 0) return 'most-predictable';
  if (temperature < 0.4) return 'predictable';
  if (temperature <= 1) return 'balanced';
  return temperature <= 1.4 ? 'creative' : 'most-creative';
}

function failed(reason: Failure): { readonly type: 'failure'; readonly failure: Failure } {
  return { type: 'failure', failure: reason };
}
