import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import { parsePointer, valueAt } from '../core/path.ts';
import type { Shape, Surface } from './surface.ts';
import { NOT_CATALOGUED } from './surface.ts';

const SCHEMAS = '#/components/schemas';
const CREATE = ['paths', '/api/v1/beta/batch-processing', 'post', 'parameters'];

/** What an OpenAPI document of the platform says of the request that creates a v1 batch. */
export function readOpenapi(document: JsonObject): Surface {
  const properties = (name: string): Record<string, Shape> => {
    const found = valueAt(deref(document, { $ref: `${SCHEMAS}/${name}` }), ['properties']);
    if (!isJsonObject(found)) throw new Error(`the document has no schema ${name} with properties`);
    return shapesOf(document, found);
  };
  return {
    ...readCallParameters(document),
    request: properties('BatchJobCreateRequest'),
    record: properties('BatchParseJobRecordCreate'),
    parameters: properties('BatchParseJobConfig'),
    webhook: properties('WebhookConfiguration'),
    versions: properties('ParseVersionsResponse'),
  };
}

/** Cookies are the browser's. */
function readCallParameters(document: JsonObject): Surface {
  const all = valueAt(document, CREATE);
  const parameters = Array.isArray(all) ? all.filter(isJsonObject) : [];
  const of = (place: 'query' | 'header'): Record<string, Shape> => {
    const here = parameters.filter((parameter) => parameter['in'] === place);
    const schemas = here.map((parameter) => [String(parameter['name']), parameter['schema']]);
    return shapesOf(document, Object.fromEntries(schemas) as JsonObject, Object.keys(NOT_CATALOGUED[place] ?? {}));
  };
  return { query: of('query'), header: of('header') };
}

function shapesOf(document: JsonObject, schemas: JsonObject, without: readonly string[] = []): Record<string, Shape> {
  const names = Object.keys(schemas).filter((name) => !without.includes(name));
  return Object.fromEntries(names.map((name) => [name, shapeOf(document, schemas[name])]));
}

function shapeOf(document: JsonObject, written: JsonValue | undefined): Shape {
  const outer = deref(document, written);
  const branches = Array.isArray(outer['anyOf']) ? outer['anyOf'].map((branch) => deref(document, branch)) : [outer];
  const [schema = {}] = branches.filter((branch) => branch['type'] !== 'null');
  const byDefault = outer['default'];
  return {
    ...kindOf(document, schema),
    nullable: branches.some((branch) => branch['type'] === 'null'),
    ...(byDefault !== undefined && byDefault !== null && { default: byDefault }),
    ...(schema['type'] === 'string' && pick(schema, ['format'])),
    ...pick(schema, ['minimum', 'maximum', 'exclusiveMinimum', 'minItems']),
  };
}

function kindOf(document: JsonObject, schema: JsonObject): Pick<Shape, 'kind' | 'values'> {
  switch (schema['type']) {
    case 'boolean':
    case 'integer':
    case 'number':
      return { kind: schema['type'] };
    case 'string':
      if (schema['const'] !== undefined) return { kind: 'const', values: [String(schema['const'])] };
      return { kind: 'string', ...valuesOf(schema) };
    case 'array': {
      const items = deref(document, schema['items']);
      return items['type'] === 'object' ? { kind: 'records' } : { kind: 'strings', ...valuesOf(items) };
    }
    case 'object': {
      if (schema['properties'] !== undefined) return { kind: 'record' };
      if (!isJsonObject(schema['additionalProperties'])) return { kind: 'object' };
      return { kind: 'mapping', ...valuesOf(deref(document, schema['propertyNames'])) };
    }
    default:
      throw new Error(`no kind stands for the schema ${JSON.stringify(schema)}`);
  }
}

function valuesOf(schema: JsonObject): Pick<Shape, 'values'> {
  const values = schema['enum'];
  return Array.isArray(values) ? { values: values.map(String).toSorted() } : {};
}

function pick(schema: JsonObject, keys: readonly (keyof Shape)[]): Partial<Shape> {
  return Object.fromEntries(keys.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])));
}

function deref(document: JsonObject, schema: JsonValue | undefined): JsonObject {
  if (!isJsonObject(schema)) return {};
  const reference = schema['$ref'];
  return typeof reference === 'string' ? deref(document, valueAt(document, parsePointer(reference.slice(1)))) : schema;
}
