import type { CatalogueEntry } from '../../catalogue/entry.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Location, Shape } from '../http/shape.ts';
import { anything, choice, either, flag, mapping, nullable, number, sequence, text } from '../http/shape.ts';

/** What the API's schema takes for a setting; of one that holds others anything, as those have entries of their own. */
export function shapeOf(entry: CatalogueEntry): Shape {
  const shape = entry.orText ? either(shapeOfKind(entry), text()) : shapeOfKind(entry);
  return entry.nullable ? nullable(shape) : shape;
}

function shapeOfKind(entry: CatalogueEntry): Shape {
  const values = entry.enum?.map(({ value }) => value);
  switch (entry.kind) {
    case 'boolean':
      return flag;
    case 'string':
      return values === undefined ? textOf(entry) : choice(values);
    case 'number':
      return number(schemaRange(entry));
    case 'integer':
      return number({ whole: true, ...schemaRange(entry) });
    case 'strings':
      return sequence(values === undefined ? text() : choice(values), schemaLength(entry));
    case 'integers':
      return sequence(number({ whole: true }), schemaLength(entry));
    case 'mapping':
      return values === undefined ? mapping(text()) : knownKeys(values, mapping(text()));
    case 'object':
      return mapping(anything);
    case 'const':
      return choice([String(entry.default?.value)]);
    case 'record':
    case 'records':
      return anything;
  }
}

/** Only what the schema states: what is documented in prose alone may pass it. */
function textOf({ format, pattern, length }: CatalogueEntry): Shape {
  const { minimum, maximum } = length?.basis === 'schema' ? length.value : {};
  return text({
    ...(format?.value === 'uuid' && { uuid: true }),
    ...(minimum !== undefined && { minLength: minimum }),
    ...(maximum !== undefined && { maxLength: maximum }),
    ...(pattern?.basis === 'schema' && { pattern: pattern.value.regexp }),
  });
}

function schemaRange({ range }: CatalogueEntry): { min?: number; max?: number; above?: number } {
  if (range?.basis !== 'schema') return {};
  const { minimum, maximum, exclusiveMinimum } = range.value;
  return {
    ...(minimum !== undefined && { min: minimum }),
    ...(maximum !== undefined && { max: maximum }),
    ...(exclusiveMinimum !== undefined && { above: exclusiveMinimum }),
  };
}

function schemaLength({ minItems, maxItems }: CatalogueEntry): { min?: number; max?: number } {
  return {
    ...(minItems?.basis === 'schema' && { min: minItems.value }),
    ...(maxItems?.basis === 'schema' && { max: maxItems.value }),
  };
}

/** The keys are checked as the values of an enum (OpenAPI: propertyNames). */
function knownKeys(keys: readonly string[], shape: Shape): Shape {
  const key = choice(keys);
  return (value: JsonValue, loc: Location) => {
    const problems = shape(value, loc);
    if (problems.length > 0) return problems;
    return Object.keys(value as object).flatMap((name) => key(name, [...loc, name, '[key]']));
  };
}
