import type { JsonObject, JsonValue } from '../core/json.ts';
import { escapeReferences } from '../core/reference.ts';
import type { ImportFinding } from './finding.ts';
import type { ImportInput } from './read/read-input.ts';
import type { RecognizedRequest } from './recognize-request.ts';

/** `spec.project_id` and `spec.organization_id`, and what keeps them from being one each. */
export interface FoundProject {
  readonly ids: JsonObject;
  readonly findings: readonly ImportFinding[];
}

/** Brings together the project of the record and that of the query: a manifest states it once for both. */
export function findProject(request: RecognizedRequest, input: ImportInput): FoundProject {
  const { body, placeOf, queryPlace } = request;
  const query: JsonObject = { ...request.query, ...input.query };
  const inRecord = body.job_config['project_id'];
  const inQuery = query['project_id'] ?? undefined;
  const ids = { project_id: inRecord ?? inQuery, organization_id: query['organization_id'] ?? undefined };
  const isConflict = inRecord !== undefined && inQuery !== undefined && inRecord !== inQuery;
  const stated = Object.entries(ids).filter(([, value]) => value !== undefined);
  return {
    ids: Object.fromEntries(stated.map(([key, value]) => [key, literal(value as JsonValue)])),
    findings: isConflict ? [conflict(request, input)] : [],
  };

  function conflict({ query: own }: RecognizedRequest, { document }: ImportInput): ImportFinding {
    const isOwn = own['project_id'] !== undefined;
    const message = '`project_id` in `job_config` and in the query are different projects.';
    const help = 'Keep one of them: a manifest states the project once, and compile sends it in both places.';
    const related = isOwn
      ? [{ message: 'the query', origin: document.originOf([...queryPlace, 'project_id'], 'value') }]
      : [];
    const path = placeOf(['job_config', 'project_id']);
    return { code: 'import/conflict', path, at: 'value', message, help, related };
  }
}

function literal(value: JsonValue): JsonValue {
  return typeof value === 'string' ? escapeReferences(value) : value;
}
