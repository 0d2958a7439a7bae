import { expect } from 'vitest';
import {
  type EmbedPart,
  type Engine,
  type EnginePart,
  type EngineRequest,
  failureCodes,
  type LoadPart,
  type PartOfOne,
  type ScorePart,
} from '../../core';

/** A short question, with whatever is to be different about it. */
export function request(modelId: string, change: Partial<EngineRequest> = {}): EngineRequest {
  return {
    modelId,
    messages: [
      { role: 'system', content: 'You are Alice. Reply as Alice in one or two short sentences.' },
      { role: 'user', content: 'Bob: What do you think of trains?' },
    ],
    maxTokens: 12,
    temperature: 0,
    seed: 1,
    constraint: { type: 'none' },
    ...change,
  };
}

/** Reads a stream to its end, and checks that exactly its last part is a last part. */
export async function all<Part extends LoadPart | EnginePart | ScorePart | EmbedPart>(
  stream: AsyncIterable<Part>,
): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for await (const part of stream) parts.push(part);
  const ends = parts.filter(({ type }) => !['progress', 'text'].includes(type));
  expect(ends).toEqual(parts.slice(-1));
  return parts;
}

/** Reads what was answered side by side to its end, and checks that each answer has one last part. */
export async function allOf(
  stream: AsyncIterable<PartOfOne>,
  answers: number,
): Promise<readonly (readonly EnginePart[])[]> {
  const parts: EnginePart[][] = Array.from({ length: answers }, () => []);
  for await (const { at, part } of stream) parts[at]?.push(part);
  for (const those of parts) {
    expect(those.filter(({ type }) => type !== 'text')).toEqual(those.slice(-1));
    expect(those).not.toEqual([]);
  }
  return parts;
}

/** The engine still works. */
export async function answers(engine: Engine, modelId: string): Promise<void> {
  expect(lastOf(await all(engine.generate(request(modelId), never())))).toMatchObject({ type: 'finish' });
}

/** Throws where there is none. */
export function lastOf<Part>(parts: readonly Part[]): Part {
  const last = parts.at(-1);
  if (last === undefined) throw new Error('The stream had no parts.');
  return last;
}

/** The code that a stream ended with, or the type of its last part where it did not fail. */
export function failureOf(parts: readonly (LoadPart | EnginePart | ScorePart | EmbedPart)[]): string {
  const last = lastOf(parts);
  if (last.type !== 'failure') return last.type;
  expect(failureCodes).toContain(last.failure.code);
  return last.failure.code;
}

/** A signal that nobody aborts. */
export function never(): AbortSignal {
  return new AbortController().signal;
}

/** What an engine that lacks a method would say. */
export async function* nothing(): AsyncGenerator<never, void> {}
