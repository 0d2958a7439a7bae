import { fail, ok, type Result } from '../../base';
import { formatVersion } from '../scenario';
import { fromTheFuture, invalid, type Refusal } from './refusal';

/**
 * The version of the format in which `scenario` was written: the field `format`. A log is written in the format of the
 * scenario in its first fact.
 * What is older than `formatVersion` is lifted step by step (`lifted`) before the schema looks.
 */
export function formatOf(scenario: unknown, path: string): Result<number, Refusal> {
  const format =
    typeof scenario === 'object' && scenario !== null && 'format' in scenario ? scenario.format : undefined;
  const where = path === '' ? 'format' : `${path}.format`;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1)
    return fail(invalid(where, 'No known format.'));
  return format > formatVersion ? fail(fromTheFuture(where, format)) : ok(format);
}
