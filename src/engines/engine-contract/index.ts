import { describe, test } from 'vitest';
import { answering } from './answering';
import { constraining } from './constraining';
import { embedding } from './embedding';
import { loading } from './loading';
import type { EngineUnderTest, Promised } from './promised';
import { scoring } from './scoring';
import { sideBySide } from './side-by-side';
import { stopping } from './stopping';

export { all, request } from './reading';

/** The promises of `Engine`, as tests. A new engine is made for each; it is disposed at the end. */
export function engineContract(name: string, makeEngine: () => EngineUnderTest | Promise<EngineUnderTest>): void {
  const promise: Promised = (sentence, check, patience = 30_000) =>
    test(
      sentence,
      async () => {
        const made = await makeEngine();
        try {
          await check(made);
        } finally {
          await made.engine.dispose();
        }
      },
      patience,
    );

  describe(`${name} keeps the promises of an engine`, () => {
    for (const part of [loading, answering, stopping, constraining, sideBySide, scoring, embedding]) part(promise);
  });
}
