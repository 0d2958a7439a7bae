import { type Failure, failure, type PromptMessage } from '../../core';
import { answerFailure } from './failures';
import type { ReadyModel } from './loader';

export type BrokenOff = {
  readonly model: ReadyModel;
  readonly messages: readonly PromptMessage[];
  readonly signal: AbortSignal;
  /** Called when nobody knows the model's state any more: the next request must load it again. */
  giveUpModel(): void;
};

/** What it means that the library threw in the middle of a request: the one way from its error to a failure. */
export async function failureOfThrown(
  error: unknown,
  { model: { engine, libraryId, kept }, messages, signal, giveUpModel }: BrokenOff,
): Promise<Failure> {
  const { heldTokens } = kept.forecast(messages);
  kept.brokeOff();
  const modelIsGone = await engine.getMessage(libraryId).then(
    () => false,
    () => true,
  );
  const reason = answerFailure(error, modelIsGone, heldTokens);
  if (reason.code !== 'engine/context-exceeded') giveUpModel();
  return signal.aborted && !modelIsGone ? failure('engine/stopped', 'Stopped.') : reason;
}
