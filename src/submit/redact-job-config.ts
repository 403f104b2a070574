import { secrecyInRequest } from '../catalogue/parse-v1/secrets.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import type { Redactor } from '../core/redact.ts';

/**
 * A `job_config` as the service echoes it, fit to be shown: `***` for every text that is or may carry a credential, and
 * for the secrets in use wherever else they stand.
 */
export function redactJobConfig(jobConfig: JsonObject, redactor: Redactor): JsonObject {
  return redactValue(jobConfig, ['job_config'], redactor) as JsonObject;
}

/** Names that the service may add to its echo, and what they hold. Counts such as `max_tokens` are no texts. */
const TELLING_NAME = /secret|token|passw|authorization|credential|cookie|signature|headers$|api_?key|(^|[_-])key$/i;

function redactValue(value: JsonValue, path: Path, redactor: Redactor): JsonValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (secrecyInRequest(path) !== undefined) return '***';
  if (typeof value === 'string') return TELLING_NAME.test(String(path.at(-1))) ? '***' : redactor.redact(value);
  if (Array.isArray(value)) return value.map((item: JsonValue, index) => redactValue(item, [...path, index], redactor));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      redactor.redact(key),
      item === undefined ? item : redactValue(item, [...path, key], redactor),
    ]),
  );
}
