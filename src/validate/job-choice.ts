import type { Document } from '../core/document.ts';
import { isJsonObject } from '../core/json.ts';
import type { Path } from '../core/path.ts';
import { valueAt } from '../core/path.ts';
import type { SchemaFinding } from './finding.ts';

/** Finds both ways to configure a job in one spec, and parameters for a job that takes none. */
export function checkJobConflict(document: Document, spec: Path): SchemaFinding[] {
  const path = [...spec, 'job'];
  const job = valueAt(document.value, path);
  if (!isJsonObject(job) || job['parameters'] == null) return [];
  if (job['configuration_id'] != null) return [bothStated(document, path)];
  return job['type'] === 'extract_v2' ? [parametersOfExtract(path)] : [];
}

/** Says that a composed job states neither of the two. */
export function checkJobChoice(document: Document): SchemaFinding[] {
  const path = ['spec', 'job'];
  const job = valueAt(document.value, path);
  if (!isJsonObject(job) || job['parameters'] != null || job['configuration_id'] != null) return [];
  const message = '`job` says nothing of how the files are processed.';
  const isExtract = job['type'] === 'extract_v2';
  const help = isExtract ? 'State the `configuration_id` of a saved configuration.' : CHOOSE;
  return [{ code: 'schema/job-choice', path, at: 'key', message, help }];
}

const CHOOSE = 'State exactly one of `configuration_id` and `parameters`.';

function bothStated(document: Document, path: Path): SchemaFinding {
  const message = '`configuration_id` and `parameters` exclude each other.';
  const other = document.originOf([...path, 'configuration_id'], 'key');
  const related = [{ message: '`configuration_id` stands here', origin: other }];
  const help = 'Keep exactly one: a saved configuration is used as it is.';
  return { code: 'schema/job-choice', path: [...path, 'parameters'], at: 'key', message, help, related };
}

function parametersOfExtract(path: Path): SchemaFinding {
  const message = '`parameters` configure parsing; a job of the type `extract_v2` takes a saved configuration.';
  const help = 'State its `configuration_id` instead.';
  return { code: 'schema/job-choice', path: [...path, 'parameters'], at: 'key', message, help };
}
