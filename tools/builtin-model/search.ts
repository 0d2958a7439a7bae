import { nearest } from '../../src/base';
import { type Engine, vectorsOf } from '../../src/core';
import type { ClosedWorld } from './closed-world';

/** Among how many of the nearest passages the right one must be. */
const nearestLooked = 3;

/** The points that the retrieval head was not trained on, by their place in subjects.txt (`is_held_out` in retrieval.py). */
const isHeldOut = (place: number) => place % 2 === 1;

/**
 * Asks the question that each held-out point answers, and hears whether that point is among the three nearest of all
 * points that the corpus knows (recall@3). One wording each, as the corpus has it.
 */
export async function searchesIn(
  world: ClosedWorld,
  engine: Engine,
  hear: (found: boolean, question: string, nearestPassages: readonly string[]) => void,
): Promise<void> {
  const passages = world.subjects.flatMap(({ sentences }) => sentences);
  const asked = world.subjects
    .flatMap(({ questions }) => questions)
    .flatMap((question, place) => (question !== '' && isHeldOut(place) ? [{ question, place }] : []));
  const texts = [...passages, ...asked.map(({ question }) => question)];
  const vectors = await vectorsOf(engine, { modelId: 'builtin/colloquy', texts }, new AbortController().signal);
  if (!vectors.ok) throw new Error(vectors.reason.message);
  const stored = vectors.value.slice(0, passages.length);
  for (const [index, { question, place }] of asked.entries()) {
    const found = nearest(vectors.value[passages.length + index] ?? [], stored, nearestLooked);
    hear(
      found.some((passage) => passage.index === place),
      question,
      found.map((passage) => passages[passage.index] ?? ''),
    );
  }
}
