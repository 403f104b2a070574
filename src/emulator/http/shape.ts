import type { JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';
import type { Problem } from './api-error.ts';

/** Where a value stands in a request, as the API words it. */
export type Location = readonly (string | number)[];

/** Tells what is wrong with a value; nothing where it fits. */
export type Shape = (value: JsonValue, loc: Location) => readonly Problem[];

interface TextLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly uuid?: true;
  readonly pattern?: string;
}

interface NumberLimits {
  readonly whole?: true;
  readonly min?: number;
  readonly max?: number;
  /** A bound that is not reached. */
  readonly above?: number;
}

/** A string. */
export function text(limits: TextLimits = {}): Shape {
  const pattern = limits.pattern === undefined ? undefined : new RegExp(limits.pattern);
  return (value, loc) => {
    if (typeof value !== 'string') return [problem(loc, 'Input should be a valid string', 'string_type', value)];
    if (value.length < (limits.minLength ?? 0)) {
      const least = `String should have at least ${limits.minLength} character${limits.minLength === 1 ? '' : 's'}`;
      return [problem(loc, least, 'string_too_short', value)];
    }
    if (value.length > (limits.maxLength ?? Infinity)) {
      const most = `String should have at most ${limits.maxLength} characters`;
      return [problem(loc, most, 'string_too_long', value)];
    }
    if (pattern?.test(value) === false) {
      return [problem(loc, `String should match pattern '${limits.pattern}'`, 'string_pattern_mismatch', value)];
    }
    if (limits.uuid && !UUID.test(value)) return [problem(loc, 'Input should be a valid UUID', 'uuid_parsing', value)];
    return [];
  };
}

const UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/** A number, or only a whole one, within limits. */
export function number(limits: NumberLimits = {}): Shape {
  const [what, type] = limits.whole ? ['integer', 'int_type'] : ['number', 'float_type'];
  return (value, loc) => {
    if (typeof value !== 'number' || (limits.whole && !Number.isInteger(value))) {
      return [problem(loc, `Input should be a valid ${what}`, type, value)];
    }
    if (value < (limits.min ?? -Infinity)) {
      const msg = `Input should be greater than or equal to ${limits.min}`;
      return [problem(loc, msg, 'greater_than_equal', value)];
    }
    if (limits.above !== undefined && value <= limits.above) {
      return [problem(loc, `Input should be greater than ${limits.above}`, 'greater_than', value)];
    }
    if (value > (limits.max ?? Infinity)) {
      return [problem(loc, `Input should be less than or equal to ${limits.max}`, 'less_than_equal', value)];
    }
    return [];
  };
}

/** True or false. */
export const flag: Shape = (value, loc) =>
  typeof value === 'boolean' ? [] : [problem(loc, 'Input should be a valid boolean', 'bool_type', value)];

/** One of a few strings. */
export function choice(values: readonly string[]): Shape {
  const words = values.map((value) => `'${value}'`);
  const list = words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
  return (value, loc) =>
    typeof value === 'string' && values.includes(value)
      ? []
      : [problem(loc, `Input should be ${list}`, 'literal_error', value)];
}

/** Null, or what `shape` takes. */
export function nullable(shape: Shape): Shape {
  return (value, loc) => (value === null ? [] : shape(value, loc));
}

/** A sequence of what `item` takes. */
export function sequence(item: Shape, limits: { readonly min?: number; readonly max?: number } = {}): Shape {
  return (value, loc) => {
    if (!Array.isArray(value)) return [problem(loc, 'Input should be a valid list', 'list_type', value)];
    const values = value as readonly JsonValue[];
    const { min = 0, max = Infinity } = limits;
    if (values.length < min) {
      const msg = `List should have at least ${min} item${min === 1 ? '' : 's'} after validation, not ${values.length}`;
      return [problem(loc, msg, 'too_short', value)];
    }
    if (values.length > max) {
      const msg = `List should have at most ${max} items after validation, not ${values.length}`;
      return [problem(loc, msg, 'too_long', value)];
    }
    return values.flatMap((entry, index) => item(entry, [...loc, index]));
  };
}

/** An object with free keys, whose values `item` takes. */
export function mapping(item: Shape): Shape {
  return (value, loc) => {
    if (!isJsonObject(value)) return [problem(loc, 'Input should be a valid dictionary', 'dict_type', value)];
    return Object.entries(value).flatMap(([key, entry]) => item(entry ?? null, [...loc, key]));
  };
}

/** An object with known fields; as open as the API, it says nothing about keys that it does not know. */
export function fields(known: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, loc) => {
    if (!isJsonObject(value)) {
      const msg = 'Input should be a valid dictionary or object to extract fields from';
      return [problem(loc, msg, 'model_attributes_type', value)];
    }
    return Object.entries(known).flatMap(([key, shape]) => {
      const entry = Object.hasOwn(value, key) ? value[key] : undefined;
      if (entry !== undefined) return shape(entry, [...loc, key]);
      return required.includes(key) ? [problem([...loc, key], 'Field required', 'missing', value)] : [];
    });
  };
}

/** An object with known fields and no others. */
export function closedFields(known: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  const open = fields(known, required);
  return (value, loc) => {
    const problems = open(value, loc);
    if (!isJsonObject(value)) return problems;
    const others = Object.keys(value).filter((key) => !Object.hasOwn(known, key));
    const forbidden = others.map((key) =>
      problem([...loc, key], 'Extra inputs are not permitted', 'extra_forbidden', value[key] ?? null),
    );
    return [...problems, ...forbidden];
  };
}

/** Either of two kinds of value; what is wrong is told of the first. */
export function either(one: Shape, other: Shape): Shape {
  return (value, loc) => (other(value, loc).length === 0 ? [] : one(value, loc));
}

/** Any value. */
export const anything: Shape = () => [];

/** Long inputs are not repeated: a body of megabytes would come back. Nor is any that may hold a credential. */
function problem(loc: Location, msg: string, type: string, input: JsonValue): Problem {
  const isShort = input === null || typeof input === 'number' || typeof input === 'boolean';
  return isShort ? { loc, msg, type, input } : { loc, msg, type };
}
