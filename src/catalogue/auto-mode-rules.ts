import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';

/** The rules in a text of `auto_mode_configuration_json`; none where it is not a JSON list. */
export function readAutoModeRules(text: JsonValue | undefined): readonly JsonObject[] {
  const rules = typeof text === 'string' ? parse(text) : undefined;
  return Array.isArray(rules) ? rules.filter(isJsonObject) : [];
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
