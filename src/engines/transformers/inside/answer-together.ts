import { partQueue } from '../../../base';
import type { EngineRequest, PartOfOne } from '../../../core';
import { answer } from './answer';
import type { AnswerMaker } from './answer-maker';
import { company } from './company';
import { NoNumbers } from './numbers';

/**
 * Answers several requests side by side, each by the same loop as if it were alone; their texts are read in company. A
 * request with a constraint or beams is answered by itself after them. Throws what the model throws, when everything
 * that was going on has ended: where the model computed no numbers for one of them (`NoNumbers`), that one alone is left
 * without an end.
 */
export async function* answerTogether(
  maker: AnswerMaker,
  requests: readonly EngineRequest[],
  signal: AbortSignal,
): AsyncGenerator<PartOfOne, void> {
  const all = requests.map((request, at) => ({ request, at }));
  const free = all.filter(({ request }) => isFree(request));
  const noNumbers: NoNumbers[] = [];
  const keep = (error: unknown) => {
    if (!(error instanceof NoNumbers)) throw error;
    noNumbers.push(error);
  };
  try {
    yield* sideBySide(maker, free, signal);
  } catch (error) {
    keep(error);
  }
  for (const { request, at } of all.filter((asked) => !isFree(asked.request))) {
    try {
      for await (const part of answer(maker, request, signal)) yield { at, part };
    } catch (error) {
      keep(error);
    }
  }
  for (const error of noNumbers) throw error;
}

type Asked = { readonly request: EngineRequest; readonly at: number };

function isFree({ constraint, beams }: EngineRequest): boolean {
  return constraint.type === 'none' && (beams ?? 1) === 1;
}

async function* sideBySide(
  maker: AnswerMaker,
  asked: readonly Asked[],
  callerSignal: AbortSignal,
): AsyncGenerator<PartOfOne, void> {
  const left = new AbortController();
  const signal = AbortSignal.any([callerSignal, left.signal]);
  const parts = partQueue<PartOfOne>();
  const readers = company(maker, asked.length);

  async function write({ request, at }: Asked, place: number): Promise<void> {
    try {
      const open = (_: AnswerMaker, prompt: readonly number[]) => readers.open(place, prompt);
      for await (const part of answer(maker, request, signal, open)) {
        parts.push({ at, part });
        // What is not read is not computed.
        if (part.type === 'text') await parts.wanted();
      }
    } finally {
      readers.leave(place);
    }
  }

  const written = Promise.allSettled(asked.map(write)).finally(() => parts.close());
  try {
    yield* parts.read();
  } finally {
    // Also reached when the reader leaves early: then nobody is to compute on.
    left.abort();
    await written;
  }
  const reasons = (await written).flatMap((end) => (end.status === 'rejected' ? [end.reason] : []));
  // What is wrong with the model goes before what is wrong with one answer.
  const others = reasons.filter((reason) => !(reason instanceof NoNumbers));
  for (const reason of [...others, ...reasons]) throw reason;
}
