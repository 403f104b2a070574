import { RECORD_FIELDS } from '../catalogue/parse-v1/record.ts';
import { isJsonObject } from '../core/json.ts';
import type { ImportFinding } from './finding.ts';
import type { RecognizedRequest } from './recognize-request.ts';

const JOB_NAME = RECORD_FIELDS.job_name.default.value;

/** Refuses jobs that are not parse jobs: compile writes the two constants that say what a job is. */
export function checkConstants({ body: { job_config: record }, placeOf }: RecognizedRequest): ImportFinding[] {
  const { job_name, parameters } = record;
  const type = isJsonObject(parameters) ? parameters['type'] : undefined;
  const findings: ImportFinding[] = [];
  const refuse = (path: readonly string[], constant: string): void => {
    const message = `Only parse jobs can be imported: \`${path.at(-1)}\` is not \`${constant}\`.`;
    const help = `Give a parse job, or remove \`${path.at(-1)}\`.`;
    findings.push({ code: 'import/unsupported', path: placeOf(path), at: 'value', message, help });
  };
  if (job_name !== undefined && job_name !== JOB_NAME) refuse(['job_config', 'job_name'], JOB_NAME);
  if (type !== undefined && type !== 'parse') refuse(['job_config', 'parameters', 'type'], 'parse');
  return findings;
}
