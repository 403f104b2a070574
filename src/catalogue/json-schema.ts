/** The types that a JSON Schema can name. */
export const JSON_SCHEMA_TYPES = ['null', 'boolean', 'object', 'array', 'number', 'integer', 'string'] as const;

/** The keywords that say what a value looks like: a schema with none of them allows everything. */
export const JSON_SCHEMA_ASSERTIONS = [
  'type',
  'enum',
  'const',
  '$ref',
  '$dynamicRef',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'properties',
  'patternProperties',
  'additionalProperties',
  'propertyNames',
  'required',
  'minProperties',
  'maxProperties',
  'dependentSchemas',
  'dependentRequired',
  'items',
  'prefixItems',
  'contains',
] as const;
