import { classifyEntryAt } from '../catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { entryAt } from '../catalogue/parse-v1/index.ts';
import { secrecyInPayload } from '../catalogue/secrets.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { maskUrl } from '../core/mask.ts';
import type { Path } from '../core/path.ts';
import { formatPointer } from '../core/path.ts';
import type { Redactor } from '../core/redact.ts';

/**
 * A `job_config` as the service echoes it, fit to be shown: `***` for every text that is or may carry a credential, and
 * for the secrets in use wherever else they stand. A text in a place that the catalogue does not know may carry one: a
 * misspelt key holds a credential as well as the right one.
 */
export function redactJobConfig(jobConfig: JsonObject, jobType: string, redactor: Redactor): JsonObject {
  const find = jobType === 'classify' ? classifyEntryAt : entryAt;
  return redactValue(jobConfig, ['job_config'], { find, redactor }) as JsonObject;
}

interface Redaction {
  readonly find: (pointer: string) => CatalogueEntry | undefined;
  readonly redactor: Redactor;
}

const MASK = '***';
const URL_START = /^\s*[a-z][a-z0-9+.-]*:\/\//i;

function redactValue(value: JsonValue, path: Path, redaction: Redaction): JsonValue {
  const { find, redactor } = redaction;
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return value;
  if (secrecyInPayload(path) !== undefined) return MASK;
  if (typeof value === 'string') return isKnown(path, find) ? redactText(value, redactor) : MASK;
  if (Array.isArray(value))
    return value.map((item: JsonValue, index) => redactValue(item, [...path, index], redaction));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      redactor.redact(key),
      item === undefined ? item : redactValue(item, [...path, key], redaction),
    ]),
  );
}

/** Whether the catalogue has a setting here, or one whose entries are here. */
function isKnown(path: Path, find: Redaction['find']): boolean {
  return path.some((_, index) => {
    const kind = find(formatPointer(path.slice(0, index + 1)))?.kind;
    return kind !== undefined && kind !== 'record' && kind !== 'records';
  });
}

function redactText(text: string, redactor: Redactor): string {
  const redacted = redactor.redact(text);
  return URL_START.test(redacted) ? maskUrl(redacted) : redacted;
}
