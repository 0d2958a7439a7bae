import { partQueue } from '../../base';
import {
  type Engine,
  type EnginePart,
  type EngineRequest,
  type FailureCode,
  failure,
  type PartOfOne,
  type PromptMessage,
} from '../../core';

/**
 * Two engines of one kind as one, so that answers that are asked for side by side are computed on two cores: one worker's
 * WASM computes on one. The second makes a model ready when several answers are wanted at once for the first time, which
 * the first one gives meanwhile; from then on each batch is shared out. An answer goes where most of its prompt was read
 * before, because each worker remembers only its own reading. Nothing fails because of the second: what it could not
 * begin, the first answers. `mayShare`: whether there may be two of this model.
 */
export function twoWorkers(first: Engine, second: Engine, mayShare: (modelId: string) => boolean): Engine {
  const [firstTogether, secondTogether] = [together(first), together(second)];
  let life = newLife();

  /** Makes the model ready in the second worker too. One that cannot be had twice is not asked for again. */
  async function prepare(modelId: string): Promise<void> {
    const { end, preparing, ready, tries } = life;
    const earlier = tries.get(modelId) ?? 0;
    if (preparing.has(modelId) || earlier === mostTries) return;
    tries.set(modelId, earlier + 1);
    preparing.add(modelId);
    for await (const part of second.load(modelId, end.signal)) {
      // What is ready when it is disposed of is ready no more.
      if (end.signal.aborted) return;
      if (part.type === 'loaded') ready.add(modelId);
      if (part.type === 'failure') tries.set(modelId, mostTries);
    }
    preparing.delete(modelId);
  }

  /** Half of the requests for each, by what each has read of them. */
  function sharedOut(requests: readonly EngineRequest[]): readonly [readonly number[], readonly number[]] {
    const leads = requests.map(({ messages }) => leadOf(messages));
    const byPreference = [...leads.keys()].sort((one, other) => (leads[other] ?? 0) - (leads[one] ?? 0));
    const half = Math.ceil(requests.length / 2);
    return [byPreference.slice(0, half), byPreference.slice(half)];
  }

  /** How many more messages of these the first has read. */
  function leadOf(messages: readonly PromptMessage[]): number {
    const [here, there] = life.read;
    return here.known(messages) - there.known(messages);
  }

  async function* inFirst(requests: readonly EngineRequest[], signal: AbortSignal): AsyncGenerator<PartOfOne, void> {
    const [read] = life.read;
    for (const { messages } of requests) read.add(messages);
    for await (const { at, part } of firstTogether(requests, signal)) {
      if (isForgetful(part)) read.clear();
      yield { at, part };
    }
  }

  async function* inSecond(requests: readonly EngineRequest[], signal: AbortSignal): AsyncGenerator<PartOfOne, void> {
    const { read, ready } = life;
    for (const { messages } of requests) read[1].add(messages);
    const begun = new Set<number>();
    const toFirst: number[] = [];
    for await (const { at, part } of secondTogether(requests, signal)) {
      if (isForgetful(part)) read[1].clear();
      const lost = lossOf(part);
      if (lost !== null) for (const { modelId } of requests) ready.delete(modelId);
      if (lost !== null && !begun.has(at)) toFirst.push(at);
      else yield { at, part: lost ?? part };
      begun.add(at);
    }
    const left = toFirst.flatMap((at) => requests[at] ?? []);
    for await (const { at, part } of left.length === 0 ? [] : inFirst(left, signal)) {
      yield { at: toFirst[at] ?? at, part };
    }
  }

  async function* inBoth(requests: readonly EngineRequest[], signal: AbortSignal): AsyncGenerator<PartOfOne, void> {
    const parts = partQueue<PartOfOne>();
    const left = new AbortController();
    const either = AbortSignal.any([signal, left.signal]);
    const shares = sharedOut(requests).map(async (places, worker) => {
      const share = places.flatMap((place) => requests[place] ?? []);
      for await (const { at, part } of (worker === 0 ? inFirst : inSecond)(share, either)) {
        parts.push({ at: places[at] ?? at, part });
      }
    });
    const over = Promise.allSettled(shares).finally(() => parts.close());
    try {
      yield* parts.read();
    } finally {
      // Also reached when the reader leaves early.
      left.abort();
      await over;
    }
    for (const end of await over) if (end.status === 'rejected') throw end.reason;
  }

  const { score, embed } = first;
  return {
    kinds: first.kinds,
    models: () => first.models(),
    load: (modelId, signal) => first.load(modelId, signal),
    async *generate(request, signal): AsyncGenerator<EnginePart, void> {
      const { modelId, messages } = request;
      if (life.ready.has(modelId) && leadOf(messages) < 0) {
        for await (const { part } of inSecond([request], signal)) yield part;
        return;
      }
      const [read] = life.read;
      if (mayShare(modelId)) read.add(messages);
      for await (const part of first.generate(request, signal)) {
        if (isForgetful(part)) read.clear();
        yield part;
      }
    },
    async *generateTogether(requests, signal) {
      const modelId = requests[0]?.modelId ?? '';
      if (requests.length < 2 || !mayShare(modelId)) return yield* firstTogether(requests, signal);
      if (life.ready.has(modelId)) return yield* inBoth(requests, signal);
      void prepare(modelId);
      yield* inFirst(requests, signal);
    },
    ...(score !== undefined && { score }),
    ...(embed !== undefined && { embed }),
    hold(held) {
      first.hold?.(held);
      second.hold?.(held);
    },
    async dispose() {
      life.end.abort();
      life = newLife();
      await Promise.all([first.dispose(), second.dispose()]);
    },
  };
}

