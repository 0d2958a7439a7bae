import {
  type EmbedPart,
  type EmbedRequest,
  type Engine,
  type EnginePart,
  type EngineRequest,
  type Failure,
  failure,
  isJsonOf,
  type LoadPart,
  limits,
  type ModelCard,
  type PartOfOne,
  shortestJsonOf,
} from '../../core';
import { gate } from '../worker';
import { wordVector } from './word-vector';

/** What a scripted model does with one request. */
export type ScriptedAnswer =
  | string
  | { readonly type: 'fail'; readonly failure: Failure; readonly after?: string }
  /** Says this much and then nothing more, until it is stopped. */
  | { readonly type: 'hang'; readonly after?: string };

export type ScriptedEngineOptions = {
  /** The first part of its model ids; `scripted` unless told otherwise. */
  readonly kind?: string;
  /** The second part of its model's id; `script` unless told otherwise. */
  readonly name?: string;
  readonly contextTokens?: number;
  /** Called before every word, so that a test decides how slowly the model speaks. */
  readonly beforeWord?: (signal: AbortSignal) => Promise<void>;
  /** Milliseconds from any beginning, for the usage; without it, everything takes no time. */
  readonly now?: () => number;
  /** Called when a request enters and when it leaves, for tests of the order. */
  readonly onTurn?: (what: 'enters' | 'leaves', request: EngineRequest) => void;
  /** Ends every load with this failure, while it gives one. */
  readonly loadFailure?: () => Failure | null;
  /** Whether it answers several requests side by side, a word of each by turns; not unless told to. */
  readonly together?: boolean;
  /** Whether it turns texts into vectors, by the words that they share; not unless told to. */
  readonly embeds?: boolean;
};

/**
 * Keeps every promise of an engine without a model: it answers from a list (the last answer is given again and again)
 * or by a function of the request and its number, word by word. A word is a token. For tests only, never on the page.
 */
