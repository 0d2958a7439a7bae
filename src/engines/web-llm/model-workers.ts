import {
  type Engine,
  type EnginePart,
  type FailureCode,
  failure,
  type LoadPart,
  type ModelCard,
  type ScorePart,
  type ScoreRequest,
} from '../../core';
import { type Gate, gate } from '../worker';

export type ModelWorkersOptions = {
  readonly kinds: readonly string[];
  readonly cards: readonly ModelCard[];
  /** An engine whose worker starts with its first request; it is asked for one model only. */
  readonly startEngine: () => Engine;
  /** The bytes that models may take together; one model may always be there. */
  readonly room: () => Promise<number>;
};

/** One model in its worker. `users` are the requests that it was let in for and that are not through. */
type Resident = { readonly card: ModelCard; readonly engine: Engine; users: number };

/** More would seldom be on one desk, and every worker keeps the whole library in memory. */
const mostModels = 3;

/**
 * Serves several models at once, each by a worker of its own, with a queue of its own: one model answers while another
 * loads. Where there is no room for one more, the model that was not used for longest goes, once nobody waits for its
 * answer; requests that came after the one that waits for room wait behind it, so that everybody gets a turn. A model
 * that finds the GPU's memory full is tried once more without the others.
 */
export function modelWorkers({ kinds, cards, startEngine, room }: ModelWorkersOptions): Engine {
  /** Used last comes last. */
  const residents = new Map<string, Resident>();
  /** Whoever has answered once and has no cache any more has lost it. */
  const haveAnswered = new Set<string>();
  let held = false;
  const admission: Gate = gate();
  let disposal = new AbortController();
  let wake = () => {};

  /** Null if the signal aborts first. */
  async function admit(card: ModelCard, signal: AbortSignal): Promise<Resident | null> {
    const leave = await admission.enter(signal);
    if (leave === null) return null;
    try {
      const known = residents.get(card.id);
      if (known === undefined && !(await makeRoom(card, signal))) return null;
      const resident = known ?? { card, engine: startEngine(), users: 0 };
      if (known === undefined && held) resident.engine.hold?.(true);
      residents.delete(card.id);
      residents.set(card.id, resident);
      resident.users += 1;
      return resident;
    } finally {
      leave();
    }
  }

  async function makeRoom(card: ModelCard, signal: AbortSignal): Promise<boolean> {
    const bytes = await room();
    while (!signal.aborted) {
      const others = [...residents.values()];
      const taken = others.reduce((sum, other) => sum + memoryOf(other.card), memoryOf(card));
      if (others.length === 0 || (others.length < mostModels && taken <= bytes)) return true;
      const idle = others.find(({ users }) => users === 0);
      if (idle === undefined) await whenSomeoneIsThrough(signal);
      else await giveUp(idle);
    }
    return false;
  }

  function whenSomeoneIsThrough(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  function giveUp({ card, engine }: Resident): Promise<void> {
    residents.delete(card.id);
    return engine.dispose();
  }

  async function freeTheOthers(resident: Resident): Promise<boolean> {
    const idle = [...residents.values()].filter((other) => other !== resident && other.users === 0);
    await Promise.all(idle.map(giveUp));
    return idle.length > 0;
  }

  async function* serve<Part extends LoadPart | EnginePart | ScorePart>(
    modelId: string,
    callerSignal: AbortSignal,
    stopCode: FailureCode,
    ask: (engine: Engine, signal: AbortSignal) => AsyncIterable<Part>,
  ): AsyncGenerator<Part | Extract<LoadPart, { type: 'failure' }>, void> {
    const signal = AbortSignal.any([callerSignal, disposal.signal]);
    const card = cards.find(({ id }) => id === modelId);
    if (card === undefined && !signal.aborted) {
      const unknown = failure('engine/model-unknown', `WebLLM has no ${modelId}.`, { model: modelId });
      return yield { type: 'failure', failure: unknown };
    }
    const resident = card === undefined ? null : await admit(card, signal);
    if (resident === null) {
      return yield { type: 'failure', failure: failure(stopCode, 'Stopped before it began.') };
    }
    try {
      const end = yield* untilMemoryIsFull(ask(resident.engine, signal), 0);
      if (end === null) return;
      if (await freeTheOthers(resident)) {
        const secondEnd = yield* untilMemoryIsFull(ask(resident.engine, signal), end.shown);
        if (secondEnd !== null) yield secondEnd.part;
      } else yield end.part;
    } finally {
      resident.users -= 1;
      if (resident.users === 0) wake();
    }
  }

  return {
    kinds,
    models: () => Promise.resolve(cards),
    load: (modelId, callerSignal) =>
      serve(modelId, callerSignal, 'engine/download-cancelled', (engine, signal) => engine.load(modelId, signal)),
    async *generate(request, callerSignal): AsyncGenerator<EnginePart, void> {
      const { modelId } = request;
      const ask = (engine: Engine, signal: AbortSignal) => engine.generate(request, signal);
      for await (const part of serve(modelId, callerSignal, 'engine/stopped', ask)) {
        if (part.type !== 'finish') yield part;
        else {
          const isLost = part.cache === 'fresh' && haveAnswered.has(modelId);
          haveAnswered.add(modelId);
          yield isLost ? { ...part, cache: 'reset-lost' } : part;
        }
      }
    },
    score: (request: ScoreRequest, callerSignal): AsyncGenerator<ScorePart, void> =>
      serve(request.modelId, callerSignal, 'engine/stopped', (engine, signal) => scoreOf(engine)(request, signal)),
    hold(now) {
      held = now;
      for (const { engine } of residents.values()) engine.hold?.(held);
    },
    async dispose() {
      disposal.abort();
      disposal = new AbortController();
      await Promise.all([...residents.values()].map(giveUp));
    },
  };
}

function scoreOf({ score }: Engine): NonNullable<Engine['score']> {
  if (score === undefined) throw new Error('The engine of a model can score.');
  return score;
}

/** Nobody knows how much room a model needs that does not say: it is alone. */
function memoryOf({ memoryBytes }: ModelCard): number {
  return memoryBytes ?? Number.POSITIVE_INFINITY;
}

/**
 * Passes parts on until one says that the memory is full, which is given back instead; null at any other end, and once
 * a word was shown. Progress only grows, also over a second try: `shown` is what was seen of it.
 */
async function* untilMemoryIsFull<Part extends LoadPart | EnginePart | ScorePart>(
  parts: AsyncIterable<Part>,
  shownBefore: number,
): AsyncGenerator<Part, { readonly part: Part; readonly shown: number } | null> {
  let shown = shownBefore;
  let spoken = false;
  for await (const part of parts) {
    if (part.type === 'failure' && part.failure.code === 'engine/out-of-memory' && !spoken) return { part, shown };
    if (part.type === 'text') spoken = true;
    if (part.type !== 'progress') yield part;
    else if (part.fraction >= shown) {
      shown = part.fraction;
      yield part;
    }
  }
  return null;
}
