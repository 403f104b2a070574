import type { JsonSchema } from './json-schema.ts';
import { mapBelow } from './map-schema.ts';

/** A reference to a variable, of the environment too, or to a key of a row; references in its default may stand once. */
const VALUE = reference('(?:var|env|matrix)', ':[-?](?:\\$\\$\\{|\\$\\{[^}]*\\}|[^}$]|\\$(?!\\$?\\{))*');

/** A reference to a secret, which has no default. */
const SECRET = reference('secret', ':\\?[^}]*');

/** `$${` is no reference: no dollar sign stands in front of one. */
const ANYWHERE = `(?:^|[^$])${VALUE}`;
const ANYWHERE_OR_SECRET = `(?:^|[^$])(?:${VALUE}|${SECRET})`;
const NOWHERE = '^(?!(?:[\\s\\S]*[^$])?\\$\\{)';
const WHOLE = `^${VALUE}$`;

/**
 * The schema of a value as it is written: each scalar its type or a text with a reference, each list its type or a text
 * that is one. A pattern says so beside the types, as it concerns texts only: one mistake stays one error.
 */
export function withReferences(schema: JsonSchema): JsonSchema {
  if (schema.enum !== undefined || schema.const !== undefined) return closedSet(schema);
  return mapBelow(withPattern(withLength(schema)), withReferences);
}

/** The schema of a value that is known before anything is composed: its texts are no references. */
export function withoutReferences(schema: JsonSchema): JsonSchema {
  const isText = [schema.type ?? []].flat().includes('string');
  const pattern = isText && { pattern: NOWHERE, patternErrorMessage: 'No reference is read here.' };
  return mapBelow({ ...schema, ...pattern }, withoutReferences);
}

function reference(source: string, fallback: string): string {
  return `\\$\\{${source}:[A-Za-z_][A-Za-z0-9_]*(?:${fallback})?\\}`;
}

/**
 * A closed set beside references. In `anyOf` the YAML language server would offer a further item for each alternative and
 * head a hover twice; in `else` it overlooks what a set has to offer, so that the values are snippets too.
 */
function closedSet({ enum: members = [], const: only, enumDescriptions = [], ...rest }: JsonSchema): JsonSchema {
  const values = only === undefined ? members : [only];
  const snippets = values.flatMap((value, index) => {
    const description = enumDescriptions[index];
    return value === null ? [] : [{ label: String(value), ...(description && { description }), body: value }];
  });
  const described = enumDescriptions.length > 0 && { enumDescriptions };
  return {
    ...rest,
    defaultSnippets: snippets,
    if: { type: 'string', pattern: ANYWHERE },
    else: { enum: values, ...described },
  };
}

/** How long a text is that a reference stands in is not known; one that has to say something is none that is empty. */
function withLength({ minLength, maxLength, ...rest }: JsonSchema): JsonSchema {
  if (maxLength === undefined) return { ...rest, ...(minLength !== undefined && { minLength }) };
  const bounds = { ...(minLength !== undefined && { minLength }), maxLength };
  return { ...rest, if: { type: 'string', pattern: ANYWHERE }, else: bounds };
}

function withPattern(schema: JsonSchema): JsonSchema {
  const types = [schema.type ?? []].flat();
  const { pattern } = schema;
  if (types.includes('string')) {
    return pattern === undefined ? schema : { ...schema, pattern: `${pattern}|${ANYWHERE_OR_SECRET}` };
  }
  const [kind] = types;
  const written = kind === undefined ? undefined : WRITTEN[kind];
  return written === undefined ? schema : { ...schema, type: withText(types), ...written };
}

function withText(types: readonly string[]): readonly string[] {
  return [...types.filter((type) => type !== 'null'), 'string', ...types.filter((type) => type === 'null')];
}

/** What a text in the place of another type has to be, and how an editor says that it is something else. */
const WRITTEN: Readonly<Record<string, JsonSchema>> = {
  boolean: { pattern: ANYWHERE, errorMessage: '`true` or `false` is needed, or a reference such as `${var:NAME}`.' },
  integer: { pattern: ANYWHERE, errorMessage: 'A whole number is needed, or a reference such as `${var:NAME}`.' },
  number: { pattern: ANYWHERE, errorMessage: 'A number is needed, or a reference such as `${var:NAME}`.' },
  array: { pattern: WHOLE, errorMessage: 'A list is needed, or one whole reference such as `${var:NAME}`.' },
};
