import type { JsonObject, JsonValue } from '../core/json.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { parsePointer, valueAt } from '../core/path.ts';
import type { Shape, Surface } from './surface.ts';
import { NOT_CATALOGUED } from './surface.ts';

const SCHEMAS = '#/components/schemas';
const CREATE = ['paths', '/api/v1/beta/batch-processing', 'post', 'parameters'];
const CREATE_V2 = ['paths', '/api/v2/batches', 'post', 'parameters'];

/** What an OpenAPI document of the platform says of the requests that create batches, and of parse configurations. */
export function readOpenapi(document: JsonObject): Surface {
  const properties = (name: string): Record<string, Shape> => {
    const found = valueAt(deref(document, { $ref: `${SCHEMAS}/${name}` }), ['properties']);
    if (!isJsonObject(found)) throw new Error(`the document has no schema ${name} with properties`);
    return shapesOf(document, found);
  };
  return {
    query: callParameters(document, CREATE, 'query'),
    header: callParameters(document, CREATE, 'header'),
    request: properties('BatchJobCreateRequest'),
    record: properties('BatchParseJobRecordCreate'),
    parameters: properties('BatchParseJobConfig'),
    webhook: properties('WebhookConfiguration'),
    versions: properties('ParseVersionsResponse'),
    configuration: shapesBelow(document, { $ref: `${SCHEMAS}/ParseV2Parameters` }),
    batch: {
      ...atQuery(callParameters(document, CREATE_V2, 'query')),
      ...shapesBelow(document, { $ref: `${SCHEMAS}/BatchCreateRequest` }),
    },
    classify: shapesBelow(document, { $ref: `${SCHEMAS}/ClassifyJob` }),
  };
}

/** Cookies are the browser's. */
function callParameters(document: JsonObject, operation: Path, place: 'query' | 'header'): Record<string, Shape> {
  const all = valueAt(document, operation);
  const here = (Array.isArray(all) ? all.filter(isJsonObject) : []).filter((parameter) => parameter['in'] === place);
  const schemas = here.map((parameter) => [String(parameter['name']), parameter['schema']]);
  return shapesOf(document, Object.fromEntries(schemas) as JsonObject, Object.keys(NOT_CATALOGUED[place] ?? {}));
}

function atQuery(shapes: Readonly<Record<string, Shape>>): Record<string, Shape> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [`?${name}`, shape]));
}

/** The shapes of all that a schema holds, by pointer. */
function shapesBelow(document: JsonObject, written: JsonValue | undefined, pointer = ''): Record<string, Shape> {
  const below = branchesOf(document, written).flatMap((schema): [string, Shape][] => {
    const properties = isJsonObject(schema['properties']) ? Object.entries(schema['properties']) : [];
    const items = schema['items'] === undefined ? {} : shapesBelow(document, schema['items'], `${pointer}/*`);
    return [
      ...Object.entries(items),
      ...properties.flatMap(([name, property]): [string, Shape][] => [
        [`${pointer}/${name}`, shapeOf(document, property)],
        ...Object.entries(shapesBelow(document, property, `${pointer}/${name}`)),
      ]),
    ];
  });
  return Object.fromEntries(below);
}

function shapesOf(document: JsonObject, schemas: JsonObject, without: readonly string[] = []): Record<string, Shape> {
  const names = Object.keys(schemas).filter((name) => !without.includes(name));
  return Object.fromEntries(names.map((name) => [name, shapeOf(document, schemas[name])]));
}

function shapeOf(document: JsonObject, written: JsonValue | undefined): Shape {
  const outer = deref(document, written);
  const branches = branchesOf(document, written);
  const schemas = branches.filter((branch) => branch['type'] !== 'null');
  const [schema = {}] = schemas;
  // Beside a reference a default is that of the property.
  const byDefault = (isJsonObject(written) ? written['default'] : undefined) ?? outer['default'];
  return {
    ...kindOfAll(document, schemas),
    nullable: branches.some((branch) => branch['type'] === 'null'),
    ...(byDefault !== undefined && byDefault !== null && { default: byDefault }),
    ...(schema['type'] === 'string' && pick(schema, ['format'])),
    ...pick(schema, ['minimum', 'maximum', 'exclusiveMinimum', 'minLength', 'maxLength', 'minItems', 'maxItems']),
  };
}

/** A schema, or the alternatives that it gives. */
function branchesOf(document: JsonObject, written: JsonValue | undefined): readonly JsonObject[] {
  const outer = deref(document, written);
  return Array.isArray(outer['anyOf']) ? outer['anyOf'].map((branch) => deref(document, branch)) : [outer];
}

/** The document gives a text beside some values that it knows, beside numbers, and constants beside each other. */
function kindOfAll(document: JsonObject, schemas: readonly JsonObject[]): Pick<Shape, 'kind' | 'values' | 'orText'> {
  const [first = { kind: 'object' }, ...others] = schemas.map((schema) => kindOf(document, schema));
  if (others.length === 0) return first;
  const isText = (shape: Pick<Shape, 'kind'>): boolean => shape.kind === 'string' || shape.kind === 'const';
  if (!isText(first)) return others.every(isText) ? { ...first, orText: true } : first;
  const all = [first, ...others];
  if (all.some(({ values }) => values === undefined)) return { kind: 'string' };
  return { kind: 'string', values: all.flatMap(({ values = [] }) => values).toSorted() };
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
      if (items['type'] === 'integer') return { kind: 'integers' };
      return items['type'] === 'object' ? { kind: 'records' } : { kind: 'strings', ...valuesOf(items) };
    }
    case 'object': {
      if (schema['properties'] !== undefined || schema['additionalProperties'] === false) return { kind: 'record' };
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
