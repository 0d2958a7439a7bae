import { fail, ok, type Result } from '../../base';
import { formatVersion } from '../scenario';
import { fromTheFuture, invalid, type Refusal } from './refusal';

/**
 * The version of the format in which `scenario` was written: the field `format`. A log is written in the format of the
 * scenario in its first fact.
 *
 * Version 1 is the only one so far, so nothing is lifted. When version 2 comes, the types of version 1 are frozen in a
 * file `from-1.ts` beside this one, which turns a scenario and a log of version 1 into those of version 2;
 * `scenarioFrom` and `soundPartOf` then apply the steps from the version found up to `formatVersion` before the schema
 * looks. The golden files of version 1 stay as they are, and must still come through.
 */
export function formatOf(scenario: unknown, path: string): Result<number, Refusal> {
  const format =
    typeof scenario === 'object' && scenario !== null && 'format' in scenario ? scenario.format : undefined;
  const where = path === '' ? 'format' : `${path}.format`;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1)
    return fail(invalid(where, 'No known format.'));
  return format > formatVersion ? fail(fromTheFuture(where, format)) : ok(format);
}
