import { partQueue } from '../../base';
import type { Engine, EngineRequest, PartOfOne, PromptMessage } from '../../core';

/**
 * Two engines of one kind as one, so that answers that are asked for side by side are computed on two cores: one worker's
 * WASM computes on one. The second makes a model ready when several answers are wanted at once for the first time, which
 * the first one gives meanwhile; from then on each batch is shared out. An answer goes where most of its prompt was read
 * before, because each worker remembers only its own reading. `mayShare`: whether there may be two of this model.
 */
export function twoWorkers(first: Engine, second: Engine, mayShare: (modelId: string) => boolean): Engine {
  const [oneTogether, otherTogether] = [together(first), together(second)];
  const read = [readingOf(), readingOf()] as const;
  const ready = new Set<string>();
  const asked = new Set<string>();
  let life = new AbortController();

  /** Makes the model ready in the second worker too. One that cannot be had twice is asked for only once. */
  async function prepare(modelId: string): Promise<void> {
    if (asked.has(modelId)) return;
    asked.add(modelId);
    for await (const part of second.load(modelId, life.signal)) if (part.type === 'loaded') ready.add(modelId);
  }

  /** Half of the requests for each, by what each has read of them. */
  function sharedOut(requests: readonly EngineRequest[]): readonly [readonly number[], readonly number[]] {
    const known = requests.map(({ messages }) => read.map((reading) => reading.known(messages)) as [number, number]);
    const byPreference = [...known.keys()].sort((one, other) => lead(known[other]) - lead(known[one]));
    const half = Math.ceil(requests.length / 2);
    return [byPreference.slice(0, half), byPreference.slice(half)];
  }

  async function* onBoth(requests: readonly EngineRequest[], signal: AbortSignal): AsyncGenerator<PartOfOne, void> {
    const parts = partQueue<PartOfOne>();
    const left = new AbortController();
    const either = AbortSignal.any([signal, left.signal]);
    const answers = sharedOut(requests).map(async (places, worker) => {
      const share = places.flatMap((place) => requests[place] ?? []);
      for (const { messages } of share) read[worker === 0 ? 0 : 1].add(messages);
      const answer = worker === 0 ? oneTogether : otherTogether;
      for await (const { at, part } of answer(share, either)) parts.push({ at: places[at] ?? at, part });
    });
    const over = Promise.all(answers).finally(() => parts.close());
    try {
      yield* parts.read();
      await over;
    } finally {
      left.abort();
    }
  }

  const { score, embed } = first;
  return {
    kinds: first.kinds,
    models: () => first.models(),
    load: (modelId, signal) => first.load(modelId, signal),
    generate(request, signal) {
      const [here, there] = read.map((reading) => reading.known(request.messages));
      const worker = ready.has(request.modelId) && (there ?? 0) > (here ?? 0) ? 1 : 0;
      read[worker].add(request.messages);
      return (worker === 0 ? first : second).generate(request, signal);
    },
    async *generateTogether(requests, signal) {
      const modelId = requests[0]?.modelId ?? '';
      if (requests.length > 1 && ready.has(modelId)) return yield* onBoth(requests, signal);
      if (requests.length > 1 && mayShare(modelId)) void prepare(modelId);
      for (const { messages } of requests) read[0].add(messages);
      yield* oneTogether(requests, signal);
    },
    ...(score !== undefined && { score }),
    ...(embed !== undefined && { embed }),
    hold(held) {
      first.hold?.(held);
      second.hold?.(held);
    },
    async dispose() {
      life.abort();
      life = new AbortController();
      ready.clear();
      asked.clear();
      await Promise.all([first.dispose(), second.dispose()]);
    },
  };
}

function together(engine: Engine): NonNullable<Engine['generateTogether']> {
  const { generateTogether } = engine;
  if (generateTogether === undefined) throw new Error('What is shared out are answers side by side.');
  return generateTogether;
}

/** How much more the first one knows. */
function lead([one, other]: readonly [number, number] = [0, 0]): number {
  return one - other;
}

/** What one worker was asked lately. */
function readingOf() {
  let lately: readonly (readonly PromptMessage[])[] = [];
  return {
    add(messages: readonly PromptMessage[]): void {
      lately = [...lately.slice(1 - mostRemembered), messages];
    },
    /** How many messages at the beginning of these were read before. */
    known: (messages: readonly PromptMessage[]) => Math.max(0, ...lately.map((earlier) => inCommon(earlier, messages))),
  };
}

/** About as many conversations as a worker keeps in memory. */
const mostRemembered = 64;

function inCommon(one: readonly PromptMessage[], other: readonly PromptMessage[]): number {
  const at = one.findIndex(
    ({ role, content }, place) => other[place]?.role !== role || other[place]?.content !== content,
  );
  return at === -1 ? one.length : at;
}
