import type { CatalogueEntry } from '../../catalogue/entry.ts';
import { PARSE_V1, parameterNamed } from '../../catalogue/parse-v1/index.ts';
import { WEBHOOK_WIRE_NAMES } from '../../catalogue/parse-v1/webhook-fields.ts';
import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Path } from '../../core/path.ts';
import { formatPointer } from '../../core/path.ts';

/** A v1 setting that a spec states. */
export interface Statement {
  readonly entry: CatalogueEntry;
  /** The way from the spec. */
  readonly path: Path;
  /** As the API spells it. */
  readonly value: JsonValue;
}

/** The settings that a spec states, in the order in which it is written. */
export function readStatements(spec: JsonObject): readonly Statement[] {
  return Object.entries(spec).flatMap(([key, value]) =>
    HOLDERS.has(key) && isJsonObject(value)
      ? Object.entries(value).flatMap(([name, inner]) => read([key, name], inner as JsonValue))
      : read([key], value as JsonValue),
  );
}

/** The mappings of a spec that hold settings, and are none themselves. */
const HOLDERS: ReadonlySet<string> = new Set(['parameters', 'source', 'tracking']);

function read(path: Path, value: JsonValue): Statement[] {
  const name = String(path.at(-1));
  const entry = path[0] === 'parameters' ? parameterNamed(name) : byPlace.get(formatPointer(['spec', ...path]));
  if (entry === undefined || entry.kind === 'record') return [];
  return [{ entry, path, value: name === 'webhooks' ? spellWebhooks(value) : value }];
}

const byPlace = new Map(PARSE_V1.map((entry) => [entry.manifest, entry]));

function spellWebhooks(webhooks: JsonValue): JsonValue {
  if (!Array.isArray(webhooks)) return webhooks;
  return webhooks.map((webhook) => {
    if (!isJsonObject(webhook)) return webhook;
    return Object.fromEntries(Object.entries(webhook).map(([key, value]) => [WEBHOOK_KEYS.get(key) ?? key, value]));
  });
}

/** What the keys of a manifest's webhooks are called by the API. */
export const WEBHOOK_KEYS: ReadonlyMap<string, string> = new Map(Object.entries(WEBHOOK_WIRE_NAMES));
