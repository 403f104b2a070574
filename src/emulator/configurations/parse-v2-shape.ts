import type { CatalogueEntry } from '../../catalogue/entry.ts';
import { PARSE_V2 } from '../../catalogue/parse-v2/index.ts';
import { shapeOf } from '../batches/entry-shape.ts';
import type { Shape } from '../http/shape.ts';
import { closedFields, fields, nullable, sequence } from '../http/shape.ts';
import { checkParseV2 } from './check-parse-v2.ts';

/**
 * A parse configuration (OpenAPI: ParseV2Parameters): open at its top, closed in all that it holds. What its fields say
 * together is looked at once each of them fits.
 */
export const parseV2Shape: Shape = (value, loc) => {
  const problems = FIELDS(value, loc);
  return problems.length > 0 ? problems : checkParseV2(value, loc);
};

const FIELDS: Shape = fields(fieldsBelow('/'), [...requiredBelow('/'), 'product_type']);

function fieldsBelow(prefix: string): Record<string, Shape> {
  return Object.fromEntries(entriesBelow(prefix).map((entry) => [entry.pointer.slice(prefix.length), shapeAt(entry)]));
}

function shapeAt(entry: CatalogueEntry): Shape {
  if (entry.kind !== 'record' && entry.kind !== 'records') return shapeOf(entry);
  const below = `${entry.pointer}${entry.kind === 'records' ? '/*' : ''}/`;
  const one = closedFields(fieldsBelow(below), requiredBelow(below));
  const shape = entry.kind === 'records' ? sequence(one) : one;
  return entry.nullable ? nullable(shape) : shape;
}

function requiredBelow(prefix: string): string[] {
  return entriesBelow(prefix).flatMap(({ pointer, required }) => (required ? [pointer.slice(prefix.length)] : []));
}

function entriesBelow(prefix: string): CatalogueEntry[] {
  return PARSE_V2.filter(({ pointer }) => pointer.startsWith(prefix) && !pointer.slice(prefix.length).includes('/'));
}
