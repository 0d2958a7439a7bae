import type { Batch, LanguageModel } from './language-model';

/**
 * The same model, and `worked` is called after each of its steps: a long prompt, a choice, beams and a text that is
 * scored say nothing until they are through, and would else look like a model that hangs.
 */
export function heardAtWork(model: LanguageModel, worked: () => void): LanguageModel {
  const heard = (batch: Batch): Batch => ({
    ...batch,
    async forward(tokens) {
      const logits = await batch.forward(tokens);
      worked();
      return logits;
    },
  });
  return {
    ...model,
    async forward(tokens, memory) {
      const logits = await model.forward(tokens, memory);
      worked();
      return logits;
    },
    sideBySide(memories) {
      const batch = model.sideBySide(memories);
      return batch && heard(batch);
    },
  };
}
