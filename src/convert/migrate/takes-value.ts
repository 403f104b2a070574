import { batchEntryAt, configurationEntryAt } from '../../catalogue/parse-v2/index.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { parsePointer } from '../../core/path.ts';
import { validateBatch, validateBatchProfile } from '../../generated/validators/batch.ts';
import { holdsReference } from './transform.ts';

/** Where a spec of v2 states a setting, by its pointer. */
export function placeInSpec(pointer: string): Path {
  const place = (configurationEntryAt(pointer) ?? batchEntryAt(pointer))?.manifest;
  return parsePointer(place ?? '').slice(1);
}

/** Whether a spec of v2 takes a value at a place. What a reference comes to is checked once it is known. */
export function takesValue(place: Path, value: JsonValue): boolean {
  if (holdsReference(value)) return true;
  const about = { apiVersion: 'parsebatch.dev/v1', metadata: { name: 'any' } };
  const spec = withValue({}, place, value);
  if (value === null) return validateBatchProfile({ ...about, kind: 'BatchProfile', spec }).length === 0;
  const parameters = { tier: 'agentic', version: 'latest' };
  const isConfiguration = place[1] === 'configuration_id';
  const job = isConfiguration ? { type: 'parse_v2' } : { type: 'parse_v2', parameters };
  const whole = withValue({ source: { directory_id: 'any' }, job }, place, value);
  return validateBatch({ ...about, kind: 'Batch', spec: whole }).length === 0;
}

/** An object with a value put at a path; mappings on the way are made. */
export function withValue(object: JsonObject, [key, ...rest]: Path, value: JsonValue): JsonObject {
  if (key === undefined) return object;
  const inner = object[String(key)];
  return { ...object, [key]: rest.length === 0 ? value : withValue(isJsonObject(inner) ? inner : {}, rest, value) };
}
