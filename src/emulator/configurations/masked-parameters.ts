import { configurationEntryAt } from '../../catalogue/parse-v2/index.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { maskUrl } from '../../core/mask.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer } from '../../core/path.ts';
import { hashValue } from '../batches/hash.ts';
import { MASK } from '../batches/masked-config.ts';
import { isProductType, settingsOf } from './parameters-shape.ts';

/** The parameters of a saved configuration as the store may hold them: nothing that may carry a credential is readable. */
export function maskParameters(parameters: JsonObject): JsonObject {
  const type = parameters['product_type'] ?? null;
  if (type === 'parse_v2') return maskSettings(parameters, []);
  const known = isProductType(type) ? settingsOf(type) : [];
  return mapValues(parameters, (value, key) => (known.includes(key) ? value : MASK));
}

/** Who is told of something, as the store may hold it: which events, in which form, and nothing else. */
export function maskReceiver(configuration: JsonObject): JsonObject {
  return mapValues(configuration, (value, key) => {
    if (value === null || key === 'webhook_events' || key === 'webhook_output_format') return value;
    return maskAll(value);
  });
}

/** A hash of what decides about a result of the v2 API, so that work already done is known again. */
export function hashParseParameters(parameters: JsonObject): string {
  const deciding = Object.entries(maskParameters(parameters)).filter(
    ([name, value]) => !UNDECIDING.includes(name) && value !== null,
  );
  return hashValue(Object.fromEntries(deciding));
}

const UNDECIDING = ['webhook_configurations', 'webhook_configuration_ids', 'disable_cache', 'client_name'];

function maskSettings(settings: JsonObject, path: Path): JsonObject {
  return mapValues(settings, (value, key) => maskAt(value, [...path, key]));
}

function maskAt(value: JsonValue, path: Path): JsonValue {
  const entry = configurationEntryAt(formatPointer(path));
  if (value === null) return value;
  // A key that nobody knows may be a credential's, misspelt.
  if (entry === undefined || entry.secret !== undefined) return maskAll(value);
  if (entry.kind === 'record' && isJsonObject(value)) return maskSettings(value, path);
  if (entry.kind === 'records' && Array.isArray(value)) {
    return value.map((item: JsonValue, index) => (isJsonObject(item) ? maskSettings(item, [...path, index]) : MASK));
  }
  return typeof value === 'string' && value.includes('://') ? maskUrl(value) : value;
}

/** Of an object the keys stay: the names of headers are no secret. */
function maskAll(value: JsonValue): JsonValue {
  return isJsonObject(value) ? mapValues(value, () => MASK) : MASK;
}

function mapValues(object: JsonObject, change: (value: JsonValue, key: string) => JsonValue): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value ?? null, key)]));
}
