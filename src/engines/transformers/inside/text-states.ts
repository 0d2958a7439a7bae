/** How our own export names the states whose mean over a text is its vector (tools/builtin-model/export.py). */
export const textStatesOutput = 'text_states';

/** The states of all tokens of one row added up. */
export function sumOfTextStates(
  states: { readonly data: unknown; readonly dims: readonly number[] } | undefined,
): Float32Array {
  if (states === undefined) throw new Error('A model with text states gave none.');
  const size = states.dims.at(-1) ?? 0;
  const sum = new Float32Array(size);
  for (const [index, value] of (states.data as Float32Array).entries())
    sum[index % size] = (sum[index % size] ?? 0) + value;
  return sum;
}
