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

/** What checks manifests of a kind: as they are written, and as they are composed, where batches are made of them. */
export interface KindValidators {
  readonly authored: SchemaValidator;
  readonly composed?: SchemaValidator;
}

/** What checks the manifests of a run, by their kind: the code for kinds that it does not have need not be there. */
export type Validators = Readonly<Partial<Record<string, KindValidators>>>;
