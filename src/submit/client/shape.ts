import type { JsonObject, JsonValue } from '../../core/json.ts';
import { isJsonObject } from '../../core/json.ts';

/** What a value in an answer must look like to count as a `T`. */
export interface Shape<T> {
  /** Where and how a value differs, in words that quote nothing of it; undefined when it fits. */
  readonly mistakeIn: (value: JsonValue | undefined, at: string) => string | undefined;
  /** Never there: it carries the type. */
  readonly type?: T;
}

/** What a shape stands for. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type FieldsOf<R extends Fields, O extends Fields> = { readonly [K in keyof R]: Shaped<R[K]> } & {
  readonly [K in keyof O]?: Shaped<O[K]> | null;
};

export const text: Shape<string> = simple('a text', (value) => typeof value === 'string');

/** An id: what later requests put into their path, so it is neither empty nor able to lead elsewhere. */
export const id: Shape<string> = simple('an id', (value) => typeof value === 'string' && isId(value));

export const number: Shape<number> = simple('a number', (value) => typeof value === 'number');

export const count: Shape<number> = simple(
  'a whole number from 0',
  (value) => typeof value === 'number' && Number.isSafeInteger(value) && value >= 0,
);

export const truth: Shape<boolean> = simple('true or false', (value) => typeof value === 'boolean');

export const object: Shape<JsonObject> = simple('an object', isJsonObject);

/** Any value, as long as it is there. */
export const anything: Shape<JsonValue> = simple('a value', (value) => value !== undefined);

/** A sequence. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    mistakeIn: (value, at) => {
      if (!Array.isArray(value)) return `${place(at)} is not a list`;
      return firstMistake(value.entries(), ([index, entry]) => item.mistakeIn(entry, `${at}/${index}`));
    },
  };
}

/** An object with fields that must be there and fields that may be missing or null; others are let through. */
export function fields<R extends Fields, O extends Fields>(required: R, optional: O): Shape<FieldsOf<R, O>> {
  return {
    mistakeIn: (value, at) => {
      if (!isJsonObject(value)) return `${place(at)} is not an object`;
      const check = (shapes: Fields, isRequired: boolean) =>
        firstMistake(Object.entries(shapes), ([name, shape]) => {
          const field = Object.hasOwn(value, name) ? value[name] : undefined;
          return !isRequired && (field ?? null) === null ? undefined : shape.mistakeIn(field, `${at}/${name}`);
        });
      return check(required, true) ?? check(optional, false);
    },
  };
}

/** Whether a text can be one part of a path. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,199}$/.test(text);
}

function simple<T>(name: string, isFit: (value: JsonValue | undefined) => boolean): Shape<T> {
  return { mistakeIn: (value, at) => (isFit(value) ? undefined : `${place(at)} is not ${name}`) };
}

function place(at: string): string {
  return at === '' ? 'the answer' : `\`${at}\``;
}

function firstMistake<T>(entries: Iterable<T>, mistakeIn: (entry: T) => string | undefined): string | undefined {
  for (const entry of entries) {
    const mistake = mistakeIn(entry);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}
