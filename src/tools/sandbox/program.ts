/** What a sandbox is given. Two runs of one program end alike, unless time or memory runs out. */
export type Program = {
  readonly code: string;
  /** What its clock says, in milliseconds since 1970; it stands still. */
  readonly now: number;
  /** Where its chance comes from, a 31-bit integer. */
  readonly seed: number;
};

export type ProgramEnd =
  /** What was logged, line by line, and the last value. */
  | { readonly type: 'done'; readonly output: string }
  | { readonly type: 'threw'; readonly error: string }
  | { readonly type: 'timeout'; readonly milliseconds: number }
  | { readonly type: 'out-of-memory' }
  /** The sandbox itself could not work. */
  | { readonly type: 'broken'; readonly problem: string };

/** Never rejects; ends soon after an abort. */
export type RunProgram = (program: Program, signal: AbortSignal) => Promise<ProgramEnd>;

export const programLimits = {
  milliseconds: 1_000,
  memoryBytes: 16 * 1024 * 1024,
  stackBytes: 256 * 1024,
  outputCharacters: 1_900,
  errorCharacters: 300,
} as const;
