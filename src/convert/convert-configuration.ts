import { PARAMETERS } from '../catalogue/parse-v1/index.ts';
import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { SECRET_NAME } from '../core/mask.ts';
import { suggest } from '../core/suggest.ts';
import { BATCH_KEYS } from '../generated/keys.ts';

/** What a parse configuration becomes in the spec of a Batch. */
export interface ConvertedConfiguration {
  readonly parameters: JsonObject;
  /** What parsebatch does not know of it, nested as it was; undefined where it knows all of it. */
  readonly unchecked: JsonObject | undefined;
  readonly notices: readonly string[];
}

/** Puts each setting of a configuration where a manifest states it; `product_type`, a constant, is left to compile. */
export function convertConfiguration({ product_type: _type, ...given }: JsonObject): ConvertedConfiguration {
  const notices: string[] = [];
  const { known, unknown } = split(given, '/spec/job/parameters', notices);
  return { parameters: known, unchecked: Object.keys(unknown).length === 0 ? undefined : unknown, notices };
}

interface Parts {
  readonly known: JsonObject;
  readonly unknown: JsonObject;
}

/** What is within a list stays there: settings that are passed on unchecked merge with mappings alone. */
function split(object: JsonObject, place: string, notices: string[]): Parts {
  const keys = BATCH_KEYS[place];
  if (keys === undefined) return { known: object, unknown: {} };
  const known: [string, JsonValue][] = [];
  const unknown: [string, JsonValue][] = [];
  for (const [key, value] of Object.entries(object)) {
    // Of a setting of v1 the check says what it is in v2.
    const isKnown = keys.includes(key) || Object.hasOwn(PARAMETERS, key);
    if (value === undefined) continue;
    if (!isKnown) unknown.push(...passOn(key, value, keys, notices));
    else if (!isJsonObject(value)) known.push([key, value]);
    else {
      const parts = split(value, `${place}/${key}`, notices);
      const isSplit = Object.keys(parts.unknown).length > 0;
      if (!isSplit || Object.keys(parts.known).length > 0) known.push([key, parts.known]);
      if (isSplit) unknown.push([key, parts.unknown]);
    }
  }
  return { known: Object.fromEntries(known), unknown: Object.fromEntries(unknown) };
}

function passOn(key: string, value: JsonValue, keys: readonly string[], notices: string[]): [string, JsonValue][] {
  const meant = suggest(key, keys);
  if (meant !== undefined) {
    notices.push(`\`${key}\` is no setting that parsebatch knows; did you mean \`${meant}\`?`);
  }
  const holdsText = /"(?:[,\]}]|$)/.test(JSON.stringify(value));
  if (!holdsText || !SECRET_NAME.test(key)) return [[key, value]];
  notices.push(
    `\`${key}\` is left out: it may hold a credential, and no reference can stand in a setting that parsebatch does not know.`,
  );
  return [];
}
