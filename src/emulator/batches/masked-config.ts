import { classifyEntryAt } from '../../catalogue/classify-v1/index.ts';
import { entryAt } from '../../catalogue/parse-v1/index.ts';
import { secrecyInPayload } from '../../catalogue/secrets.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import { maskUrl } from '../../core/mask.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer } from '../../core/path.ts';
import type { JobType } from '../store/records.ts';
import { hashValue } from './hash.ts';

/** What stands in the place of a credential that only memory holds. */
export const MASK = '***';

const URL_START = /^[a-z][a-z0-9+.-]*:\/\//i;

/** A `job_config` as the store may hold it: nothing that is or may carry a credential is left readable. */
export function maskConfig(jobConfig: JsonObject, jobType: JobType): JsonObject {
  const find = jobType === 'classify' ? classifyEntryAt : entryAt;
  return maskUnknown(mask(jobConfig, ['job_config']), ['job_config'], find) as JsonObject;
}

/**
 * A hash of what decides about the result, so that work already done is known again. Where notifications go and whether
 * a cache is used is left out, and of credentials only that they are there is hashed.
 */
export function hashParameters(jobConfig: JsonObject, jobType: JobType): string {
  if (jobType === 'classify') return hashClassification(jobConfig);
  const parameters = isJsonObject(jobConfig['parameters']) ? jobConfig['parameters'] : {};
  const masked = mask(parameters, ['job_config', 'parameters']) as JsonObject;
  const deciding = Object.fromEntries(Object.entries(masked).filter(([name, value]) => decides(name, value)));
  return hashValue(deciding);
}

/** Not who asked for it, and under which id. */
function hashClassification(jobConfig: JsonObject): string {
  const { mode = 'FAST', rules = [], parsing_configuration = {} } = jobConfig;
  return hashValue({ mode, rules, parsing_configuration });
}

/** Whether earlier results may stand for new ones. */
export function usesCache(jobConfig: JsonObject): boolean {
  const parameters = isJsonObject(jobConfig['parameters']) ? jobConfig['parameters'] : {};
  // The last of them is the one of v2.
  return !['do_not_cache', 'invalidate_cache', 'disable_cache'].some((name) => parameters[name] === true);
}

const DELIVERY = ['webhook_configurations', 'webhook_url', 'do_not_cache', 'invalidate_cache', 'priority'];

function decides(name: string, value: JsonValue | undefined): boolean {
  return !DELIVERY.includes(name) && value !== undefined && value !== null;
}

/** Masks what the catalogue marks, and what any URL carries beside its address. */
function mask(value: JsonValue, path: Path): JsonValue {
  if (value === null || typeof value === 'boolean') return value;
  if (secrecyInPayload(path) !== undefined) return MASK;
  if (typeof value === 'string') return URL_START.test(value) ? maskUrl(value) : value;
  if (typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((entry: JsonValue, index) => mask(entry, [...path, index]));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, entry === undefined ? entry : mask(entry, [...path, key])]),
  );
}

/** Masks settings that the catalogue does not know: a misspelt key may hold a credential as well as the right one. */
function maskUnknown(value: JsonValue, path: Path, find: typeof entryAt): JsonValue {
  if (Array.isArray(value)) return value.map((entry: JsonValue, index) => maskUnknown(entry, [...path, index], find));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      const at = [...path, key];
      const kind = find(formatPointer(at))?.kind;
      if (kind === undefined) return [key, MASK];
      return [key, kind === 'record' || kind === 'records' ? maskUnknown(entry ?? null, at, find) : entry];
    }),
  );
}
