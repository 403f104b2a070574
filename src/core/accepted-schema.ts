import type { JsonValue } from './json.ts';

/** The schemas that others refer to, by name. */
export type AcceptedParts = Readonly<Record<string, AcceptedSchema>>;

/** The keywords of JSON Schema that are understood; `npm run generate` refuses a schema with others. */
export interface AcceptedSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: JsonValue;
  readonly enum?: readonly JsonValue[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: AcceptedSchema;
  readonly properties?: Readonly<Record<string, AcceptedSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | AcceptedSchema;
  readonly allOf?: readonly AcceptedSchema[];
  readonly oneOf?: readonly AcceptedSchema[];
  readonly anyOf?: readonly AcceptedSchema[];
}

/** A schema for a check that only accepts, with the parts that it refers to. */
export interface Accepted {
  readonly schema: AcceptedSchema;
  readonly parts: AcceptedParts;
}
