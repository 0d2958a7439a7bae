/**
 * Why something from outside was not let in. Whoever opened the door makes a `Failure` of it, because only they know
 * whether it was a link, a file or a record.
 */
export type Refusal = {
  /** `from-the-future`: written by a newer version of this page, and probably sound. */
  readonly type: 'from-the-future' | 'invalid';
  /** The field, as in `agents.2.name` or `14.by.usage.milliseconds`; empty for the whole. */
  readonly path: string;
  /** In English, for developers. */
  readonly problem: string;
};

export function invalid(path: string, problem: string): Refusal {
  return { type: 'invalid', path: path.slice(0, longestPath), problem };
}

export function fromTheFuture(path: string, format: number): Refusal {
  return { type: 'from-the-future', path, problem: `Written in format ${format}.` };
}

/** Paths hold keys that a stranger chose. */
const longestPath = 200;

/** The path of a field inside of what stands at `path`; either may be the whole, `''`. */
export function within(path: string, field: string | number): string {
  if (path === '') return String(field);
  return field === '' ? path : `${path}.${field}`;
}
