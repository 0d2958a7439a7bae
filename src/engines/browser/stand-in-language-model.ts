import type { Availability, LanguageModelMaker } from './language-model';

/** How a stand-in behaves; plain data, so that a test can hand it to a page. */
export type StandInOptions = {
  /** What `availability()` says at first; after the first session it is `available`. */
  readonly availability?: Availability;
  readonly contextWindow?: number;
  /** Given in this order, whatever a constraint says; after the last one it speaks by itself. */
  readonly answers?: readonly string[];
  /** A piece takes this long. */
  readonly milliseconds?: number;
  /** How the tokens are counted: by the names of today, by those until 2026, or not at all. */
  readonly counts?: 'context' | 'input' | 'none';
  /** The next prompts fail with exceptions of these names. */
  readonly failures?: readonly string[];
};

export type StandIn = LanguageModelMaker & {
  /** What happened, in order: `create`, `clone`, `prompt 2` (messages), `destroy`. */
  readonly happened: readonly string[];
  /** Sessions that are not destroyed. */
  alive(): number;
};

/**
 * A `LanguageModel` that follows the specification without a model: sessions that hold what was said, prompts that are
 * queued in a session and taken out of it by an abort, a window that overflows, a download that wants a click, answers
 * that fit a constraint. A word is a token, a message takes one more. It never says the same thing twice. All of it is
 * inside one function, so that a test can send its source to a page.
 */
