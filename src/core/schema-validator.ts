/** One way in which a value does not match a schema: what of Ajv's error objects is relied on. */
export interface SchemaError {
  /** JSON pointer to the value. */
  readonly instancePath: string;
  /** The keyword of JSON Schema that does not hold. */
  readonly keyword: string;
  /** What the keyword says: `allowedValues` of `enum`, `additionalProperty`, `missingProperty` and so on. */
  readonly params: Readonly<Record<string, unknown>>;
  /** The key that is wrong, where the keyword speaks of the names of a mapping's keys. */
  readonly propertyName?: string;
  /** JSON pointer, as a fragment, to the keyword in the schema; only where that lies in an alternative. */
  readonly schemaPath?: string;
}

/** All errors of a value; none where it matches. */
export type SchemaValidator = (value: unknown) => readonly SchemaError[];
