import type { JsonObject } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import type { BatchSettings } from './batch-settings.ts';

/** A rule of auto mode in a configuration of the v2 API. */
export interface AutoRule {
  readonly rule: JsonObject;
  readonly path: Path;
  /** As messages call it: `Rule 1 of …`. */
  readonly name: string;
  /** What it matches pages by; the mode, and what only says more about another one, are left out. */
  readonly triggers: JsonObject;
  /** What it changes for them. */
  readonly parsing: JsonObject;
}

/** The rules of `auto_mode_configuration` that are ones by their form. */
export function autoRules(settings: BatchSettings): readonly AutoRule[] {
  const { value, path } = settings.find('/processing_options/auto_mode_configuration');
  if (!settings.isOfV2 || !Array.isArray(value)) return [];
  return value.flatMap((rule, index) => {
    if (!isJsonObject(rule)) return [];
    const name = `Rule ${index + 1} of \`auto_mode_configuration\``;
    const parsing = isJsonObject(rule['parsing_conf']) ? rule['parsing_conf'] : {};
    return [{ rule, path: [...path, index], name, triggers: triggersOf(rule), parsing }];
  });
}

function triggersOf(rule: JsonObject): JsonObject {
  return Object.fromEntries(
    // Values of JSON are JSON.
    Object.entries(rule).filter(
      ([key]) => key !== 'parsing_conf' && !/(?:^trigger|_regexp|regexp_in_page)_mode$|_threshold$/.test(key),
    ),
  ) as JsonObject;
}
