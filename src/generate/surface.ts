import type { Kind } from '../catalogue/entry.ts';
import type { JsonValue } from '../core/json.ts';

/** The parts of the API that are compared. */
export type Area =
  | 'query'
  | 'header'
  | 'request'
  | 'record'
  | 'parameters'
  | 'webhook'
  | 'versions'
  | 'configuration'
  | 'batch'
  | 'classify';

/** What a source says of one name: no more than it can say, so that a leaner one is compared with a leaner view. */
export interface Shape {
  readonly kind: Kind;
  readonly nullable: boolean;
  /** Whether a number may be a text, too. */
  readonly orText?: true;
  /** The closed set of values, of an array's items, or of a mapping's keys, sorted. */
  readonly values?: readonly string[];
  readonly default?: JsonValue;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The names of each area; an area that the source does not speak of is absent. */
export type Surface = Readonly<Partial<Record<Area, Readonly<Record<string, Shape>>>>>;

/** Names left out of the comparison: the platform's own routing header, which no caller sets. */
export const NOT_CATALOGUED: Surface = { header: { 'temporal-namespace': { kind: 'string', nullable: true } } };
