import { isJsonObject } from '../core/json.ts';

/**
 * What a value must look like to count as a `T`. Unlike an answer of the API a record has no field that is not known:
 * one could say that the others mean something else.
 */
export interface Shape<T> {
  /** Where a value differs, and how, in words that quote nothing of it; undefined when it fits. */
  readonly mistakeIn: (value: unknown, at: string) => string | undefined;
  /** Never there: it carries the type. */
  readonly type?: T;
}

type Fields = Readonly<Record<string, Shape<unknown>>>;
type TypeOf<S> = S extends Shape<infer T> ? T : never;
type FieldsOf<R extends Fields, O extends Fields> = { readonly [K in keyof R]: TypeOf<R[K]> } & {
  readonly [K in keyof O]?: TypeOf<O[K]>;
};

/** Any text: what a server says may be empty. */
export const words: Shape<string> = simple('a text', isText);

/** A text that is not empty. */
export const text: Shape<string> = simple('a text', (value) => isText(value) && value !== '');

/** A whole number from 0. */
export const count: Shape<number> = simple('a whole number from 0', (value) => isWhole(value, 0));

/** A whole number from 1. */
export const ordinal: Shape<number> = simple('a whole number from 1', (value) => isWhole(value, 1));

/** A moment as `toISOString` writes it. */
export const moment: Shape<string> = simple('a time in UTC', isMoment);

/** A SHA-256 in lower-case hex. */
export const sha256: Shape<string> = matching('a SHA-256', /^[0-9a-f]{64}$/);

/** Exactly one of these values. */
export function literal<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return simple(values.join(' or '), (value) => values.some((one) => one === value));
}

/** A text of a form. */
export function matching(name: string, form: RegExp): Shape<string> {
  return simple(name, (value) => typeof value === 'string' && form.test(value));
}

/** A value or null. */
export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return { mistakeIn: (value, at) => (value === null ? undefined : shape.mistakeIn(value, at)) };
}

/** A sequence. */
export function list<T>(item: Shape<T>): Shape<readonly T[]> {
  return {
    mistakeIn: (value, at) => {
      if (!Array.isArray(value)) return `${place(at)} is not a list`;
      return firstOf(value.entries(), ([index, entry]) => item.mistakeIn(entry, `${at}/${index}`));
    },
  };
}

/** An object with free keys of one shape; a mistake says nothing of a key. */
export function mapping<T>(key: Shape<string>, value: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return {
    mistakeIn: (object, at) => {
      if (!isJsonObject(object)) return `${place(at)} is not an object`;
      return firstOf(
        Object.entries(object),
        ([name, entry]) => key.mistakeIn(name, `${at}/*`) ?? value.mistakeIn(entry, `${at}/*`),
      );
    },
  };
}

/** An object with exactly these fields, some of which may be missing. */
export function fields<R extends Fields, O extends Fields>(required: R, optional: O): Shape<FieldsOf<R, O>> {
  return {
    mistakeIn: (value, at) => {
      if (!isJsonObject(value)) return `${place(at)} is not an object`;
      const known = { ...optional, ...required };
      const other = Object.keys(value).find((name) => !Object.hasOwn(known, name));
      if (other !== undefined) return `${place(at)} has a field that is not known`;
      return firstOf(Object.entries(known), ([name, shape]) =>
        Object.hasOwn(value, name) || Object.hasOwn(required, name)
          ? shape.mistakeIn(Object.hasOwn(value, name) ? value[name] : undefined, `${at}/${name}`)
          : undefined,
      );
    },
  };
}

/** One of several objects, told apart by the text in one of their fields. */
export function union<T extends Readonly<Record<string, Shape<unknown>>>>(
  field: string,
  kinds: T,
): Shape<TypeOf<T[keyof T]>> {
  return {
    mistakeIn: (value, at) => {
      const kind = isJsonObject(value) ? value[field] : undefined;
      const shape = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
      return shape === undefined ? `${place(`${at}/${field}`)} is none that is known` : shape.mistakeIn(value, at);
    },
  };
}

function simple<T>(name: string, isFit: (value: unknown) => boolean): Shape<T> {
  return { mistakeIn: (value, at) => (isFit(value) ? undefined : `${place(at)} is not ${name}`) };
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && !/\p{Surrogate}/u.test(value);
}

function isWhole(value: unknown, least: number): boolean {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least;
}

function isMoment(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString() === value;
}

function place(at: string): string {
  return at === '' ? 'it' : `\`${at}\``;
}

function firstOf<T>(entries: Iterable<T>, mistakeIn: (entry: T) => string | undefined): string | undefined {
  for (const entry of entries) {
    const mistake = mistakeIn(entry);
    if (mistake !== undefined) return mistake;
  }
  return undefined;
}
