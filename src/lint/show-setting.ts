import type { Condition } from '../catalogue/entry.ts';
import { entryAt, parameterNamed } from '../catalogue/parse-v1/index.ts';
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

/** What is no parameter is named by its place: `spec.webhook_url`. */
function keyOf(name: string): string {
  const place = name.startsWith('/') ? entryAt(name)?.manifest : undefined;
  return place === undefined ? name : parsePointer(place).join('.');
}

function isShowable(name: string, value: JsonValue | undefined): boolean {
  if (typeof value === 'boolean' || typeof value === 'number') return true;
  if (typeof value !== 'string' || value === '' || value.length > MAX_LENGTH || /[\n`]|\$\{|:\/\//.test(value))
    return false;
  const entry = parameterNamed(name);
  return (
    entry?.secret === undefined && (entry?.group === 'mode' || entry?.group === 'vendor' || entry?.enum !== undefined)
  );
}
