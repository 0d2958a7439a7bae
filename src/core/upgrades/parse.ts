import type * as z from 'zod/mini';
import { fail, ok, type Result } from '../../base';
import { invalid, type Refusal } from './refusal';

/** The input as the schema sees it, or the first field that does not fit. `path` says where the input itself stands. */
export function parse<Value>(
  schema: z.ZodMiniType<Value, unknown>,
  input: unknown,
  path: string,
): Result<Value, Refusal> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return ok(parsed.data);
  const issue = parsed.error.issues[0];
  if (issue === undefined) return fail(invalid(path, 'It does not fit.'));
  const field = [path, ...issue.path.map(String)].filter((step) => step !== '').join('.');
  return fail(invalid(field, issue.code));
}
