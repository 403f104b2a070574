import { invariant } from '../core/invariant.ts';
import type { JsonSchema } from './json-schema.ts';

/** A schema, and what its closed mappings are called, by their places. */
export interface TypeSource {
  readonly schema: JsonSchema;
  readonly names: Readonly<Record<string, string>>;
}

/** Plain TypeScript interfaces, so that a user's compiler needs no Zod. */
export function buildTypes(sources: readonly TypeSource[]): string {
  const interfaces = new Map<string, string>();
  for (const { schema, names } of sources) collect(schema, '', names, interfaces);
  return [...interfaces.values()].join('\n');
}

type Names = TypeSource['names'];

/** Notes the interface of a mapping, then those of what it holds. */
function collect(schema: JsonSchema, place: string, names: Names, interfaces: Map<string, string>): void {
  if (schema.properties !== undefined) {
    const name = nameOf(place, names);
    if (!interfaces.has(name)) interfaces.set(name, writeInterface(name, schema, place, names));
  }
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    collect(property, `${place}/${key}`, names, interfaces);
  }
  if (schema.items !== undefined) collect(schema.items, `${place}/*`, names, interfaces);
}

function writeInterface(name: string, schema: JsonSchema, place: string, names: Names): string {
  const lines = Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const mark = schema.required?.includes(key) ? '' : '?';
    const type = writeType(property, `${place}/${key}`, names);
    return [...writeComment(property, '  '), `  readonly ${key}${mark}: ${type};`];
  });
  return [...writeComment(schema, ''), `export interface ${name} {`, ...lines, '}', ''].join('\n');
}

function writeComment({ description, deprecationMessage }: JsonSchema, indent: string): string[] {
  const lines = [description, deprecationMessage && `@deprecated ${deprecationMessage}`].filter((line) => line);
  if (lines.length === 0) return [];
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`];
}

function writeType(schema: JsonSchema, place: string, names: Names): string {
  if (schema.const !== undefined) return writeLiteral(schema.const);
  if (schema.enum !== undefined) return schema.enum.map(writeLiteral).join(' | ');
  const types = [schema.type ?? []].flat().map((type) => writeOne(type, schema, place, names));
  return [...new Set(types)].join(' | ') || 'unknown';
}

function writeOne(type: string, schema: JsonSchema, place: string, names: Names): string {
  switch (type) {
    case 'integer':
      return 'number';
    case 'array': {
      const item = writeType(schema.items ?? {}, `${place}/*`, names);
      return `readonly ${/^\w+$/.test(item) ? item : `(${item})`}[]`;
    }
    case 'object':
      return schema.properties === undefined ? writeMapping(schema, place, names) : nameOf(place, names);
    default:
      return type;
  }
}

function writeMapping({ additionalProperties }: JsonSchema, place: string, names: Names): string {
  const value = typeof additionalProperties === 'object' ? additionalProperties : {};
  return `{ readonly [key: string]: ${writeType(value, `${place}/*`, names)} }`;
}

function writeLiteral(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function nameOf(place: string, names: Names): string {
  const name = names[place];
  invariant(name !== undefined, `the mapping at ${place} has a name`);
  return name;
}
