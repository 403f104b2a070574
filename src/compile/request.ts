import type { JsonObject } from '../core/json.ts';

/** What stands in a request for the directory that apply makes and compile cannot know. */
export const APPLY_DIRECTORY = '${apply:directory_id}';

/** The one request that creates a batch. References to secrets are still references. */
export interface BatchRequest {
  readonly method: 'POST';
  readonly path: string;
  readonly query: JsonObject;
  /** The body, with `job_config` and the source. */
  readonly body: JsonObject & { readonly job_config: JsonObject };
  /** JSON pointers into the body, to what only apply will know. */
  readonly holes: readonly string[];
}

/** A manifest, compiled. */
export interface CompiledBatch {
  /** `metadata.name` of the manifest. */
  readonly name: string;
  /** SHA-256 in lower-case hex over what makes the batch a run of its own; delivery settings change nothing. */
  readonly digest: string;
  readonly request: BatchRequest;
  /** Globs of the local files that apply uploads, relative to the manifest; empty where the source is elsewhere. */
  readonly files: readonly string[];
}
