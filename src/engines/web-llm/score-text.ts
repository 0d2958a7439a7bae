import { failure, type ScoredToken, type ScorePart, type ScoreRequest } from '../../core';
import { failureOfThrown } from './broken-off';
import type { ChatCompletionChunk } from './library';
import type { ReadyModel } from './loader';
import type { LogitsReader, Place } from './logits-reader';
import { noThoughtsTokens, type ReplyMemory, thinksAloud } from './thoughts';
import type { ModelTokens } from './tokenizer';

export type Scoring = {
  readonly request: ScoreRequest;
  readonly model: ReadyModel;
  readonly logits: LogitsReader;
  readonly tokens: ModelTokens;
  readonly replies: ReplyMemory;
  readonly signal: AbortSignal;
  /** Called when nobody knows the model's state any more: the next request must load it again. */
  giveUpModel(): void;
  /** Called for each token that was computed. */
  worked(): void;
};

/**
 * Scores a text that is there already: the library answers the prompt, a reader at its logits looks each token of the
 * text up before it is drawn, and has it drawn. The log-probabilities that the library itself can report would not do:
 * they are taken after grammar, penalties and temperature. One decode step a token; afterwards the cache holds the text
 * as if the model had said it, so that the next turn goes on from there.
 */
export async function* scoreText(scoring: Scoring): AsyncGenerator<ScorePart, void> {
  const { request, model, logits, tokens, replies, signal, giveUpModel, worked } = scoring;
  const { engine, libraryId, kept, card } = model;
  const messages = replies.restored(request.messages);
  const asked = tokens.of(request.text);
  const quiet = thinksAloud(libraryId);
  let usage: ChatCompletionChunk['usage'];
  let ended: ChatCompletionChunk.Choice['finish_reason'] = null;

  const interrupt = () => engine.interruptGenerate();
  signal.addEventListener('abort', interrupt);
  logits.begin(asked, tokens.ends, request.alternatives);
  try {
    const stream = await engine.stream({
      model: libraryId,
      stream: true,
      stream_options: { include_usage: true },
      messages: messages.map(({ role, content }) => ({ role, content })),
      // One more than the text and its end: what ends by its length is not kept in the cache.
      max_tokens: asked.length + 2 + (quiet ? noThoughtsTokens : 0),
      temperature: 1,
      ...(quiet && { extra_body: { enable_thinking: false } }),
    });
    for await (const chunk of stream) {
      worked();
      if (signal.aborted) interrupt();
      usage = chunk.usage ?? usage;
      ended = chunk.choices[0]?.finish_reason ?? ended;
    }
    const places = logits.end();
    if (signal.aborted || (ended !== 'stop' && ended !== 'length')) {
      kept.brokeOff();
      return yield { type: 'failure', failure: failure('engine/stopped', 'Stopped.') };
    }
    const [prefillTokens, completionTokens] = [usage?.prompt_tokens ?? 0, usage?.completion_tokens ?? 0];
    const reply = await engine.getMessage(libraryId);
    replies.remember(reply);
    const { heldTokens } = kept.answered({ messages, reply, ended, prefillTokens, completionTokens });
    if (places === null) {
      return yield { type: 'failure', failure: failure('engine/garbled', 'The model computed no numbers.') };
    }
    if (places.length <= asked.length) {
      const details = { promptTokens: heldTokens + prefillTokens, contextTokens: card.contextTokens };
      return yield { type: 'failure', failure: failure('engine/context-exceeded', 'The text does not fit.', details) };
    }
    yield { type: 'scored', tokens: scoredTokens(places, tokens), device: 'webgpu' };
  } catch (error) {
    logits.end();
    yield { type: 'failure', failure: await failureOfThrown(error, { model, messages, signal, giveUpModel }) };
  } finally {
    signal.removeEventListener('abort', interrupt);
  }
}

/** A character that several tokens make together is shown at the last of them. The last place is the end: it has no text. */
function scoredTokens(places: readonly Place[], tokens: ModelTokens): readonly ScoredToken[] {
  const textOf = (token: number) => (tokens.ends.includes(token) ? '' : tokens.text([token]));
  const chosen = places.slice(0, -1).map(({ token }) => token);
  let shown = '';
  return places.map(({ logProbability, rank, alternatives }, at) => {
    const isEnd = at === chosen.length;
    const all = tokens.text(chosen.slice(0, at + 1));
    const whole = isEnd || at === chosen.length - 1 ? all : all.replace(/\uFFFD+$/, '');
    const text = isEnd ? '' : whole.slice(shown.length);
    shown = whole;
    return {
      text,
      logProbability,
      rank,
      alternatives: alternatives.map((other) => ({
        text: textOf(other.token),
        logProbability: other.logProbability,
      })),
    };
  });
}
