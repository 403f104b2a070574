import type { CatalogueEntry, Condition, Fact, Relation } from '../../src/catalogue/entry.ts';
import type { JsonValue } from '../../src/core/json.ts';

/** What a setting needs and excludes. */
export function relationsOf({ requires = [], conflicts = [] }: CatalogueEntry): readonly Relation[] {
  return [...requires, ...conflicts];
}

/** Each test of a setting within a condition. */
export function testsIn(condition: Condition): readonly { readonly parameter: string; readonly equals?: JsonValue }[] {
  if ('all' in condition) return condition.all.flatMap(testsIn);
  return 'any' in condition ? condition.any.flatMap(testsIn) : [condition];
}

/** The settings that a condition speaks of. */
export function namesIn(condition: Condition): readonly string[] {
  return testsIn(condition).map(({ parameter }) => parameter);
}

/** All facts within a value. */
export function factsIn(value: unknown): readonly Fact[] {
  if (typeof value !== 'object' || value === null) return [];
  const nested = Object.values(value).flatMap(factsIn);
  return 'basis' in value && 'source' in value ? [value as Fact, ...nested] : nested;
}

/** Why a value does not fit its entry, one word each. */
export function misfits(entry: CatalogueEntry, value: JsonValue): readonly string[] {
  const items = Array.isArray(value) ? value : entry.kind === 'mapping' ? Object.keys(value as object) : [value];
  const wrong: string[] = [];
  if (!isOfKind(entry, value)) wrong.push('kind');
  if (entry.enum && !items.every((item) => entry.enum?.some((known) => known.value === item))) wrong.push('enum');
  const { range, length, minItems, maxItems, pattern, format } = entry;
  if (range && Number(value) < (range.value.minimum ?? -Infinity)) wrong.push('minimum');
  if (range && Number(value) > (range.value.maximum ?? Infinity)) wrong.push('maximum');
  if (range && Number(value) <= (range.value.exclusiveMinimum ?? -Infinity)) wrong.push('exclusiveMinimum');
  if (length && String(value).length < (length.value.minimum ?? 0)) wrong.push('minLength');
  if (length && String(value).length > (length.value.maximum ?? Infinity)) wrong.push('maxLength');
  if (minItems && items.length < minItems.value) wrong.push('minItems');
  if (maxItems && items.length > maxItems.value) wrong.push('maxItems');
  if (pattern && !new RegExp(pattern.value.regexp, 'u').test(String(value))) wrong.push('pattern');
  if (format && !FORMATS[format.value].test(String(value))) wrong.push('format');
  return wrong;
}

const FORMATS = {
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
} as const;

function isOfKind({ kind, default: byDefault }: CatalogueEntry, value: JsonValue): boolean {
  switch (kind) {
    case 'boolean':
    case 'string':
    case 'number':
      return typeof value === kind;
    case 'integer':
      return Number.isInteger(value);
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string');
    case 'integers':
      return Array.isArray(value) && value.every(Number.isInteger);
    case 'records':
      return Array.isArray(value) && value.every((item) => typeof item === 'object');
    case 'mapping':
      return typeof value === 'object' && Object.values(value ?? {}).every((item) => typeof item === 'string');
    case 'const':
      return value === byDefault?.value;
    case 'object':
    case 'record':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
  }
}
