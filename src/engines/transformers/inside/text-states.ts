import type { PreTrainedModel, Tensor } from '@huggingface/transformers';
import { numbersOnly } from './numbers';

/** How our own export names the states whose mean over a text is its vector (tools/builtin-model/export.py). */
const output = 'text_states';

/** Whether the model's graph gives states for vectors of texts. */
export function hasTextStates({ sessions }: PreTrainedModel): boolean {
  const { outputNames } = (sessions.model ?? {}) as { readonly outputNames?: readonly string[] };
  return outputNames?.includes(output) ?? false;
}

/** The states of all tokens of one row added up. Throws `NoNumbers` where they are none. */
export function sumOfTextStates(outputs: Readonly<Record<string, Tensor>>): Float32Array {
  const states = outputs[output];
  if (states === undefined) throw new Error('A model with text states gave none.');
  const size = states.dims.at(-1) ?? 0;
  const sum = new Float32Array(size);
  for (const [index, value] of (states.data as Float32Array).entries())
    sum[index % size] = (sum[index % size] ?? 0) + value;
  return numbersOnly(sum);
}
