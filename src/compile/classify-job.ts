import type { JsonObject } from '../core/json.ts';
import type { ClassifyBatchSpec } from '../generated/types.ts';
import { mergeDeeply } from './merge-deeply.ts';
import { omitNulls } from './omit-nulls.ts';
import { writeLiterals } from './write-literals.ts';

/** The `ClassifyJob` of a manifest, without what compile adds to make it a record: what the manifest sets. */
export function buildClassifyJob({
  parameters,
  unchecked_parameters,
  project_id,
  tracking,
}: ClassifyBatchSpec): JsonObject {
  const stated = omitNulls(parameters as unknown as JsonObject);
  const job = mergeDeeply(stated, omitNulls((unchecked_parameters ?? {}) as JsonObject));
  return writeLiterals({ ...job, project_id, user_id: tracking.user_id }, ['job_config']) as JsonObject;
}