export function standInLanguageModel(options: StandInOptions = {}): StandIn {
  type Message = { readonly role: string; readonly content: string };
  type Constraint = {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly items?: Constraint;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly maxLength?: number;
    readonly properties?: Readonly<Record<string, Constraint>>;
    readonly required?: readonly string[];
    readonly additionalProperties?: boolean;
  };
  type CallOptions = { readonly signal?: AbortSignal; readonly responseConstraint?: Constraint };

  const { contextWindow = 4096, milliseconds = 0, counts = 'context' } = options;
  const answers = [...(options.answers ?? [])];
  const failures = [...(options.failures ?? [])];
  const happened: string[] = [];
  let availability = options.availability ?? 'available';
  let alive = 0;
  let spoken = 0;

  /** Undefined outside browsers. */
  const isClicked = () => {
    const { navigator: page } = globalThis as {
      readonly navigator?: { readonly userActivation?: { isActive: boolean } };
    };
    return page?.userActivation?.isActive;
  };
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
  const exception = (name: string, message = 'As the test wants it.') => new DOMException(message, name);
  const wordsOf = (text: string) => text.match(/\s*\S+/g) ?? [];
  const tokensOf = (messages: readonly Message[]) =>
    messages.reduce((sum, { content }) => sum + wordsOf(content).length + 1, 0);
  const overflow = (requested: number) =>
    Object.assign(exception('QuotaExceededError', 'The input is too large.'), { requested, quota: contextWindow });
  /** Rejects when the signal aborts, and has the function know. */
  const unlessAborted = async <Value>(signals: readonly (AbortSignal | undefined)[], work: () => Promise<Value>) => {
    const signal = AbortSignal.any(signals.filter((each) => each !== undefined));
    signal.throwIfAborted();
    const aborted = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    return Promise.race([work(), aborted]);
  };

  const fitting = (constraint: Constraint): unknown => {
    spoken += 1;
    if (constraint.enum !== undefined) return constraint.enum[(spoken * 7) % constraint.enum.length];
    switch (constraint.type) {
      case 'object': {
        const names = Object.keys(constraint.properties ?? {});
        if (constraint.additionalProperties !== false || constraint.required?.length !== names.length) {
          throw exception('NotSupportedError', 'The stand-in writes closed objects only.');
        }
        return Object.fromEntries(
          Object.entries(constraint.properties ?? {}).map(([name, inner]) => [name, fitting(inner)]),
        );
      }
      case 'array':
        return Array.from({ length: Math.min(constraint.minItems || 1, constraint.maxItems ?? 1) }, () =>
          fitting(constraint.items ?? {}),
        );
      case 'string':
        return `word ${spoken}`.slice(0, constraint.maxLength);
      case 'integer':
      case 'number':
        return spoken;
      case 'boolean':
        return spoken % 2 === 0;
      default:
        throw exception('NotSupportedError', 'The stand-in does not know this schema.');
    }
  };
  const answerTo = (constraint: Constraint | undefined): string => {
    const given = answers.shift();
    if (given !== undefined) return given;
    if (constraint !== undefined) return JSON.stringify(fitting(constraint));
    spoken += 1;
    return `I like trains, and this is number ${spoken} of my reasons for liking trains a great deal.`;
  };

  class Session extends EventTarget {
    private messages: readonly Message[];
    private queue: Promise<unknown> = Promise.resolve();
    private readonly destruction = new AbortController();

    constructor(messages: readonly Message[]) {
      super();
      this.messages = messages;
      alive += 1;
      if (counts === 'none') return;
      const tokens = { get: () => tokensOf(this.messages) };
      const names = counts === 'context' ? ['contextUsage', 'contextWindow'] : ['inputUsage', 'inputQuota'];
      Object.defineProperty(this, names[0] ?? '', tokens);
      Object.defineProperty(this, names[1] ?? '', { value: contextWindow });
      const measure = async (input: readonly Message[]) => tokensOf(input);
      Object.defineProperty(this, counts === 'context' ? 'measureContextUsage' : 'measureInputUsage', {
        value: measure,
      });
    }

    promptStreaming(input: readonly Message[], { signal, responseConstraint }: CallOptions = {}) {
      const signals = [this.destruction.signal, ...(signal === undefined ? [] : [signal])];
      const composite = AbortSignal.any(signals);
      composite.throwIfAborted();
      happened.push(`prompt ${input.length}`);
      return new ReadableStream<string>({
        start: (stream) => {
          composite.addEventListener('abort', () => stream.error(composite.reason), { once: true });
          this.queue = this.queue
            .then(() => this.answer(input, responseConstraint, composite, (piece) => stream.enqueue(piece)))
            .then(
              () => (composite.aborted ? undefined : stream.close()),
              (error) => (composite.aborted ? undefined : stream.error(error)),
            );
        },
      });
    }

    private async answer(
      input: readonly Message[],
      constraint: Constraint | undefined,
      signal: AbortSignal,
      say: (piece: string) => void,
    ): Promise<void> {
      if (signal.aborted) return;
      if (input.some(({ role }) => role === 'system')) throw exception('NotSupportedError', 'A system message.');
      const requested = tokensOf(this.messages) + tokensOf(input);
      if (requested > contextWindow) throw overflow(requested);
      const before = this.messages;
      const failing = failures.shift();
      this.messages = [...before, ...input];
      const takeOut = () => {
        this.messages = before;
      };
      signal.addEventListener('abort', takeOut, { once: true });
      try {
        if (failing !== undefined) throw exception(failing);
        const content = answerTo(constraint);
        for (const piece of wordsOf(content)) {
          await pause();
          if (signal.aborted) throw signal.reason;
          say(piece);
        }
        this.messages = [...before, ...input, { role: 'assistant', content }];
      } catch (error) {
        takeOut();
        throw error;
      } finally {
        signal.removeEventListener('abort', takeOut);
      }
    }

    async clone({ signal }: CallOptions = {}) {
      return unlessAborted([this.destruction.signal, signal], async () => {
        await pause();
        happened.push('clone');
        return new Session(this.messages);
      });
    }

    destroy() {
      if (this.destruction.signal.aborted) return;
      happened.push('destroy');
      alive -= 1;
      this.destruction.abort(exception('AbortError', 'The session was destroyed.'));
    }
  }

  return {
    happened,
    alive: () => alive,
    availability: async () => availability,
    create: ({ initialPrompts = [], signal, monitor } = {}) =>
      unlessAborted([signal], async () => {
        happened.push('create');
        const wantsClick = availability === 'downloadable';
        if (availability === 'unavailable') throw exception('NotSupportedError', 'There is no model here.');
        if (wantsClick && isClicked() === false) throw exception('NotAllowedError', 'Nobody clicked.');
        if (initialPrompts.slice(1).some(({ role }) => role === 'system')) throw exception('TypeError');
        const target = new EventTarget();
        monitor?.(target);
        const steps = availability === 'available' ? [0, 1] : [0, 0.25, 0.5, 0.75, 1];
        for (const loaded of steps) {
          await pause();
          if (signal?.aborted) throw signal.reason;
          target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded, total: 1 }));
        }
        const requested = tokensOf(initialPrompts);
        if (requested > contextWindow) throw overflow(requested);
        availability = 'available';
        const session = new Session(initialPrompts);
        signal?.addEventListener('abort', () => session.destroy(), { once: true });
        return session;
      }),
  };
}
