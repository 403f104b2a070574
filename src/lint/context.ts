import type { Document } from '../core/document.ts';
import type { Path } from '../core/path.ts';
import type { ProjectSettings } from '../project/settings.ts';
import type { BatchSettings } from './batch-settings.ts';

/** What a rule of one document sees: the document as it is written. Its form may be wrong. */
export interface DocumentContext {
  readonly document: Document;
  /** The ways to its specs: its own, and the partial one of each environment. */
  readonly specs: readonly Path[];
  readonly project: ProjectSettings;
}

/** What a rule of one manifest sees: the manifest as it is composed. Other parts of it may have errors. */
export interface ManifestContext {
  /** Knows where each value was written. */
  readonly document: Document;
  readonly settings: BatchSettings;
  readonly project: ProjectSettings;
  /** The environment that it was composed for. */
  readonly environment: string | undefined;
  /** The environment and the row of the matrix, as findings name them; undefined where it has neither. */
  readonly target: string | undefined;
}

/** What a rule of a project sees: every composed manifest, one for each environment and row. */
export interface ProjectContext {
  readonly manifests: readonly ManifestContext[];
}
