/** One figure of the benchmark. `goal` null: watched, not promised. */
export type Row = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: number | null;
  readonly better: 'higher' | 'lower';
};

/** The middle one; the mean of the two middle ones of an even number. NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  if (sorted.length % 2 === 1) return sorted[Math.floor(middle)] ?? Number.NaN;
  return ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

/** Whether a figure reaches its goal; one without a goal always does. */
export function isReached({ value, goal, better }: Row): boolean {
  if (goal === null) return true;
  return better === 'higher' ? value >= goal : value <= goal;
}
