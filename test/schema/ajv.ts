import { Ajv, type ValidateFunction } from 'ajv';
import type { JsonSchema } from '../../src/schema/json-schema.ts';

/** Compiles a published schema as an editor would: unknown keywords are passed over, formats are checked elsewhere. */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  return new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
}
