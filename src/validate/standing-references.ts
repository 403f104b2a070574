import type { Document } from '../core/document.ts';
import { parsePointer, valueAt } from '../core/path.ts';
import { parseReferences } from '../core/reference.ts';
import type { SchemaError } from '../core/schema-validator.ts';

/** What a reference can come to, by the names of JSON Schema. */
const SCALARS = ['string', 'number', 'integer', 'boolean'];

/**
 * Leaves out what a validator says about texts whose references stand for the value: what they come to is checked when
 * it is known. A scalar's text may hold a reference, a list's has to be one; no reference comes to a mapping.
 */
export function withoutReferenceErrors({ value }: Document, errors: readonly SchemaError[]): SchemaError[] {
  return errors.filter((error) => {
    if (KEY_ERRORS.has(error.keyword)) return true;
    const text = valueAt(value, parsePointer(error.instancePath));
    return typeof text !== 'string' || !standsFor(text, error);
  });
}

/** Errors about keys are at the mapping that holds them. */
const KEY_ERRORS: ReadonlySet<string> = new Set(['required', 'additionalProperties', 'propertyNames']);

function standsFor(text: string, { keyword, params }: SchemaError): boolean {
  const segments = parseReferences(text);
  if (!segments.some(({ kind }) => kind === 'reference')) return false;
  if (keyword !== 'type') return true;
  const expected = [params['type'] as string | readonly string[]].flat();
  if (expected.some((type) => SCALARS.includes(type))) return true;
  return expected.includes('array') && segments.length === 1;
}
