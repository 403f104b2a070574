import { createHash } from 'node:crypto';
import { secrecyInRequest } from '../../catalogue/parse-v1/secrets.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';

const MASK = '***';

/** A `job_config` as the store may hold it: nothing that is or may carry a credential is left readable. */
export function maskConfig(jobConfig: JsonObject): JsonObject {
  return mask(jobConfig, ['job_config']) as JsonObject;
}

/**
 * A hash of what decides about the result, so that work already done is known again. Where notifications go and whether
 * a cache is used is left out, and of credentials only that they are there is hashed.
 */
export function hashParameters(jobConfig: JsonObject): string {
  const parameters = isJsonObject(jobConfig['parameters']) ? jobConfig['parameters'] : {};
  const masked = mask(parameters, ['job_config', 'parameters']) as JsonObject;
  const deciding = Object.fromEntries(Object.entries(masked).filter(([name, value]) => decides(name, value)));
  return createHash('sha256')
    .update(JSON.stringify(sortKeys(deciding)))
    .digest('hex');
}

/** Whether earlier results may stand for new ones. */
export function usesCache(jobConfig: JsonObject): boolean {
  const parameters = isJsonObject(jobConfig['parameters']) ? jobConfig['parameters'] : {};
  return parameters['do_not_cache'] !== true && parameters['invalidate_cache'] !== true;
}

const DELIVERY = ['webhook_configurations', 'webhook_url', 'do_not_cache', 'invalidate_cache', 'priority'];

function decides(name: string, value: JsonValue | undefined): boolean {
  return !DELIVERY.includes(name) && value !== undefined && value !== null;
}

/** A key that the catalogue does not know may hold anything, so only what it knows to be no secret is kept below webhooks. */
function mask(value: JsonValue, path: Path): JsonValue {
  if (value === null || typeof value === 'boolean') return value;
  if (secrecyInRequest(path) !== undefined) return MASK;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry: JsonValue, index) => mask(entry, [...path, index]));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, entry === undefined ? entry : mask(entry, [...path, key])]),
  );
}

function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isJsonObject(value)) return value;
  const keys = Object.keys(value).sort();
  return Object.fromEntries(keys.map((key) => [key, sortKeys(value[key] ?? null)]));
}
