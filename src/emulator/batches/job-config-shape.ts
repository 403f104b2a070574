import { PARSE_V1 } from '../../catalogue/parse-v1/index.ts';
import type { JsonValue } from '../../core/json.ts';
import type { Problem } from '../http/api-error.ts';
import type { Shape } from '../http/shape.ts';
import { choice, fields, nullable, sequence, text } from '../http/shape.ts';
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
