import { Ajv } from 'ajv';
import standaloneCode from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { invariant } from '../core/invariant.ts';
import type { JsonSchema } from './json-schema.ts';

/** The schemas to compile, by the name of the function that checks a value. */
export type SchemasByFunction = Readonly<Record<string, JsonSchema>>;

/** A module of validators that needs nothing at run time: neither Ajv nor the schemas. */
export async function buildValidators(schemas: SchemasByFunction): Promise<string> {
  const code = await bundle(compile(schemas));
  const exported = /export\s*\{([^}]*)\};?\s*$/.exec(code);
  invariant(exported?.[1] !== undefined, 'the bundle ends with its exports');
  const functions = exported[1].split(',').map(exportTyped);
  return [
    '// @ts-nocheck: written by a compiler',
    IMPORT,
    '',
    code.slice(0, exported.index).trimEnd(),
    ...functions,
    '',
  ].join('\n');
}

const IMPORT = "import type { SchemaValidator } from '../core/schema-validator.ts';";

/** What only documents: leaving it out keeps the code small. */
const DOCUMENTATION: ReadonlySet<string> = new Set([
  '$schema',
  'title',
  'description',
  'markdownDescription',
  'enumDescriptions',
  'markdownEnumDescriptions',
  'default',
  'examples',
  'deprecated',
  'deprecationMessage',
  'format',
  'defaultSnippets',
]);

function compile(schemas: SchemasByFunction): string {
  const ajv = new Ajv({
    allErrors: true,
    messages: false,
    allowUnionTypes: true,
    strictTypes: false,
    code: { source: true, esm: true, lines: false },
  });
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(bare(schema), name);
  return standaloneCode.default(ajv, Object.fromEntries(Object.keys(schemas).map((name) => [name, name])));
}

/** Ajv's code still asks for its runtime with `require`. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2023',
    charset: 'utf8',
    minify: true,
    lineLimit: 120,
    legalComments: 'none',
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Ajv leaves its findings on the function: they are returned, so that no state is shared. */
function exportTyped(clause: string): string {
  const [local, name] = clause.trim().split(' as ');
  return `export const ${name}: SchemaValidator = (value) => (${local}(value) ? [] : ${local}.errors);`;
}

function bare(schema: JsonSchema): JsonSchema {
  return strip(schema, false) as JsonSchema;
}

/** Below `properties` the keys are names of the user's, not keywords. */
function strip(value: unknown, keysAreNames: boolean): unknown {
  if (Array.isArray(value)) return value.map((item) => strip(item, false));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => keysAreNames || !DOCUMENTATION.has(key));
  return Object.fromEntries(entries.map(([key, item]) => [key, strip(item, !keysAreNames && key === 'properties')]));
}
