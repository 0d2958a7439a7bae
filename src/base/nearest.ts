/** A passage by its place in the list, and the cosine of the angle between it and the question: 1 is the same direction. */
export type Found = { readonly index: number; readonly similarity: number };

/**
 * The passages that lie nearest to a question, nearest first; of equally near ones the earlier. All vectors are of length
 * 1 and of one model. At most `count` are found.
 */
export function nearest(
  question: readonly number[],
  passages: readonly (readonly number[])[],
  count: number,
): readonly Found[] {
  return passages
    .map((passage, index) => ({ index, similarity: product(question, passage) }))
    .sort((a, b) => b.similarity - a.similarity)
    .slice(0, count);
}

function product(one: readonly number[], other: readonly number[]): number {
  if (one.length !== other.length) {
    throw new Error(`Vectors of ${one.length} and ${other.length} numbers are not of one model.`);
  }
  return one.reduce((sum, value, index) => sum + value * (other[index] as number), 0);
}
