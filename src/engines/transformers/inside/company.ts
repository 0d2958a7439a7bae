import type { AnswerMaker } from './answer-maker';
import type { Batch, Memory } from './language-model';
import { nextTurn } from './next-turn';
import { areNumbers, NoNumbers } from './numbers';
import { type OpenText, readOn } from './open-text';

/** Texts that are written side by side, each at its place. */
export interface Company {
  /** The text at this place. */
  open(at: number, prompt: readonly number[]): OpenText;
  /** Nothing more comes from this place: the others need not wait for it. */
  leave(at: number): void;
}

type Place = {
  present: boolean;
  /** Null before its prompt is read, and after the text is closed; not to be touched while it lies in the batch. */
  memory: Memory | null;
  waiting: Waiting | null;
  /** Its model computed no numbers after what the memory holds: nobody is to go on from there. */
  spoilt: boolean;
};

type Waiting = {
  readonly tokens: readonly number[];
  readonly signal: AbortSignal;
  readonly resolve: (logits: Float32Array | null) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Reads the prompts one after another, each on what is remembered of it or stands in one before it. From there on,
 * whenever every place has either asked for logits or left, one step of the model answers them all: most of what a step
 * costs, it costs once for all. A text that ends is taken out of the batch; carried along, it would cost as much in every
 * further step as taking it out does once.
 */
export function company({ model, memories }: AnswerMaker, count: number): Company {
  const places: Place[] = Array.from({ length: count }, () => ({
    present: true,
    memory: null,
    waiting: null,
    spoilt: false,
  }));
  let batch: { readonly rows: Batch; readonly of: readonly Place[] } | null = null;
  let promptsRead: Promise<unknown> = Promise.resolve();

  /** One prompt at a time. */
  function inTurn<Value>(read: () => Promise<Value>): Promise<Value> {
    const done = promptsRead.then(read);
    promptsRead = done.catch(() => {});
    return done;
  }

  function stepIfAllWait(): void {
    const going = places.filter(({ present }) => present);
    const waiting = going.flatMap((place) => place.waiting ?? []);
    if (waiting.length === 0 || waiting.length < going.length) return;
    for (const place of going) place.waiting = null;
    step(going, waiting).then(
      (logits) => {
        for (const [index, { resolve, reject }] of waiting.entries()) {
          const row = logits?.[index] ?? null;
          // Where there are numbers, the others go on.
          if (row instanceof NoNumbers) reject(row);
          else resolve(row);
        }
      },
      (error) => {
        for (const { reject } of waiting) reject(error);
      },
    );
  }

  /** The logits of each place, or that there are none; null if it was stopped. */
  async function step(going: readonly Place[], waiting: readonly Waiting[]): Promise<readonly Row[] | null> {
    const stopped = () => waiting.some(({ signal }) => signal.aborted);
    await nextTurn();
    if (stopped()) return null;
    const last = waiting.map(({ tokens }) => tokens.at(-1) as number);
    if (batch === null && going.length > 1) {
      const rows = model.sideBySide(going.map(memoryAt));
      batch = rows && { rows, of: going };
    }
    try {
      if (batch !== null) {
        const logits = await batch.rows.forward(last);
        return stopped() ? null : logits.map((row) => (areNumbers(row) ? row : noNumbers()));
      }
      const logits: Row[] = [];
      for (const [index, place] of going.entries()) {
        if (index > 0) await nextTurn();
        if (stopped()) return null;
        logits.push(await model.forward(last.slice(index, index + 1), memoryAt(place)).catch(noNumbersAsRow));
      }
      return stopped() ? null : logits;
    } catch (error) {
      // Nobody knows what is in memories that broke off in the middle of a step.
      batch = null;
      for (const place of going) forget(place);
      throw error;
    }
  }

  function parted(): void {
    if (batch === null) return;
    const { rows, of } = batch;
    batch = null;
    for (const [index, memory] of rows.memories().entries()) {
      const place = of[index];
      if (place !== undefined) place.memory = memory;
    }
  }

  function forget(place: Place): void {
    place.memory?.dispose();
    place.memory = null;
  }

  return {
    open(at, prompt) {
      const place = places[at] as Place;
      let remembered = 0;
      let length = 0;

      async function readPrompt(tokens: readonly number[], signal: AbortSignal): Promise<Float32Array | null> {
        if (signal.aborted) return null;
        const others = places.flatMap(({ memory }) => memory ?? []);
        const memory = memories.take(prompt, others) ?? model.newMemory();
        remembered = memory.tokens.length;
        place.memory = memory;
        try {
          return await readOn(model, memory, tokens, signal);
        } catch (error) {
          forget(place);
          throw error;
        } finally {
          length = memory.tokens.length;
        }
      }

      async function inStep(tokens: readonly number[], signal: AbortSignal): Promise<Float32Array | null> {
        if (tokens.length !== length + 1) throw new Error('Side by side, texts grow by one token at a time.');
        const logits = new Promise<Float32Array | null>((resolve, reject) => {
          place.waiting = { tokens, signal, resolve, reject };
        });
        stepIfAllWait();
        const found = await logits.catch((error: unknown) => {
          place.spoilt = true;
          throw error;
        });
        length = tokens.length;
        return found;
      }

      return {
        get remembered() {
          return remembered;
        },
        get length() {
          return length;
        },
        logitsAfter: (tokens, signal) =>
          length === 0 ? inTurn(() => readPrompt(tokens, signal)) : inStep(tokens, signal),
        copy: () => null,
        close() {
          parted();
          if (place.spoilt) forget(place);
          else if (place.memory !== null) memories.putBack(place.memory);
          place.memory = null;
        },
      };
    },
    leave(at) {
      const place = places[at];
      if (place !== undefined) place.present = false;
      stepIfAllWait();
    },
  };
}

type Row = Float32Array | NoNumbers;

function noNumbers(): NoNumbers {
  return new NoNumbers('The model computed no numbers.');
}

function noNumbersAsRow(error: unknown): NoNumbers {
  if (error instanceof NoNumbers) return error;
  throw error;
}

function memoryAt({ memory }: Place): Memory {
  if (memory === null) throw new Error('A text that is being written has a memory.');
  return memory;
}
