import type { JsonObject } from '../core/json.ts';
import type { SettingHashes } from './hash-settings.ts';

/** The one request that creates a batch. References to secrets are still references. */
export interface BatchRequest {
  readonly method: 'POST';
  readonly path: string;
  readonly query: JsonObject;
  /** In v1 with `job_config` and the source; in v2 with the id of a configuration and of a directory. */
  readonly body: JsonObject;
  /** JSON pointers into the body, to what only apply will know. */
  readonly holes: readonly string[];
}

/** What is saved under a name of its own before a v2 batch is made with it. */
export interface SavedConfiguration {
  /** Tells the parameters apart: what is saved under it is never another. */
  readonly name: string;
  /** References to secrets are still references. */
  readonly parameters: JsonObject;
}

/** The kinds of manifests that batches are made from. */
export type BatchKind = 'ParseBatch' | 'ClassifyBatch' | 'Batch';

/** Which of a manifest's batches is meant: both are absent where it makes only one. */
export interface BatchTarget {
  readonly environment?: string;
  /** The row of its matrix: `key=value`, sorted by key, joined by `,`, percent-encoded. */
  readonly row?: string;
}

/** A manifest, compiled. */
export interface CompiledBatch extends BatchTarget {
  readonly kind: BatchKind;
  /** `metadata.name` of the manifest. */
  readonly name: string;
  /** SHA-256 in lower-case hex over what makes the batch a run of its own; delivery settings change nothing. */
  readonly digest: string;
  /** The same without name, environment and row: the digest of the work, whatever it is called. */
  readonly contentDigest: string;
  /** What that covers, setting by setting: by it what has changed since a run is named. */
  readonly settings: SettingHashes;
  readonly request: BatchRequest;
  /** What apply saves first, where a v2 batch states its parameters. */
  readonly configuration?: SavedConfiguration;
  /** Globs of the local files that apply uploads, relative to the manifest; empty where the source is elsewhere. */
  readonly files: readonly string[];
  /** What apply references from a directory that it makes (`stage: true`); undefined where there is no such thing. */
  readonly staged?: StagedSource;
}

/** Files that the service has already: all of a directory, or some by their ids. */
export type StagedSource = { readonly directoryId: string } | { readonly itemIds: readonly string[] };

/** What a batch is called among all of a project: `name.environment.row`, as far as it has them. */
export function labelOf({ name, environment, row }: BatchLabel): string {
  return [name, environment, row].filter((part) => part !== undefined).join('.');
}

interface BatchLabel {
  readonly name: string;
  readonly environment?: string | undefined;
  readonly row?: string | undefined;
}

/** The order in which batches are written: by name, environment and row. */
export function compareBatches(left: CompiledBatch, right: CompiledBatch): number {
  const keys = [
    [left.name, right.name],
    [left.environment ?? '', right.environment ?? ''],
    [left.row ?? '', right.row ?? ''],
  ] as const;
  const [one, other] = keys.find(([a, b]) => a !== b) ?? ['', ''];
  return one === other ? 0 : one < other ? -1 : 1;
}
