import { isSet } from '../catalogue/condition.ts';
import type { CatalogueEntry, Condition } from '../catalogue/entry.ts';
import { CONFIGURATION_PLACE, configurationEntryAt } from '../catalogue/parse-v2/index.ts';
import type { JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { formatPointer, parsePointer, valueAt } from '../core/path.ts';
import { hasMisspelt } from './misspelt-keys.ts';

/** Where a manifest states a setting of a parse configuration: a pointer with indexes; undefined for what is none. */
export function configurationPlace(name: string): Path | undefined {
  return configurationEntryAt(name) === undefined ? undefined : [...PLACE, ...parsePointer(name)];
}

/**
 * The settings of a parse configuration that are set, as pointers with indexes, in the order in which they are written. A
 * mapping is set by what it holds, and is named itself only where it is empty. `false` is a setting where `true` is what
 * happens anyway.
 */
export function configurationNames(manifest: JsonValue | undefined): readonly string[] {
  return namesIn(valueAt(manifest, PLACE), []);
}

/** A condition about the settings of any rule of auto mode, about those of the rule that a setting stands in. */
export function conditionBeside(name: string, condition: Condition): Condition {
  const index = parsePointer(name)[RULE_INDEX];
  if (typeof index !== 'string' || !name.startsWith(RULES)) return condition;
  return locate(condition, index);
}

/** Whether a value is one that the setting does not have: what is not, or not rightly, chosen is reported as that. */
export function isOutOfSet(entry: CatalogueEntry | undefined, value: JsonValue | undefined): boolean {
  if (entry?.required === true && !isSet(value)) return true;
  return entry?.enum !== undefined && isSet(value) && !entry.enum.some((known) => known.value === value);
}

/** Whether a key beside a setting was most likely meant for it; undefined for what is no setting of a configuration. */
export function isMisspeltSetting(manifest: JsonValue | undefined, name: string): boolean | undefined {
  const path = configurationPlace(name);
  if (path === undefined) return undefined;
  const container = name.slice(0, name.lastIndexOf('/'));
  const isKnown = (key: string) => configurationEntryAt(`${container}/${key}`) !== undefined;
  return hasMisspelt(valueAt(manifest, path.slice(0, -1)), [String(path.at(-1))], isKnown);
}

const PLACE = parsePointer(CONFIGURATION_PLACE);
const RULES = '/processing_options/auto_mode_configuration/';
const RULE_INDEX = 2;

function namesIn(value: JsonValue | undefined, path: Path): string[] {
  const name = formatPointer(path);
  if (Array.isArray(value) && isSequence(name)) return value.flatMap((item, index) => namesIn(item, [...path, index]));
  const isMapping = isJsonObject(value) && Object.keys(value).length > 0;
  if (isMapping && (path.length === 0 || isRecord(name))) {
    return Object.entries(value).flatMap(([key, inner]) => namesIn(inner, [...path, key]));
  }
  const entry = path.length === 0 ? undefined : configurationEntryAt(name);
  return entry !== undefined && saysSomething(value, entry) ? [name] : [];
}

function saysSomething(value: JsonValue | undefined, entry: CatalogueEntry): boolean {
  return isSet(value) || (value === false && entry.default?.value === true);
}

function isSequence(name: string): boolean {
  return configurationEntryAt(name)?.kind === 'records';
}

/** A rule of auto mode is a mapping that is no setting itself. */
function isRecord(name: string): boolean {
  return configurationEntryAt(name)?.kind === 'record' || /\/\d+$/.test(name);
}

function locate(condition: Condition, index: string): Condition {
  if ('all' in condition) return { all: condition.all.map((part) => locate(part, index)) };
  if ('any' in condition) return { any: condition.any.map((part) => locate(part, index)) };
  return { ...condition, parameter: condition.parameter.replace('*', index) };
}
