import type { CatalogueEntry } from '../../catalogue/entry.ts';
import { PARSE_V1 } from '../../catalogue/parse-v1/index.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Problem } from '../http/api-error.ts';
import type { Location, Shape } from '../http/shape.ts';
import { anything, choice, fields, flag, mapping, nullable, number, sequence, text } from '../http/shape.ts';

/** Whether a `job_config` is a classify job: it has all that one requires. */
export function isClassifyJob(jobConfig: JsonValue): boolean {
  return CLASSIFY(jobConfig, []).length === 0;
}

/**
 * What `job_config` may be: either of two shapes, of which the parse one requires nothing. What is wrong is told of the
 * parse shape alone.
 */
export const jobConfigShape: Shape = (value, loc): readonly Problem[] =>
  isClassifyJob(value) ? [] : PARSE(value, [...loc, 'BatchParseJobRecordCreate']);

const STATUS = ['PENDING', 'SUCCESS', 'ERROR', 'PARTIAL_SUCCESS', 'CANCELLED'];

const CLASSIFY: Shape = fields(
  {
    status: choice(STATUS),
    id: text({ uuid: true }),
    rules: sequence(
      fields({ type: text({ minLength: 1 }), description: text({ minLength: 10 }) }, ['type', 'description']),
      {
        min: 1,
      },
    ),
    user_id: text(),
    project_id: text({ uuid: true }),
  },
  ['status', 'id', 'rules', 'user_id', 'project_id'],
);

const PARSE: Shape = fields({ ...fieldsBelow('/job_config/'), parameters: nullable(parametersShape()) });

function parametersShape(): Shape {
  return fields({
    ...fieldsBelow('/job_config/parameters/'),
    webhook_configurations: nullable(sequence(fields(fieldsBelow('/job_config/parameters/webhook_configurations/*/')))),
  });
}

/** The shapes of the entries directly below a pointer. */
function fieldsBelow(prefix: string): Record<string, Shape> {
  const below = PARSE_V1.filter(
    ({ pointer }) => pointer.startsWith(prefix) && !pointer.slice(prefix.length).includes('/'),
  );
  return Object.fromEntries(below.map((entry) => [entry.pointer.slice(prefix.length), shapeOf(entry)]));
}

function shapeOf(entry: CatalogueEntry): Shape {
  const shape = shapeOfKind(entry);
  return entry.nullable ? nullable(shape) : shape;
}

function shapeOfKind(entry: CatalogueEntry): Shape {
  const values = entry.enum?.map(({ value }) => value);
  switch (entry.kind) {
    case 'boolean':
      return flag;
    case 'string':
      return values === undefined ? text(entry.format === undefined ? {} : { uuid: true }) : choice(values);
    case 'number':
      return number();
    case 'integer':
      return number({ whole: true });
    case 'strings':
      return sequence(values === undefined ? text() : choice(values), schemaLength(entry));
    case 'mapping':
      return values === undefined ? mapping(text()) : knownKeys(values, mapping(text()));
    case 'object':
      return mapping(anything);
    case 'const':
      return choice([String(entry.default?.value)]);
    case 'record':
    case 'records':
      return anything;
  }
}

function schemaLength(entry: CatalogueEntry): { readonly min?: number } {
  return entry.minItems?.basis === 'schema' ? { min: entry.minItems.value } : {};
}

/** The keys are checked as the values of an enum (OpenAPI: propertyNames). */
function knownKeys(keys: readonly string[], shape: Shape): Shape {
  const key = choice(keys);
  return (value: JsonValue, loc: Location) => {
    const problems = shape(value, loc);
    if (problems.length > 0) return problems;
    return Object.keys(value as object).flatMap((name) => key(name, [...loc, name, '[key]']));
  };
}
