import { type PartQueue, partQueue } from '../base';
import { type Engine, type EnginePart, type EngineRequest, failure } from '../core';

/** Where the turns that are taken side by side ask their engines. */
export interface Desk {
  /** What a turn gets to ask. Each turn takes one place and leaves it when it has ended, however it ends. */
  place(): PlaceAtDesk;
}

export interface PlaceAtDesk {
  /** As `Engine.generate`; what is asked first may be answered together with what the other places ask. */
  generate(engine: Engine, request: EngineRequest, signal: AbortSignal): AsyncIterable<EnginePart>;
  /** The others need not wait for this place any longer. */
  leave(): void;
}

type Asked = {
  readonly engine: Engine;
  readonly request: EngineRequest;
  readonly signal: AbortSignal;
  readonly parts: PartQueue<EnginePart>;
};

/**
 * Holds the first request of each place back until all of `turns` places have asked or left. Then the requests that
 * one engine can answer together, for one model, go to it together; the others go alone. What a place asks later goes
 * alone at once. All of them are asked under one signal.
 */
export function deskFor(turns: number): Desk {
  const held: Asked[] = [];
  let undecided = turns;

  function decided(): void {
    undecided -= 1;
    if (undecided > 0) return;
    for (const group of alike(held)) void send(group);
  }

  return {
    place() {
      let first = true;
      const settle = () => {
        if (first) decided();
        first = false;
      };
      return {
        generate(engine, request, signal) {
          if (!first || engine.generateTogether === undefined) {
            settle();
            return engine.generate(request, signal);
          }
          const parts = partQueue<EnginePart>();
          held.push({ engine, request, signal, parts });
          settle();
          return parts.read();
        },
        leave: settle,
      };
    },
  };
}

/** Requests to one engine and model, in the order in which they were asked. */
function alike(asked: readonly Asked[]): readonly (readonly Asked[])[] {
  const groups: Asked[][] = [];
  for (const one of asked) {
    const group = groups.find(
      ([other]) => other?.engine === one.engine && other.request.modelId === one.request.modelId,
    );
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}

/** A border: whatever happens, every request ends, so that no turn waits for ever. */
async function send(group: readonly Asked[]): Promise<void> {
  const [first] = group;
  if (first === undefined) return;
  const { engine, signal } = first;
  try {
    if (group.length > 1 && engine.generateTogether !== undefined) {
      const requests = group.map(({ request }) => request);
      for await (const { at, part } of engine.generateTogether(requests, signal)) group[at]?.parts.push(part);
    } else {
      for await (const part of engine.generate(first.request, signal)) first.parts.push(part);
    }
  } catch (error) {
    const reason = failure('engine/failed', error instanceof Error ? error.message : String(error));
    for (const { parts } of group) parts.push({ type: 'failure', failure: reason });
  } finally {
    for (const { parts } of group) parts.close();
  }
}
