import { z } from 'zod/v3';
import { DNS_LABEL } from '../core/dns-label.ts';
import { invariant } from '../core/invariant.ts';
import { VARIABLE_NAME } from '../core/variable-name.ts';
import { annotateNotes } from './annotate.ts';
import { COMPOSING_NOTES } from './composing-notes.ts';
import type { JsonSchema } from './json-schema.ts';
import { toJsonSchema } from './json-schema.ts';

/** The keys of a spec that say what it is composed from; they are gone when it is. What an environment holds is added. */
export function composingKeys(environment: JsonSchema): Readonly<Record<keyof typeof COMPOSING, JsonSchema>> {
  const schema = toJsonSchema(z.object(COMPOSING));
  annotateNotes(schema, COMPOSING_NOTES);
  const { extends: profiles, environments, matrix } = schema.properties ?? {};
  invariant(matrix !== undefined, 'the matrix is one of the keys');
  return {
    extends: { ...profiles },
    environments: { ...environments, additionalProperties: environment },
    matrix: closeRows(matrix),
  };
}

const axisName = z.string().regex(VARIABLE_NAME);
const axisValue = z.union([z.string(), z.number(), z.boolean()]);
const rows = z.array(z.record(axisName, axisValue));

const COMPOSING = {
  extends: optional(
    z.array(z.string().min(1)),
    'The profiles that this builds on: paths relative to this file, with `#name` where a file holds several. Later ones win.',
  ),
  environments: optional(
    z.record(z.string().regex(DNS_LABEL), z.unknown()),
    'What differs in an environment: a partial spec by its name, merged over this one by `--env`.',
  ),
  matrix: optional(
    z
      .object({
        include: optional(rows, 'Keys to add to the rows that they do not contradict, or further rows.'),
        exclude: optional(rows, 'Rows to leave out.'),
      })
      .catchall(z.array(axisValue).nonempty()),
    'One batch for each combination of these values, which `${matrix:NAME}` reads.',
  ),
};

function optional<T extends z.ZodTypeAny>(schema: T, summary: string): z.ZodOptional<z.ZodNullable<T>> {
  return schema.nullable().optional().describe(summary);
}

/** What Zod has no word for: the form of the names of axes, and that a row says something. */
function closeRows(matrix: JsonSchema): JsonSchema {
  const properties = Object.entries(matrix.properties ?? {}).map(([key, list]) => [
    key,
    { ...list, items: { ...list.items, minProperties: 1 } },
  ]);
  return { ...matrix, properties: Object.fromEntries(properties), propertyNames: { pattern: VARIABLE_NAME.source } };
}
