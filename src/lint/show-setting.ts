import type { Condition } from '../catalogue/entry.ts';
import { entryAt, parameterNamed } from '../catalogue/parse-v1/index.ts';
import { batchEntryAt, configurationEntryAt } from '../catalogue/parse-v2/index.ts';
import type { JsonValue } from '../core/json.ts';
import { parsePointer } from '../core/path.ts';

/** Longer values do not stand in a message. */
const MAX_LENGTH = 40;

/** Names a setting in a message, as a manifest writes it; with its value where that is short and tells no secret. */
export function showSetting(name: string, value?: JsonValue): string {
  const text = isShowable(name, value) ? `: ${String(value)}` : '';
  return `\`${keyOf(name)}${text}\``;
}

/** Says what a condition asks for, for `Set …`: of settings that must all be there, those that are not. */
export function showCondition(condition: Condition, isMet: (part: Condition) => boolean): string {
  if ('all' in condition) {
    return joinWith(
      'and',
      condition.all.filter((part) => !isMet(part)).map((part) => showCondition(part, isMet)),
    );
  }
  if ('any' in condition)
    return joinWith(
      'or',
      condition.any.map((part) => showCondition(part, isMet)),
    );
  return showSetting(condition.parameter, condition.equals);
}

/** Joins the parts of an enumeration: `a, b or c`. */
export function joinWith(word: 'and' | 'or', parts: readonly string[]): string {
  const last = parts.at(-1);
  return last === undefined || parts.length === 1 ? (last ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${last}`;
}

/**
 * What is no parameter is named by its place: `spec.webhook_url`; a setting of v2 by the one in its configuration, or in the
 * rule of auto mode that it stands in.
 */
function keyOf(name: string): string {
  if (!name.startsWith('/')) return name;
  const isOfConfiguration = configurationEntryAt(name) !== undefined;
  const place = entryAt(name)?.manifest ?? (isOfConfiguration ? undefined : batchEntryAt(name)?.manifest);
  if (place !== undefined) return parsePointer(place).join('.');
  const path = parsePointer(name);
  return path.slice(path.findLastIndex((part) => /^\d+$/.test(String(part))) + 1).join('.');
}

function isShowable(name: string, value: JsonValue | undefined): boolean {
  if (typeof value === 'boolean' || typeof value === 'number') return true;
  if (typeof value !== 'string' || value === '' || value.length > MAX_LENGTH || /[\n`]|\$\{|:\/\//.test(value))
    return false;
  const entry = name.startsWith('/') ? configurationEntryAt(name) : parameterNamed(name);
  const isNamed = SHOWN_GROUPS.includes(entry?.group ?? '') || name.endsWith('/version') || entry?.enum !== undefined;
  return entry?.secret === undefined && isNamed;
}

/** Groups of settings whose texts are names that the vendor gave. */
const SHOWN_GROUPS: readonly string[] = ['mode', 'vendor'];
