import { classifyEntryAt } from '../catalogue/classify-v1/index.ts';
import { REQUEST_FIELDS } from '../catalogue/parse-v1/request.ts';
import { APPLY_DIRECTORY } from '../compile/holes.ts';
import type { JsonObject } from '../core/json.ts';
import { CLASSIFY_KEYS } from '../generated/keys.ts';
import type { BatchParts } from './assemble-batch.ts';
import type { ConvertedRequest } from './convert-request.ts';
import { group, orderKeys } from './manifest-parts.ts';

/** Whether a record of v1 is that of a job that classifies: only these have rules. */
export function isClassifyJob(record: JsonObject): boolean {
  return 'rules' in record;
}

/** Makes the manifest of a batch that classifies; the id and the state of its record are compile's own. */
export function assembleClassify({
  body,
  ids,
  name,
  notices,
}: Omit<BatchParts, 'body'> & { readonly body: JsonObject & { readonly job_config: JsonObject } }): ConvertedRequest {
  const { item_ids, page_size, continue_as_new_threshold, job_config: record } = body;
  const { rules, mode, parsing_configuration, project_id, user_id } = record;
  const directory_id = body['directory_id'] === APPLY_DIRECTORY ? undefined : body['directory_id'];
  const spec = group({
    source: group({ directory_id, item_ids, page_size, continue_as_new_threshold }),
    project_id,
    tracking: group({ user_id }),
    ...ids,
    parameters: group({ mode, rules, parsing_configuration }),
  });
  const about = { apiVersion: 'parsebatch.dev/v1', kind: 'ClassifyBatch', metadata: { name } };
  return {
    manifest: orderKeys({ ...about, spec }, CLASSIFY_KEYS) as JsonObject,
    lacksSource: directory_id === undefined && item_ids === undefined,
    notices: [
      ...Object.keys(body).flatMap((key) => (Object.hasOwn(REQUEST_FIELDS, key) ? [] : [`\`${key}\` ${UNKNOWN}`])),
      ...Object.keys(record).flatMap(describeField),
      ...notices,
    ],
  };
}

const UNKNOWN = 'is left out: the API has no such field there.';

/** What a manifest states of a record; the rest follows from it, or is the service's to say. */
const STATED = ['rules', 'mode', 'parsing_configuration', 'project_id', 'user_id'];

/** What compile writes again. */
const DERIVED = ['id', 'status'];

function describeField(key: string): string[] {
  if (STATED.includes(key) || DERIVED.includes(key)) return [];
  const isKnown = classifyEntryAt(`/job_config/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`) !== undefined;
  return [`\`${key}\` ${isKnown ? 'is left out: the service says it of a job, and takes it from nobody.' : UNKNOWN}`];
}
