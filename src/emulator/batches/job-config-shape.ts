import { CLASSIFY_V1 } from '../../catalogue/classify-v1/index.ts';
import type { CatalogueEntry } from '../../catalogue/entry.ts';
import { PARSE_V1 } from '../../catalogue/parse-v1/index.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Problem } from '../http/api-error.ts';
import type { Shape } from '../http/shape.ts';
import { fields, nullable, sequence } from '../http/shape.ts';
import { shapeOf } from './entry-shape.ts';

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

const CLASSIFY: Shape = fields(
  {
    ...fieldsBelow(CLASSIFY_V1, '/job_config/'),
    rules: sequence(requiredFieldsBelow('/job_config/rules/*/'), { min: 1 }),
    parsing_configuration: fields(fieldsBelow(CLASSIFY_V1, '/job_config/parsing_configuration/')),
  },
  requiredBelow('/job_config/'),
);

const PARSE: Shape = fields({ ...fieldsBelow(PARSE_V1, '/job_config/'), parameters: nullable(parametersShape()) });

function parametersShape(): Shape {
  return fields({
    ...fieldsBelow(PARSE_V1, '/job_config/parameters/'),
    webhook_configurations: nullable(
      sequence(fields(fieldsBelow(PARSE_V1, '/job_config/parameters/webhook_configurations/*/'))),
    ),
  });
}

function requiredFieldsBelow(prefix: string): Shape {
  return fields(fieldsBelow(CLASSIFY_V1, prefix), requiredBelow(prefix));
}

/** What a classify job cannot be without. */
function requiredBelow(prefix: string): readonly string[] {
  return entriesBelow(CLASSIFY_V1, prefix).flatMap(([name, { required }]) => (required === true ? [name] : []));
}

/** The shapes of the entries directly below a pointer. */
function fieldsBelow(entries: readonly CatalogueEntry[], prefix: string): Record<string, Shape> {
  return Object.fromEntries(entriesBelow(entries, prefix).map(([name, entry]) => [name, shapeOf(entry)]));
}

function entriesBelow(entries: readonly CatalogueEntry[], prefix: string): readonly [string, CatalogueEntry][] {
  return entries.flatMap((entry): [string, CatalogueEntry][] => {
    const name = entry.pointer.slice(prefix.length);
    return entry.pointer.startsWith(prefix) && !name.includes('/') ? [[name, entry]] : [];
  });
}
