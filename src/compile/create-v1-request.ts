import type { JsonObject } from '../core/json.ts';
import { literalText } from '../core/reference.ts';
import type { ClassifyBatchSpec, ParseBatchSpec } from '../generated/types.ts';
import { APPLY_DIRECTORY } from './holes.ts';
import { omitNulls } from './omit-nulls.ts';
import type { BatchRequest, StagedSource } from './request.ts';

/** OpenAPI: create_batch_job_api_v1_beta_batch_processing_post. */
const CREATE_PATH = '/api/v1/beta/batch-processing';

/** What the request reads of either of its jobs. */
type SentSpec = Pick<ParseBatchSpec | ClassifyBatchSpec, 'source' | 'project_id' | 'organization_id'>;

/** The request that creates a v1 batch, whatever its job is. */
export function createV1Request(spec: SentSpec, jobConfig: JsonObject): BatchRequest {
  const { page_size, continue_as_new_threshold } = spec.source;
  const source = buildSource(spec);
  return {
    method: 'POST',
    path: CREATE_PATH,
    query: omitNulls({ project_id: spec.project_id, organization_id: spec.organization_id }),
    body: { ...omitNulls({ ...source, page_size, continue_as_new_threshold }), job_config: jobConfig },
    holes: source.directory_id === APPLY_DIRECTORY ? ['/directory_id'] : [],
  };
}

/** Local files and staged items stand in a directory that apply makes for the run. */
function buildSource({ source }: SentSpec): { readonly directory_id?: string; readonly item_ids?: string[] } {
  if (source.files != null || source.stage === true) return { directory_id: APPLY_DIRECTORY };
  if (source.item_ids != null) return { item_ids: source.item_ids.map(literalText) };
  return source.directory_id == null ? {} : { directory_id: literalText(source.directory_id) };
}

/** What a v1 batch is staged from; local files are in a directory of the run whether or not they are to be. */
export function stagedSource({ source }: SentSpec): StagedSource | undefined {
  if (source.stage !== true || source.files != null) return undefined;
  if (source.item_ids != null) return { itemIds: source.item_ids.map(literalText) };
  return source.directory_id == null ? undefined : { directoryId: literalText(source.directory_id) };
}
