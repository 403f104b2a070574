import { CLIENT_KEYWORDS, CLIENT_SPELLINGS } from '../catalogue/client-keywords.ts';
import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import { PARSE_REQUEST_FIELDS, SDK_ARGUMENTS } from '../catalogue/parse-v2/parse-request.ts';
import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { BATCH_KEYS } from '../generated/keys.ts';

/** Whether JSON is a configuration that is or will be saved: one says in its parameters which product it is for. */
export function isConfiguration({ parameters, product_type }: JsonObject): boolean {
  if (!isJsonObject(parameters)) return false;
  return 'product_type' in parameters || product_type !== undefined || isParseRequest(parameters);
}

/**
 * Whether JSON is a parse configuration of v2, or the body of a request that parses one file with it. `tier` and `version`
 * are settings of v1 as well: by themselves they are of v2 where both stand there, as they have to.
 */
export function isParseRequest(body: JsonObject): boolean {
  const keys = Object.keys(body);
  const later = keys.filter((key) => isAnyOf(key, V2_NAMES));
  const earlier = keys.filter((key) => isAnyOf(key, V1_NAMES));
  if (later.some((key) => !earlier.includes(key)))
    return later.length >= earlier.length && later.length * 2 > keys.length;
  return 'tier' in body && 'version' in body && later.length === keys.length;
}

type Names = readonly Readonly<Record<string, unknown>>[];

const V1_NAMES: Names = [PARAMETERS, CLIENT_KEYWORDS, CLIENT_SPELLINGS];

const V2_NAMES: Names = [
  Object.fromEntries((BATCH_KEYS['/spec/job/parameters'] ?? []).map((key) => [key, key])),
  PARSE_REQUEST_FIELDS,
  SDK_ARGUMENTS,
  { configuration_id: 'a saved configuration' },
];

function isAnyOf(key: string, names: Names): boolean {
  return names.some((table) => Object.hasOwn(table, key));
}
