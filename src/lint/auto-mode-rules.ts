import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { SchemaMistake } from './schema-mistake.ts';

/** The rules of `auto_mode_configuration_json` that are ones by their form. */
export function autoModeRules(value: JsonValue): readonly JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

/** The first place in `auto_mode_configuration_json` whose form is not that of a list of rules. */
export function findRulesMistake(value: JsonValue): SchemaMistake | undefined {
  if (!Array.isArray(value)) {
    const help = 'Write the rules in a list of JSON: `[{"table_in_page": true, "parsing_conf": {}}]`.';
    return { path: [], message: 'is no list of rules', help };
  }
  for (const [index, rule] of value.entries()) {
    const help = 'Write an object of JSON there.';
    if (!isJsonObject(rule)) return { path: [index], message: 'is no rule: it is not an object', help };
    const conf = rule['parsing_conf'] ?? {};
    if (!isJsonObject(conf)) return { path: [index, 'parsing_conf'], message: 'is no object of settings', help };
  }
  return undefined;
}