/** A second worker that was lost is asked for once more. */
const mostTries = 2;

/** What is known between two disposals. */
function newLife() {
  return {
    end: new AbortController(),
    /** Models that the second worker has; those that it is making ready; how often it was asked to. */
    ready: new Set<string>(),
    preparing: new Set<string>(),
    tries: new Map<string, number>(),
    read: [readingOf(), readingOf()] as const,
  };
}

/** A worker forgets what it has read after these. */
function isForgetful(part: EnginePart): boolean {
  return part.type === 'failure' && !ownFailures.has(part.failure.code);
}

/** Whichever worker answers, it ends so. */
const ownFailures: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'engine/stopped',
  'engine/context-exceeded',
  'engine/empty-answer',
  'engine/unsupported',
  'engine/model-unknown',
]);

/**
 * The part, if it says that the second worker is of no use; null otherwise. An answer that broke off for want of memory is
 * to be tried again, because one worker alone may have enough.
 */
function lossOf(part: EnginePart): EnginePart | null {
  if (!isForgetful(part) || part.type !== 'failure' || part.failure.code === 'engine/garbled') return null;
  if (part.failure.code !== 'engine/out-of-memory') return part;
  return { type: 'failure', failure: failure('engine/worker-dead', part.failure.message) };
}

function together(engine: Engine): NonNullable<Engine['generateTogether']> {
  const { generateTogether } = engine;
  if (generateTogether === undefined) throw new Error('What is shared out are answers side by side.');
  return generateTogether;
}

/** What one worker was asked lately, as its shelf of memories keeps it: what goes on from a conversation takes its place. */
function readingOf() {
  let lately: readonly (readonly PromptMessage[])[] = [];
  return {
    add(messages: readonly PromptMessage[]): void {
      const others = lately.filter((earlier) => inCommon(earlier, messages) < earlier.length);
      lately = [messages, ...others].slice(0, mostRemembered);
    },
    /** How many messages at the beginning of these were read before. */
    known: (messages: readonly PromptMessage[]) => Math.max(0, ...lately.map((earlier) => inCommon(earlier, messages))),
    clear(): void {
      lately = [];
    },
  };
}

/** As many conversations as a worker keeps of a model. */
const mostRemembered = 12;

function inCommon(one: readonly PromptMessage[], other: readonly PromptMessage[]): number {
  const at = one.findIndex(
    ({ role, content }, place) => other[place]?.role !== role || other[place]?.content !== content,
  );
  return at === -1 ? one.length : at;
}