export function scriptedEngine(
  answers: readonly ScriptedAnswer[] | ((request: EngineRequest, index: number) => ScriptedAnswer),
  options: ScriptedEngineOptions = {},
): Engine {
  const {
    kind = 'scripted',
    name = 'script',
    contextTokens = 4096,
    beforeWord = nextTurn,
    onTurn,
    loadFailure,
    now = () => 0,
    together = false,
    embeds = false,
  } = options;
  const queue = gate();
  const card: ModelCard = {
    id: `${kind}/${name}`,
    name: 'Script',
    origin: 'bundled',
    contextTokens,
    downloadBytes: 0,
    memoryBytes: 0,
    needs: [],
  };
  let asked = 0;

  async function* load(modelId: string, signal: AbortSignal): AsyncGenerator<LoadPart> {
    const leave = await queue.enter(signal);
    if (leave === null) return yield failed(failure('engine/download-cancelled', 'Stopped.'));
    try {
      const problem = modelId === card.id ? (loadFailure?.() ?? null) : unknownModel(modelId);
      if (problem !== null) return yield failed(problem);
      yield { type: 'progress', stage: 'prepare', fraction: 0.5, loadedBytes: 0, totalBytes: 0 };
      await beforeWord(signal);
      if (signal.aborted) return yield failed(failure('engine/download-cancelled', 'Stopped.'));
      yield { type: 'loaded', device: 'none', because: 'only-choice' };
    } finally {
      leave();
    }
  }

  async function* generate(request: EngineRequest, signal: AbortSignal): AsyncGenerator<EnginePart> {
    const leave = await queue.enter(signal);
    if (leave === null) return yield failed(failure('engine/stopped', 'Stopped before it began.'));
    onTurn?.('enters', request);
    try {
      yield* speak(request, signal);
    } finally {
      onTurn?.('leaves', request);
      leave();
    }
  }

  async function* generateTogether(
    requests: readonly EngineRequest[],
    signal: AbortSignal,
  ): AsyncGenerator<PartOfOne, void> {
    const leave = await queue.enter(signal);
    if (leave === null) {
      for (const at of requests.keys()) yield { at, part: failed(failure('engine/stopped', 'Stopped.')) };
      return;
    }
    try {
      let speaking = requests.map((request, at) => ({ at, parts: speak(request, signal) }));
      while (speaking.length > 0) {
        const still: typeof speaking = [];
        for (const speaker of speaking) {
          const { done, value: part } = await speaker.parts.next();
          if (done === true) continue;
          yield { at: speaker.at, part };
          still.push(speaker);
        }
        speaking = still;
      }
    } finally {
      leave();
    }
  }

  async function* embed({ modelId, texts }: EmbedRequest, signal: AbortSignal): AsyncGenerator<EmbedPart, void> {
    const leave = await queue.enter(signal);
    if (leave === null) return yield failed(failure('engine/stopped', 'Stopped before it began.'));
    try {
      if (modelId !== card.id) return yield failed(unknownModel(modelId));
      if (texts.length > limits.embeddedTexts) return yield failed(failure('engine/failed', 'Too many texts.'));
      if (texts.includes('')) return yield failed(failure('engine/failed', 'An empty text has no vector.'));
      for (const [text, { length: promptTokens }] of texts.map(wordsOf).entries()) {
        const details = { promptTokens, contextTokens, text };
        if (promptTokens > contextTokens) return yield failed(failure('engine/context-exceeded', 'Too long.', details));
      }
      await beforeWord(signal);
      if (signal.aborted) return yield failed(failure('engine/stopped', 'Stopped.'));
      yield { type: 'embedded', vectors: texts.map(wordVector), device: 'none' };
    } finally {
      leave();
    }
  }

  async function* speak(request: EngineRequest, signal: AbortSignal): AsyncGenerator<EnginePart, void> {
    if (request.modelId !== card.id) return yield failed(unknownModel(request.modelId));
    const promptTokens = request.messages.reduce((sum, { content }) => sum + wordsOf(content).length, 0);
    if (promptTokens + Math.min(request.maxTokens, Math.floor(contextTokens / 4)) > contextTokens) {
      const details = { promptTokens, contextTokens };
      return yield failed(failure('engine/context-exceeded', 'The prompt is too long.', details));
    }
    const answer = nextAnswer(request);
    const script = typeof answer === 'string' ? answer : (answer.after ?? '');
    const free = request.constraint.type === 'none';
    const whole = heldTo(request, script);

    const startedAt = now();
    let firstTokenMilliseconds = 0;
    let text = '';
    let words = 0;
    for (const word of wordsOf(whole)) {
      if (free && words === request.maxTokens) break;
      await beforeWord(signal);
      if (signal.aborted) return yield failed(failure('engine/stopped', 'Stopped.'));
      if (words === 0) firstTokenMilliseconds = now() - startedAt;
      yield { type: 'text', text: word };
      text += word;
      words += 1;
    }
    if (typeof answer !== 'string') {
      if (answer.type === 'fail') return yield failed(answer.failure);
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return yield failed(failure('engine/stopped', 'Stopped.'));
    }
    if (text.trim() === '') return yield failed(failure('engine/empty-answer', 'The script has nothing to say.'));
    const usage = {
      promptTokens,
      prefillTokens: promptTokens,
      completionTokens: words,
      firstTokenMilliseconds,
      milliseconds: now() - startedAt,
    };
    yield { type: 'finish', text, ended: text === whole ? 'stop' : 'length', device: 'none', usage };
  }

  function nextAnswer(request: EngineRequest): ScriptedAnswer {
    const index = asked++;
    const answer = typeof answers === 'function' ? answers(request, index) : (answers[index] ?? answers.at(-1));
    if (answer === undefined) throw new Error('The script is empty.');
    return answer;
  }

  return {
    kinds: [kind],
    models: () => Promise.resolve([card]),
    load,
    generate,
    ...(together && { generateTogether }),
    ...(embeds && { embed }),
    dispose: () => Promise.resolve(),
  };
}

/** The script where the constraint allows it, else something that it does allow. */
function heldTo({ constraint, seed }: EngineRequest, script: string): string {
  switch (constraint.type) {
    case 'none':
      return script;
    case 'one-of':
      return chosenFrom(constraint.texts, script, seed);
    case 'json':
      return isJsonOf(constraint.schema, script) ? script : shortestJsonOf(constraint.schema);
  }
}

/** The scripted text where it may be chosen, else whichever the seed points at. */
function chosenFrom(texts: readonly string[], script: string, seed: number): string {
  const chosen = texts.includes(script) ? script : texts[seed % texts.length];
  if (chosen === undefined) throw new Error('There is nothing to choose from.');
  return chosen;
}

/** Each word with the blanks before it; joined they are the text. */
function wordsOf(text: string): readonly string[] {
  return text.match(/\s*\S+\s*$|\s*\S+|\s+$/g) ?? [];
}

function unknownModel(modelId: string): Failure {
  return failure('engine/model-unknown', `There is no model ${modelId}.`, { model: modelId });
}

function failed(reason: Failure): { readonly type: 'failure'; readonly failure: Failure } {
  return { type: 'failure', failure: reason };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
